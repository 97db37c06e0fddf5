"""Tables as files: read whatever a spreadsheet wrote, write what all of them open."""

import csv
import hashlib
import io
import tempfile
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import openpyxl
from django.utils.translation import gettext_lazy as _
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, WriteOnlyCell
from openpyxl.utils.exceptions import InvalidFileException

from kooperacja.base.api.renderers import write_csv
from kooperacja.base.errors import InvalidInput
from kooperacja.files.cleaning.packages import unpack
from kooperacja.files.cleaning.refused import Refused
from kooperacja.files.sandbox import limits

#: What one file may hold; more is several imports. The table travels in the form
#: between the steps, so it must fit into DATA_UPLOAD_MAX_MEMORY_SIZE.
MOST_BYTES = 900 * 1024
MOST_ROWS = 1000
MOST_COLUMNS = 60
DIVIDERS = ",;\t"
ENCODINGS = ("utf-8-sig", "cp1250")
ZIP_MARK = b"PK\x03\x04"


class TableRefused(InvalidInput):
    """The file cannot be read as a table."""

    message = _("This file cannot be read as a table. Save it as CSV or XLSX.")
    code = "table_refused"


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
    if content.startswith(ZIP_MARK):
        return _table(_read_xlsx(content))
    for encoding in ENCODINGS:
        try:
            return read_text(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise TableRefused


def read_text(text: str) -> Table:
    """Return the table in the text of a CSV file, whatever divides its cells."""
    if "\x00" in text:
        raise TableRefused
    first = text.split("\n", 1)[0]
    divider = max(DIVIDERS, key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=divider))
    except csv.Error as error:
        raise TableRefused from error
    return _table(rows)


def _read_xlsx(content: bytes) -> list[list]:
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "table.xlsx")
            path.write_bytes(content)
            # Judged before anything parses it: a bomb is a bomb by its directory.
            unpack(path, limits())
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
            sheet = book.worksheets[0]
            rows = sheet.iter_rows(
                max_row=MOST_ROWS + 50, max_col=MOST_COLUMNS, values_only=True
            )
            found = [list(row) for row in rows]
            book.close()
            return found
    except (
        Refused,
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        IndexError,
        TypeError,
        OSError,
        SyntaxError,
    ) as error:
        raise TableRefused from error


def _table(rows: list[list]) -> Table:
    """Find the headings: the first row with at least two filled cells."""
    texts = [[_text(cell) for cell in row] for row in rows]
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


def _text(cell) -> str:
    """Return a cell as people see it; the apostrophe against formulas is taken off."""
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell).replace("\r\n", "\n").replace("_x000D_", "").strip()
    if len(text) > 1 and text[0] == "'" and text[1] in "=+-@＝＋－＠":
        return text[1:]
    return text


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
            text = ILLEGAL_CHARACTERS_RE.sub("", str(value))
            cell = WriteOnlyCell(sheet, value=text)
            cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
