"""Answering a remark, taking one back, and what waits for an opinion."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import ListView

from kooperacja.base.errors import DomainError, NotPermitted
from kooperacja.base.views import PermissionRequiredMixin

from ...forms import RemarkAnswerForm
from ...models import Diagnosis, Remark
from ...services import answer_remark, opinions_by_sector, withdraw_remark
from .acts import DiagnosisAct
from .reading import DiagnosisPage, diagnosis_or_404


class RemarkView(DiagnosisAct, View):
    """What the two acts on one remark share."""

    http_method_names = ["post", "options"]

    def find(self, ref: str, remark: str) -> tuple[Diagnosis, Remark]:
        """Return the diagnosis and its remark; 404 for what may not be read."""
        diagnosis = diagnosis_or_404(self.request.user, ref)
        found = diagnosis.remarks.filter(ref=remark).first()
        if found is None:
            raise Http404
        return diagnosis, found


class RemarkAnswerView(RemarkView):
    """The institution answers a remark."""

    def post(self, request, ref, remark):
        diagnosis, remark = self.find(ref, remark)
        form = RemarkAnswerForm(request.POST, auto_id=f"id_{remark.ref}_%s")
        if not form.is_valid():
            return self.show(form, diagnosis, remark)
        try:
            answer_remark(actor=request.user, remark=remark, **form.cleaned_data)
        except NotPermitted:
            raise
        except DomainError as refusal:
            rows = [
                {
                    "label": form.fields["text"].label,
                    "mine": form.cleaned_data["text"],
                    "current": diagnosis.remarks.get(pk=remark.pk).answer,
                }
            ]
            return self.refused(refusal, rows)
        messages.success(request, _("Your answer stands beside the remark now."))
        return redirect(diagnosis)

    def show(self, form, diagnosis, remark):
        """Show the page again with what was typed."""
        page = DiagnosisPage(
            diagnosis, self.request.user, refused_answer=(remark, form)
        )
        if not self.request.user.has_perm("problems.answer_remark", diagnosis):
            raise PermissionDenied
        context = {"page": page, "diagnosis": diagnosis}
        return render(
            self.request, "problems/diagnosis_detail.html", context, status=400
        )


class RemarkWithdrawView(RemarkView):
    """A team member takes an own remark back."""

    def post(self, request, ref, remark):
        diagnosis, remark = self.find(ref, remark)
        withdraw_remark(actor=request.user, remark=remark)
        messages.success(request, _("Your remark has been taken back."))
        return redirect(diagnosis)


class OpinionQueueView(PermissionRequiredMixin, ListView):
    """What waits for the opinion of this team member, the longest waiting first."""

    permission_required = "problems.judge"
    template_name = "problems/opinion_list.html"
    paginate_by = 25
    http_method_names = ["get", "head", "options"]

    def get_queryset(self):
        return Diagnosis.objects.awaiting_opinion_of(self.request.user).for_review()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["rows"] = [
            {
                "diagnosis": diagnosis,
                "opinions": opinions_by_sector(diagnosis.agreements.all()),
            }
            for diagnosis in context["page_obj"]
        ]
        return context
