"""The public day of a record: day, month, quarter or year, by its class (DC-2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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
