"""Hours of opening as the tests write them."""

from datetime import date, datetime, time
from types import SimpleNamespace

from django.utils import translation

from resources.opening import WARSAW, Hours
from resources.opening_words import now_words

OFFICE = [[day, "08:00", "15:00", ""] for day in range(5)]
NIGHTS = [[day, "20:00", "08:00", ""] for day in range(7)]
# Monday; All Saints' Day 2026 is a Sunday, 11 November a Wednesday.
MONDAY = date(2026, 11, 16)


def row(**values):
    """A row of the shelf, as far as hours go."""
    empty = {
        "week": [],
        "exceptions": [],
        "closures": [],
        "round_the_clock": False,
        "open_on_holidays": False,
    }
    return SimpleNamespace(**{**empty, **values})


def hours(**values) -> Hours:
    return Hours.of(row(**values))


def at(text: str, **values):
    """How it stands at a local moment such as "2026-11-16 9:30"."""
    return hours(**values).at(local(text))


def local(text: str, fold: int = 0) -> datetime:
    day, clock = text.split()
    hour, minute = clock.split(":")
    return datetime.combine(
        date.fromisoformat(day), time(int(hour), int(minute), fold=fold), tzinfo=WARSAW
    )


def words(text: str, **values) -> str:
    with translation.override("en"):
        return now_words(at(text, **values))
