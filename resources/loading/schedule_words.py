"""The words of opening hours, in Polish and English, without case and marks."""

import re
from datetime import time
from typing import Final

WEEK: Final = tuple(range(7))
WORKING: Final = WEEK[:5]
MIDNIGHT: Final = time(0)

_DAYS: Final = (
    r"pn|pon|poniedz|poniedzial(?:ek|ku|ki)|mon(?:days?)?",
    r"wt|wto|wtor|wtor(?:ek|ku|ki)|tue(?:s|sdays?)?",
    r"sr|sro|srod(?:a|e|y)|wed(?:s|nesdays?)?",
    r"cz|czw|czwart(?:ek|ku|ki)|thu(?:r|rs|rsdays?)?",
    r"pt|pi|pia|piat(?:ek|ku|ki)|fri(?:days?)?",
    r"so|sb|sob|sobot(?:a|e|y)|sat(?:urdays?)?",
    r"nd|ndz|nie|niedz|niedziel(?:a|e|i)|sun(?:days?)?",
)
SETS: Final = {
    r"codzien(?:nie)?|daily|every day|caly tydzien|7 dni w tygodniu": WEEK,
    r"(?:w )?(?:dni|dniach) (?:robocz\w+|powszedni\w+)|dni rob|weekdays": WORKING,
    r"(?:w )?week-?end(?:y|s)?": (5, 6),
}
_HOLIDAYS: Final = r"(?:dni )?(?:ustawow\w+ )?(?:swiat\w*|swieta\w*|dni swiateczn\w+)"
_WORDS: Final = (
    (
        "shut_holidays",
        r"(?:oprocz|poza|z wyjatkiem|za wyjatkiem|bez|except|nie w) "
        rf"(?:{_HOLIDAYS}|(?:public )?holidays)",
    ),
    (
        "open_holidays",
        r"(?:(?:a )?(?:takze|rowniez)|tez|i|oraz|including) (?:w )?"
        rf"(?:{_HOLIDAYS}|(?:public )?holidays)",
    ),
    (
        "always",
        r"cal(?:odobowo|a dobe)|przez cala dobe|24 ?h(?:/dobe)?|24/7|24 hours"
        r"|24 ?godz\w*(?: na dobe)?|non-?stop|round the clock",
    ),
    ("closed", r"nieczynn[eay]|zamkniet[eay]|closed"),
    *((f"set{number}", words) for number, words in enumerate(SETS)),
    *(
        (f"day{number}", rf"(?:we? |on )?(?:{days})")
        for number, days in enumerate(_DAYS)
    ),
    (
        "noise",
        r"(?:w )?godz(?:inach|iny|ina|\.)?|w godz|hours?|czynn[eay]|otwart[eay]"
        r"|open|dyzury?|przyjmuje\w*",
    ),
    ("to", r"do|to|til|until"),
    ("from", r"od|from"),
    ("and", r"i|oraz|and|a|w|we"),
)
_CLOCK: Final = r"\d{1,2}(?:[:.]\d{2})?(?: ?[ap]\.?m\b\.?)?"
TOKEN: Final = re.compile(
    r"(?P<note>\([^()]*\))"
    + "".join(rf"|(?P<{name}>(?:{words})(?![\w]))\.?" for name, words in _WORDS)
    + rf"|(?P<clock>{_CLOCK})(?![\d/])|(?P<dash>-)|(?P<sign>[,;:.&+/|])|(?P<space>\s+)"
)
_HALF: Final = re.compile(r"\s?([ap])\.?m\.?$")
_SMALL: Final = re.compile(r"(\d{1,2})\s?([⁰¹²³⁴⁵⁶⁷⁸⁹]{2})")
_SMALL_FIGURES: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class NotUnderstood(Exception):  # noqa: N818 - no error: the words are kept as they are
    """The text says more than this language knows."""


def even(text: str) -> str:
    """Return a text with one kind of dash and figures of one size."""
    text = _SMALL.sub(lambda m: f"{m[1]}:{m[2].translate(_SMALL_FIGURES)}", text)
    return " ".join(re.sub(r"[–—−‒]", "-", text).split())


def clock(text: str) -> time:
    """Return a time of day: 8, 8.30, 8:30, 3 pm.

    :raises NotUnderstood: there is no such time.
    """
    half = _HALF.search(text.lower())
    figures = _HALF.sub("", text.lower()).replace(".", ":")
    hours, _sign, minutes = figures.partition(":")
    hour, minute = int(hours), int(minutes or 0)
    if half:
        if not 1 <= hour <= 12:
            raise NotUnderstood
        hour = hour % 12 + (12 if half[1] == "p" else 0)
    if (hour, minute) == (24, 0):
        hour = 0
    if hour > 23 or minute > 59:
        raise NotUnderstood
    return time(hour, minute)
