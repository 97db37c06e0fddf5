"""The agenda as a Word document and as an Excel workbook, opened again."""

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime

import docx
import openpyxl
import pytest
from django.utils import translation
from docx.oxml.ns import qn
from docx.shared import Cm

from kooperacja.base.templatetags.ui import glued
from resources.meeting import Agenda, AgendaList, as_docx, as_xlsx
from resources.meeting.dressing import LETTER

TITLE = "Problems that no resource answers"
UNANSWERED = AgendaList(
    title=TITLE,
    question="Who could answer these, and with what?",
    columns=("Problem", "Where", "Institutions", "Confirmed"),
    rows=(
        ("Młodzi bez pracy w Wapienicy", "Wapienica", 4, date(2026, 11, 2)),
        ('=HYPERLINK("http://zle.example";"klik")', "+48", 1, date(2026, 1, 1)),
        ("Ukryte\x00\x0b\ufffe znaki", "@SUM(A1)", 0, date(2025, 12, 31)),
    ),
    note="Worst first.",
    total=340,
)
TWINS = AgendaList(
    title="Doing the same? [for/whom]: a question that is long enough",
    question="Is this a double, or does everybody have enough to do?",
    columns=("What", "Who"),
    rows=(),
    empty="No two institutions do the same.",
)
AGENDA = Agenda(
    title="Porządek spotkania partnerów",
    day=date(2026, 11, 22),
    scope="całe miasto",
    introduction="Krótko o tym, co poniżej.",
    place="Bielsko-Biała",
    facts=(("Rule", "number 3"), ("Sources", "Public shelf")),
    lists=(UNANSWERED, TWINS, TWINS),
)


@pytest.fixture(params=["pl", "en"])
def language(request):
    with translation.override(request.param):
        yield request.param


def open_docx(agenda=AGENDA):
    return docx.Document(io.BytesIO(as_docx(agenda)))


def open_xlsx(agenda=AGENDA):
    return openpyxl.load_workbook(io.BytesIO(as_xlsx(agenda)))


class TestDocument:
    def test_says_what_it_is_and_in_which_language(self, language):
        document = open_docx()

        about = document.core_properties
        named = {"pl": "pl-PL", "en": "en-GB"}[language]
        assert (about.title, about.author) == (AGENDA.title, "Bielsko-Biała")
        assert about.language == named
        assert document.styles.element.find(f".//{qn('w:lang')}").get(
            qn("w:val")
        ) == named  # fmt: skip

    def test_has_real_headings(self):
        styles = [
            (paragraph.style.name, paragraph.text)
            for paragraph in open_docx().paragraphs
            if paragraph.style.name.startswith(("Title", "Heading 1"))
        ]

        assert styles == [
            ("Title", AGENDA.title),
            ("Heading 1", f"1. {TITLE}"),
            ("Heading 1", f"2. {glued(TWINS.title)}"),
            ("Heading 1", f"3. {glued(TWINS.title)}"),
        ]

    def test_every_table_repeats_its_headings_and_is_named(self):
        for table in open_docx().tables:
            first, *others = table.rows
            assert first._tr.trPr.find(qn("w:tblHeader")) is not None
            assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None
                       for row in others)  # fmt: skip
            assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))

    def test_what_a_table_is_stands_in_the_order_of_the_schema(self):
        """ECMA-376, part 1, CT_TblPr: Word calls another order damaged."""
        order = ["tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook",
                 "tblCaption", "tblDescription"]  # fmt: skip
        for table in open_docx().tables:
            names = [node.tag.split("}")[1] for node in table._tbl.tblPr]
            assert names == order

    def test_columns_fill_the_page_and_the_fullest_is_the_widest(self):
        widths = [column.width for column in open_docx().tables[0].columns]

        assert widths[0] == max(widths)
        assert min(widths) > Cm(2)
        assert sum(widths) <= Cm(17)

    def test_no_column_is_narrower_than_its_longest_word(self):
        row = ("Krótko", "Osiedle Polskich Skrzydeł", "2 instytucje", "nie wiadomo")
        crowded = AgendaList(
            title="Ciasno",
            question="?",
            columns=("Co", "Gdzie", "Kto to mówi", "W tym samym czasie"),
            rows=(("Bardzo długie zdanie, które " * 12, *row[1:]), row),
        )
        table = open_docx(replace(AGENDA, lists=(crowded,))).tables[0]

        for column in table.columns:
            words = [word for cell in column.cells for word in cell.text.split()]
            assert column.width > max(map(len, words)) * LETTER

    def test_what_is_decided_stays_on_one_page_with_its_heading(self):
        tables = [table for table in open_docx().tables if len(table.columns) == 3]

        for table in tables:
            *others, last = table.rows
            assert all(
                cell.paragraphs[0].paragraph_format.keep_with_next
                for row in others
                for cell in row.cells
            )
            assert last.height >= Cm(0.9)

    def test_the_rows_are_there_in_words(self):
        with translation.override("pl"):
            table = open_docx().tables[0]

        cells = [[cell.text for cell in row.cells] for row in table.rows]
        assert cells[0] == ["Problem", "Where", "Institutions", "Confirmed"]
        assert cells[1][2:] == ["4", "2\u00a0listopada 2026"]
        assert cells[2][0] == '=HYPERLINK("http://zle.example";"klik")'
        assert cells[3][0] == "Ukryte znaki"

    def test_there_is_room_for_decisions_after_every_list(self):
        with translation.override("en"):
            tables = open_docx().tables

        heads = [[cell.text for cell in table.rows[0].cells] for table in tables]
        assert heads.count(["Decision", "Who", "By when"]) == 3
        assert [cell.text for cell in tables[-1].rows[1].cells] == ["", "", ""]

    def test_says_what_is_left_out_and_what_an_empty_list_means(self):
        with translation.override("en"):
            text = "\n".join(row.text for row in open_docx().paragraphs)

        assert "the first 3 of 340 rows" in text
        assert TWINS.empty in text
        assert "Rule: number 3" in text

    def test_the_pages_are_numbered(self):
        footer = open_docx().sections[0].footer._element.xml

        assert 'w:instr="PAGE"' in footer
        assert 'w:instr="NUMPAGES"' in footer

    def test_nothing_in_it_runs_or_is_fetched(self):
        with zipfile.ZipFile(io.BytesIO(as_docx(AGENDA))) as package:
            names = package.namelist()
            bodies = b"".join(package.read(name) for name in names)

        assert not [name for name in names if "vba" in name.lower()]
        assert b'TargetMode="External"' not in bodies


