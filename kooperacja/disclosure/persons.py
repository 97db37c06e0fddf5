"""Detector of people: "pani Nowak", and a given name before a surname.

It is a hint, not a register: rare names pass, and whoever publishes reads the text.
Streets, schools and foundations named after people are no personal data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from .names import given_names
from .plain import Kind, Span

_SURNAME: Final = (
    r"[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,30}(?:-[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,30})?"
)
_UPPER: Final = r"[A-ZĄĆĘŁŃÓŚŹŻ]{3,30}(?:-[A-ZĄĆĘŁŃÓŚŹŻ]{3,30})?"
_WORD: Final = re.compile(rf"(?<![\w-])(?:{_SURNAME}|{_UPPER})(?![\w])")
_INITIAL: Final = r"(?:[A-ZŁŚŻ]\.[ ]?){0,2}"
_TITLE: Final = re.compile(
    r"(?<!\w)(?:[Pp]an(?:i|a|u|em|ią|ie|om)?|PAN(?:I|A|EM)?|[Oo]bywatel\w{0,4})[ ]"
    rf"{_INITIAL}(?P<name>{_SURNAME}|{_UPPER})(?![\w])"
    rf"|(?<![\w.])(?<![0-9IVX][ ])[Pp]\.[ ]?{_INITIAL}(?P<short>{_SURNAME})(?!\w)"
)
_COUPLE: Final = re.compile(
    r"(?<!\w)[Pp]aństw(?:o|a|u|em)[ ]"
    r"[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{1,30}(?:scy|ccy|dzcy|skich|ckich|dzkich|skim|ckim|owie)"
    r"(?!\w)"
)
_AFTER_NAME: Final = re.compile(rf"[ ](?:{_INITIAL}(?:{_SURNAME}|{_UPPER}))(?![\w])")
_SURNAME_ENDING: Final = re.compile(
    r"(?:[sc]|dz)k(?:i|a|iego|iej|iemu|im|ą)$|wicz(?:a|owi|em|u)?$|cz[yi]k(?:a|owi|iem)?$"
)
_ROLE: Final = re.compile(
    r"(?:(?:wice|nad)?(?:prezyden|burmistrz|dyrektor|minist|wojewod|starost|marszał"
    r"|przewodnicz|kierowni|komendan|prokurator|kurator|skarbni|premier)"
    r"|profesor|doktor|mecenas|redaktor|rzeczni|koordynator|senator|pełnomocni"
    r"|sekretarz|naczelni|pracowni|psycholo|pedagog|lekar[zk]|pielęgniar|asystent"
    r"|nauczyciel|opiekun|doradc|inspektor)\w{0,9}$"
    r"|(?:wójt|poseł|posła|posłank|radn|sołtys|sędzi|bóg|bog|ksiądz|księdz)"
    r"(?:\w{0,2}|iem|owi|emu)$|pan[iaou]?\w?$",
    re.IGNORECASE,
)
_NO_SURNAME: Final = re.compile(
    r"(?:miast|miejski|urz[ąę]d|szko[łl]|ośrod|stowarzyszeni|fundacj|gmin|powiat"
    r"|osiedl|dzielnic|przedszkol|bibliote|województ|program|projekt|centrum|komisj"
    r"|ulic|europejsk)\w{0,5}$|(?:rad[ay]|dom[ouy]?|dzień|dnia|roku?)$",
    re.IGNORECASE,
)
_ROMAN: Final = re.compile(r"^[IVXL]+$")
_NAMESAKE_BEFORE: Final = re.compile(
    r"(?:(?<!\w)(?:ul|al|pl|os|im|pw|św|imieni\w{1,2}|ulic\w{1,3}|alej\w{0,3}|plac\w{0,3}"
    r"|osiedl\w{1,3}|rond\w{1,2}|skwer\w{0,3}|park\w{0,3}|bulwar\w{0,3}|most\w{0,3}|wezwaniem"
    r"|patron\w{0,5}|pomnik\w{0,4}|fundacj\w{1,3}|stowarzyszeni\w{1,3}|szpital\w{0,3}"
    r"|szko[łl]\w{1,3}|bibliote\w{1,4}|teatr\w{0,3}|parafi\w{1,3}|kości\w{2,5}|święt\w{1,4}"
    r"|muze\w{2,4}|schronisk\w{1,3}|hospicj\w{2,4}|towarzystw\w{1,3}|aptek\w{1,3}|liceum)\b\.?"
    r"[ ]{0,2})(?:(?:gen|ks|dr|prof|hr|św|płk|mjr|kpt|rtm|abp|bp|kard|marsz|inż|bł|o|im"
    r"|księdza|biskupa|generała|króla|królowej|papieża|błogosławion\w{1,4}|brata|siostry"
    r"|matki|doktora|profesora|marszałka|kardynała)\b\.?[ ]{0,2}){0,4}$",
    re.IGNORECASE,
)
_LOOK_BACK: Final = 70


def find_persons(text: str) -> Iterator[Span]:
    """Find people named by title and surname, or by given name and surname."""
    for match in _TITLE.finditer(text):
        name = match["name"] or match["short"]
        if not _ROLE.match(name):
            end = match.end()
            if name.lower() in given_names():
                tail = _AFTER_NAME.match(text, end)
                end = tail.end() if tail else end
            yield Span(Kind.PERSON, match.start(), end)
    for match in _COUPLE.finditer(text):
        yield Span(Kind.PERSON, *match.span())
    yield from _named_people(text)


def _named_people(text: str) -> Iterator[Span]:
    """Join neighbouring capitalised words and look for a given name among them."""
    group: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        if group and text[group[-1].end() : word.start()] != " ":
            yield from _people_in(text, group)
            group = []
        group.append(word)
    yield from _people_in(text, group)


def _people_in(text: str, group: list[re.Match[str]]) -> Iterator[Span]:
    names = given_names()
    index = 0
    while index < len(group) - 1:
        first, second = group[index], group[index + 1]
        third = group[index + 2] if index + 2 < len(group) else None
        end = 0
        if first[0].lower() in names:
            if _is_surname(second):
                end = second.end()
            elif third and second[0].lower() in names and _is_surname(third):
                end = third.end()
        elif _SURNAME_ENDING.search(first[0]) and second[0].lower() in names:
            end = second.end()
        if end and not _is_namesake(text, first.start(), end):
            yield Span(Kind.PERSON, first.start(), end)
            while index < len(group) and group[index].end() <= end:
                index += 1
        else:
            index += 1


def _is_surname(word: re.Match[str]) -> bool:
    return not (
        word[0].lower() in given_names()
        or _ROMAN.match(word[0])
        or _NO_SURNAME.match(word[0])
    )


def _is_namesake(text: str, start: int, end: int) -> bool:
    """Say whether a street, a school or a king is meant."""
    if re.match(r"[ ][IVX]{1,4}\b", text[end : end + 6]):
        return True
    return bool(_NAMESAKE_BEFORE.search(text, max(0, start - _LOOK_BACK), start))
