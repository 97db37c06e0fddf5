"""An agenda as an Excel workbook: a sheet of what it is, then one sheet a list."""

import io
import math
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
BOLD = Font(name="Calibri", size=11, bold=True)
LARGE = Font(name="Calibri", size=16, bold=True)
#: How a text, a day and a number stand in their cells: apart from what is beside.
TOP = Alignment(vertical="top", horizontal="left", wrap_text=True)
TOP_RIGHT = Alignment(vertical="top", horizontal="right", indent=1)
#: What Excel does not take in the name of a sheet, and how long it may be.
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
MOST_LETTERS = 31
#: Widths of columns, in letters: of a list, of what is decided, of the first sheet.
NARROWEST, WIDEST = 11, 36
OUTCOME_WIDTHS = (28, 16, 12)
FIRST_WIDTHS = (36, 84, 12)
#: Letters that the arrow of a filter takes beside the name of a column.
ARROW = 4
#: Height of a line, and the most a row may have, in points.
LINE, HIGHEST = 15, 400


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
    lines: list[tuple[Cell, ...]] = [
        (agenda.title,),
        (date_format(agenda.day), agenda.scope),
        (None, agenda.introduction),
        (),
        *agenda.facts,
        (),
        (_("Lists"), _("What we ask"), _("Rows")),
    ]
    lists = [(item.title, item.question, item.count) for item in agenda.lists]
    for number, line in enumerate([*lines, *lists], start=1):
        _put(sheet, number, line, FIRST_WIDTHS)
    sheet["A1"].font = LARGE
    sheet["A1"].alignment = Alignment(wrap_text=False)
    sheet.row_dimensions[1].height = LINE * 1.6
    for cell in sheet[len(lines)]:
        cell.font, cell.fill = BOLD, HEAD
    _lay_out(sheet, FIRST_WIDTHS)


def _write_list(sheet: Worksheet, item: AgendaList) -> None:
    """Write one list: headings that stay in sight, rows, and room for decisions."""
    columns = (*item.columns, *map(str, OUTCOME))
    widths = (*(_width(item, place) for place in range(len(item.columns))),)
    widths += OUTCOME_WIDTHS
    _put(sheet, 1, columns, widths)
    for cell in sheet[1]:
        cell.font, cell.fill = BOLD, HEAD
    for number, row in enumerate(item.rows, start=2):
        _put(sheet, number, row, widths)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(item.rows) + 1}"
    sheet.print_title_rows = "1:1"
    _lay_out(sheet, widths)


def _lay_out(sheet: Worksheet, widths: tuple[float, ...]) -> None:
    """Set widths, and the paper: all columns on one page, its name and number below."""
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.5, 0.7
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "&P / &N"


def _put(
    sheet: Worksheet,
    number: int,
    values: tuple[Cell | None, ...],
    widths: tuple[float, ...],
) -> None:
    """Write a row, as high as its longest cell needs: not every program finds out."""
    lines = max(
        (
            math.ceil(len(str(value)) * 1.1 / width)
            for value, width in zip(values, widths, strict=False)
        ),
        default=1,
    )
    sheet.row_dimensions[number].height = min(HIGHEST, LINE * max(1, lines))
    for place, value in enumerate(values, start=1):
        cell = sheet.cell(number, place)
        cell.alignment = TOP_RIGHT if isinstance(value, int) else TOP
        if isinstance(value, str):
            # Text by its type, and marked so that editing makes no formula of it.
            cell.value, cell.data_type = writable(value), "s"
            cell.quotePrefix = value.startswith(FORMULA_STARTS)
        else:
            cell.value = value
            if value is not None:
                cell.number_format = "0" if isinstance(value, int) else "yyyy-mm-dd"


def _width(item: AgendaList, place: int) -> float:
    """Return the width of a column: its longest words, within reason."""
    longest = max(
        (len(str(row[place])) for row in item.rows), default=len(item.columns[place])
    )
    head = len(item.columns[place]) + ARROW
    return min(WIDEST, max(NARROWEST, head, longest + 2))


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
