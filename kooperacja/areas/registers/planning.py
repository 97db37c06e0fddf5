"""From a file to rows that can be stored."""

from dataclasses import dataclass, field
from pathlib import Path

import shapely
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..loading.errors import LoadRefused
from ..models import Area
from .columns import find_columns
from .placing import place_rows
from .rows import Row, read_rows
from .table import read_table

TWICE = gettext_lazy("the same address or code stands in the file with another place")
#: Two rows of one address closer than this are one (degrees; about ten metres).
SAME_PLACE = 1e-4


@dataclass
class Register:
    """The rows of a file, where its numbers lie, and notes for the report."""

    city: Area
    rows: list[Row]
    crs: str
    notes: list[str] = field(default_factory=list)

    @property
    def refused(self) -> int:
        """How many rows cannot be stored."""
        return sum(bool(row.reason) for row in self.rows)


def read_register(
    path: Path,
    *,
    fields: dict[str, str],
    srid: int | None = None,
    encoding: str = "",
    delimiter: str = "",
) -> Register:
    """Return the addresses of a file, judged row by row; stores nothing.

    :param fields: names of columns by what they hold (`columns.OPTIONS`).
    :raises LoadRefused: the file as a whole cannot be loaded.
    """
    city = Area.objects.city()
    if city is None:
        raise LoadRefused(
            _("Load the boundary of the city first: it says which addresses belong.")
        )
    table = read_table(path, encoding=encoding, delimiter=delimiter)
    columns, raw = find_columns(table, fields)
    rows = read_rows(raw, columns)
    boundary = shapely.from_wkb(bytes(city.boundary.wkb))
    frame, notes = place_rows(rows, columns, srid=srid, city=boundary)
    _mark_doubles(rows)
    return Register(city, rows, frame.crs, [*table.notes, *notes])


def _mark_doubles(rows: list[Row]) -> None:
    first: dict[str, Row] = {}
    for row in rows:
        if row.reason:
            continue
        known = first.setdefault(row.key, row)
        if known is row:
            continue
        is_near = abs(known.x - row.x) + abs(known.y - row.y) <= SAME_PLACE
        is_same = (known.folded, known.number) == (row.folded, row.number)
        if is_near and is_same:
            row.is_double = True
        else:
            row.reason = TWICE
