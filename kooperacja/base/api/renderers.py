"""The formats besides JSON: GeoJSON finished by PostgreSQL, and CSV."""

import csv
import io
from collections.abc import Iterable

from rest_framework.renderers import BaseRenderer, JSONRenderer

BOM = "\ufeff"
#: What a spreadsheet takes for the start of a formula (OWASP, "CSV Injection"),
#: with the full-width forms that some of them fold into it.
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def cell(value):
    """Return a value as a cell: lists joined, formulas made text, numbers kept."""
    if isinstance(value, list | tuple):
        value = "; ".join(str(item) for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def write_csv(header: Iterable[str], rows: Iterable[Iterable]) -> str:
    """Return a table as CSV (RFC 4180) that opens in a spreadsheet as UTF-8."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    return BOM + table.getvalue()


class FinishedTextRenderer(BaseRenderer):
    """Hands on text that is already in the format."""

    charset = "utf-8"

    def render(self, data, accepted_media_type=None, renderer_context=None):
        return (data or "").encode()


class GeoJSONRenderer(FinishedTextRenderer):
    """GeoJSON (RFC 7946), written by the database."""

    media_type = "application/geo+json"
    format = "geojson"
    charset = None


class CSVRenderer(FinishedTextRenderer):
    """A table for spreadsheets."""

    media_type = "text/csv"
    format = "csv"


class RefusalsInJSON:
    """A viewset with other formats, whose refusals and OPTIONS are JSON all the same.

    Answers in another format are finished text.
    """

    def finalize_response(self, request, response, *args, **kwargs):
        if not isinstance(getattr(response, "data", None), str):
            request.accepted_renderer = JSONRenderer()
            request.accepted_media_type = JSONRenderer.media_type
        return super().finalize_response(request, response, *args, **kwargs)
