"""Preparing a corrected version of what is published, and comparing the two."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import TemplateView

from kooperacja.base.views import PermissionRequiredMixin

from ...differences import differences, version_of
from ...periods import period_label
from ...services import RevisionExists, revise_diagnosis
from .acts import DiagnosisAct
from .corrections import correction_of
from .reading import diagnosis_or_404


class ReviseView(DiagnosisAct, View):
    """Start a corrected version, or open the one that is being prepared."""

    http_method_names = ["post", "options"]

    def post(self, request, ref):
        diagnosis = diagnosis_or_404(request.user, ref)
        try:
            revision = revise_diagnosis(actor=request.user, diagnosis=diagnosis)
        except RevisionExists as refusal:
            messages.info(request, str(refusal))
            return redirect("diagnoses:detail", refusal.ref)
        messages.success(
            request,
            _(
                "This is your corrected version. What is published stays as it is "
                "until the correction has been accepted and released."
            ),
        )
        return redirect("diagnoses:edit", revision.ref)


class DifferenceView(PermissionRequiredMixin, TemplateView):
    """What a corrected version says differently from what it corrects."""

    permission_required = "accounts.use_desk"
    template_name = "problems/diagnosis_differences.html"
    http_method_names = ["get", "head", "options"]

    def get_context_data(self, **kwargs):
        revision = diagnosis_or_404(self.request.user, self.kwargs["ref"])
        older = correction_of(revision, self.request.user).older
        if older is None:
            raise Http404
        return super().get_context_data(
            diagnosis=revision,
            older=older,
            period=period_label(revision.period),
            differences=differences(version_of(older), version_of(revision)),
            **kwargs,
        )
