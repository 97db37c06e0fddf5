"""The coordinator enters what an institution said on paper or by telephone."""

from django.core.exceptions import BadRequest
from django.shortcuts import render
from django.utils.translation import gettext as _

from ...forms.standing_in import StandInForm
from .create import DiagnosisCreateView


class StandInView(DiagnosisCreateView):
    """First whose word it is, then the same form as everybody's.

    Institution and way of telling stay in the address, so every button keeps them.
    """

    permission_required = "problems.enter_for_partner"

    def get(self, request):
        if "partner" in request.GET or "told_by" in request.GET:
            form = StandInForm(request.GET)
            if form.is_valid():
                self.choose(form)
                return super().get(request)
            return self.ask(form, status=400)
        return self.ask(StandInForm())

    def post(self, request):
        form = StandInForm(request.GET)
        if not form.is_valid():
            raise BadRequest(_("Choose the institution first."))
        self.choose(form)
        return super().post(request)

    def choose(self, form) -> None:
        """Remember whose word it is for the rest of this request."""
        self.partner = form.cleaned_data["partner"]
        self.told_by = form.cleaned_data["told_by"]

    def own_partners(self):
        """The one institution whose word is taken down."""
        return [self.partner]

    def ask(self, form, status=200):
        """Show the page that asks whose word it is."""
        context = {"form": form}
        return render(self.request, "problems/stand_in.html", context, status=status)
