"""The public day of a record: day, month, quarter or year, by its class (DC-2)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext, gettext_noop

from .places import SensitivityClass


class Precision(StrEnum):
    """How long the span of time is that the world may know."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


PRECISIONS: Final = MappingProxyType(
    {
        SensitivityClass.THING: Precision.DAY,
        SensitivityClass.PUBLIC_SPACE: Precision.MONTH,
        SensitivityClass.PEOPLE: Precision.QUARTER,
        SensitivityClass.PROTECTED: Precision.YEAR,
    }
)

_QUARTERS: Final = (
    gettext_noop("Q1 %(year)s"),
    gettext_noop("Q2 %(year)s"),
    gettext_noop("Q3 %(year)s"),
    gettext_noop("Q4 %(year)s"),
)


@dataclass(frozen=True, slots=True, order=True)
class PublicDate:
    """A span of time, kept as its first day and its length.

    The first day is the only day stored, so that two records of one span are equal.
    """

    first_day: date
    precision: Precision

    @property
    def last_day(self) -> date:
        """The last day of the span."""
        months = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.YEAR: 12}
        if self.precision is Precision.DAY:
            return self.first_day
        return months_later(self.first_day, months[self.precision]) - timedelta(days=1)

    @property
    def label(self) -> str:
        """Name the span in the active language: "November 2026", "Q4 2026"."""
        if self.precision is Precision.DAY:
            return format_date(self.first_day, "j E Y")
        if self.precision is Precision.MONTH:
            return format_date(self.first_day, "F Y")
        year = f"{self.first_day.year:04d}"
        if self.precision is Precision.QUARTER:
            return gettext(_QUARTERS[_quarter(self.first_day)]) % {"year": year}
        return year

    def __str__(self) -> str:
        return self.label


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, the month's last where it has none."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def public_date(sensitivity: SensitivityClass, day: date) -> PublicDate:
    """Return the span in which the world may know the day to lie."""
    precision = PRECISIONS[SensitivityClass(sensitivity)]
    first_day = date(day.year, day.month, day.day)
    if precision is not Precision.DAY:
        first_day = first_day.replace(day=1)
    if precision is Precision.QUARTER:
        first_day = first_day.replace(month=3 * _quarter(day) + 1)
    if precision is Precision.YEAR:
        first_day = first_day.replace(month=1)
    return PublicDate(first_day, precision)


def _quarter(day: date) -> int:
    """Return the quarter of the year, counted from 0."""
    return (day.month - 1) // 3
