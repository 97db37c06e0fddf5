"""An agenda as a Word document: headings, tables, room for what is decided.

The document is built from nothing: there is no template file that cannot be read in
a review. What it looks like is said in `dressing`.
"""

import io

import docx
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from kooperacja.base.office import writable
from kooperacja.base.templatetags.ui import glued

from .agenda import OUTCOME, Agenda, AgendaList, Cell
from .dressing import add_table, describe, dress, quiet, widths_of

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#: Languages as Word names them; it reads and spells by them.
LANGUAGES = {"pl": "pl-PL", "en": "en-GB"}
#: Width of the columns Decision, Who, By when; rows to write in, and their height.
OUTCOME_WIDTHS = (Cm(9.5), Cm(4.5), Cm(3))
EMPTY_ROWS, WRITING_HEIGHT = 3, Cm(0.95)


def as_docx(agenda: Agenda) -> bytes:
    """Return an agenda as a .docx file, in the active language."""
    document = docx.Document()
    language = LANGUAGES.get(get_language() or "", "pl-PL")
    dress(document, agenda, language)
    _say_what_it_is(document, agenda, language)
    _open(document, agenda)
    for number, item in enumerate(agenda.lists, start=1):
        _write_list(document, item, number)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _say_what_it_is(document: Document, agenda: Agenda, language: str) -> None:
    """Fill in what a reader's computer shows of the file."""
    about = document.core_properties
    about.title, about.subject = writable(agenda.title), writable(agenda.scope)
    about.author, about.language = writable(agenda.place), language
    about.comments = about.keywords = ""


def _open(document: Document, agenda: Agenda) -> None:
    """Write the title, what it is about, and what it rests on."""
    _say(document, agenda.title, "Title")
    _say(document, f"{date_format(agenda.day)} · {agenda.scope}", "Subtitle")
    if agenda.introduction:
        _say(document, agenda.introduction)
    for label, words in agenda.facts:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{writable(label)}: ").bold = True
        paragraph.add_run(glued(writable(words)))


def _write_list(document: Document, item: AgendaList, number: int) -> None:
    _say(document, f"{number}. {item.title}", "Heading 1")
    question = _say(document, item.question)
    question.runs[0].bold = True
    _keep_with_next(question)
    if item.note:
        _keep_with_next(quiet(_say(document, item.note)))
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
        counts = {"shown": len(item.rows), "total": number_format(item.count)}
        cut = quiet(_say(document, words % counts))
        cut.paragraph_format.space_before = Pt(4)
    _leave_room(document, number)


def _leave_room(document: Document, number: int) -> None:
    """Leave rows to write in what the meeting decides of a list, all on one page."""
    title = _("What we decide: list %(number)s") % {"number": number}
    _say(document, title, "Heading 2")
    table = add_table(document, OUTCOME, EMPTY_ROWS, OUTCOME_WIDTHS)
    for row in table.rows[1:]:
        row.height = WRITING_HEIGHT
    for row in table.rows[:-1]:
        for cell in row.cells:
            _keep_with_next(cell.paragraphs[0])
    describe(table, title, _("Empty rows to be filled in."))


def _fill(document: Document, item: AgendaList) -> None:
    texts = [[in_words(value) for value in row] for row in item.rows]
    table = add_table(document, item.columns, len(texts), widths_of(item, texts))
    describe(table, item.title, item.question)
    for line, row, values in zip(list(table.rows)[1:], texts, item.rows, strict=True):
        for cell, text, value in zip(line.cells, row, values, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.add_run(text)
            if isinstance(value, int):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def in_words(value: Cell) -> str:
    """Return a cell as people read it in the active language."""
    if isinstance(value, str):
        return glued(writable(value))
    if isinstance(value, int):
        return str(number_format(value))
    return glued(str(date_format(value)))


def _say(document: Document, text: str, style: str = "Normal") -> Paragraph:
    return document.add_paragraph(glued(writable(str(text))), style=style)


def _keep_with_next(paragraph: Paragraph) -> None:
    paragraph.paragraph_format.keep_with_next = True
