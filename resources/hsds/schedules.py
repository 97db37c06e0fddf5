"""When something is open, in the standard's words: recurrence after RFC 5545.

Times are local, as everybody reads them on the door, and ``timezone`` is the offset
from UTC on the day of the answer (the standard knows a number of hours there and no
name of a zone, so it changes with summer time). What closes at or before it opens runs
past midnight; a whole day is 00:00 to 23:59, as the standard's guidance has it.
"""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .identifiers import child_of
from .parts import fact, said

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
#: The fact that tells a notice of closure from a day with other hours.
CLOSURE = "closure"
MIDNIGHT = "00:00"
LAST_MINUTE = "23:59"
IDENTIFYING = ("byday", "opens_at", "closes_at", "valid_from", "valid_to")
ONE_DAY = timedelta(days=1)


def schedules_of(row, parent: str, day: date) -> list[dict]:
    """Return the schedules of a public resource or site whose UUID is ``parent``.

    The hours of every week come first, then days on which they differ: with
    ``valid_from`` and ``valid_to``, and without hours where it is closed; last what
    is told in words only. A closure is marked as such and may have no last day.
    """
    zone = {"timezone": offset_on(day)}
    found = [
        schedule | zone
        for schedule in (
            *_weekly(row),
            *(_exception(*exception) for exception in row.exceptions),
            *(_closure(*closure, parent=parent) for closure in row.closures),
        )
    ]
    if note := getattr(row, "hours_note", ""):
        found.append({"description": note})
    return [
        {"id": _id(parent, number, schedule), **schedule}
        for number, schedule in enumerate(found)
    ]


def _id(parent: str, number: int, schedule: dict) -> str:
    # The same in every language, in summer and in winter.
    told = (schedule.get(name, "") for name in IDENTIFYING)
    return child_of(parent, "schedule", number, *told)


def offset_on(day: date) -> int | float:
    """Return how many hours local time is ahead of UTC at noon of a day."""
    noon = datetime.combine(day, time(12), ZoneInfo(settings.TIME_ZONE))
    hours = noon.utcoffset() / timedelta(hours=1)
    return int(hours) if hours.is_integer() else hours


def is_closed_on(row, day: date) -> bool:
    """Whether a notice says that it is closed that day."""
    return any(
        first <= day.isoformat() and (last is None or last >= day.isoformat())
        for first, last, _notice in row.closures
    )


def alert_of(row, day: date) -> str:
    """Return the notices of closures that last or are to come, "" without one."""
    return "\n".join(
        _notice_of(first, last, notice)
        for first, last, notice in row.closures
        if last is None or last >= day.isoformat()
    )


def _notice_of(first: str, last: str | None, notice: str) -> str:
    names = {"first": _date(first), "last": last and _date(last), "notice": notice}
    if last is None:
        return _("Closed from %(first)s until further notice. %(notice)s") % names
    return _("Closed from %(first)s to %(last)s. %(notice)s") % names


def _date(text: str) -> str:
    return date_format(date.fromisoformat(text))


def _weekly(row) -> list[dict]:
    if row.round_the_clock:
        return [_rule(range(7), MIDNIGHT, LAST_MINUTE, "", on_holidays=True)]
    weekdays = defaultdict(list)
    for weekday, opens, closes, note in row.week:
        weekdays[opens, closes, note].append(weekday)
    return [
        _rule(days, *interval, on_holidays=row.open_on_holidays)
        for interval, days in sorted(weekdays.items(), key=lambda item: (item[1], item))
    ]


def _rule(weekdays, opens: str, closes: str, note: str, *, on_holidays: bool) -> dict:
    return {
        "freq": "WEEKLY",
        "byday": ",".join(DAYS[weekday] for weekday in weekdays),
        **_hours(opens, closes),
        "description": _in_words(weekdays, opens, closes, on_holidays),
        **_notes(note),
    }


def _in_words(weekdays, opens: str, closes: str, on_holidays: bool) -> str:
    names = {
        "days": ", ".join(str(WEEKDAYS[weekday]) for weekday in weekdays),
        "opens": opens,
        "closes": closes,
    }
    if on_holidays:
        return _("%(days)s: %(opens)s–%(closes)s, also on public holidays.") % names
    return _("%(days)s: %(opens)s–%(closes)s, not on public holidays.") % names


def _exception(
    first: str, last: str, opens: str | None, closes: str | None, note: str
) -> dict:
    days = {"valid_from": first, "valid_to": last}
    if opens is None:
        return {**days, "description": _("Closed."), **_notes(note)}
    return {
        **days,
        "dtstart": first,
        "until": last,
        "freq": "WEEKLY",
        "byday": ",".join(DAYS[weekday] for weekday in weekdays_between(first, last)),
        **_hours(opens, closes),
        "description": _("Other hours on these days."),
        **_notes(note),
    }


def _closure(first: str, last: str | None, notice: str, *, parent: str) -> dict:
    return {
        **said(valid_from=first, valid_to=last),
        "description": _("Closed."),
        **_notes(notice),
        "attributes": [fact(parent, "schedule", CLOSURE, first)],
    }


def weekdays_between(first: str, last: str) -> list[int]:
    """Return the weekdays that occur from one ISO date to another, both included."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    days = min((end - start).days + 1, 7)
    return sorted({(start + number * ONE_DAY).weekday() for number in range(days)})


def _hours(opens: str, closes: str) -> dict:
    if opens == closes == MIDNIGHT:
        closes = LAST_MINUTE
    return {"opens_at": f"{opens}:00", "closes_at": f"{closes}:00"}


def _notes(note: str) -> dict:
    return {"notes": note} if note else {}
