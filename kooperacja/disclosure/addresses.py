"""Detector of addresses: a street with a house number, or a flat.

A flat points at a household and counts for every class; a house number alone counts
from class 1 up (DC-7). Expressions are bounded, so a text is read in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from .numerals import MONTHS
from .places import SensitivityClass
from .plain import Kind, Span

_WORD: Final = r"[A-ZĄĆĘŁŃÓŚŹŻ](?:[^\W\d_]|['’-]){0,30}"
_CAPITAL: Final = rf"{_WORD}\.?"
_TITLE: Final = (
    r"(?:gen|ks|św|bp|abp|płk|ppłk|mjr|kpt|por|ppor|dr|inż|prof|hr|bł|kard|marsz|rtm|o|im)"
    r"\b\.?"
)
_NAME: Final = (
    rf"(?:[0-9]{{1,2}}(?:-go|\.)?[ ])?{_CAPITAL}"
    rf"(?:[ ](?:{_CAPITAL}|{_TITLE}|i|nad|pod|na|de|von)){{0,4}}"
)
_TITLED_NAME: Final = rf"(?:{_TITLE}[ ]?){{0,3}}{_NAME}"

_STREET: Final = (
    r"(?:[Uu][Ll](?:\.|\b)|[Uu]lic(?:y|a|ą|ę)\b|ULIC(?:Y|A)\b|[Aa][Ll](?:\.|\b)"
    r"|[Aa]le(?:ja|i|ję|ją|jach|je)\b|[Oo][Ss]\.|[Oo]siedl(?:e|u|a|em)\b|[Pp][Ll]\."
    r"|[Pp]lac(?:u|em)?\b|[Bb]ulwar(?:u|ze|em)?\b|[Rr]ynek\b)"
)
_BUILDING: Final = r"(?:(?:bl|blok(?:u|iem)?|bud|budyn(?:ek|ku)|dom)\b\.?[ ]?)?"
_NUMBER: Final = r"[0-9]{1,3}[ ]?(?:[A-Ha-h](?![\w.]))?(?![0-9])"
_HOUSE: Final = rf"{_BUILDING}(?:(?:nr|numer(?:em|ze)?)\b\.?[ ]?)?{_NUMBER}"
_FLAT_WORD: Final = (
    r"(?:m|mieszk|miesz|mieszkani(?:e|a|u|em)|lok|lokal(?:u|em|owi)?|nr mieszkania"
    r"|nr lokalu|kl|klatk(?:a|i|ą)|apartament(?:u|cie)?|pok|pok(?:ój|oju))\b"
)
_FLAT: Final = (
    r"(?:[ ]?[/\\][ ]?[0-9]{1,3}[A-Za-z]?(?![\w/])"
    rf"|[ ]?,?[ ]?{_FLAT_WORD}\.?[ ]?(?:(?:nr|numer)\b\.?[ ]?)?"
    r"[0-9]{1,3}[A-Za-z]?(?!\w)"
    r"|m\.?[0-9]{1,3}(?!\w))"
)
_PREPOSITION: Final = (
    r"(?:na|przy|z|ze|od|do|koło|obok|pod|w|zam|zamieszk\w{1,8}|mieszk\w{1,6}"
    r"|adres\w{0,3}|zameld\w{1,8})"
)
_ENDING: Final = (
    r"(?:ow|sk|ck|dzk|n|ł|cz|ż|sz|l|j|rz|r|t|w|p|m|b)(?:a|ej|ą|iego|ego|ich|ych|iej)"
)
_UNITS: Final = (
    r"(?:os(?:\.|ób|oby|obom|obami)|rodzin\w{0,4}|dzie(?:ci|ciom|ćmi)|interwencj\w{1,3}"
    r"|lamp\w{0,3}|zł\w{0,6}|PLN|tys|mln|mld|proc|razy|r\.|rok\w{0,2}|lat\w{0,3}|latarn\w{1,3}"
    r"|mieszka[nń]\w{0,8}|lokal(?:i|e|ach|ami)|lokator\w{0,4}|godzin\w{0,3}|godz|minut\w{0,3}"
    r"|metr\w{0,3}|m2|km|ha|dni\w{0,3}|tygodni\w{0,3}|miesi[ąę]c\w{0,4}|dom(?:ów|y|ach)"
    r"|budynk\w{1,4}|kamienic\w{0,3}|zgłosz\w{1,5}|przypad\w{1,5}|zdarze\w{1,5}|miejsc\w{0,3}"
    r"|spotka\w{1,5}|młod\w{1,6}|senior\w{0,4}|ucz(?:ni|estni)\w{0,5}|partner\w{0,4}|instytucj\w{0,3}"
    r"|kobiet\w{0,4}|mężczyzn\w{0,3}|ankiet\w{0,3}|wolontariusz\w{0,3}|drzew\w{0,3}|ławek"
    rf"|ławk\w{{1,3}}|grup\w{{0,3}}|punkt\w{{0,4}}|%|{MONTHS})"
)
_AFTER_HOUSE: Final = (
    rf"(?![ ]?(?:-[ ]?[0-9]{{1,4}}[ ])?{_UNITS}(?!\w))"
    r"(?![.:][0-9]{2})(?!-[0-9]{1,2}[.:][0-9])"
)
# A year, a meeting or a decision ("12/2023") is no flat: three digits are the most.

_STREET_AND_HOUSE: Final = re.compile(
    rf"(?<!\w){_STREET}[ ]?{_TITLED_NAME}[ ]?,?[ ]?{_HOUSE}(?P<flat>{_FLAT})?"
    rf"{_AFTER_HOUSE}"
)
_LOWER_STREET: Final = re.compile(
    r"(?<!\w)(?:(?:ul|al)(?:\.|\b)|ulic[aąęy]\b|alei\b)[ ]{0,2}"
    r"(?:[^\W\d_]{2,20}\.?[ ]){0,2}[^\W\d_]{3,30}"
    rf"[ ]?,?[ ]?{_HOUSE}(?P<flat>{_FLAT})?{_AFTER_HOUSE}",
    re.IGNORECASE,
)
_NAME_AND_FLAT: Final = re.compile(
    rf"(?<!\w)(?:(?i:{_PREPOSITION})\.?:?[ ]{_TITLED_NAME}|{_WORD}{_ENDING})"
    rf"[ ]?,?[ ]?{_BUILDING}{_NUMBER}(?P<flat>{_FLAT}){_AFTER_HOUSE}"
)
_FLAT_ALONE: Final = re.compile(
    r"(?<!\w)(?:mieszkani(?:e|a|u|em)|lokal(?:u|em)?)[ ](?:nr|numer)\b\.?[ ]?[0-9]{1,3}"
    r"[A-Za-z]?(?!\w)"
    r"|(?<!\w)(?:bl|blok(?:u|iem)?)\b\.?[ ]?(?:nr[ ])?"
    rf"[0-9]{{1,3}}[A-Za-z]?[ ]?,?[ ]?{_FLAT_WORD}\.?[ ]?(?:nr[ ])?"
    r"[0-9]{1,3}[A-Za-z]?(?!\w)",
    re.IGNORECASE,
)


def find_addresses(text: str, sensitivity: SensitivityClass) -> Iterator[Span]:
    """Find addresses that count for a record of this class."""
    house_counts = sensitivity > SensitivityClass.THING
    for pattern in (_STREET_AND_HOUSE, _LOWER_STREET, _NAME_AND_FLAT):
        for match in pattern.finditer(text):
            if house_counts or match["flat"]:
                yield Span(Kind.ADDRESS, *match.span())
    for match in _FLAT_ALONE.finditer(text):
        yield Span(Kind.ADDRESS, *match.span())
