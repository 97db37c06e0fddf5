"""Editing a draft; two people at once never overwrite each other unseen."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views import View

from kooperacja.base.errors import DomainError, NotPermitted, StaleVersion
from kooperacja.base.views import PermissionRequiredMixin

from ...forms.steps import CHECK, SOURCES, WHAT, read_step, step_of
from ...models import Diagnosis
from ...services import (
    DiagnosisClosed,
    content_of,
    missing_from,
    owns_problem,
    personal_data_in,
    update_diagnosis,
)
from ...workflow import EDITABLE
from .acts import conflict
from .going import go_on
from .page import FormPage, sent_page, stored_page, with_one_more_row, without_judging
from .reading import diagnosis_or_404
from .stale import differences, source_lines


class DiagnosisUpdateView(PermissionRequiredMixin, View):
    """The form of a stored draft or of a diagnosis that came back, step by step."""

    permission_required = "accounts.use_desk"

    def get(self, request, ref):
        diagnosis = self.find(ref)
        if diagnosis.status not in EDITABLE:
            messages.info(request, str(DiagnosisClosed.message))
            return redirect(diagnosis)
        missing = missing_from(diagnosis)
        step = read_step(request.GET.get("krok")) or first_lacking(missing)
        page = stored_page(request.user, diagnosis, step, joined(diagnosis))
        page.warn(personal_data_in(diagnosis))
        if request.GET.get("missing"):
            page.missing = missing
        return page.render(request)

    def post(self, request, ref):
        diagnosis = self.find(ref)
        data = request.POST.copy()
        step = read_step(data.get("krok")) or WHAT
        act = data.get("act", "next")
        if act == "row":
            with_one_more_row(data)
        page = sent_page(request.user, diagnosis, step, joined(diagnosis), data)
        if act in ("row", "check"):
            return without_judging(page).render(request)
        if diagnosis.status not in EDITABLE:
            rows = differences(page.form, diagnosis, page.evidence)
            return conflict(request, DiagnosisClosed(), diagnosis, rows)
        if not page.form.is_valid() or page.is_wrong:
            return page.render(request, status=400)
        return self.save(page, act, data.get("go", ""))

    def save(self, page: FormPage, act: str, wanted: str):
        """Store the step, or show both versions when somebody was faster."""
        form, diagnosis = page.form, page.diagnosis
        stored = content_of(diagnosis)
        content = form.said(stored)
        if page.step == SOURCES:
            content = replace(content, evidence=page.evidence.contents())
        try:
            if content != stored or form.has_changed():
                diagnosis = update_diagnosis(
                    actor=self.request.user,
                    diagnosis=diagnosis,
                    version=form.cleaned_data["version"],
                    content=content,
                    problem=form.problem_content(),
                )
        except StaleVersion as stale:
            return self.show_both(page, stale.current)
        except NotPermitted as refusal:
            raise PermissionDenied(str(refusal)) from refusal
        except DiagnosisClosed as refusal:
            rows = differences(form, diagnosis, page.evidence)
            return conflict(self.request, refusal, diagnosis, rows)
        except DomainError as refusal:
            form.add_refusal(refusal)
            return page.render(self.request, status=400)
        return go_on(self.request, diagnosis, page.step, act, wanted)

    def show_both(self, page: FormPage, current: Diagnosis):
        """Keep the typed in the fields, the stored beside; the next save decides."""
        rows = differences(page.form, current, page.evidence)
        page.theirs = {row["name"]: row["current"] for row in rows}
        page.stale = current
        page.their_sources = source_lines(current)
        page.form.data["version"] = str(current.version)
        return page.render(self.request, status=409)

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


def joined(diagnosis: Diagnosis):
    """Return the problem when others work on it too, None while it is all ours."""
    return None if owns_problem(diagnosis) else diagnosis.problem


def first_lacking(missing: dict[str, str]) -> int:
    """Return the first step that lacks something, the last look where none does."""
    return min((step_of(name) for name in missing), default=CHECK)
