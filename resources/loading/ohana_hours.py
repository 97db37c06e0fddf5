"""Hours and holidays of an Ohana directory."""

from datetime import date, datetime, time
from typing import Final

from django.utils.translation import gettext_lazy as _

from ..lines import ExceptionContent, HoursContent
from .ohana_tables import Row
from .records import Findings
from .schedule import spans_of
from .schedule_words import NotUnderstood

_DATES: Final = ("%m/%d/%Y", "%m/%d/%y", "%B %d, %Y", "%Y-%m-%d")
#: A year before this one stands for "every year".
_FIRST_YEAR: Final = 1900
#: Spans longer than this are rather a slip of a.m. and p.m. (hours).
_LONG_DAY: Final = 16


def hours_of(row: Row, findings: Findings) -> tuple[HoursContent, ...]:
    """Return the hours of a row of ``regular_schedules.csv``."""
    words = f"{row['weekday']} {row['opens_at']}-{row['closes_at']}"
    try:
        hours = spans_of(words).hours
    except NotUnderstood:
        findings.warning("hours", words, _("these hours could not be read; left out"))
        return ()
    for item in hours:
        lasts = (_minutes(item.closes) - _minutes(item.opens)) % 1440 or 1440
        if lasts > _LONG_DAY * 60:
            findings.warning(
                "hours", words, _("open for very long; check a.m. and p.m.")
            )
    return hours


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def exception_of(row: Row, findings: Findings) -> ExceptionContent | None:
    """Return the days of a row of ``holiday_schedules.csv``, None for no such days."""
    words = f"{row['start_date']} – {row['end_date']}"
    first, last = _date(row["start_date"]), _date(row["end_date"])
    if first is None or last is None or last < first:
        findings.warning(
            "exceptions", words, _("these days could not be read; left out")
        )
        return None
    if first.year < _FIRST_YEAR:
        findings.warning(
            "exceptions",
            words,
            _("days of every year; left out, public holidays are known here anyway"),
        )
        return None
    if row["closed"].lower() == "true":
        return ExceptionContent(first, last)
    try:
        # The weekday is only a carrier: the language needs one.
        (span,) = spans_of(f"mon {row['opens_at']}-{row['closes_at']}").hours
    except (NotUnderstood, ValueError):
        findings.warning(
            "exceptions", words, _("these hours could not be read; left out")
        )
        return None
    return ExceptionContent(first, last, span.opens, span.closes)


def _date(text: str) -> date | None:
    for pattern in _DATES:
        try:
            return datetime.strptime(text.strip(), pattern).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None
