"""Directories in tables: CSV, TXT, XLSX, and GeoJSON, whose properties are a table."""

import json
from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext_lazy as _
from shapely.errors import GEOSException
from shapely.geometry import shape

from kooperacja.files.tables import POLISH_WINDOWS, cell_text, decode, read_cells

from .columns import HEADER_WITHIN, Columns, find_columns
from .places import Box
from .records import (
    MOST_RECORDS,
    DirectoryRefused,
    Findings,
    Reading,
    ResourceRecord,
    TooManyRecords,
    Where,
)
from .rows import RowReader


def read_table(
    content: bytes,
    *,
    file: str = "",
    box: Box | None = None,
    said: dict[str, str] | None = None,
    encoding: str = "",
    divider: str = "",
) -> Reading:
    """Return the records of a CSV, TXT or XLSX file.

    :param file: its name, for messages.
    :param box: the city's, against which coordinates are judged.
    :param said: headings by field (`columns.NAMES`), as a person gave them.
    :raises DirectoryRefused: no column says what a row is.
    :raises TableRefused: the file is no table.
    """
    raw = read_cells(
        content, most_rows=MOST_RECORDS, encoding=encoding, divider=divider
    )
    findings = Findings(Where(file))
    if raw.encoding == POLISH_WINDOWS and not encoding:
        findings.note(
            "", POLISH_WINDOWS, _("the letters are not UTF-8; read as Windows-1250")
        )
    start, columns = _heading(raw.rows, said or {})
    _tell_unknown(columns, findings)
    rows = (
        (Where(file, number, sheet=raw.sheet), columns.cells(cells))
        for number, cells in raw.rows[start + 1 :]
    )
    reading = _read(rows, RowReader(box), findings)
    return replace(
        reading,
        headings={
            field: raw.rows[start][1][place] for field, place in columns.places.items()
        },
        unknown=columns.unknown,
    )


def read_geojson(content: bytes, *, file: str = "", box: Box | None = None) -> Reading:
    """Return the records of a FeatureCollection in WGS 84.

    A feature that is no point stands where a point on its surface is.

    :raises DirectoryRefused: no such collection.
    """
    try:
        features = json.loads(decode(content)[0])["features"]
        if not isinstance(features, list):
            raise DirectoryRefused
        if len(features) > MOST_RECORDS:
            raise TooManyRecords
        headings = list(
            dict.fromkeys(
                name for item in features for name in item["properties"] or {}
            )
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DirectoryRefused(_("This is no GeoJSON with features.")) from error
    columns = find_columns(headings)
    findings = Findings(Where(file))
    _tell_unknown(columns, findings)
    rows = (
        (
            Where(file, pointer=f"/features/{index}"),
            _feature(feature, headings, columns),
        )
        for index, feature in enumerate(features)
    )
    return _read(rows, RowReader(box), findings)


def _feature(feature: dict, headings: list[str], columns: Columns) -> dict[str, str]:
    properties = feature["properties"] or {}
    cells = columns.cells([cell_text(properties.get(name)) for name in headings])
    try:
        point = shape(feature["geometry"]).representative_point()
        cells |= {"latitude": f"{point.y:.7f}", "longitude": f"{point.x:.7f}"}
    except (GEOSException, ValueError, KeyError, TypeError, AttributeError, IndexError):
        cells.pop("latitude", None)
    return cells


def _heading(rows: list, said: dict[str, str]) -> tuple[int, Columns]:
    """Return the row of headings and what it says; titles may stand above it."""
    for index, (_number, cells) in enumerate(rows[:HEADER_WITHIN]):
        columns = find_columns(cells, said)
        if columns.is_enough:
            return index, columns
    first = ", ".join(rows[0][1])[:200] if rows else ""
    raise DirectoryRefused(
        _(
            "No column with names was found. Give the columns headings such as "
            "“nazwa”, “adres”, “telefon”. The first row says: %(header)s."
        )
        % {"header": first}
    )


def _tell_unknown(columns: Columns, findings: Findings) -> None:
    for heading in columns.unknown:
        findings.note("", heading, _("this column is not known; it is read over"))


def _read(
    rows: Iterable[tuple[Where, dict[str, str]]], reader: RowReader, findings: Findings
) -> Reading:
    """Return the records of rows; the second of one number is refused."""
    records: list[ResourceRecord] = []
    first: dict[str, Where] = {}
    seen = 0
    for where, cells in rows:
        seen += 1
        since = len(findings.found)
        record = reader.read(where, cells, findings)
        known = first.setdefault(record.external_id, where)
        if record.external_id and known is not where:
            findings.at(where).error(
                "external_id",
                record.external_id,
                _("this number stands in the file twice; first in row %(row)s")
                % {"row": known.row or known.pointer},
            )
        if not findings.has_error(since=since):
            records.append(record)
    return findings.reading(records, seen=seen)
