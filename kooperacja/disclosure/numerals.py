"""Detectors of what is written in digits: PESEL, account, phone, plate, place, birth.

Every expression is bounded in all its parts, so a text is read in linear time. Where a
match could hide another one that begins inside it, the expression is a lookahead and
every beginning is tried.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from typing import Final

from .plain import Kind, Span

MONTHS: Final = (
    r"(?:stycz(?:nia|eń)|lut(?:ego|y)|mar(?:ca|zec)|kwie(?:tnia|cień)|maja?"
    r"|czerw(?:ca|iec)|lip(?:ca|iec)|sierp(?:nia|ień)|wrze(?:śnia|sień)"
    r"|październik(?:a)?|listopada?|gru(?:dnia|dzień))"
)

_ELEVEN: Final = re.compile(r"(?<![0-9])(?=([0-9](?:[ ./-]{0,2}[0-9]){10})(?![0-9]))")
_PESEL_WEIGHTS: Final = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
_CENTURIES: Final = (1900, 2000, 2100, 2200, 1800)


def find_pesels(text: str) -> Iterator[Span]:
    """Find PESEL numbers by their date of birth and check digit.

    Ustawa o ewidencji ludności (2010), art. 15: eleven digits; the month carries the
    century (+80, 0, +20, +40, +60 for the 1800s to the 2200s).
    """
    for match in _ELEVEN.finditer(text):
        if _is_pesel(_digits(match[1])):
            yield Span(Kind.PESEL, *match.span(1))


def _is_pesel(digits: str) -> bool:
    numbers = [int(digit) for digit in digits]
    weighted = sum(w * n for w, n in zip(_PESEL_WEIGHTS, numbers, strict=False))
    if (10 - weighted % 10) % 10 != numbers[10]:
        return False
    century, month = divmod(int(digits[2:4]), 20)
    try:
        date(_CENTURIES[century] + int(digits[:2]), month, int(digits[4:6]))
    except ValueError:
        return False
    return True


_ACCOUNT: Final = re.compile(r"(?<![0-9])(?=([0-9](?:[ .-]{0,2}[0-9]){25})(?![0-9]))")
_COUNTRY_BEFORE: Final = re.compile(r"PL[ -]{0,2}$", re.IGNORECASE)


def find_ibans(text: str) -> Iterator[Span]:
    """Find Polish account numbers: 26 digits, PL or not (ISO 13616, mod 97)."""
    for match in _ACCOUNT.finditer(text):
        start, end = match.span(1)
        digits = _digits(match[1])
        if int(digits[2:] + "2521" + digits[:2]) % 97 == 1:
            country = _COUNTRY_BEFORE.search(text, max(0, start - 4), start)
            yield Span(Kind.IBAN, country.start() if country else start, end)


_GAP: Final = r"[ .-]{1,2}"
_SHAPES: Final = "|".join(
    (
        r"[1-9][0-9]{8}",
        *(
            _GAP.join(rf"[0-9]{{{size}}}" for size in sizes)
            for sizes in (
                (3, 3, 3),
                (2, 3, 2, 2),
                (3, 2, 2, 2),
                (2, 7),
                (3, 6),
                (2, 3, 4),
                (2, 4, 3),
                (1,) * 9,
            )
        ),
        r"\(0?[1-9][0-9]\)[ -]{0,2}[0-9](?:[ .-]{0,2}[0-9]){6}",
        r"[1-9][0-9][ ]?/[ ]?[0-9]{3}[ .-]?[0-9]{2}[ .-]?[0-9]{2}",
    )
)
_SEVEN_TO_NINE: Final = r"[0-9](?:[ .()/-]{0,3}[0-9]){8}"
_PHONE: Final = re.compile(
    rf"""
    (?<![0-9])(?=(
        (?:\([ ]?)?(?:\+[ ]?|00[ -]?)48(?:[ ]?\))?[ .()/-]{{0,3}}{_SEVEN_TO_NINE}
      | \+[ ]?(?!48)[1-9](?:[ .()/-]{{0,2}}[0-9]){{8,13}}
      | 00(?!48)[1-9][0-9](?:[ .()/-]{{0,2}}[0-9]){{7,11}}
      | (?:48[ -])?(?:0[ -]?)?(?:{_SHAPES})
    )(?![0-9]))
    """,
    re.VERBOSE,
)
_PHONE_WORD: Final = re.compile(
    r"(?<!\w)(?:tel|telefon\w{0,4}|kom|komórk\w{1,3}|dzwoni\w{1,4}|nr tel|numer tel"
    r"|sms|whatsapp|fax|faks)\b[ .:]{0,3}(?:nr|numer\w{0,3}|pod|kom)?[ .:]{0,3}"
    rf"(0?{_SEVEN_TO_NINE})(?![0-9])",
    re.IGNORECASE,
)
_REGISTER_BEFORE: Final = re.compile(
    r"(?:REGON|NIP|KRS|RSPO|ISBN|ISSN|nr rejestru|EORI|BDO|TERYT|SIMC)[ :.]{0,3}"
    r"(?:nr|numer)?[ :.]{0,3}$",
    re.IGNORECASE,
)
_AMOUNT_AFTER: Final = re.compile(
    r"(?:[ .][0-9]{3}){0,3}(?:,[0-9]{1,2}(?![0-9])|,-)?[ ]{0,2}"
    r"(?:zł|PLN|EUR|euro|USD|€|%|proc\b|mln|mld|tys|os\.|osób|osoby|rodzin|mieszka"
    r"|dzieci|gospodarstw|złot|gr\b|m2|m3|km|ha\b|kWh|sztuk|szt\b)"
    r"|,[0-9]{1,2}(?![0-9])",
    re.IGNORECASE,
)
PUBLIC_LINES: Final = frozenset({"226687000", "226280120", "222309900"})
"""National help lines with a geographic number: Niebieska Linia, the centre for
victims of trafficking (KCIK), the patients' line. Short numbers (112, 116 111,
116 123, 19 …) have no shape of a private phone and need no list."""

_FREEPHONE: Final = ("800", "801", "804")
"""Free and shared-cost numbers, which belong to institutions only (800 120 002 …)."""


def find_phones(text: str, institution_phones: Collection[str] = ()) -> Iterator[Span]:
    """Find telephone numbers, Polish and foreign, except public lines.

    :param institution_phones: numbers of institutions in any notation, let through.
    """
    allowed = PUBLIC_LINES | {_subscriber(phone) for phone in institution_phones}
    position = 0
    for match in sorted(_phone_matches(text), key=lambda match: match.span(1)):
        start, end = match.span(1)
        if start < position:
            continue
        number = _subscriber(match[1])
        if number in allowed or number.startswith(_FREEPHONE):
            position = end
        elif not _is_other_number(text, match):
            position = end
            yield Span(Kind.PHONE, start, end)


def _phone_matches(text: str) -> Iterator[re.Match[str]]:
    yield from _PHONE.finditer(text)
    yield from _PHONE_WORD.finditer(text)


def _is_other_number(text: str, match: re.Match[str]) -> bool:
    """Say whether it is an amount of something or a number in a business register."""
    start, end = match.span(1)
    if _REGISTER_BEFORE.search(text, max(0, start - 20), start):
        return True
    if match[1].lstrip("( ").startswith(("+", "00")) or match.re is _PHONE_WORD:
        return False
    return bool(_AMOUNT_AFTER.match(text, end))


def _subscriber(phone: str) -> str:
    """Return the nine digits of a Polish number, or all digits of a foreign one."""
    digits = _digits(phone).removeprefix("00")
    return (
        digits[-9:] if len(digits) == 11 and digits[:2] == "48" else digits.lstrip("0")
    )


_PLATE_SERIAL: Final = (
    r"(?:[0-9]{5}|[0-9]{4}[A-Z]|[0-9]{3}[A-Z]{2}|[0-9][A-Z][0-9]{3}"
    r"|[0-9][A-Z]{2}[0-9]{2}|[A-Z][0-9]{3}|[0-9]{2}[A-Z]{2}|[0-9][A-Z][0-9]{2}"
    r"|[0-9]{2}[A-Z][0-9]|[0-9][A-Z]{2}[0-9]|[A-Z]{2}[0-9]{2})"
)
_PLATE: Final = re.compile(
    rf"(?<![\w/-])([BCDEFGKLNOPRSTWZ][A-Z]{{1,2}})[ -]{_PLATE_SERIAL}(?![\w/-])"
)
_PLATE_AFTER_WORD: Final = re.compile(
    r"(?<!\w)(?:rej|rejestr\w{0,12}|tablic\w{0,4}|samoch\w{0,6}|pojazd\w{0,4}|aut\w{1,3})"
    r"\b[ .:]{0,3}(?:nr|numer\w{0,3}|o numerze|rej)?[ .:]{0,3}"
    rf"([A-Z]{{2,3}}[ -]?{_PLATE_SERIAL})(?![\w/])",
    re.IGNORECASE,
)
_ACRONYMS: Final = """
BDO BHP BIP CIS CKU CUS DOM DPS DZ EFR EFS EN ES EU FIO GKR GOP GUS KIO KIS KP KRK KRS
LO NFZ NGO NIK NIP NR NSA OHP OP OPS ORE OWU PCK PFR PKD PKP PKS PN PO PS PUP PZU RP
RPO SA SKO SN SP STK TBS TK TVP UE USC WHO WSA WTZ WUP ZAZ ZDZ ZOZ ZS ZSO ZTM ZUS
"""
_NO_PLATE: Final = frozenset(_ACRONYMS.split())


def find_plates(text: str) -> Iterator[Span]:
    """Find Polish car plates, cautiously: acronyms with a number are not plates."""
    for match in _PLATE.finditer(text):
        if match[1] not in _NO_PLATE:
            yield Span(Kind.PLATE, *match.span())
    for match in _PLATE_AFTER_WORD.finditer(text):
        yield Span(Kind.PLATE, *match.span(1))


_LATITUDE: Final = r"(?:49|5[0-4])[.,][0-9]{3,15}"
_LONGITUDE: Final = r"(?:1[4-9]|2[0-4])[.,][0-9]{3,15}"
_BETWEEN: Final = (
    r"(?:[ ,;/|°NSEWnsew:=()]{1,6}"
    r"|[^0-9\n]{0,12}(?:dł|dl|lon|lng|wsch|szer|lat)[^0-9\n]{0,16})"
)
_DEGREES: Final = (
    r"[0-9]{1,3}[ ]?°[ ]?[0-9]{1,2}(?:[.,][0-9]{1,6})?[ ]?['′’‘]"
    r"(?:[ ]?[0-9]{1,2}(?:[.,][0-9]{1,6})?[ ]?(?:''|′′|’’|[\"”“]))?[ ]?[NSEWnsew]?"
)
_COORDINATES: Final = re.compile(
    rf"(?<![0-9.,])(?:{_LATITUDE}{_BETWEEN}{_LONGITUDE}"
    rf"|{_LONGITUDE}{_BETWEEN}{_LATITUDE})(?![0-9])"
    rf"|(?<![0-9]){_DEGREES}(?:[ ,;/]{{0,3}}{_DEGREES})?"
    r"|(?<![0-9.,])[0-9]{1,3}[.,][0-9]{3,15}[ ]?°"
)


def find_coordinates(text: str) -> Iterator[Span]:
    """Find geographic coordinates: pairs of decimal degrees in Poland, or degrees with
    minutes. Three decimals are about a hundred metres."""
    for match in _COORDINATES.finditer(text):
        yield Span(Kind.COORDINATES, *match.span())


_DATE: Final = (
    r"(?:[0-9]{1,2}[ ]?[./-][ ]?(?:[0-9]{1,2}|[IVX]{1,4})[ ]?[./-][ ]?[0-9]{2,4}"
    r"|[0-9]{1,2}[ ](?:[0-9]{1,2}|[IVX]{1,4})[ ][0-9]{4}"
    r"|[0-9]{4}[./-][0-9]{1,2}[./-][0-9]{1,2}"
    rf"|[0-9]{{1,2}}(?:-?go)?[ ]{MONTHS}[ ][0-9]{{2,4}})"
)
_BIRTH: Final = re.compile(
    r"(?<!\w)(?:ur|urodz\w{0,12}|dat\w{1,2} ur\w{0,8})\b[^0-9\n;]{0,40}?"
    rf"{_DATE}(?![0-9])",
    re.IGNORECASE,
)
_NOT_THE_DAY: Final = re.compile(
    r"\b(?:po|przed|od|do|między|pomiędzy|program\w*|ustaw\w*|rozporządz\w*)\b",
    re.IGNORECASE,
)


def find_birth_dates(text: str) -> Iterator[Span]:
    """Find a day of birth; a mere year, or "born after 1 September 2015", is none."""
    for match in _BIRTH.finditer(text):
        if not _NOT_THE_DAY.search(match[0]):
            yield Span(Kind.BIRTH_DATE, *match.span())


_AT: Final = re.compile(
    r"@|[(\[{<] ?(?:at|małpa|malpa|a|@) ?[)\]}>]|(?<= )(?:małpa|malpa)(?= )",
    re.IGNORECASE,
)
_DOMAIN: Final = re.compile(
    r"[ ]{0,2}[\w-]{1,63}(?:(?:\.|[ ]?[(\[{][ ]?(?:dot|kropka|\.)[ ]?[)\]}][ ]?"
    r"|[ ]kropka[ ])[\w-]{1,63}){1,6}",
    re.IGNORECASE,
)
_LOCAL_PART_MAX: Final = 64


def find_emails(text: str) -> Iterator[Span]:
    """Find e-mail addresses, also with "(at)", "[małpa]" and "(kropka)"."""
    for at in _AT.finditer(text):
        end = at.start()
        while end and text[end - 1] == " " and at.start() - end < 2:
            end -= 1
        start = end
        while (
            start and end - start < _LOCAL_PART_MAX and _in_local_part(text[start - 1])
        ):
            start -= 1
        domain = _DOMAIN.match(text, at.end())
        if start < end and domain:
            yield Span(Kind.EMAIL, start, domain.end())


def _in_local_part(character: str) -> bool:
    return character.isalnum() or character in "._%+'-"


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
