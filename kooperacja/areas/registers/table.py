"""A table out of a text file, whatever office program wrote it."""

from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from kooperacja.files.tables import POLISH_WINDOWS, TableRefused, read_cells

from ..loading.errors import LoadRefused
from ..loading.source import MAX_BYTES

MAX_ROWS = 1_000_000
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
    try:
        raw = read_cells(
            path.read_bytes(), most_rows=MAX_ROWS, encoding=encoding, divider=delimiter
        )
    except TableRefused as refusal:
        raise LoadRefused(str(refusal)) from refusal
    if not raw.rows:
        raise LoadRefused(_("The file holds no rows."))
    return Table(raw.rows, _notes(raw.encoding))


def _notes(encoding: str) -> list[str]:
    if encoding != POLISH_WINDOWS:
        return []
    note = _("The letters are not UTF-8; the file was read as %(encoding)s.")
    return [note % {"encoding": POLISH_WINDOWS}]
