"""When a resource is open: from the hours on the shelf to a moment. Pure: no database.

The hours are the shelf's JSON (`resources.public`)::

    week = [[weekday, "08:00", "15:00", "note"], …]             Monday is 0
    exceptions = [[first day, last day, opens | None, closes | None, "note"], …]
    closures = [[first day, last day | None, "notice"], …]      days in ISO 8601

What holds on a day, the first that speaks of it:

1. a **closure** shuts everything, whatever else is written;
2. an **exception**: of several the one that spans the fewest days, and of these one of
   the site before one of the whole resource; without hours it means closed. Hours for
   more than a day open no public holiday, because "8-12 in August" was not written of
   the fifteenth;
3. **round the clock** is every day of the year;
4. on a **public holiday** it is closed, unless it opens on holidays;
5. the **week**.

An interval belongs to the day on which it begins: a night begun before a closure or a
holiday runs to its end. Closing at or before opening runs past midnight. All times are
local ones of Poland, also when the clocks change: a time that comes twice is the first
when something opens and the second when it closes, one that never comes is an hour
later.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from kooperacja.base.working_days import POLAND

from .opening_parts import (
    DAY,
    MIDNIGHT,
    Closure,
    Now,
    Span,
    Special,
    State,
    closures_of,
    specials_of,
    week_of,
)

WARSAW = ZoneInfo("Europe/Warsaw")
#: How many days ahead the next opening is looked for.
LOOK_AHEAD = 60
DAY_MINUTES = 24 * 60
WEEK_MINUTES = 7 * DAY_MINUTES


@dataclass(frozen=True)
class Hours:
    """All that is known of when one place is open."""

    week: tuple[tuple[int, Span], ...] = ()
    specials: tuple[Special, ...] = ()
    closures: tuple[Closure, ...] = ()
    round_the_clock: bool = False
    open_on_holidays: bool = False

    @classmethod
    def of(cls, resource: Any, site: Any = None) -> "Hours":
        """Read the hours of a resource of the shelf, or of one of its sites.

        A site without hours of its own has the resource's; exceptions and closures of
        the whole resource are also those of each site.
        """
        own = resource
        if site is not None and (site.week or site.round_the_clock):
            own = site
        rows = [row for row in (site, resource) if row is not None]
        return cls(
            week=week_of(own.week),
            specials=tuple(
                special
                for row in rows
                for special in specials_of(row.exceptions, is_of_site=row is site)
            ),
            closures=tuple(
                closure for row in rows for closure in closures_of(row.closures)
            ),
            round_the_clock=own.round_the_clock,
            open_on_holidays=own.open_on_holidays,
        )

    @property
    def is_known(self) -> bool:
        """Whether anybody has written down the hours of the week."""
        return bool(self.week or self.round_the_clock)

    def closure_on(self, day: date) -> Closure | None:
        """Return the closure of a day, the one that lasts longest."""
        found = [closure for closure in self.closures if closure.covers(day)]
        return max(found, key=lambda row: row.last or date.max, default=None)

    def closures_ahead(self, day: date) -> list[Closure]:
        """Return the closures that run on a day or begin later, the first one first."""
        ahead = {row for row in self.closures if row.last is None or row.last >= day}
        return sorted(ahead, key=lambda row: (row.first, row.last or date.max))

    def specials_ahead(self, day: date, within: int = LOOK_AHEAD) -> list[Special]:
        """Return the exceptions that begin at most so many days later, by day."""
        end = day + within * DAY
        ahead = {row for row in self.specials if row.last >= day and row.first <= end}
        return sorted(ahead, key=_when)

    def spans_on(self, day: date) -> list[Span]:
        """Return the hours that begin on a day; a day round the clock is 0:00-0:00."""
        if self.closure_on(day):
            return []
        special = self._special_on(day)
        if special is not None:
            return special
        if self.round_the_clock:
            return [Span(MIDNIGHT, MIDNIGHT)]
        if self._keeps_holiday(day):
            return []
        return [span for weekday, span in self.week if weekday == day.weekday()]

    def at(self, moment: datetime) -> Now:
        """Say how it stands at an aware moment."""
        local = moment.astimezone(WARSAW)
        day, instant = local.date(), moment.astimezone(UTC)
        ahead = (row for row in self._intervals(day) if row[1] > instant)
        starts, ends = next(ahead, (None, None))
        if starts is not None and starts <= instant:
            is_near = ends - instant <= 7 * DAY
            return Now(State.OPEN, local, until=_local(ends) if is_near else None)
        closure = self.closure_on(day)
        if not (self.is_known or closure or self._special_on(day) is not None):
            return Now(State.UNKNOWN, local)
        return Now(
            State.SHUT if closure else State.CLOSED,
            local,
            opens=_local(starts) if starts else None,
            closure=closure,
            is_holiday=self._keeps_holiday(day) and self._special_on(day) is None,
        )

    def _keeps_holiday(self, day: date) -> bool:
        is_shut = not (self.round_the_clock or self.open_on_holidays)
        return is_shut and day in POLAND

    def _special_on(self, day: date) -> list[Span] | None:
        """Return the hours the exceptions give a day; None when they are silent."""
        found = [row for row in self.specials if row.first <= day <= row.last]
        if self._keeps_holiday(day):
            found = [row for row in found if row.first == row.last or not row.span]
        if not found:
            return None
        rank = min(_rank(row) for row in found)
        spans = [row.span for row in found if _rank(row) == rank]
        return [] if None in spans else spans

    def _intervals(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """Yield when it is open (UTC), from the day before ``day`` on, joined."""
        current = None
        for number in range(-1, LOOK_AHEAD + 1):
            begins = day + number * DAY
            for starts, ends in sorted(_moments(begins, self.spans_on(begins))):
                if current is None or starts > current[1]:
                    if current is not None:
                        yield current
                    current = (starts, ends)
                else:
                    current = (current[0], max(current[1], ends))
        if current is not None:
            yield current


def minutes_of_week(
    week: Iterable, *, round_the_clock: bool = False
) -> list[tuple[int, int]]:
    """Return when a week is open in minutes since Monday 0:00, sorted and joined.

    Each is ``(starts, ends)`` with 0 <= starts < ends <= 10080; what runs past Sunday
    midnight is cut there and goes on from 0. Holidays and exceptions are no part of it.
    """
    if round_the_clock:
        return [(0, WEEK_MINUTES)]
    pieces = []
    for weekday, span in week_of(week):
        starts = weekday * DAY_MINUTES + _minutes(span.opens)
        ends = weekday * DAY_MINUTES + _minutes(span.closes)
        if span.closes <= span.opens:
            ends += DAY_MINUTES
        pieces.append((starts, min(ends, WEEK_MINUTES)))
        if ends > WEEK_MINUTES:
            pieces.append((0, ends - WEEK_MINUTES))
    return _joined(pieces)


def _joined(pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for starts, ends in sorted(pieces):
        if joined and starts <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], ends))
        else:
            joined.append((starts, ends))
    return joined


def _rank(special: Special) -> tuple[int, bool]:
    """Which exception of a day holds: the least."""
    return (special.last - special.first).days, not special.is_of_site


def _when(special: Special) -> tuple:
    return special.first, special.last, special.span or Span(MIDNIGHT, MIDNIGHT)


def _moments(day: date, spans: list[Span]) -> Iterator[tuple[datetime, datetime]]:
    for opens, closes, _note in spans:
        end = day + DAY if closes <= opens else day
        yield _instants(day, opens)[0], max(_instants(end, closes))


def _instants(day: date, at: time) -> list[datetime]:
    """Return the first and the second moment (UTC) at which a clock shows this."""
    wall = datetime.combine(day, at, tzinfo=WARSAW)
    return [wall.replace(fold=fold).astimezone(UTC) for fold in (0, 1)]


def _local(moment: datetime) -> datetime:
    return moment.astimezone(WARSAW)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
