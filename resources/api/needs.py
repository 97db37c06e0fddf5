"""Need against resource for programs: every cell, and one cell with its rows."""

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.helpers import forced_singular_serializer
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import viewsets
from rest_framework.exceptions import ValidationError
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from kooperacja.base.api.filters import PLUMBING
from kooperacja.base.api.permissions import PublicRead
from kooperacja.base.api.renderers import CSVRenderer, RefusalsInJSON, write_csv
from kooperacja.base.api.shelf import DETAIL, REFUSAL, LenientNegotiation
from kooperacja.base.errors import InvalidInput

from ..needs import asking, telling
from ..needs.explaining import Explanation, explain
from ..needs.lines import ProblemLine, ResourceLine
from ..needs.matrix import Cell, Matrix, Question, build_matrix
from .need_serializers import (
    GAPS,
    NeedDetailSerializer,
    NeedPageSerializer,
    NeedSerializer,
)

JSON, CSV = JSONRenderer.media_type, CSVRenderer.media_type


PARAMETERS = [
    OpenApiParameter(
        asking.PERIOD,
        {"type": "string", "pattern": r"^([0-9]{4})?$"},
        description="The last year that counts; the newest one if left out.",
    ),
    OpenApiParameter(
        asking.GROUP, str, description="Only what touches and serves this group."
    ),
]
FILTERS = [
    OpenApiParameter("area", str, description="Code of one area."),
    OpenApiParameter("category", str, description="Slug of one kind of problem."),
]
PAGES = [
    OpenApiParameter(
        name, {"type": "integer", "minimum": 1, "maximum": most}, description=words
    )
    for name, most, words in (
        ("page", 999_999_999, "A page number within the paginated result set."),
        ("page_size", 200, "Number of results to return per page."),
    )
]


class NeedViewSet(RefusalsInJSON, viewsets.GenericViewSet):
    """Need beside help, cell by cell, under the rule in force."""

    authentication_classes = ()
    permission_classes = (PublicRead,)
    content_negotiation_class = LenientNegotiation
    filter_backends = ()
    serializer_class = NeedSerializer

    def get_renderers(self):
        formats = [JSONRenderer()]
        if self.action in {"list", "metadata", None}:
            formats.append(CSVRenderer())
        return formats

    @extend_schema(
        operation_id="needs_list",
        summary="Need against resource",
        parameters=[*PARAMETERS, *FILTERS, *PAGES],
        responses={
            (200, JSON): forced_singular_serializer(NeedPageSerializer),
            (200, CSV): {"type": "string"},
            (400, JSON): REFUSAL,
            (404, JSON): DETAIL,
        },
    )
    def list(self, request):
        """Return the cells, area by area; CSV holds all of them at once."""
        question = self._question(also={"area", "category", *PLUMBING})
        self.paginator.check(request)
        matrix = build_matrix(question)
        self._require_known_year(question, matrix.years)
        cells = chosen_cells(matrix, request.query_params)
        if request.accepted_renderer.format == "csv":
            rows = [as_row(cell, matrix) for cell in cells]
            header = list(NeedSerializer().fields)
            return Response(
                write_csv(header, ([row[name] for name in header] for row in rows)),
                headers={"Content-Disposition": 'attachment; filename="needs.csv"'},
            )
        page = self.paginate_queryset(cells)
        rows = [as_row(cell, matrix) for cell in page]
        return self.get_paginated_response(NeedSerializer(rows, many=True).data)

    @extend_schema(
        operation_id="needs_retrieve",
        summary="One cell with the rows behind it",
        parameters=[
            *PARAMETERS,
            *(
                OpenApiParameter(name, str, OpenApiParameter.PATH)
                for name in ("area", "category")
            ),
        ],
        responses={
            (200, JSON): NeedDetailSerializer,
            (400, JSON): REFUSAL,
            (404, JSON): DETAIL,
        },
    )
    def retrieve(self, request, area, category):
        """Return one cell, its problems and resources, and how it was counted."""
        question = self._question(also={"format"})
        try:
            told = explain(area, category, question)
        except LookupError:
            raise Http404 from None
        self._require_known_year(question, told.years)
        return Response(NeedDetailSerializer(as_detail(told)).data)

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        if response.status_code == 200:
            response.headers.setdefault("Cache-Control", "public, no-cache")
        return response

    def _question(self, also: set[str]) -> Question:
        try:
            return asking.read_question(
                self.request.query_params, asking.target_groups(), also=also
            )
        except InvalidInput as refusal:
            raise _refused(refusal) from refusal

    @staticmethod
    def _require_known_year(question: Question, years) -> None:
        try:
            asking.require_known_year(question, years)
        except InvalidInput as refusal:
            raise _refused(refusal) from refusal


