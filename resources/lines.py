"""The lines of a timetable, as readers of files and doors hand them to the services.

Plain values: when something can be had, when it cannot, and whom to call.
"""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True)
class HoursContent:
    """An interval of every week; see `OpeningHours`."""

    weekday: int
    opens: time
    closes: time
    note: str = ""


@dataclass(frozen=True)
class ExceptionContent:
    """Days with other hours; without hours it is closed then."""

    first_day: date
    last_day: date
    opens: time | None = None
    closes: time | None = None
    note: str = ""


@dataclass(frozen=True)
class ClosureContent:
    """A notice that it is closed; without a last day until further notice."""

    first_day: date
    last_day: date | None
    notice: str


@dataclass(frozen=True)
class ContactContent:
    """A post that answers by telephone or e-mail."""

    title: str = ""
    phone: str = ""
    email: str = ""
