"""The page of the diagnosis form: one step of it, and what stands beside."""

from dataclasses import dataclass, field
from functools import cached_property

from django.forms.utils import ErrorDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from kooperacja.unsaved.page import Autosave, autosave_of
from kooperacja.unsaved.services import WhichForm

from ...forms import evidence_formset, initial_of
from ...forms.evidence import MOST_ROWS
from ...forms.steps import CHECK, FORMS, LABELS, SAYING, SOURCES, WHAT, step_of
from ...models import Problem
from ...parts import WHOLE
from ...services import missing_from, owns_problem, pinned_remarks
from ...typed_forms import form_of, new_form
from ...workflow import Status
from .before import said_before
from .place import PlacePart
from .rows import Row, rows_of
from .showing import ShownDiagnosis


@dataclass
class FormPage(PlacePart):
    """Everything the template of the form reads.

    ``form`` asks for the fields of ``step`` (1-4); ``evidence`` is the formset of
    sources in the third step and None in the others.
    """

    user: object
    step: int
    form: object
    evidence: object = None
    diagnosis: object = None
    problem: Problem | None = None
    problem_key: str = ""
    theirs: dict[str, str] = field(default_factory=dict)
    warnings: dict[str, list] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    partners: list = field(default_factory=list)
    must_look: bool = False
    stale: object = None
    their_sources: list[str] = field(default_factory=list)
    their_values: dict[str, list[str]] = field(default_factory=dict)
    autosave: Autosave | None = None

    def warn(self, findings: dict[str, list]) -> None:
        """Put what the lint found beside its fields; sources carry their own."""
        self.warnings = findings
        for number, row in enumerate(self.evidence or (), start=1):
            row.findings = findings.get(f"evidence-{number}", [])

    def set_theirs(self, rows: list[dict]) -> None:
        """Put the other's version beside its fields; see `stale.compared`."""
        self.theirs = {row["name"]: row["current"] for row in rows}
        self.their_values = {row["name"]: row["values"] for row in rows}

    @cached_property
    def parts(self) -> dict[str, list[Row]]:
        """The rows of this step by the name of their part."""
        return rows_of(
            self.form,
            self.theirs,
            self.warnings,
            self.their_values,
            self._before,
            self.remarks,
        )

    @cached_property
    def remarks(self) -> dict[str, list]:
        """What the coordinator and the team remarked, by part; "" is the whole."""
        return pinned_remarks(self.diagnosis) if self._is_stored else {}

    @property
    def remarks_above(self) -> list:
        """Remarks on the whole, and on what has no one field."""
        return [*self.remarks.get(WHOLE, []), *self.remarks.get("answers", [])]

    @cached_property
    def return_reason(self) -> str:
        """Why it came back, "" while it has not."""
        if not self._is_stored or self.diagnosis.status != Status.RETURNED:
            return ""
        return self.diagnosis.status_changes.last().note

    @property
    def _before(self) -> dict:
        if self.step != SAYING:
            return {}
        return said_before(self.form, self.diagnosis)

    @property
    def unfolded(self) -> set[str]:
        """The parts in which something is written, wrong or differs: never folded."""
        return {
            part
            for part, rows in self.parts.items()
            if any(
                row.field.value()
                or row.field.errors
                or row.warnings
                or row.theirs
                or row.remarks
                for row in rows
            )
        }

    @property
    def where(self) -> dict[str, Row]:
        """The rows of the place by the name of their field."""
        return {row.field.name: row for row in self.parts["where"]}

    @cached_property
    def steps(self) -> list[dict]:
        """The step bar: number, label, whether it is done or lacks something."""
        lacking = {step_of(name) for name in self.lacking}
        return [
            {
                "number": number,
                "label": label,
                "done": self._is_stored and number not in (*lacking, CHECK),
                "missing": self._is_stored and number in lacking,
            }
            for number, label in LABELS.items()
        ]

    @property
    def _is_stored(self) -> bool:
        return self.diagnosis is not None

    @cached_property
    def lacking(self) -> dict[str, str]:
        """What has to be done before it can be submitted, by field."""
        return missing_from(self.diagnosis) if self.diagnosis else {}

    @property
    def is_first(self) -> bool:
        """Whether this is the first step."""
        return self.step == WHAT

    @property
    def is_last(self) -> bool:
        """Whether this is the last step."""
        return self.step == CHECK

    @property
    def label(self) -> str:
        """The name of this step."""
        return LABELS[self.step]

    @property
    def missing_links(self) -> list[dict]:
        """What has to be added before submitting, each with the field it belongs to."""
        return [
            {
                "target": self._target(name),
                "label": self._label(name),
                "text": text,
            }
            for name, text in self.missing.items()
        ]

    def _target(self, name: str) -> str:
        step, bound = step_of(name), self._bound(name)
        anchor = (bound.id_for_label or bound.auto_id) if bound else "sources"
        here = "" if step == self.step else f"?krok={step}"
        return f"{here}#{anchor}"

    def _label(self, name: str) -> str:
        bound = self._bound(name)
        return bound.label if bound else _("What it rests on")

    def _bound(self, name: str):
        form_class = FORMS[step_of(name)]
        if name not in form_class.base_fields:
            return None
        return (
            self.form[name]
            if name in self.form.fields
            else form_class(user=self.user)[name]
        )

    @property
    def more_rows(self) -> bool:
        """Whether another source may be added."""
        return len(self.evidence.forms) < MOST_ROWS

    @property
    def is_wrong(self) -> bool:
        """Whether something typed could not be read."""
        if not self.form.is_bound:
            return False
        wrong_rows = self.evidence is not None and not self.evidence.is_valid()
        return bool(self.form.errors) or wrong_rows

    @cached_property
    def shown(self) -> ShownDiagnosis:
        """The stored diagnosis as others will read it; for the last step."""
        return ShownDiagnosis(self.diagnosis)

    @property
    def which(self) -> WhichForm:
        """The form this is, by which what is typed into it is kept."""
        if self.diagnosis is None:
            return new_form(self.form["form_key"].value())
        return form_of(self.diagnosis, self.step)

    def render(self, request, status: int = 200):
        """Return the page."""
        if self.autosave is None:
            self.autosave = autosave_of(request, self.which)
        context = {"page": self, "form": self.form, "diagnosis": self.diagnosis}
        return render(request, "problems/diagnosis_form.html", context, status=status)


