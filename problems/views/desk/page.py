"""The page of the diagnosis form: its rows, and what stands beside them."""

from dataclasses import dataclass, field
from functools import cached_property

from django.contrib.gis.geos import Point
from django.forms.utils import ErrorDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from kooperacja.areas.geo import BadPlace, point_from
from kooperacja.areas.models import Area, PlaceKind
from kooperacja.disclosure.dates import PRECISIONS

from ...forms.diagnosis import WHAT_AND_WHERE, DiagnosisForm
from ...forms.evidence import MOST_ROWS, evidence_formset
from ...known import KnownProblem, known_problems, knows_place
from ...models import Problem
from ...services import Preview, preview

PARTS = {
    "kind": ("category",),
    "where": ("place_kind", "area", "lat", "lon", "address"),
    "name": ("title",),
    "whom": ("target_groups",),
    "judgement": ("period", "severity", "trend", "text_public"),
    "more": (
        "scale_count",
        "scale_unit",
        "causes",
        "effects",
        "proposals",
        "text_internal",
    ),
}


@dataclass(frozen=True)
class Row:
    """A field with what stands beside it: the other's version, findings of the lint."""

    field: object
    theirs: str | None = None
    warnings: list = field(default_factory=list)


@dataclass
class FormPage:
    """Everything the template of the form reads."""

    user: object
    form: DiagnosisForm
    evidence: object
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

    def warn(self, findings: dict[str, list]) -> None:
        """Put what the lint found beside its fields; sources carry their own."""
        self.warnings = findings
        for number, row in enumerate(self.evidence.forms, start=1):
            row.findings = findings.get(f"evidence-{number}", [])

    def rows(self, part: str) -> list[Row]:
        """Return the fields of a part that this form has, in their order."""
        return [
            Row(self.form[name], self.theirs.get(name), self.warnings.get(name, []))
            for name in PARTS[part]
            if name in self.form.fields
        ]

    @cached_property
    def parts(self) -> dict[str, list[Row]]:
        """The rows by the name of their part."""
        return {part: self.rows(part) for part in PARTS}

    @property
    def unfolded(self) -> set[str]:
        """The parts in which something is written, wrong or differs: never folded."""
        return {
            part
            for part, rows in self.parts.items()
            if any(
                row.field.value() or row.field.errors or row.warnings or row.theirs
                for row in rows
            )
        }

    @property
    def where(self) -> dict[str, Row]:
        """The rows of the place by the name of their field."""
        return {row.field.name: row for row in self.parts["where"]}

    @property
    def missing_links(self) -> list[dict]:
        """What has to be added before submitting, each with the field it belongs to."""
        links = []
        for name, text in self.missing.items():
            known = name in self.form.fields
            bound = self.form[name] if known else None
            links.append(
                {
                    "target": (bound.id_for_label or bound.auto_id)
                    if known
                    else "part-3",
                    "label": bound.label if known else _("What it rests on"),
                    "text": text,
                }
            )
        return links

    @property
    def more_rows(self) -> bool:
        """Whether another source may be added."""
        return len(self.evidence.forms) < MOST_ROWS

    @cached_property
    def category(self):
        """The chosen category, None before one is chosen."""
        if self.problem is not None:
            return self.problem.category
        slug = self.form["category"].value()
        return next((row for row in self.form.categories if row.slug == slug), None)

    @cached_property
    def point(self) -> Point | None:
        """The point as typed, None while it cannot be read."""
        if self._kind != PlaceKind.POINT:
            return None
        try:
            lat, lon = (
                float(str(self.form[name].value() or "").replace(",", "."))
                for name in ("lat", "lon")
            )
            return point_from(lat, lon)
        except (ValueError, BadPlace):
            return None

    @property
    def _kind(self) -> str:
        return "" if self.problem else self.form["place_kind"].value() or ""

    @cached_property
    def area(self) -> Area | None:
        """The finest area of the chosen place, None while it is not known."""
        if self.problem is not None:
            return self.problem.area
        if self._kind == PlaceKind.CITY:
            return Area.objects.city()
        if self._kind == PlaceKind.POINT:
            found = self.point and Area.objects.containing(self.point).first()
            return found or None
        if self._kind == PlaceKind.AREA:
            code = self.form["area"].value()
            return Area.objects.filter(code=code).first() if _is_code(code) else None
        return self.diagnosis.problem.area if self.diagnosis else None

    @cached_property
    def public(self) -> Preview | None:
        """What the public would learn of place and time, once both are chosen."""
        problem = self.problem
        if problem is None:
            if self.category is None or self.area is None:
                return None
            stored = self.diagnosis.problem if self.diagnosis else Problem()
            problem = Problem(
                category=self.category,
                area=self.area,
                sensitivity_override=stored.sensitivity_override,
            )
        return preview(problem, timezone.localdate())

    @property
    def public_span(self) -> str:
        """How finely the public learns the time: day, month, quarter, year."""
        sensitivity = self.problem.sensitivity if self.problem else None
        if sensitivity is None:
            sensitivity = self.category.sensitivity if self.category else 2
        return PRECISIONS[sensitivity].value

    @property
    def problem_place(self) -> str:
        """Where the joined problem is, as exactly as this person may know."""
        if knows_place(self.user, self.problem):
            return str(self.problem.area or "")
        return self.public.area_name

    @cached_property
    def known(self) -> list[KnownProblem]:
        """Problems that may be the same; only a new problem is looked up."""
        if self.problem is not None or self.diagnosis is not None or not self.partner:
            return []
        if self.category is None or self.area is None:
            return []
        return known_problems(
            partner=self.partner,
            category=self.category,
            area=self.area if self.area.parent_id else None,
            point=self.point,
        )

    @cached_property
    def partner(self):
        """The institution chosen, the only one where there is one."""
        slug = self.form["partner"].value() if "partner" in self.form.fields else ""
        return next((row for row in self.partners if row.slug == slug), None)

    @property
    def look_key(self) -> str:
        """What the list of known problems was made for; sent back with the form."""
        if self.category is None or self.area is None:
            return ""
        return f"{self.category.slug}/{self.area.code}"

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What was typed of what and where before a problem was joined."""
        if self.problem is None or not self.form.is_bound or self.diagnosis:
            return []
        return [
            (name, value)
            for name in WHAT_AND_WHERE
            for value in self.form.data.getlist(name)
        ]

    @property
    def is_wrong(self) -> bool:
        """Whether something typed could not be read."""
        bound = self.form.is_bound
        return bound and bool(self.form.errors or not self.evidence.is_valid())

    def render(self, request, status: int = 200):
        """Return the page."""
        context = {"page": self, "form": self.form, "diagnosis": self.diagnosis}
        return render(request, "problems/diagnosis_form.html", context, status=status)


def _is_code(code) -> bool:
    return isinstance(code, str) and 0 < len(code) <= 80 and "\x00" not in code


def without_judging(form, evidence):
    """Keep what was typed and say nothing of it yet: nobody asked to save."""
    form._errors = ErrorDict()
    form.cleaned_data = {}
    for row in evidence.forms:
        row._errors = ErrorDict()
        row.cleaned_data = {}
    evidence._errors = []
    evidence._non_form_errors = evidence.error_class()
    return form, evidence


def rows_from(data, stored=()):
    """Return the rows of sources as sent; malformed bookkeeping counts as no rows."""
    if data is None:
        return evidence_formset(stored=stored)
    total = data.get("evidence-TOTAL_FORMS", "")
    if not total.isascii() or not total.isdigit() or len(total) > 4:
        data["evidence-TOTAL_FORMS"] = "0"
    data["evidence-INITIAL_FORMS"] = "0"
    return evidence_formset(data)


def with_one_more_row(data):
    """Count one more row, at most ten."""
    total = data.get("evidence-TOTAL_FORMS", "")
    number = int(total) if total.isascii() and total.isdigit() else 0
    data["evidence-TOTAL_FORMS"] = str(min(number + 1, MOST_ROWS))