class TestWorkbook:
    def test_has_one_sheet_a_list_with_names_excel_takes(self):
        with translation.override("en"):
            names = open_xlsx().sheetnames

        assert len(names) == len(set(names)) == 4
        assert all(0 < len(name) <= 31 for name in names)
        assert names[1].endswith("…")
        assert TITLE.startswith(names[1][:-1] + " ")
        assert names[3].endswith("(2)")

    def test_no_cell_is_a_formula(self):
        for sheet in open_xlsx():
            for row in sheet.iter_rows():
                assert all(cell.data_type != "f" for cell in row)
        cell = open_xlsx().worksheets[1]["A3"]
        assert cell.value.startswith("=HYPERLINK")
        assert cell.data_type == "s"
        assert cell.quotePrefix

    def test_numbers_and_days_stay_numbers_and_days(self):
        sheet = open_xlsx().worksheets[1]

        assert sheet["C2"].value == 4
        assert sheet["D2"].value == datetime(2026, 11, 2)
        assert sheet["A4"].value == "Ukryte znaki"

    def test_the_headings_stay_in_sight_and_on_every_sheet_of_paper(self):
        sheet = open_xlsx().worksheets[1]

        assert sheet.freeze_panes == "B2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.auto_filter.ref == "A1:G4"

    def test_every_sheet_is_as_wide_as_a_page_of_paper(self):
        for sheet in open_xlsx():
            assert sheet.page_setup.orientation == "landscape"
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (
                1,
                0,
            )
            widths = [column.width for column in sheet.column_dimensions.values()]
            assert sum(widths) < 220

    def test_a_row_is_as_high_as_its_longest_cell(self):
        long = replace(UNANSWERED, rows=(("słowo " * 40, "krótko", 1, "x"),))
        sheet = open_xlsx(replace(AGENDA, lists=(long,))).worksheets[1]

        assert sheet.row_dimensions[2].height >= 5 * sheet.row_dimensions[1].height

    def test_the_first_sheet_says_what_it_is_and_counts_the_lists(self, language):
        sheet = open_xlsx().worksheets[0]

        texts = [cell.value for row in sheet.iter_rows() for cell in row]
        assert texts[0] == AGENDA.title
        assert {"number 3", TITLE, 340} <= set(texts)


def test_an_agenda_without_lists_can_be_written():
    empty = Agenda(title="Nic", day=date(2026, 1, 1), scope="miasto")

    assert open_docx(empty).tables == []
    assert len(open_xlsx(empty).sheetnames) == 1


def test_a_list_is_cut_and_says_so():
    cut = UNANSWERED.first(2)

    assert (len(cut.rows), cut.count, cut.is_cut) == (2, 340, True)
    assert TWINS.first(5).is_cut is False
