"""An agenda as an Excel workbook: a sheet of what it is, then one sheet a list."""

import io
import re

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kooperacja.base.api.renderers import FORMULA_STARTS
from kooperacja.base.office import writable

from .agenda import OUTCOME, Agenda, AgendaList, Cell

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD = PatternFill("solid", fgColor="EFEAE2")
BOLD, LARGE = Font(bold=True), Font(bold=True, size=16)
TOP = Alignment(vertical="top", wrap_text=True)
#: What Excel does not take in the name of a sheet, and how long it may be.
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
MOST_LETTERS = 31
#: Widths of columns, in letters.
NARROWEST, WIDEST, WIDE = 12, 60, 28


def as_xlsx(agenda: Agenda) -> bytes:
    """Return an agenda as an .xlsx file, in the active language.

    No cell is a formula, whatever it begins with.
    """
    book = Workbook()
    book.properties.title = writable(agenda.title)
    book.properties.creator = writable(agenda.place) or None
    book.properties.language = get_language()
    names = {_("Agenda").casefold()}
    _open(book.active, agenda)
    for item in agenda.lists:
        _write_list(book.create_sheet(_name(item.title, names)), item)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _open(sheet: Worksheet, agenda: Agenda) -> None:
    """Write what the workbook is, what it rests on, and which lists it has."""
    sheet.title = _("Agenda")
    sheet.column_dimensions["A"].width = WIDE
    sheet.column_dimensions["B"].width = WIDEST * 1.5
    lines: list[tuple[Cell, ...]] = [
        (agenda.title,),
        (date_format(agenda.day), agenda.scope),
        (agenda.introduction,),
        (),
        *agenda.facts,
        (),
        (_("Lists"), _("What we ask"), _("Rows")),
    ]
    for number, line in enumerate(lines, start=1):
        _put(sheet, number, line)
    sheet["A1"].font = LARGE
    sheet["A1"].alignment = sheet["A3"].alignment = Alignment(wrap_text=False)
    for cell in sheet[len(lines)]:
        cell.font, cell.fill = BOLD, HEAD
    for number, item in enumerate(agenda.lists, start=len(lines) + 1):
        _put(sheet, number, (item.title, item.question, item.count))


def _write_list(sheet: Worksheet, item: AgendaList) -> None:
    """Write one list: headings that stay in sight, rows, and room for decisions."""
    columns = (*item.columns, *map(str, OUTCOME))
    _put(sheet, 1, columns)
    for cell in sheet[1]:
        cell.font, cell.fill = BOLD, HEAD
    for number, row in enumerate(item.rows, start=2):
        _put(sheet, number, row)
    for number in range(1, len(columns) + 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = _width(item, number - 1)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(item.rows) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _put(sheet: Worksheet, number: int, values: tuple[Cell, ...]) -> None:
    for place, value in enumerate(values, start=1):
        cell = sheet.cell(number, place)
        cell.alignment = TOP
        if isinstance(value, str):
            # Text by its type, and marked so that editing makes no formula of it.
            cell.value, cell.data_type = writable(value), "s"
            cell.quotePrefix = value.startswith(FORMULA_STARTS)
        else:
            cell.value = value
            cell.number_format = "0" if isinstance(value, int) else "yyyy-mm-dd"


def _width(item: AgendaList, place: int) -> float:
    """Return the width of a column: its longest words, within reason."""
    if place >= len(item.columns):
        return WIDE
    longest = max(
        (len(str(row[place])) for row in item.rows), default=len(item.columns[place])
    )
    return min(WIDEST, max(NARROWEST, len(item.columns[place]), longest) + 2)


def _name(title: str, taken: set[str]) -> str:
    """Return the name of a sheet: what Excel takes, whole words, no name twice."""
    words = NOT_IN_NAMES.sub(" ", writable(title))
    base = " ".join(words.split()).strip("'") or "-"
    if len(base) > MOST_LETTERS:
        base = base[: MOST_LETTERS - 1].rsplit(" ", 1)[0].rstrip(" ,") + "…"
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        mark = f" ({number})"
        name = base[: MOST_LETTERS - len(mark)] + mark
    taken.add(name.casefold())
    return name
