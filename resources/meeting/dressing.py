"""How the Word document of an agenda looks: type, widths, rules, the foot of a page."""

import math
from collections.abc import Iterable, Sequence

from django.utils.formats import date_format
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph

from kooperacja.base.office import writable
from kooperacja.base.templatetags.ui import glued

from .agenda import Agenda, AgendaList

INK, QUIET = RGBColor(0x22, 0x1F, 0x1B), RGBColor(0x5C, 0x55, 0x4C)
RULE, HEAD = "B8AFA2", "EFEAE2"
FONT = "Calibri"
#: Size in points and space above and below, by style.
STYLES = {
    "Normal": (10.5, 0, 4),
    "Title": (22, 0, 2),
    "Subtitle": (12, 0, 10),
    "Heading 1": (15, 20, 4),
    "Heading 2": (11.5, 12, 4),
    "Footer": (9, 0, 0),
}
QUIET_SIZE = Pt(9.5)
WIDTH = Cm(17)
#: Space inside a cell, in twentieths of a point.
INSIDE = {"top": 50, "left": 85, "bottom": 50, "right": 85}
#: Width of a letter of `FONT` at 10.5 points, of a bold one, and of the space beside
#: the text of a cell.
LETTER, BOLD_LETTER, BESIDE = Cm(0.2), Cm(0.215), Cm(0.35)
#: Letters of the longest word a column makes room for.
LONGEST_WORD = 22
#: What columns are widened by.
BIT = Cm(0.2)


def dress(document: Document, agenda: Agenda, language: str) -> None:
    """Set paper, type, language and the foot of every page."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(2)
    section.footer_distance = Cm(1)
    for name, (size, above, below) in STYLES.items():
        _dress_style(document.styles[name], size, above, below)
    default = document.styles.element.find(qn("w:docDefaults")).find(
        f".//{qn('w:lang')}"
    )
    default.set(qn("w:val"), language)
    stops = document.styles["Footer"].paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    _number_pages(section.footer.paragraphs[0], agenda)


def _dress_style(style, size: float, above: float, below: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    for spacing in properties.findall(qn("w:spacing")):  # letters drawn apart
        properties.remove(spacing)
    style.font.color.rgb = QUIET if style.name in ("Subtitle", "Footer") else INK
    style.font.italic = False
    style.font.bold = style.name.startswith(("Heading", "Title"))
    style.paragraph_format.space_before = Pt(above)
    style.paragraph_format.space_after = Pt(below)
    if style.name == "Title":  # the default one is underlined in blue
        for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
            border.getparent().remove(border)


def widths_of(item: AgendaList, texts: Sequence[Sequence[str]]) -> list[int]:
    """Return widths of columns that fill the page and keep the table short.

    Each has room for its longest word. What is left is given away bit by bit, each bit
    to the column that then saves most lines.

    :param texts: the cells of the rows as they are written.
    """
    columns = list(zip(*texts, strict=True))
    widths = [
        BESIDE + max(BOLD_LETTER * _longest_word([name]), LETTER * _longest_word(cells))
        for name, cells in zip(item.columns, columns, strict=True)
    ]
    if sum(widths) > WIDTH:
        return [int(WIDTH * width / sum(widths)) for width in widths]
    lengths = [[len(text) for text in row] for row in texts]
    while sum(widths) + BIT <= WIDTH:
        tried = [
            [width + BIT * (place == number) for number, width in enumerate(widths)]
            for place in range(len(widths))
        ]
        widths = min(tried, key=lambda widths: _lines(lengths, widths))
    return [int(width) for width in widths]


def _lines(lengths: Sequence[Sequence[int]], widths: Sequence[float]) -> float:
    """Return how many lines rows with so many letters need; a little less where they
    are less full, so that a bit too small to save a line is not lost."""
    filled = (
        [
            LETTER * length / (width - BESIDE)
            for length, width in zip(row, widths, strict=True)
        ]
        for row in lengths
    )
    return sum(max(map(math.ceil, row)) + 0.01 * sum(row) for row in filled)


def _longest_word(texts: Iterable[str]) -> int:
    words = (len(word) for text in texts for word in text.split())
    return min(LONGEST_WORD, max(words, default=1))


def add_table(document: Document, columns, rows: int, widths) -> Table:
    """Add a table with its row of headings, repeated on every page."""
    table = document.add_table(rows=rows + 1, cols=len(columns))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    _rule(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for line in table.rows:
        _mark(line._tr.get_or_add_trPr(), "w:cantSplit")
        for cell, width in zip(line.cells, widths, strict=True):
            cell.width = width
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
    head = table.rows[0]
    _mark(head._tr.get_or_add_trPr(), "w:tblHeader")
    for cell, name in zip(head.cells, columns, strict=True):
        cell.paragraphs[0].add_run(writable(str(name))).bold = True
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), HEAD)
        cell._tc.get_or_add_tcPr().append(shade)
    return table


def _rule(table: Table) -> None:
    """Draw thin rules between the rows, none between the columns; leave some room."""
    borders = OxmlElement("w:tblBorders")
    for side in ("w:top", "w:bottom", "w:insideH"):
        line = OxmlElement(side)
        for name, value in (("val", "single"), ("sz", "4"), ("color", RULE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    margins = OxmlElement("w:tblCellMar")
    for side, size in INSIDE.items():
        room = OxmlElement(f"w:{side}")
        room.set(qn("w:w"), str(size))
        room.set(qn("w:type"), "dxa")
        margins.append(room)
    # The schema has an order, and Word calls a file that breaks it damaged.
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))
    layout.addprevious(borders)
    layout.addnext(margins)


def describe(table: Table, title: str, words: str) -> None:
    """Name a table for who hears the document instead of seeing it."""
    for tag, text in (("w:tblCaption", title), ("w:tblDescription", words)):
        node = OxmlElement(tag)
        node.set(qn("w:val"), writable(str(text)))
        table._tbl.tblPr.append(node)


def _mark(properties, tag: str) -> None:
    properties.append(OxmlElement(tag))


def quiet(paragraph: Paragraph) -> Paragraph:
    """Make a paragraph small and quiet."""
    for run in paragraph.runs:
        run.font.color.rgb, run.font.size = QUIET, QUIET_SIZE
    return paragraph


def _number_pages(paragraph: Paragraph, agenda: Agenda) -> None:
    """Write the foot of every page: what it is, and which page of how many."""
    words = " · ".join(
        part for part in (agenda.place, agenda.title, date_format(agenda.day)) if part
    )
    paragraph.add_run(glued(writable(words)) + "\t")
    _field(paragraph, "PAGE")
    paragraph.add_run(" / ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
