"""Rows of cells out of a CSV, TXT or XLSX file, whatever office program wrote it."""

import csv
import io
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path

import openpyxl
from django.utils.translation import gettext_lazy as _
from openpyxl.utils.exceptions import InvalidFileException

from kooperacja.base.errors import InvalidInput

from .cleaning.packages import unpack
from .cleaning.refused import Refused
from .sandbox import limits

#: Signs between cells, the likeliest first.
DIVIDERS = ";,\t|"
POLISH_WINDOWS = "cp1250"
ZIP_MARK = b"PK\x03\x04"
#: By so many lines it is found out what divides the cells.
JUDGED_LINES = 60
WIDEST = 200
#: Sheets of a workbook that are looked at: an empty one can be long and cost seconds.
MOST_SHEETS = 12


class TableRefused(InvalidInput):
    """The file cannot be read as a table."""

    message = _("This file cannot be read as a table. Save it as CSV or XLSX.")
    code = "table_refused"


@dataclass(frozen=True)
class RawTable:
    """Rows that hold anything, each with its number (from 1, as a spreadsheet counts).

    ``encoding`` is how the letters were read, "" for a workbook, which says it itself;
    ``sheet`` is the name of the first of its sheets that holds anything.
    """

    rows: list[tuple[int, list[str]]]
    encoding: str = ""
    sheet: str = ""


def read_cells(
    content: bytes, *, most_rows: int, encoding: str = "", divider: str = ""
) -> RawTable:
    """Return the cells of a file as stripped text.

    :param encoding: how the letters are written, "" to find out: UTF-8, else Windows.
    :param divider: what stands between cells, "" to find out.
    :raises TableRefused: neither text nor a workbook, damaged, or too many rows.
    """
    if content.startswith(ZIP_MARK):
        sheet, rows = _workbook(content, most_rows)
        return RawTable(_numbered(rows, most_rows), sheet=sheet)
    text, encoding = decode(content, encoding)
    try:
        rows = csv.reader(
            io.StringIO(text, newline=""), delimiter=divider or guess_divider(text)
        )
        return RawTable(_numbered(rows, most_rows), encoding)
    except csv.Error as error:
        raise TableRefused from error


def decode(content: bytes, encoding: str = "") -> tuple[str, str]:
    """Return the text of a file and how its letters were read.

    :raises TableRefused: no text, or not written in ``encoding``.
    """
    if b"\x00" in content:
        raise TableRefused(_("The file is no text. Save it as CSV (UTF-8)."))
    for name in (encoding,) if encoding else ("utf-8-sig", POLISH_WINDOWS):
        try:
            return content.decode(name), name
        except UnicodeDecodeError:
            continue
        except LookupError as error:
            raise TableRefused(
                _("There is no encoding called %(name)s.") % {"name": encoding}
            ) from error
    if encoding:
        raise TableRefused(
            _("The file is not written in %(name)s.") % {"name": encoding}
        )
    raise TableRefused


def guess_divider(text: str) -> str:
    """Return the sign that cuts most of the first rows into equally many cells.

    Titles may stand above, and cells may hold the other signs and line breaks.
    """
    head = list(islice(io.StringIO(text, newline=""), JUDGED_LINES))

    def order(sign: str) -> tuple[float, int]:
        try:
            rows = [row for row in csv.reader(head, delimiter=sign) if any(row)]
        except csv.Error:
            return 0.0, 0
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if not widths:
            return 0.0, 0
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
        return count / len(rows), width

    return max(DIVIDERS, key=order)


def cell_text(cell: object) -> str:
    """Return a cell as people see it; the apostrophe against formulas is taken off."""
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell).replace("\r\n", "\n").replace("_x000D_", "").strip()
    if len(text) > 1 and text[0] == "'" and text[1] in "=+-@＝＋－＠":
        return text[1:]
    return text


def _numbered(rows: Iterable[Iterable], most: int) -> list[tuple[int, list[str]]]:
    found = []
    for number, row in enumerate(rows, start=1):
        cells = [cell_text(cell) for cell in islice(row, WIDEST)]
        if any(cells):
            found.append((number, cells))
        if len(found) > most:
            raise TableRefused(
                _("This file has more than %(count)s rows. Divide it into several.")
                % {"count": most}
            )
    return found


def _workbook(content: bytes, most_rows: int) -> tuple[str, list[tuple]]:
    """Return the name and the rows of the first sheet that holds any."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "table.xlsx")
            path.write_bytes(content)
            # Judged before anything parses it: a bomb is a bomb by its directory.
            unpack(path, limits())
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
            sheets = _sheets(book, most_rows)
            found = next((sheet for sheet in sheets if _any_cell(sheet[1])), ("", []))
            book.close()
            return found
    except (
        Refused,
        InvalidFileException,
        zipfile.BadZipFile,
        AttributeError,
        KeyError,
        ValueError,
        IndexError,
        TypeError,
        OSError,
        SyntaxError,
    ) as error:
        raise TableRefused from error


def _sheets(book, most_rows: int) -> Iterable[tuple[str, list[tuple]]]:
    for sheet in book.worksheets[:MOST_SHEETS]:
        # Some blank rows more, so that it is told when there are too many.
        rows = sheet.iter_rows(max_row=most_rows + 50, max_col=WIDEST, values_only=True)
        yield sheet.title, list(rows)


def _any_cell(rows: list[tuple]) -> bool:
    """Whether anything stands in some rows."""
    # Rows that were left out are one and the same empty one.
    return any(cell is not None for row in set(rows) for cell in row)
