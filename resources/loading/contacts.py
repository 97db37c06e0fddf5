"""Cells with telephones, e-mail addresses and addresses of pages."""

import re
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils.translation import gettext_lazy as _

from .records import Findings
from .values import is_nothing

_PARTS: Final = re.compile(r"\s*[;|\n]\s*|\s*,\s+|\s+(?:lub|albo|oraz)\s+")
_DIGITS: Final = re.compile(r"\D+")
#: What follows a number: an extension, or words about it.
_AFTER: Final = re.compile(r"\s*(?:wew|w\.|int|ext|\()", re.IGNORECASE)
#: Area codes of the Polish numbering plan; their numbers are written 33 812 34 56.
_AREA_CODES: Final = frozenset(
    [
        "12",
        "13",
        "14",
        "15",
        "16",
        "17",
        "18",
        "22",
        "23",
        "24",
        "25",
        "29",
        "32",
        "33",
        "34",
        "41",
        "42",
        "43",
        "44",
        "46",
        "48",
        "52",
        "54",
        "55",
        "56",
        "58",
        "59",
        "61",
        "62",
        "63",
        "65",
        "67",
        "68",
        "71",
        "74",
        "75",
        "76",
        "77",
        "81",
        "82",
        "83",
        "84",
        "85",
        "86",
        "87",
        "89",
        "91",
        "94",
        "95",
    ]
)
_LENGTH: Final = 9
_FEWEST: Final = 3
_LONGEST_PHONE: Final = 100
_DIALLED: Final = re.compile(r"[\w\s+()/.,;:–-]*")
_EMAILS: Final = re.compile(r"[\s,;|]+|/(?=\S+@)")
_SCHEME: Final = re.compile(r"(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):", re.ASCII)
_check_email = EmailValidator()
_check_url = URLValidator(schemes=["http", "https"])


def telephone(text: str, findings: Findings, field: str = "phone") -> str:
    """Return telephones as they are printed in Poland: 33 812 34 56, 600 100 200.

    Several stay several; numbers of other countries stay as they were written.
    """
    if is_nothing(text):
        return ""
    parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
    found = ", ".join(dict.fromkeys(map(_printed, parts)))
    digits = len(_DIGITS.sub("", found))
    if digits < _FEWEST or not all(map(_DIALLED.fullmatch, parts)):
        findings.warning(field, text, _("this is no telephone number; left out"))
        return ""
    if len(found) > _LONGEST_PHONE:
        findings.warning(field, text, _("too long for telephone numbers; left out"))
        return ""
    return found


def _printed(text: str) -> str:
    after = _AFTER.search(text, 1) if len(text) > 1 else None
    number, rest = (
        (text[: after.start()], text[after.start() :]) if after else (text, "")
    )
    digits = national(number)
    if len(digits) != _LENGTH:
        return " ".join(text.split())
    if digits[:2] in _AREA_CODES:
        printed = f"{digits[:2]} {digits[2:5]} {digits[5:7]} {digits[7:]}"
    else:
        printed = f"{digits[:3]} {digits[3:6]} {digits[6:]}"
    return " ".join(f"{printed} {rest}".split())


def national(number: str) -> str:
    """Return the digits of a Polish number without the country and the old zero.

    A number of another country keeps its plus sign, so that it is never taken for one
    of nine digits.
    """
    digits = _DIGITS.sub("", number)
    is_foreign = number.strip().startswith(("+", "00")) and len(digits) > _LENGTH
    if is_foreign:
        digits = digits.removeprefix("00")
        return digits[2:] if digits.startswith("48") else f"+{digits}"
    if len(digits) == _LENGTH + 2 and digits.startswith("48"):
        return digits[2:]
    if len(digits) == _LENGTH + 1 and digits.startswith("0"):
        return digits[1:]
    return digits


def emails(text: str, findings: Findings, field: str = "email") -> tuple[str, ...]:
    """Return the e-mail addresses of a cell in small letters, without wrong ones."""
    if is_nothing(text):
        return ()
    found: list[str] = []
    for part in _EMAILS.split(text.strip()):
        address = part.strip("<>()/").removeprefix("mailto:").lower()
        if not address:
            continue
        try:
            _check_email(address)
        except ValidationError:
            findings.warning(field, part, _("this is no e-mail address; left out"))
        else:
            found.append(address)
    return tuple(dict.fromkeys(found))


def web_address(text: str, findings: Findings, field: str = "website") -> str:
    """Return the address of a page, with https:// where nothing was written before it.

    Whatever is no page of the web (``javascript:``, ``data:``, a file) is left out.
    """
    text = text.strip()
    if is_nothing(text):
        return ""
    scheme = _SCHEME.match(text)
    if scheme is None or "." in scheme["scheme"]:  # "example.org:8080" has no scheme
        text = f"https://{text.lstrip('/')}"
    elif scheme["scheme"].lower() not in ("http", "https"):
        findings.warning(
            field, text, _("this is no address of a web page; left out for safety")
        )
        return ""
    try:
        _check_url(text)
    except ValidationError:
        findings.warning(field, text, _("this is no address of a web page; left out"))
        return ""
    if len(text) > 200:
        findings.warning(field, text, _("this address is too long; left out"))
        return ""
    return text
