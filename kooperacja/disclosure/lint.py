"""The personal-data lint of a public text (DC-7).

It stops what must never be published by accident. It does not prove that a text is
harmless: the coordinator still reads it, and may override a finding with a reason.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from django.utils.translation import gettext, gettext_noop

from .addresses import find_addresses
from .numerals import (
    find_birth_dates,
    find_coordinates,
    find_emails,
    find_ibans,
    find_pesels,
    find_phones,
    find_plates,
)
from .persons import find_persons
from .places import SensitivityClass
from .plain import Kind, Plain, Span, plain

__all__ = ("Finding", "Kind", "lint", "mask")

MASK: Final = "•"
_SHOWN: Final = 2

_MESSAGES: Final = MappingProxyType(
    {
        Kind.PESEL: gettext_noop(
            "Line %(line)s holds a PESEL number (%(excerpt)s). Take it out: a public "
            "text never needs one."
        ),
        Kind.PHONE: gettext_noop(
            "Line %(line)s holds what looks like a telephone number (%(excerpt)s). "
            "Take it out, or name the institution that people may call."
        ),
        Kind.EMAIL: gettext_noop(
            "Line %(line)s holds an e-mail address (%(excerpt)s). Take it out, or "
            "name the institution that people may write to."
        ),
        Kind.IBAN: gettext_noop(
            "Line %(line)s holds a bank account number (%(excerpt)s). Take it out."
        ),
        Kind.PLATE: gettext_noop(
            "Line %(line)s holds what looks like a car plate (%(excerpt)s). Take it "
            "out, or say only what kind of car it is."
        ),
        Kind.COORDINATES: gettext_noop(
            "Line %(line)s holds geographic coordinates (%(excerpt)s). Take them out: "
            "the map shows the place as finely as it may be shown."
        ),
        Kind.ADDRESS: gettext_noop(
            "Line %(line)s holds an address (%(excerpt)s). Name the estate or the "
            "district instead."
        ),
        Kind.BIRTH_DATE: gettext_noop(
            "Line %(line)s holds a date of birth (%(excerpt)s). Give an age group "
            "instead, such as 25–34."
        ),
        Kind.PERSON: gettext_noop(
            "Line %(line)s seems to name a person (%(excerpt)s). Say what the person "
            "does or needs, without the name."
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One place of a text that may be about a person.

    ``start`` and ``end`` are offsets (half-open) into the text as given; ``line`` is
    counted from 1. ``excerpt_masked`` is safe to store and to show: all but its first
    two letters or digits are hidden.
    """

    kind: Kind
    start: int
    end: int
    line: int
    excerpt_masked: str

    @property
    def message(self) -> str:
        """Say what was found, where, and how to mend it, in the active language."""
        return gettext(_MESSAGES[self.kind]) % {
            "line": self.line,
            "excerpt": self.excerpt_masked,
        }


def lint(
    text: str,
    *,
    sensitivity: SensitivityClass,
    institution_phones: Collection[str] = (),
) -> list[Finding]:
    """Return what in a public text looks like personal data, in reading order.

    :param sensitivity: the class of the record; a house number alone counts from
        class 1 up, a flat always.
    :param institution_phones: telephone numbers, in any notation, that the text may
        hold because an institution has published them.
    """
    form = plain(text)
    spans = _without_contained(_spans(form.text, sensitivity, institution_phones))
    # Counted once: a text may be all findings.
    breaks = [at for at, character in enumerate(text) if character == "\n"]
    return [_finding(text, form, span, breaks) for span in spans]


def mask(text: str, findings: Iterable[Finding]) -> str:
    """Return the text with every letter and digit of the findings hidden."""
    characters = list(text)
    for finding in findings:
        for index in range(finding.start, finding.end):
            if characters[index].isalnum():
                characters[index] = MASK
    return "".join(characters)


def _spans(
    text: str, sensitivity: SensitivityClass, institution_phones: Collection[str]
) -> Iterator[Span]:
    """Yield all findings; what is surest comes first."""
    yield from find_ibans(text)
    yield from find_pesels(text)
    yield from find_emails(text)
    yield from find_coordinates(text)
    yield from find_birth_dates(text)
    yield from find_plates(text)
    yield from find_phones(text, institution_phones)
    yield from find_addresses(text, sensitivity)
    yield from find_persons(text)


def _without_contained(spans: Iterable[Span]) -> list[Span]:
    """Drop what lies within another finding; keep what only overlaps it."""
    kept: list[Span] = []
    reach = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.end > reach:
            kept.append(span)
            reach = span.end
    return kept


def _finding(text: str, form: Plain, span: Span, breaks: list[int]) -> Finding:
    start, end = form.original(span.start, span.end)
    line = bisect_left(breaks, start) + 1
    return Finding(span.kind, start, end, line, _masked(text[start:end]))


def _masked(excerpt: str) -> str:
    shown = 0
    characters = []
    for character in excerpt:
        shown += character.isalnum()
        characters.append(MASK if character.isalnum() and shown > _SHOWN else character)
    return "".join(characters)