def joined(diagnosis) -> Problem | None:
    """Return the problem when others work on it too, None while it is all ours."""
    return None if owns_problem(diagnosis) else diagnosis.problem


def stored_page(user, diagnosis, step: int, joined: Problem | None) -> FormPage:
    """Return the page of a step with what is stored in its fields."""
    form = FORMS[step](
        user=user, diagnosis=diagnosis, problem=joined, initial=initial_of(diagnosis)
    )
    rows = diagnosis.evidence.select_related("file")
    evidence = evidence_formset(stored=rows, user=user) if step == SOURCES else None
    return FormPage(user, step, form, evidence, diagnosis=diagnosis, problem=joined)


def sent_page(
    user, diagnosis, step: int, joined: Problem | None, data, refusals=None
) -> FormPage:
    """Return the page of a step with what was sent in its fields.

    ``refusals`` says row → why the file of a source was refused.
    """
    form = FORMS[step](
        data,
        user=user,
        diagnosis=diagnosis,
        problem=joined,
        initial=initial_of(diagnosis),
    )
    evidence = rows_from(data, user, refusals) if step == SOURCES else None
    return FormPage(user, step, form, evidence, diagnosis=diagnosis, problem=joined)


def without_judging(page: FormPage) -> FormPage:
    """Keep what was typed and say nothing of it yet: nobody asked to save."""
    page.form._errors = ErrorDict()
    page.form.cleaned_data = {}
    if page.evidence is not None:
        for row in page.evidence.forms:
            row._errors = ErrorDict()
            row.cleaned_data = {}
        page.evidence._errors = []
        page.evidence._non_form_errors = page.evidence.error_class()
    return page


def rows_from(data, user, refusals=None):
    """Return the rows of sources as sent; malformed bookkeeping counts as no rows."""
    total = data.get("evidence-TOTAL_FORMS", "")
    if not total.isascii() or not total.isdigit() or len(total) > 4:
        data["evidence-TOTAL_FORMS"] = "0"
    data["evidence-INITIAL_FORMS"] = "0"
    return evidence_formset(data, user=user, refusals=refusals)


def with_one_more_row(data):
    """Count one more row, at most ten."""
    total = data.get("evidence-TOTAL_FORMS", "")
    number = int(total) if total.isascii() and total.isdigit() else 0
    data["evidence-TOTAL_FORMS"] = str(min(number + 1, MOST_ROWS))
