"""What an import found, as a page shows it and as a file to keep.

Both are made once, in the language of whoever uploaded the file. Neither holds a cell
of a record with a confidential place: the readers take those out.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.urls import reverse
from django.utils.translation import gettext as _

from kooperacja.base.api.renderers import write_csv

from ...loading.records import Finding, Level, Where
from ...loading.report import field_words, grouped, level_words
from .outcomes import ImportedRow, ImportReport, Outcome

#: What a page shows of a long list; the file has all of it.
SHOWN = 100
PLACES = 6
#: Columns of one value that a file may spread over several.
OF_SEVERAL = {
    "place": ("coordinates", "latitude"),
    "minimum_age": ("ages",),
    "site": ("site_name",),
    "contact": ("contacts",),
}


def summary(report: ImportReport, *, is_written: bool) -> dict:
    """Return what the page shows, as JSON: counts, and the first of each list.

    :param is_written: new resources are stored, so that a link leads to them.
    """
    refused = report.of(Level.ERROR)
    alike = [row for row in report.rows if row.alike]
    touched = [row for row in report.rows if row.outcome in (Outcome.NEW, *_OTHERS)]
    return {
        "counts": {str(key): count for key, count in report.counts.items()},
        "seen": report.reading.seen,
        "writes": report.writes,
        "has_refused": report.has_refused,
        "refused": [_finding(item, report) for item in refused[:SHOWN]],
        "refused_more": max(0, len(refused) - SHOWN),
        "groups": list(_groups(report)),
        "alike": [
            {"name": row.name, "place": place_words(row.where), "others": row.alike}
            for row in alike[:SHOWN]
        ],
        "alike_more": max(0, len(alike) - SHOWN),
        "unseen": [{"name": row.name, "ref": row.ref} for row in report.unseen[:SHOWN]],
        "unseen_more": max(0, len(report.unseen) - SHOWN),
        "rows": [_row(row, is_written) for row in touched[:SHOWN]],
        "rows_more": max(0, len(touched) - SHOWN),
        "profiles": [row.name for row in report.profiles[:SHOWN]],
        "profiles_more": max(0, len(report.profiles) - SHOWN),
        "unknown": list(report.reading.unknown[:SHOWN]),
        "headings": dict(report.reading.headings),
    }


_OTHERS = (Outcome.CHANGED, Outcome.KEPT)


def storable(value):
    """Return texts, lists and mappings without signs that the database cannot hold.

    JSON may hold a NUL and half a sign (a lone surrogate); the report repeats cells.
    """
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {storable(key): storable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [storable(item) for item in value]
    return value


def place_words(where: Where) -> str:
    """Return where something stands: sheet and row, or file and pointer."""
    if where.row and where.sheet:
        words = {"sheet": where.sheet, "row": where.row}
        return _("sheet “%(sheet)s”, row %(row)s") % words
    if where.row:
        return _("row %(row)s") % {"row": where.row}
    return where.pointer or where.file


def as_csv(report: ImportReport, *, is_written: bool) -> str:
    """Return the whole report as CSV that a spreadsheet opens; no cell is a formula."""
    header = (
        _("File"), _("Sheet"), _("Row"), _("JSON pointer"), _("What"), _("Name"),
        _("Column"), _("Value"), _("Why"), _("Address here"),
    )  # fmt: skip
    lines = [
        *((item.where, _line_of_finding(item, report)) for item in report.findings),
        *((row.where, _line_of_row(row, is_written)) for row in report.rows),
    ]
    lines.sort(key=lambda line: line[0])
    return write_csv(header, ((*_parts(where), *line) for where, line in lines))


def _parts(where: Where) -> tuple:
    return where.file, where.sheet, where.row or "", where.pointer


def _line_of_finding(item: Finding, report: ImportReport) -> tuple:
    return (
        level_words(item.level), "", _column(item.field, report), item.value,
        str(item.message), "",
    )  # fmt: skip


def _line_of_row(row: ImportedRow, is_written: bool) -> tuple:
    alike = ""
    if row.alike:
        alike = _("Perhaps the same: %(names)s") % {"names": "; ".join(row.alike)}
    ref = _ref(row, is_written)
    address = reverse("resources_desk:detail", args=[ref]) if ref else ""
    return str(row.outcome.label), row.name, "", "", alike, address


def _ref(row: ImportedRow, is_written: bool) -> str:
    """Return the ref of the stored resource; a rehearsed one is gone again."""
    is_stored = is_written or row.outcome != Outcome.NEW
    return row.resource.ref if row.resource is not None and is_stored else ""


def _finding(item: Finding, report: ImportReport) -> dict:
    return {
        "place": place_words(item.where),
        "column": _column(item.field, report),
        "value": item.value,
        "message": str(item.message),
    }


def _row(row: ImportedRow, is_written: bool) -> dict:
    return {
        "name": row.name,
        "outcome": str(row.outcome.label),
        "place": place_words(row.where),
        "ref": _ref(row, is_written),
    }


def _groups(report: ImportReport) -> Iterator[dict]:
    """Yield what else was found, one entry for each sentence and column."""
    others = [item for item in report.findings if item.level != Level.ERROR]
    for level, message, field, items in islice(grouped(others), SHOWN):
        yield {
            "level": str(level),
            "message": message,
            "column": _column(field, report),
            "count": len(items),
            "places": list(_places(items)),
            "more": max(0, len(items) - PLACES),
        }


def _places(items: Iterable[Finding]) -> Iterator[dict]:
    for item in islice(items, PLACES):
        yield {"place": place_words(item.where), "value": item.value}


def _column(field: str, report: ImportReport) -> str:
    """Return the heading of a column in the file, else what the form calls it."""
    headings = report.reading.headings
    names = (field, *OF_SEVERAL.get(field, ()))
    found = next((headings[name] for name in names if name in headings), "")
    return found or field_words(field)
