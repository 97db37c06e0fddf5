"""Editing a draft; two people at once never overwrite each other unseen."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views import View

from kooperacja.base.errors import DomainError, StaleVersion
from kooperacja.unsaved.held import HoldsTypedMixin
from kooperacja.unsaved.sent import sent_from
from kooperacja.unsaved.services import forget_saved

from ...forms.evidence import MOST_ROWS, PREFIX
from ...forms.evidence_files import take_files
from ...forms.steps import CHECK, SOURCES, WHAT, read_step, step_of
from ...models import Diagnosis
from ...services import (
    DiagnosisClosed,
    content_of,
    missing_from,
    personal_data_in,
    update_diagnosis,
)
from ...typed_forms import KIND
from ...workflow import EDITABLE
from .acts import DiagnosisAct
from .going import go_on
from .page import FormPage, joined, sent_page, with_one_more_row, without_judging
from .reading import diagnosis_or_404
from .restoring import restored_page, with_both_versions
from .stale import differences, put_beside


class DiagnosisUpdateView(HoldsTypedMixin, DiagnosisAct, View):
    """The form of a stored draft or of a diagnosis that came back, step by step."""

    form_kind = KIND

    def get(self, request, ref):
        diagnosis = self.find(ref)
        if diagnosis.status not in EDITABLE:
            messages.info(request, str(DiagnosisClosed.message))
            return redirect(diagnosis)
        prefetch_related_objects([diagnosis], "evidence__file")
        step = read_step(request.GET.get("krok"))
        step = step or first_lacking(missing_from(diagnosis))
        page = restored_page(request, diagnosis, step, joined(diagnosis))
        page.warn(personal_data_in(diagnosis))
        if request.GET.get("missing"):
            page.missing = page.lacking
        return page.render(request)

    def post(self, request, ref):
        diagnosis = self.find(ref)
        data = request.POST.copy()
        step = read_step(data.get("krok")) or WHAT
        act = data.get("act", "next")
        if act == "row":
            with_one_more_row(data)
        refusals = self.take_files(diagnosis, data)
        page = sent_page(
            request.user, diagnosis, step, joined(diagnosis), data, refusals
        )
        if act in ("row", "check"):
            return without_judging(page).render(request)
        if act == "compare":
            return with_both_versions(request, page).render(request)
        if diagnosis.status not in EDITABLE:
            rows = differences(page.form, diagnosis, page.evidence)
            return self.refused(DiagnosisClosed(), rows)
        if not page.form.is_valid() or page.is_wrong:
            return page.render(request, status=400)
        return self.save(page, act, data.get("go", ""))

    def take_files(self, diagnosis, data) -> dict[int, str]:
        """Store what came with the sources; nothing once it is handed over."""
        if diagnosis.status not in EDITABLE:
            return {}
        return take_files(
            data, self.request.FILES, self.request.user, PREFIX, MOST_ROWS
        )

    def save(self, page: FormPage, act: str, wanted: str):
        """Store the step, or show both versions when somebody was faster."""
        form, diagnosis, saved_from = page.form, page.diagnosis, None
        stored = content_of(diagnosis)
        content = form.said(stored)
        if page.step == SOURCES:
            content = replace(content, evidence=page.evidence.contents())
        try:
            if content != stored or form.has_changed():
                saved_from = form.cleaned_data["version"]
                diagnosis = update_diagnosis(
                    actor=self.request.user,
                    diagnosis=diagnosis,
                    version=saved_from,
                    content=content,
                    problem=form.problem_content(),
                )
        except StaleVersion as stale:
            put_beside(page, stale.current)
            return page.render(self.request, status=409)
        except DiagnosisClosed as refusal:
            rows = differences(form, diagnosis, page.evidence)
            return self.refused(refusal, rows)
        except DomainError as refusal:
            form.add_refusal(refusal)
            return page.render(self.request, status=400)
        forget_saved(
            actor=self.request.user,
            form=page.which,
            record=diagnosis,
            saved_from=saved_from,
            **sent_from(self.request),
        )
        return go_on(self.request, diagnosis, page.step, act, wanted)

    def find(self, ref: str) -> Diagnosis:
        """Return the diagnosis for writing.

        Foreign: missing. Readable and of another institution: forbidden.
        """
        user = self.request.user
        diagnosis = diagnosis_or_404(user, ref)
        may = user.has_perm("problems.change_diagnosis", diagnosis)
        is_own = user.has_perm("problems.submit_diagnosis", diagnosis)
        if not (may or is_own):
            raise PermissionDenied(_("Only its own institution may change it."))
        return diagnosis


def first_lacking(missing: dict[str, str]) -> int:
    """Return the first step that lacks something, the last look where none does."""
    return min((step_of(name) for name in missing), default=CHECK)
