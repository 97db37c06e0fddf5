"""Tables as files: read whatever a spreadsheet wrote, write what all of them open."""

import csv
import hashlib
import io
from dataclasses import dataclass

import openpyxl
from django.utils.translation import gettext_lazy as _
from openpyxl.cell.cell import WriteOnlyCell

from kooperacja.base.api.renderers import write_csv
from kooperacja.base.office import writable
from kooperacja.files.tables import RawTable, TableRefused, read_cells

#: What one file may hold; more is several imports. The table travels in the form
#: between the steps, so it must fit into DATA_UPLOAD_MAX_MEMORY_SIZE.
MOST_BYTES = 900 * 1024
MOST_ROWS = 1000
MOST_COLUMNS = 60
#: Rows of titles that may stand above the headings.
ABOVE = 50


@dataclass(frozen=True)
class Table:
    """Headings and rows of a file, all cells as stripped text."""

    headings: list[str]
    rows: list[list[str]]

    @property
    def hash(self) -> str:
        """What tells one kind of file from another: its headings in their order."""
        return hashlib.sha256("\x1f".join(self.headings).encode()).hexdigest()

    def as_dicts(self, columns: dict[str, str]) -> list[dict[str, str]]:
        """Return each row by our names of columns, as a mapping says them."""
        places = {
            name: self.headings.index(heading)
            for name, heading in columns.items()
            if heading in self.headings
        }
        return [
            {name: row[place] for name, place in places.items()} for row in self.rows
        ]

    def as_csv(self) -> str:
        """Return the table as text that `read_text` reads back."""
        out = io.StringIO()
        csv.writer(out).writerows([self.headings, *self.rows])
        return out.getvalue()


def read_file(content: bytes) -> Table:
    """Return the table in an uploaded CSV or XLSX file.

    :raises TableRefused: another kind of file, too large, or without a heading row.
    """
    if len(content) > MOST_BYTES:
        raise TableRefused(
            _("This file is larger than 900 kB. Divide it into several.")
        )
    return _table(read_cells(content, most_rows=MOST_ROWS + ABOVE))


def read_text(text: str) -> Table:
    """Return the table in the text of a CSV file, whatever divides its cells."""
    return _table(
        read_cells(text.encode(), most_rows=MOST_ROWS + ABOVE, encoding="utf-8")
    )


def _table(raw: RawTable) -> Table:
    """Find the headings: the first row with at least two filled cells."""
    texts = [cells for _number, cells in raw.rows]
    start = next(
        (n for n, row in enumerate(texts) if sum(map(bool, row)) >= 2), len(texts)
    )
    if start == len(texts):
        raise TableRefused(_("There is no row of headings in this file."))
    headings = _distinct(texts[start])[:MOST_COLUMNS]
    width = len(headings)
    body = [
        (row + [""] * width)[:width] for row in texts[start + 1 :] if any(row[:width])
    ]
    if len(body) > MOST_ROWS:
        raise TableRefused(
            _("This file has more than %(count)s rows. Divide it into several.")
            % {"count": MOST_ROWS}
        )
    return Table(headings, body)


def _distinct(headings: list[str]) -> list[str]:
    """Number headings that are empty or stand twice."""
    seen: set[str] = set()
    found = []
    for number, heading in enumerate(headings, start=1):
        name = heading or f"({number})"
        if name in seen:
            name = f"{name} ({number})"
        seen.add(name)
        found.append(name)
    return found


def as_csv(headings: list[str], rows: list[list[str]]) -> bytes:
    """Return a table as CSV for spreadsheets; no cell is a formula."""
    return write_csv(headings, rows).encode()


def as_xlsx(headings: list[str], rows: list[list[str]]) -> bytes:
    """Return a table as an Excel workbook; every cell is text, no cell a formula."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("diagnozy")
    for row in [headings, *rows]:
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value=writable(str(value)))
            cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
