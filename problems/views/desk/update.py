"""Editing a draft; two people at once never overwrite each other unseen."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views import View

from kooperacja.base.errors import DomainError, NotPermitted, StaleVersion
from kooperacja.base.views import PermissionRequiredMixin

from ...forms import DiagnosisForm
from ...forms.diagnosis import initial_of
from ...models import Diagnosis
from ...services import (
    DiagnosisClosed,
    missing_from,
    owns_problem,
    personal_data_in,
    update_diagnosis,
)
from ...workflow import EDITABLE
from .acts import conflict
from .create import after_saving
from .page import FormPage, rows_from, with_one_more_row, without_judging
from .reading import diagnosis_or_404
from .stale import differences, source_lines


class DiagnosisUpdateView(PermissionRequiredMixin, View):
    """The form of a stored draft or of a diagnosis that came back."""

    permission_required = "accounts.use_desk"

    def get(self, request, ref):
        diagnosis = self.find(ref)
        if diagnosis.status not in EDITABLE:
            messages.info(request, str(DiagnosisClosed.message))
            return redirect(diagnosis)
        form = self.form(diagnosis, initial=initial_of(diagnosis))
        page = self.page(diagnosis, form, rows_from(None, diagnosis.evidence.all()))
        page.warn(personal_data_in(diagnosis))
        if request.GET.get("missing"):
            page.missing = missing_from(diagnosis)
        return page.render(request)

    def post(self, request, ref):
        diagnosis = self.find(ref)
        data = request.POST.copy()
        act = data.get("act", "save")
        if act == "row":
            with_one_more_row(data)
        form = self.form(diagnosis, data)
        page = self.page(diagnosis, form, rows_from(data))
        if act in ("row", "check"):
            without_judging(page.form, page.evidence)
            return page.render(request)
        if diagnosis.status not in EDITABLE:
            rows = differences(form, diagnosis, page.evidence)
            return conflict(request, DiagnosisClosed(), diagnosis, rows)
        if not (form.is_valid() & page.evidence.is_valid()):
            return page.render(request, status=400)
        return self.save(page, wants_submit=act == "submit")

    def save(self, page: FormPage, *, wants_submit: bool):
        """Store the draft, or show both versions when somebody was faster."""
        form = page.form
        try:
            diagnosis = update_diagnosis(
                actor=self.request.user,
                diagnosis=page.diagnosis,
                version=form.cleaned_data["version"],
                content=form.diagnosis_content(page.evidence.contents()),
                problem=form.problem_content(),
            )
        except StaleVersion as stale:
            return self.show_both(page, stale.current)
        except NotPermitted as refusal:
            raise PermissionDenied(str(refusal)) from refusal
        except DiagnosisClosed as refusal:
            rows = differences(form, page.diagnosis, page.evidence)
            return conflict(self.request, refusal, page.diagnosis, rows)
        except DomainError as refusal:
            form.add_refusal(refusal)
            return page.render(self.request, status=400)
        return after_saving(self.request, diagnosis, wants_submit=wants_submit)

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

    def form(self, diagnosis, data=None, **kwargs) -> DiagnosisForm:
        """Return the form; the problem's own fields only while nobody else has it."""
        joined = None if owns_problem(diagnosis) else diagnosis.problem
        return DiagnosisForm(
            data,
            user=self.request.user,
            diagnosis=diagnosis,
            problem=joined,
            **kwargs,
        )

    def page(self, diagnosis, form, evidence) -> FormPage:
        """Return the page of this form."""
        return FormPage(
            self.request.user,
            form,
            evidence,
            diagnosis=diagnosis,
            problem=form.problem,
        )
