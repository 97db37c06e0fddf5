"""“Still true”: by the link of a letter, or on the desk."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from kooperacja.base.refusing import RefusalPageMixin
from kooperacja.base.views import SecretAddressMixin

from ...models import Confirmation
from ...periods import period_label
from ...services.confirming import LinkUsed, confirm_diagnosis, read_token
from .acts import DiagnosisAct
from .reading import diagnosis_or_404


class ConfirmLinkView(SecretAddressMixin, RefusalPageMixin, View):
    """The page a letter leads to: opening it only shows, its button confirms.

    Who holds the letter is taken for its reader, for this one act and nothing else;
    nobody is logged in by it.
    """

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request, token):
        _person, diagnosis = self.read(token)
        return self.show(diagnosis)

    def post(self, request, token):
        person, diagnosis = self.read(token)
        confirm_diagnosis(
            actor=person,
            diagnosis=diagnosis,
            day=timezone.localdate(),
            way=Confirmation.Way.LINK,
        )
        return self.show(diagnosis, is_done=True)

    def back_url(self) -> str:
        """Lead to this page: nobody is logged in here."""
        return self.request.path

    def read(self, token: str):
        """Return whose letter it was and about what; a link that is over is a 404."""
        try:
            return read_token(token)
        except LinkUsed as used:
            raise Http404(str(used)) from used

    def show(self, diagnosis, *, is_done: bool = False):
        """Show what is confirmed: what residents read anyway, and no more."""
        context = {
            "diagnosis": diagnosis,
            "period": period_label(diagnosis.period),
            "is_done": is_done,
        }
        return render(self.request, "problems/diagnosis_confirm.html", context)


class ConfirmView(DiagnosisAct, View):
    """The same button on the desk."""

    http_method_names = ["post", "options"]

    def post(self, request, ref):
        diagnosis = diagnosis_or_404(request.user, ref)
        confirm_diagnosis(
            actor=request.user,
            diagnosis=diagnosis,
            day=timezone.localdate(),
            way=Confirmation.Way.DESK,
        )
        messages.success(request, _("Thank you. Residents see that it still holds."))
        return redirect(diagnosis)
