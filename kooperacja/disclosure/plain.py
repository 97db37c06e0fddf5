"""A text brought to plain characters, with the way back to the original offsets.

People hide numbers without meaning to: a pasted non-breaking space, a soft hyphen, a
fullwidth digit, a letter with its accent apart. The detectors read the plain form;
what they find is reported in offsets of the text as it was typed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple


class Kind(StrEnum):
    """What kind of personal data a finding is."""

    PESEL = "pesel"
    PHONE = "phone"
    EMAIL = "email"
    IBAN = "iban"
    PLATE = "plate"
    COORDINATES = "coordinates"
    ADDRESS = "address"
    BIRTH_DATE = "birth_date"
    PERSON = "person"


class Span(NamedTuple):
    """Half-open range of characters of a plain text, and what was found there."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain text; character ``i`` came from ``starts[i]:ends[i]`` of the original."""

    text: str
    starts: list[int]
    ends: list[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the original text behind a range of the plain one."""
        return self.starts[start], self.ends[end - 1]


_BEFORE_NFKC: Final = {"º": "°", "˚": "°", "´": "'", "\u00a0": " ", "…": "…"}
_DASHES: Final = frozenset("‐‑‒–—―−﹘﹣-⁃")
#: What stays as it is character by character: most texts are nothing else.
_PLAIN_ALREADY: Final = re.compile("[ -~\nĄĆĘŁŃÓŚŹŻąćęłńóśźż]*")
_SINGLE_NEWLINE: Final = re.compile(r"(?<!\n)\n(?!\n)")


def plain(text: str) -> Plain:
    """Return the plain form of a text.

    NFKC per character with its combining marks; digits of every script become ASCII;
    dashes become a hyphen, spaces a space; characters without width are dropped; a
    single line break is a space (texts pasted from PDF), a blank line stays.
    """
    length = len(text)
    if _PLAIN_ALREADY.fullmatch(text):
        joined = _SINGLE_NEWLINE.sub(" ", text)
        return Plain(joined, list(range(length)), list(range(1, length + 1)))
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    while position < length:
        end = position + 1
        if not text[position].isascii() or not text[end : end + 1].isascii():
            while end < length and unicodedata.combining(text[end]):
                end += 1
        for character in _plain_cluster(text[position:end]):
            characters.append(character)
            starts.append(position)
            ends.append(end)
        position = end
    return Plain(_SINGLE_NEWLINE.sub(" ", "".join(characters)), starts, ends)


def _plain_cluster(cluster: str) -> str:
    if len(cluster) == 1 and " " <= cluster <= "~":
        return cluster
    if cluster in _BEFORE_NFKC:
        return _BEFORE_NFKC[cluster]
    return "".join(map(_plain_character, unicodedata.normalize("NFKC", cluster)))


def _plain_character(character: str) -> str:
    if character in "\t\v\f":
        return " "
    if character == "\n" or character.isascii() and character.isprintable():
        return character
    if character in _DASHES:
        return "-"
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    return _BY_CATEGORY.get(unicodedata.category(character), character)


_BY_CATEGORY: Final = {
    "Zs": " ",
    "Zl": "\n",
    "Zp": "\n",
    "Cf": "",
    "Cc": "",
    "Mn": "",
    "Me": "",
}
