"""A table out of a text file, whatever office program wrote it."""

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from ..loading.errors import LoadRefused
from ..loading.source import MAX_BYTES

MAX_ROWS = 1_000_000
DELIMITERS = ";\t,|"
POLISH_WINDOWS = "cp1250"
SUFFIXES = frozenset({".csv", ".txt", ".tsv"})
#: Titles may stand above the names of the columns.
HEADER_WITHIN = 10


@dataclass
class Table:
    """Rows of cells with their line numbers (from 1), and notes on the reading."""

    rows: list[tuple[int, list[str]]]
    notes: list[str] = field(default_factory=list)


def read_table(path: Path, *, encoding: str = "", delimiter: str = "") -> Table:
    """Return all rows of a file that hold anything.

    :raises LoadRefused: missing, too large, no text, not a table.
    """
    if not path.is_file():
        raise LoadRefused(_("There is no file %(path)s.") % {"path": path})
    if path.suffix.lower() not in SUFFIXES:
        raise LoadRefused(
            _(
                "%(name)s is of a kind that cannot be read. Addresses come as CSV or "
                "TXT."
            )
            % {"name": path.name}
        )
    if path.stat().st_size > MAX_BYTES:
        raise LoadRefused(_("The file is larger than 300 MB."))
    text, notes = _decoded(path.read_bytes(), encoding)
    delimiter = delimiter or _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = [
            (reader.line_num, cells)
            for cells in reader
            if any(cell.strip() for cell in cells)
        ]
    except csv.Error as error:
        raise LoadRefused(
            _("The file is no table: line %(line)s cannot be read.")
            % {"line": reader.line_num}
        ) from error
    if len(rows) > MAX_ROWS:
        raise LoadRefused(_("The file holds more than 1,000,000 rows."))
    if not rows:
        raise LoadRefused(_("The file holds no rows."))
    return Table(rows, notes)


def _decoded(raw: bytes, encoding: str) -> tuple[str, list[str]]:
    if b"\x00" in raw:
        raise LoadRefused(_("The file is no text. Save it as CSV (UTF-8)."))
    try:
        if encoding:
            return raw.decode(encoding), []
        return raw.decode("utf-8-sig"), []
    except LookupError as error:
        raise LoadRefused(
            _("There is no encoding called %(name)s.") % {"name": encoding}
        ) from error
    except UnicodeDecodeError as error:
        if encoding:
            raise LoadRefused(
                _("The file is not written in %(name)s.") % {"name": encoding}
            ) from error
    note = _("The letters are not UTF-8; the file was read as %(encoding)s.")
    text = raw.decode(POLISH_WINDOWS, errors="replace")
    return text, [note % {"encoding": POLISH_WINDOWS}]


def _delimiter(text: str) -> str:
    """Return the sign that cuts most of the first lines into equally many cells."""
    lines = [line for line in text.splitlines()[: 3 * HEADER_WITHIN] if line.strip()]

    def order(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        common = max(set(counts), key=counts.count) if counts else 0
        return (counts.count(common) if common else 0, common)

    return max(DELIMITERS, key=order)
