"""Acts on a diagnosis: a step, an opinion, throwing a draft away."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import TemplateView

from kooperacja.base.errors import DomainError
from kooperacja.base.refusing import RefusalPageMixin, show_refusal
from kooperacja.base.views import PermissionRequiredMixin

from ...forms import NoteForm, OpinionForm
from ...services import (
    DiagnosisIncomplete,
    discard_diagnosis,
    give_opinion,
    take_step,
)
from .reading import DiagnosisPage, diagnosis_or_404

SAID = {
    "submit": gettext_lazy(
        "The diagnosis has gone to the coordinator. You will get a letter."
    ),
    "withdraw": gettext_lazy("The diagnosis is back on your desk as a draft."),
}


class DiagnosisAct(RefusalPageMixin, PermissionRequiredMixin):
    """Something done to the diagnosis of the address."""

    permission_required = "accounts.use_desk"
    back_to = "diagnoses:detail"


class DeskStepView(DiagnosisAct, View):
    """Take one step of the workflow that belongs to the desk."""

    http_method_names = ["post", "options"]
    step: str = ""

    def post(self, request, ref):
        diagnosis = diagnosis_or_404(request.user, ref)
        form = NoteForm(request.POST)
        note = form.cleaned_data["note"] if form.is_valid() else ""
        try:
            take_step(self.step, actor=request.user, diagnosis=diagnosis, note=note)
        except DiagnosisIncomplete as refusal:
            messages.warning(request, str(refusal))
            return redirect(edit_url_with_missing(ref))
        say_done(request, self.step)
        return redirect(diagnosis)


def edit_url_with_missing(ref: str) -> str:
    """Return the address of the form that shows what has to be added."""
    return reverse("diagnoses:edit", args=[ref]) + "?missing=1"


def say_done(request, step: str) -> None:
    """Say what has happened."""
    messages.success(request, SAID[step])


class OpinionView(DiagnosisAct, View):
    """A team member agrees or remarks."""

    http_method_names = ["post", "options"]

    def post(self, request, ref):
        diagnosis = diagnosis_or_404(request.user, ref)
        form = OpinionForm(request.POST)
        if not form.is_valid():
            return self.show(form, diagnosis)
        try:
            give_opinion(actor=request.user, diagnosis=diagnosis, **form.cleaned_data)
        except DomainError as refusal:
            if refusal.status_code == 409:
                raise
            show_refusal(form, refusal)
            return self.show(form, diagnosis)
        messages.success(request, _("Thank you, your opinion has been written down."))
        return redirect(diagnosis)

    def show(self, form, diagnosis):
        """Show the page again with what was typed."""
        page = DiagnosisPage(diagnosis, self.request.user, opinion_form=form)
        if page.opinion_form is None:
            raise PermissionDenied
        context = {"page": page, "diagnosis": diagnosis}
        return render(
            self.request, "problems/diagnosis_detail.html", context, status=400
        )


class DiagnosisDeleteView(DiagnosisAct, TemplateView):
    """Throw away a draft nobody else has seen, after asking."""

    template_name = "problems/diagnosis_confirm_delete.html"

    def get_context_data(self, **kwargs):
        diagnosis = diagnosis_or_404(self.request.user, self.kwargs["ref"])
        if not self.request.user.has_perm("problems.delete_diagnosis", diagnosis):
            raise PermissionDenied
        return super().get_context_data(diagnosis=diagnosis, **kwargs)

    def post(self, request, ref):
        diagnosis = diagnosis_or_404(request.user, ref)
        discard_diagnosis(actor=request.user, diagnosis=diagnosis)
        messages.success(request, _("The draft has been thrown away."))
        return redirect("diagnoses:list")
