"""An agenda as a Word document: headings, tables, room for what is decided.

The document is built from nothing: there is no template file that cannot be read in
a review. What it looks like is said here and only here.
"""

import io

import docx
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph

from kooperacja.base.office import writable

from .agenda import OUTCOME, Agenda, AgendaList, Cell

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: Languages as Word names them; it reads and spells by them.
LANGUAGES = {"pl": "pl-PL", "en": "en-GB"}
INK, QUIET = RGBColor(0x22, 0x1F, 0x1B), RGBColor(0x5C, 0x55, 0x4C)
RULE, HEAD = "B8AFA2", "EFEAE2"
FONT = "Calibri"
#: Size in points and space above and below, by style.
STYLES = {
    "Normal": (10.5, 0, 4),
    "Title": (22, 0, 2),
    "Subtitle": (12, 0, 10),
    "Heading 1": (15, 18, 4),
    "Heading 2": (11.5, 10, 3),
}
WIDTH = Cm(17)
#: Width of the columns Decision, Who, By when.
OUTCOME_WIDTHS = (Cm(9.5), Cm(4.5), Cm(3))
EMPTY_ROWS = 3
#: Between these a column gets room by how many letters usually stand in it.
LEAST_WEIGHT, MOST_WEIGHT = 11, 44


def as_docx(agenda: Agenda) -> bytes:
    """Return an agenda as a .docx file, in the active language."""
    document = docx.Document()
    _set_up(document, agenda)
    _open(document, agenda)
    for number, item in enumerate(agenda.lists, start=1):
        _write_list(document, item, number)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_up(document: Document, agenda: Agenda) -> None:
    """Set paper, type and language, and say what document it is."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    language = LANGUAGES.get(get_language() or "", "pl-PL")
    for name, (size, above, below) in STYLES.items():
        _dress(document.styles[name], size, above, below)
    default = document.styles.element.find(qn("w:docDefaults")).find(
        f".//{qn('w:lang')}"
    )
    default.set(qn("w:val"), language)
    about = document.core_properties
    about.title, about.subject = writable(agenda.title), writable(agenda.scope)
    about.author, about.language = writable(agenda.place), language
    about.comments = about.keywords = ""
    _number_pages(section.footer.paragraphs[0], agenda)


def _dress(style, size: float, above: float, below: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        # A theme's font would win over the one that is named.
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    style.font.color.rgb = QUIET if style.name == "Subtitle" else INK
    style.font.italic = False
    style.font.bold = style.name.startswith(("Heading", "Title"))
    style.paragraph_format.space_before = Pt(above)
    style.paragraph_format.space_after = Pt(below)
    if style.name == "Title":  # the default one is underlined in blue
        for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
            border.getparent().remove(border)


def _open(document: Document, agenda: Agenda) -> None:
    """Write the title, what it is about, and what it rests on."""
    _say(document, agenda.title, "Title")
    _say(document, f"{date_format(agenda.day)} · {agenda.scope}", "Subtitle")
    if agenda.introduction:
        _say(document, agenda.introduction)
    for label, words in agenda.facts:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{writable(label)}: ").bold = True
        paragraph.add_run(writable(words))


def _write_list(document: Document, item: AgendaList, number: int) -> None:
    _say(document, f"{number}. {item.title}", "Heading 1")
    _say(document, item.question).runs[0].bold = True
    if item.note:
        _quiet(_say(document, item.note))
    if item.rows:
        _fill(document, item)
    else:
        _say(document, item.empty or _("Nothing stands in this list."))
    if item.is_cut:
        words = ngettext(
            "Shown: the first %(shown)s of %(total)s row. The workbook has more.",
            "Shown: the first %(shown)s of %(total)s rows. The workbook has more.",
            item.count,
        )
        _quiet(
            _say(
                document,
                words % {"shown": len(item.rows), "total": number_format(item.count)},
            )
        )
    _say(document, _("What we decide"), "Heading 2")
    table = _table(document, OUTCOME, EMPTY_ROWS, OUTCOME_WIDTHS)
    _describe(table, _("What we decide"), _("Empty rows to be filled in."))


def _fill(document: Document, item: AgendaList) -> None:
    table = _table(document, item.columns, len(item.rows), _widths(item))
    _describe(table, item.title, item.question)
    for cells, row in zip(
        (line.cells for line in table.rows[1:]), item.rows, strict=True
    ):
        for cell, value in zip(cells, row, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.add_run(in_words(value))
            if isinstance(value, int):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _widths(item: AgendaList) -> list[int]:
    """Return widths of columns by how much stands in them, none too narrow to read."""
    weights = []
    for number, name in enumerate(item.columns):
        lengths = [len(in_words(row[number])) for row in item.rows]
        usual = sum(lengths) / len(lengths)
        weights.append(min(MOST_WEIGHT, max(LEAST_WEIGHT, usual, len(name))))
    return [int(WIDTH * weight / sum(weights)) for weight in weights]


def in_words(value: Cell) -> str:
    """Return a cell as people read it in the active language."""
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, int):
        return str(number_format(value))
    return str(date_format(value))


def _table(document: Document, columns, rows: int, widths) -> Table:
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
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
    head = table.rows[0]
    _mark(head._tr.get_or_add_trPr(), "w:tblHeader")
    for cell, name in zip(head.cells, columns, strict=True):
        cell.paragraphs[0].add_run(writable(str(name))).bold = True
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), HEAD)
        cell._tc.get_or_add_tcPr().append(shade)
    return table


def _rule(table: Table) -> None:
    """Draw thin rules between the rows and none between the columns."""
    borders = OxmlElement("w:tblBorders")
    for side in ("w:top", "w:bottom", "w:insideH"):
        line = OxmlElement(side)
        for name, value in (("val", "single"), ("sz", "4"), ("color", RULE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    # The schema has an order, and Word calls a file that breaks it damaged.
    table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(borders)


def _describe(table: Table, title: str, words: str) -> None:
    """Name a table for who hears the document instead of seeing it."""
    for tag, text in (("w:tblCaption", title), ("w:tblDescription", words)):
        node = OxmlElement(tag)
        node.set(qn("w:val"), writable(str(text)))
        table._tbl.tblPr.append(node)


def _mark(properties, tag: str) -> None:
    properties.append(OxmlElement(tag))


def _say(document: Document, text: str, style: str = "Normal") -> Paragraph:
    return document.add_paragraph(writable(str(text)), style=style)


def _quiet(paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        run.font.color.rgb, run.font.size = QUIET, Pt(9.5)


def _number_pages(paragraph: Paragraph, agenda: Agenda) -> None:
    """Write the foot of every page: what it is, and which page of how many."""
    paragraph.add_run(
        writable(f"{agenda.title} · {date_format(agenda.day, 'SHORT_DATE_FORMAT')} · ")
    )
    _field(paragraph, "PAGE")
    paragraph.add_run(" / ")
    _field(paragraph, "NUMPAGES")
    _quiet(paragraph)


def _field(paragraph: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
