"""The pieces of opening hours, and how they stand on the shelf. Pure: no database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

MIDNIGHT = time(0)
DAY = timedelta(days=1)


class Span(NamedTuple):
    """Some hours of a day; ``note`` says what happens then."""

    opens: time
    closes: time
    note: str = ""


class Special(NamedTuple):
    """An exception: other hours, or none, on some days."""

    first: date
    last: date
    span: Span | None
    note: str
    is_of_site: bool


class Closure(NamedTuple):
    """Shut for a while; ``last`` None is until further notice."""

    first: date
    last: date | None
    notice: str

    def covers(self, day: date) -> bool:
        """Whether it is shut on this day."""
        return self.first <= day and (self.last is None or day <= self.last)


class State(StrEnum):
    """How something stands at a moment."""

    OPEN = "open"
    CLOSED = "closed"
    SHUT = "shut"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Now:
    """How something stands at ``moment``.

    ``until`` (aware, local) is when it closes, None when not within a week; ``opens``
    when it opens next, None when not in sixty days. ``closure`` is set while it is
    shut. ``is_holiday``: today is one, and for that reason it is closed.
    """

    state: State
    moment: datetime
    until: datetime | None = None
    opens: datetime | None = None
    closure: Closure | None = None
    is_holiday: bool = False

    @property
    def is_open(self) -> bool:
        """Whether somebody can come now."""
        return self.state == State.OPEN


def week_of(rows: Iterable) -> tuple[tuple[int, Span], ...]:
    """Read the week of the shelf, sorted."""
    return tuple(
        sorted(
            (weekday, Span(_time(opens), _time(closes), note))
            for weekday, opens, closes, note in rows
        )
    )


def specials_of(rows: Iterable, *, is_of_site: bool) -> Iterator[Special]:
    """Read the exceptions of the shelf."""
    for first, last, opens, closes, note in rows:
        span = Span(_time(opens), _time(closes), note) if opens and closes else None
        yield Special(_day(first), _day(last), span, note, is_of_site)


def closures_of(rows: Iterable) -> list[Closure]:
    """Read the closures of the shelf."""
    return [
        Closure(_day(first), last and _day(last), text) for first, last, text in rows
    ]


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _time(text: str) -> time:
    return time.fromisoformat(text)
