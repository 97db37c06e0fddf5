"""Need against resource for everybody: the matrix, a cell laid open, the rule."""

from functools import cached_property
from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from kooperacja.base.errors import InvalidInput
from kooperacja.base.views import PublicPageMixin

from ..needs import asking, standing, telling, wording
from ..needs.classes import Gap
from ..needs.drawing import picture_of, pictures_for_legend
from ..needs.explaining import Explanation, explain
from ..needs.lines import ProblemLine, ResourceLine
from ..needs.matrix import Matrix, Question, build_matrix, gaps
from ..needs.reading import rules
from ..needs.rule import NEEDS, SUPPLIES
from ..needs.sheet import PARTS, Sheet
from .situations import is_urgent

#: Gaps that are named above the matrix.
NAMED_GAPS = 6


class AskingMixin(PublicPageMixin):
    """A page that is asked for a period and a target group."""

    also: tuple[str, ...] = ()

    @cached_property
    def groups(self) -> dict[str, str]:
        """Names of target groups by slug."""
        return asking.target_groups()

    def question(self) -> Question:
        """Read the question of the address."""
        try:
            return asking.read_question(self.request.GET, self.groups, also=self.also)
        except InvalidInput as refusal:
            raise BadRequest(str(refusal)) from refusal

    def require_known_year(self, question: Question, years) -> None:
        """Answer 400 for a year nobody has diagnosed."""
        try:
            asking.require_known_year(question, years)
        except InvalidInput as refusal:
            raise BadRequest(str(refusal)) from refusal


class MatrixView(AskingMixin, TemplateView):
    """All areas and kinds of problems at one look."""

    template_name = "needs/matrix.html"
    also = (PARTS,)

    def get_context_data(self, **kwargs):
        question = self.question()
        matrix = build_matrix(question)
        self.require_known_year(question, matrix.years)
        opened = self._opened(matrix)
        sheet = Sheet(matrix, opened)
        known = [
            cell for cell in gaps(matrix) if not matrix.grid.row_of[cell.area].is_city
        ]
        return super().get_context_data(
            matrix=matrix,
            rule=matrix.rule,
            columns=sheet.columns,
            rows=sheet.rows,
            pictures=sheet.pictures,
            legend=pictures_for_legend(),
            largest=[sheet.named(cell) for cell in known[:NAMED_GAPS]],
            large_count=sum(cell.gap == Gap.LARGE for cell in known),
            gaps_count=len(known),
            standing=standing.of_directory(matrix),
            groups=self._filters(matrix, opened),
            group_name=self.groups.get(question.target_group, ""),
            clear_url=self.request.path if asking.query_of(question) else "",
            query=asking.query_of(question).lstrip("?"),
            **kwargs,
        )

    def _opened(self, matrix: Matrix) -> str:
        """The kind of problem whose parts have columns of their own, "" for none."""
        values = [value for value in self.request.GET.getlist(PARTS) if value]
        if not values:
            return ""
        if len(values) > 1 or values[0] not in matrix.grid.category_parents.values():
            raise BadRequest(_("This kind of problem has no parts."))
        return values[0]

    def _filters(self, matrix: Matrix, opened: str) -> list[dict]:
        question = matrix.question
        years = [
            {
                "value": "" if year == matrix.years[0] else year,
                "label": label,
                "checked": year == question.year,
            }
            for year, label in asking.year_options(matrix)
        ]
        people = [{"value": "", "label": _("Everybody")}] + [
            {"value": slug, "label": name, "checked": slug == question.target_group}
            for slug, name in self.groups.items()
        ]
        return [
            {
                "name": asking.PERIOD,
                "kind": "select",
                "legend": _("Years"),
                "options": years,
            },
            {
                "name": asking.GROUP,
                "kind": "select",
                "legend": _("Whom it touches"),
                "options": people,
            },
            *([{"name": PARTS, "kind": "hidden", "value": opened}] if opened else []),
        ]


class CellView(AskingMixin, TemplateView):
    """One cell laid open."""

    template_name = "needs/cell.html"

    def get_context_data(self, area, category, **kwargs):
        question = self.question()
        try:
            told = explain(area, category, question)
        except LookupError:
            raise Http404 from None
        self.require_known_year(question, told.years)
        cell, kind = told.cell, told.grid.categories[category]
        query = asking.query_of(question)
        return super().get_context_data(
            told=told,
            cell=cell,
            row=told.row,
            kind=kind,
            parent=told.grid.categories.get(kind.parent_slug),
            picture=picture_of(cell.need.cls, cell.supply.level),
            in_short=telling.in_short(cell),
            about_need=telling.about_need(told),
            about_supply=telling.about_supply(told),
            about_gap=telling.about_gap(told),
            problems=[_problem(told, line) for line in told.problems],
            resources=[_resource(told, line) for line in told.resources],
            adds_label=telling.adds_label(told),
            gap_rows=_gap_rows(told),
            supply_heads=wording.supply_heads(),
            group_name=self.groups.get(question.target_group, ""),
            is_urgent=is_urgent([category], ()),
            query=query,
            matrix_url=f"{reverse('needs:matrix')}{query}",
            **kwargs,
        )


def _problem(told: Explanation, line: ProblemLine) -> dict[str, Any]:
    return {
        "line": line,
        "problem": line.problem,
        "sum": telling.arithmetic(line.points) if line.points else "",
        "quiet": telling.why_quiet(line),
        "links": told.links.of_problem.get(line.problem.public_id, ()),
    }


def _resource(told: Explanation, line: ResourceLine) -> dict[str, Any]:
    return {
        "line": line,
        "adds": telling.adds(told, line),
        "far": telling.distance(line),
        "notices": standing.notices(line, told.day),
        "confirmation": standing.confirmation(line),
        "links": told.links.of_resource.get(line.resource.public_id, ()),
    }


def _gap_rows(told: Explanation) -> list[dict]:
    """The table of the rule, with this cell's place in it."""
    return [
        {
            **row,
            "gaps": [
                {
                    "gap": gap,
                    "is_here": told.cell.need.cls == name
                    and SUPPLIES[told.cell.supply.level] == supply,
                }
                for gap, supply in zip(row["gaps"], SUPPLIES, strict=True)
            ],
        }
        for name, row in zip(NEEDS, wording.gap_table(told.rule), strict=True)
    ]


class RulesView(PublicPageMixin, TemplateView):
    """The rule in words, and every rule before it."""

    template_name = "needs/rules.html"

    def get_context_data(self, **kwargs):
        if self.request.GET:
            raise BadRequest(_("There is no such filter."))
        versions = [
            {
                "rule": version.rule,
                "note": version.note,
                "since": version.since,
                "chapters": wording.in_words(version.rule),
                "gap_rows": wording.gap_table(version.rule),
            }
            for version in rules()
        ]
        return super().get_context_data(
            newest=versions[0],
            older=versions[1:],
            supply_heads=wording.supply_heads(),
            legend=pictures_for_legend(),
            **kwargs,
        )
