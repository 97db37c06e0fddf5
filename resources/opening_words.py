"""When a resource is open, in words for people. Pure: no database."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .opening import Hours, Now
from .opening_parts import DAY, MIDNIGHT, Closure, Span, Special, State

#: From so many days on an opening is named by its date, before by its weekday.
WEEKDAY_DAYS = 7


@dataclass(frozen=True)
class Line:
    """A line of the table of hours: which days, and when; both in words."""

    days: str
    hours: str
    note: str = ""
    is_closed: bool = False


def now_words(now: Now) -> str:
    """Say how it stands: "open now until 15:00", "opens on Monday at 8:00", …"""
    if now.state == State.UNKNOWN:
        return _("hours not given")
    if now.state == State.OPEN:
        return _open_words(now)
    if now.closure is not None:
        words = _shut_words(now.closure, now.moment.date())
        if now.closure.notice:
            words = _("%(closed)s: %(notice)s") % {
                "closed": words,
                "notice": now.closure.notice,
            }
        return words
    words = _opens_words(now)
    if now.is_holiday:
        words = _("closed today, it is a public holiday; %(opens)s") % {"opens": words}
    return words


def closure_words(closure: Closure, day: date) -> str:
    """Say from when to when it is shut, as read on ``day``; without the notice."""
    if closure.covers(day):
        return _shut_words(closure, day)
    first = day_words(closure.first, day)
    if closure.last is None:
        return _("closed from %(first)s until further notice") % {"first": first}
    if closure.last == closure.first:
        return _("closed on %(day)s") % {"day": first}
    return _("closed from %(first)s to %(last)s") % {
        "first": first,
        "last": day_words(closure.last, day),
    }


def week_lines(hours: Hours) -> list[Line]:
    """Return the week as it is read: days in a row with the same hours in one line.

    Empty when nobody has written down the hours of the week.
    """
    if hours.round_the_clock:
        return [Line(_("every day"), _("round the clock"))]
    if not hours.week:
        return []
    days: list[tuple[Span, ...]] = [
        tuple(span for weekday, span in hours.week if weekday == number)
        for number in range(7)
    ]
    return [
        _line(_days_words([number for number, _spans in group]), spans)
        for spans, group in groupby(enumerate(days), key=lambda row: row[1])
    ]


def special_lines(specials: Iterable[Special], day: date) -> list[Line]:
    """Return exceptions as lines, in order of their days, as read on ``day``."""

    def dates(special: Special) -> tuple[date, date]:
        return special.first, special.last

    return [
        _line(_dates_words(first, last, day), _spans(group), _notes(group))
        for (first, last), rows in groupby(specials, key=dates)
        for group in [list(rows)]
    ]


def day_words(day: date, today: date) -> str:
    """Return a day as it is said today: without the year when that is clear."""
    if day.year == today.year or abs(day - today) < 183 * DAY:
        return date_format(day, "MONTH_DAY_FORMAT")
    return date_format(day)


def time_words(at: time | datetime) -> str:
    """Return a time of the day as "8:00"."""
    return f"{at.hour}:{at.minute:02d}"


def _open_words(now: Now) -> str:
    until = now.until
    if until is None:
        return _("open round the clock")
    day, last = now.moment.date(), until.date()
    at = {"time": time_words(until)}
    if last == day:
        return _("open now until %(time)s") % at
    if last == day + DAY and until.time() == MIDNIGHT:
        return _("open now until midnight")
    if last == day + DAY:
        return _("open now until %(time)s tomorrow") % at
    return _("open now until %(time)s on %(day)s") % {
        **at,
        "day": day_words(last, day),
    }


def _shut_words(closure: Closure, day: date) -> str:
    if closure.last is None:
        return _("closed until further notice")
    if closure.last == day:
        return _("closed today")
    return _("closed through %(day)s") % {"day": day_words(closure.last, day)}


def _opens_words(now: Now) -> str:
    if now.opens is None:
        return _("closed now")
    day, opens = now.moment.date(), now.opens.date()
    at = {"time": time_words(now.opens)}
    if opens == day:
        return _("opens today at %(time)s") % at
    if opens == day + DAY:
        return _("opens tomorrow at %(time)s") % at
    if (opens - day).days < WEEKDAY_DAYS:
        return _opens_on_weekday(opens.weekday()) % at
    return _("opens on %(day)s at %(time)s") % {"day": day_words(opens, day), **at}


def _opens_on_weekday(weekday: int) -> str:
    return (
        _("opens on Monday at %(time)s"),
        _("opens on Tuesday at %(time)s"),
        _("opens on Wednesday at %(time)s"),
        _("opens on Thursday at %(time)s"),
        _("opens on Friday at %(time)s"),
        _("opens on Saturday at %(time)s"),
        _("opens on Sunday at %(time)s"),
    )[weekday]


def weekday_words(weekday: int) -> str:
    """Return the name of a day of the week; Monday is 0."""
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )[weekday]


def _days_words(numbers: list[int]) -> str:
    """Say some days in a row: one, "Saturday and Sunday", "Monday–Friday"."""
    first, last = weekday_words(numbers[0]), weekday_words(numbers[-1])
    if len(numbers) == 7:
        return _("every day")
    if len(numbers) == 1:
        return first
    if len(numbers) == 2:
        return _("%(first)s and %(last)s") % {"first": first, "last": last}
    return f"{first}–{last}"


def _dates_words(first: date, last: date, day: date) -> str:
    if first == last:
        return day_words(first, day)
    if (first.year, first.month) == (last.year, last.month):
        # The month once, wherever a language puts it: the day is the first number.
        days = f"{first.day}–{last.day}"
        return day_words(last, day).replace(str(last.day), days, 1)
    return f"{day_words(first, day)} – {day_words(last, day)}"


def _line(days: str, spans: tuple[Span, ...], note: str = "") -> Line:
    if not spans:
        return Line(days, pgettext("hours", "closed"), note, is_closed=True)
    notes = dict.fromkeys(span.note for span in spans if span.note)
    return Line(days, ", ".join(_hours_words(spans)), note or "; ".join(notes))


def _hours_words(spans: tuple[Span, ...]) -> Iterator[str]:
    for opens, closes, _note in spans:
        if opens == closes == MIDNIGHT:
            yield _("round the clock")
            continue
        at = {"opens": time_words(opens), "closes": time_words(closes)}
        if closes == MIDNIGHT:
            yield f"{at['opens']}–24:00"
        elif closes <= opens:
            yield _("%(opens)s–%(closes)s the next day") % at
        else:
            yield f"{at['opens']}–{at['closes']}"


def _spans(specials: list[Special]) -> tuple[Span, ...]:
    spans = [row.span for row in specials]
    return () if None in spans else tuple(spans)


def _notes(specials: list[Special]) -> str:
    return "; ".join(dict.fromkeys(row.note for row in specials if row.note))
