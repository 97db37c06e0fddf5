"""When something is open, gathered for a page. Pure: no database."""

from dataclasses import dataclass
from datetime import datetime

from .opening import WARSAW, Hours
from .opening_parts import Now, State
from .opening_words import Line, closure_words, now_words, special_lines, week_lines


@dataclass(frozen=True)
class Shut:
    """A closure as a page says it: when, and what people should know."""

    when: str
    notice: str


@dataclass(frozen=True)
class Timetable:
    """The hours of a resource or of one site, in words; see `timetable_of`."""

    now: Now
    words: str
    week: list[Line]
    specials: list[Line]
    closures: list[Shut]
    keeps_holidays: bool

    @property
    def is_known(self) -> bool:
        """Whether there is anything to say."""
        return self.now.state != State.UNKNOWN or bool(self.week or self.specials)


def timetable_of(hours: Hours, moment: datetime) -> Timetable:
    """Return what a page says of hours at an aware moment, in the active language.

    ``keeps_holidays``: it is closed on public holidays. Exceptions are told for sixty
    days ahead, closures however far.
    """
    day = moment.astimezone(WARSAW).date()
    now = hours.at(moment)
    return Timetable(
        now=now,
        words=now_words(now),
        week=week_lines(hours),
        specials=special_lines(hours.specials_ahead(day), day),
        closures=[
            Shut(closure_words(closure, day), closure.notice)
            for closure in hours.closures_ahead(day)
        ],
        keeps_holidays=hours.is_known
        and not (hours.round_the_clock or hours.open_on_holidays),
    )


def soonest(timetables: list[Timetable]) -> Timetable:
    """Return the one people can go to first: open now, else the one that opens next."""

    def rank(table: Timetable) -> tuple:
        opens = table.now.opens
        if table.now.is_open:
            return 0, 0.0
        if opens is not None:
            return 1, opens.timestamp()
        return (3 if table.now.state == State.UNKNOWN else 2), 0.0

    return min(timetables, key=rank)
