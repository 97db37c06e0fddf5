"""The list of diagnoses as one table, for spreadsheets and other programs."""

import json

from drf_spectacular.types import OpenApiTypes
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from kooperacja.base.api.renderers import CSVRenderer, RefusalsInJSON, write_csv
from kooperacja.base.api.schema import REFUSAL

from .reading import DeskProblemSerializer, DiagnosisSerializer

JSON, CSV = JSONRenderer.media_type, CSVRenderer.media_type
LIST_ANSWERS = {
    (200, JSON): DiagnosisSerializer(many=True),
    (200, CSV): OpenApiTypes.STR,
    (400, JSON): REFUSAL,
    (401, JSON): REFUSAL,
    (404, JSON): REFUSAL,
}
#: Columns of the diagnosis; those of its problem follow, with this in front.
OWN = [name for name in DiagnosisSerializer.Meta.fields if name != "problem"]
OF_PROBLEM = "problem_"
HEADER = [*OWN, *(OF_PROBLEM + name for name in DeskProblemSerializer.Meta.fields)]


class ExportActions(RefusalsInJSON):
    """``?format=csv`` on the list: all filtered rows at once, as JSON says them."""

    def get_renderers(self):
        if self.action != "list":
            return super().get_renderers()
        return [JSONRenderer(), CSVRenderer()]

    def list(self, request, *args, **kwargs):
        """Return diagnoses by pages, or all of them as CSV."""
        if request.accepted_renderer.format != CSVRenderer.format:
            return super().list(request, *args, **kwargs)
        self.paginator.check(request)
        rows = self.filter_queryset(self.get_queryset())
        data = self.get_serializer(rows, many=True).data
        return Response(
            write_csv(HEADER, map(cells_of, data)),
            headers={"Content-Disposition": 'attachment; filename="diagnoses.csv"'},
        )


def cells_of(diagnosis: dict) -> list:
    """Return one diagnosis as the cells of a row; what has parts stays JSON."""
    flat = {name: diagnosis[name] for name in OWN}
    flat |= {OF_PROBLEM + name: value for name, value in diagnosis["problem"].items()}
    return [_plain(flat[name]) for name in HEADER]


def _plain(value):
    has_parts = isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(item, dict) for item in value)
    )
    return json.dumps(value, ensure_ascii=False) if has_parts else value
