"""Periods of diagnoses, as people read them."""

from django.utils.translation import gettext as _


def period_label(period: str) -> str:
    """Return a period in words: "2026", "first half of 2026", "third quarter of 2026".

    Anything else is returned as it is.
    """
    year, _dash, part = period.partition("-")
    words = {
        "H1": _("first half of %(year)s"),
        "H2": _("second half of %(year)s"),
        "Q1": _("first quarter of %(year)s"),
        "Q2": _("second quarter of %(year)s"),
        "Q3": _("third quarter of %(year)s"),
        "Q4": _("fourth quarter of %(year)s"),
    }
    return words[part] % {"year": year} if part in words else period


def start_of(period: str) -> tuple[int, int, int]:
    """Return what periods are ordered by: year, first month, how long they last.

    A year stands before its halves, a half before its quarters.
    """
    year, _dash, part = period.partition("-")
    months = 3 if part.startswith("Q") else 6 if part.startswith("H") else 12
    number = int(part[1:]) if part[1:].isdigit() else 1
    return int(year), (number - 1) * months + 1, -months


def is_after(period: str, other: str) -> bool:
    """Whether a period begins after the other one has ended."""
    year, month, _length = start_of(period)
    other_year, other_month, length = start_of(other)
    return year * 12 + month >= other_year * 12 + other_month - length


def following(period: str) -> str:
    """Return the next period of the same kind: 2026-H1 comes after 2025-H2."""
    year, _dash, part = period.partition("-")
    if not part:
        return str(int(year) + 1)
    kind, number = part[0], int(part[1:])
    last = {"H": 2, "Q": 4}[kind]
    if number == last:
        return f"{int(year) + 1}-{kind}1"
    return f"{year}-{kind}{number + 1}"