def _refused(refusal: InvalidInput) -> ValidationError:
    return ValidationError({refusal.field: [str(refusal)]})


def chosen_cells(matrix: Matrix, given: QueryDict) -> list[Cell]:
    """Return the cells of the areas and kinds of problems that are asked for.

    :raises ValidationError: one of them does not exist.
    """
    chosen = {"area": set(matrix.grid.row_of), "category": set(matrix.grid.categories)}
    for name, known in chosen.items():
        values = {value for value in given.getlist(name) if value}
        if values - known:
            raise ValidationError({name: [_("There is nothing of this name.")]})
        chosen[name] = values or known
    return [
        cell
        for (area, category), cell in matrix.cells.items()
        if area in chosen["area"] and category in chosen["category"]
    ]


def as_row(cell: Cell, told: Matrix | Explanation) -> dict:
    """Return a cell as the API and CSV say it."""
    grid, window = told.grid, told.window
    need, supply = cell.need, cell.supply
    return {
        "area": cell.area,
        "area_name": grid.row_of[cell.area].name,
        "category": cell.category,
        "category_name": grid.categories[cell.category].name,
        "need": need.cls.value,
        "points": None if need.points is None else float(need.points),
        "problems": need.problems,
        "supply": supply.cls.value,
        "resources": supply.resources,
        "near": supply.near,
        "capacity": supply.capacity if supply.with_capacity else None,
        "access_ratio": None if supply.ratio is None else round(supply.ratio, 4),
        "closed": supply.closed,
        "unconfirmed": supply.unconfirmed,
        "gap": GAPS[cell.gap],
        "first_year": window.first if window else None,
        "last_year": window.last if window else None,
        "rule": told.rule.number,
        "url": reverse("needs:cell", args=[cell.area, cell.category]),
    }


def as_detail(told: Explanation) -> dict:
    """Return a cell with its rows and sentences."""
    return {
        **as_row(told.cell, told),
        "about_need": telling.about_need(told),
        "about_supply": telling.about_supply(told),
        "about_gap": telling.about_gap(told),
        "directory_day": told.day,
        "problem_rows": [_problem(told, line) for line in told.problems],
        "resource_rows": [_resource(told, line) for line in told.resources],
    }


def _problem(told: Explanation, line: ProblemLine) -> dict:
    problem, saying = line.problem, line.problem.saying
    return {
        "id": problem.public_id,
        "title": problem.title,
        "severity": saying.severity,
        "trend": saying.trend,
        "sectors": saying.sectors,
        "last_year": problem.last_year,
        "points": float(line.points.total) if line.points else None,
        "speaks": line.speaks,
        "links": told.links.of_problem.get(problem.public_id, ()),
    }


def _resource(told: Explanation, line: ResourceLine) -> dict:
    return {
        "id": line.resource.public_id,
        "name": line.resource.name,
        "capacity": line.resource.capacity,
        "is_near": line.is_near,
        "metres": line.metres,
        "residents_sharing": line.sharing,
        "closures": line.closures,
        "place_closures": line.place_closures,
        "assured_date": line.resource.assured_date,
        "is_unconfirmed": line.is_unconfirmed,
        "links": told.links.of_resource.get(line.resource.public_id, ()),
    }
