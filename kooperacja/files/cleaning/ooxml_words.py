"""What the XML of Word and Excel says beside the text: authors, moments, fields."""

import re

from lxml import etree

from . import xmls
from .ooxml_parts import ACTIVE_FIELDS, AUTHORS, GOSSIP, GOSSIP_ATTRIBUTES
from .refused import Refused
from .word_lists import words_of

# Dynamic Data Exchange in a cell: program|topic!item.
DDE_FORMULA = re.compile(r"[\w.\"']+\s*\|\s*['\"\w]")
# Text in quotes inside a formula may hold anything.
QUOTED = re.compile(r'"[^"]*"')
WEB_FORMULA = re.compile(r"\b(WEBSERVICE|RTD|CALL|REGISTER\.ID|IMAGE)\s*\(", re.I)
# Elements whose date says when a person worked: remarks and tracked changes.
DATED = words_of(
    "comment ins del moveFrom moveTo rPrChange pPrChange sectPrChange tblPrChange "
    "trPrChange tcPrChange tblGridChange cellIns cellDel cellMerge numberingChange "
    "moveFromRangeStart moveToRangeStart"
)


def clean_words(root: etree._Element, kind: str) -> None:
    """Take out who and when; refuse what runs, fetches or hides.

    What a reader sees on the page stays, be it a name.
    """
    if kind == "docx":
        _refuse_active_fields(root)
    else:
        _refuse_hidden_sheets(root)
        _refuse_active_formulas(root)
        _silence_authors(root)
    for element in list(xmls.elements(root)):
        name = xmls.local(element.tag)
        if name in GOSSIP:
            xmls.drop(element)
        else:
            _clean_attributes(element, name)


def _silence_authors(root: etree._Element) -> None:
    """Empty the list of authors of remarks, and the name Excel puts before each."""
    authors = [row for row in xmls.elements(root) if xmls.local(row.tag) == "author"]
    signatures = {f"{(author.text or '').strip()}:" for author in authors} - {":"}
    for author in authors:
        author.text = ""
    for words in xmls.elements(root):
        if xmls.local(words.tag) == "t" and (words.text or "").strip() in signatures:
            words.text = ""


def _clean_attributes(element: etree._Element, name: str) -> None:
    for attribute in list(element.attrib):
        bare = xmls.local(attribute)
        if bare in GOSSIP_ATTRIBUTES or (bare == "date" and name in DATED):
            element.attrib.pop(attribute)
        elif bare in AUTHORS:
            element.set(attribute, "")


def _refuse_active_fields(root: etree._Element) -> None:
    """Judge each field by its first word.

    A field is an attribute, or begins and ends with marks and lies in pieces between
    them, with further fields inside.
    """
    open_fields: list[list[str]] = []
    for element in xmls.elements(root):
        name = xmls.local(element.tag)
        values = {xmls.local(key): value for key, value in element.attrib.items()}
        if "instr" in values:
            _judge_field(values["instr"])
        elif name == "fldChar" and values.get("fldCharType") == "begin":
            open_fields.append([])
        elif name == "fldChar" and values.get("fldCharType") == "end" and open_fields:
            _judge_field("".join(open_fields.pop()))
        elif name in ("instrText", "delInstrText"):
            open_fields = open_fields or [[]]
            open_fields[-1].append(element.text or "")
    for pieces in open_fields:
        _judge_field("".join(pieces))


def _judge_field(instruction: str) -> None:
    words = instruction.upper().split()
    if words and words[0] in ACTIVE_FIELDS:
        raise Refused("outside")


def _refuse_hidden_sheets(root: etree._Element) -> None:
    if xmls.local(root.tag) != "workbook":
        return
    for element in xmls.elements(root):
        is_sheet = xmls.local(element.tag) == "sheet"
        if is_sheet and element.get("state", "visible") != "visible":
            raise Refused("hidden_sheet")


def _refuse_active_formulas(root: etree._Element) -> None:
    for element in xmls.elements(root):
        if xmls.local(element.tag) not in ("f", "definedName", "formula1", "formula"):
            continue
        formula = QUOTED.sub('""', element.text or "")
        if DDE_FORMULA.search(formula) or WEB_FORMULA.search(formula):
            raise Refused("outside")
