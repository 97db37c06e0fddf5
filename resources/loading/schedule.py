"""Opening hours in words: "pn.-pt. 8-16", "wt i czw 15-18", "codziennie 12.00-14.00".

A small language: groups of days, each followed by spans of time. One word it does not
know, and nothing is read: half understood hours are worse than words for a person.
"""

from dataclasses import dataclass, field, replace
from datetime import time
from typing import Final

from django.utils.translation import gettext_lazy as _

from kooperacja.base.search import FOLD

from ..lines import HoursContent
from .records import Findings, Schedule
from .schedule_words import (
    MIDNIGHT,
    SETS,
    TOKEN,
    WEEK,
    WORKING,
    NotUnderstood,
    clock,
    even,
)
from .values import is_nothing

ALWAYS: Final = {(day, MIDNIGHT, MIDNIGHT) for day in WEEK}
#: Longer texts are stories, not hours (characters).
LONGEST: Final = 300
NOTE_LENGTH: Final = 300
#: Of a note beside some hours (characters).
LONGEST_NOTE: Final = 100


@dataclass
class _Group:
    """Some days, and when they are open; ``opens`` waits for its closing time."""

    days: list[int] = field(default_factory=list)
    spans: list[tuple[time, time]] = field(default_factory=list)
    opens: time | None = None
    note: str = ""
    is_closed: bool = False

    @property
    def is_said(self) -> bool:
        """Whether it says when."""
        return bool(self.spans) or self.is_closed


def read_schedule(text: str, findings: Findings) -> tuple[Schedule, str]:
    """Return the weekly hours of a text, and the words to keep beside them.

    The words are "" where the hours say all of it. What is not understood, or holds an
    assumption, stays in words, with a warning.
    """
    if is_nothing(text):
        return Schedule(), ""
    words = " ".join(text.split())
    kept = words[:NOTE_LENGTH]
    if len(words) > NOTE_LENGTH:
        findings.warning("hours_note", text, _("these hours are too long; cut"))
    try:
        schedule, is_assumed = _read(words)
    except NotUnderstood:
        findings.warning(
            "hours_note", text, _("these hours could not be read; kept in words")
        )
        return Schedule(), kept
    if is_assumed:
        findings.warning(
            "hours_note", text, _("no days are named; read as Monday to Friday")
        )
        return schedule, kept
    return schedule, ""


def read_day(text: str, weekday: int, findings: Findings) -> tuple[HoursContent, ...]:
    """Return the hours of the cell of one weekday; nothing where it is closed."""
    if is_nothing(text):
        return ()
    try:
        groups = _groups(text, days=[weekday])[0]
        rows = _rows(groups)
        if any(row.weekday != weekday for row in rows):
            raise NotUnderstood
    except NotUnderstood:
        findings.warning(
            "hours_note", text, _("these hours could not be read; left out")
        )
        return ()
    return rows


def spans_of(text: str) -> Schedule:
    """Return the hours of a text.

    :raises NotUnderstood: it says more than this language knows.
    """
    return _read(" ".join(text.split()))[0]


def _read(words: str) -> tuple[Schedule, bool]:
    if len(words) > LONGEST:
        raise NotUnderstood
    groups, on_holidays, is_always = _groups(words, days=[])
    is_assumed = bool(groups) and not any(group.days for group in groups)
    if is_always and is_assumed:
        if any(group.is_said for group in groups):
            raise NotUnderstood
        return Schedule(round_the_clock=True, open_on_holidays=True), False
    if is_assumed:
        groups[0].days = list(WORKING)
    rows = _rows(groups)
    if {(row.weekday, row.opens, row.closes) for row in rows} == ALWAYS:
        return Schedule(round_the_clock=True, open_on_holidays=True), False
    return Schedule(hours=rows, open_on_holidays=on_holidays), is_assumed


def _groups(text: str, *, days: list[int]) -> tuple[list[_Group], bool, bool]:
    """Return the groups, whether holidays are included, and whether always was said."""
    text = even(text)
    plain = text.lower().translate(FOLD)
    if len(plain) != len(text):  # a letter that is two in small: none of ours
        raise NotUnderstood
    reader = _Reader([_Group(days=days)])
    place = 0
    while place < len(plain):
        match = TOKEN.match(plain, place)
        if match is None:
            raise NotUnderstood
        reader.take(match.lastgroup, text[place : match.end()])
        place = match.end()
    group = reader.groups[-1]
    if group.opens is not None:
        raise NotUnderstood
    is_said = all(item.is_said for item in reader.groups)
    if not is_said and not (reader.is_always and len(reader.groups) == 1):
        raise NotUnderstood
    return reader.groups, reader.on_holidays, reader.is_always


@dataclass
class _Reader:
    """Takes the words one by one."""

    groups: list[_Group]
    on_holidays: bool = False
    is_always: bool = False
    is_range: bool = False

    @property
    def group(self) -> _Group:
        """The group that is being read."""
        return self.groups[-1]

    def take(self, kind: str, text: str) -> None:
        """Take one word.

        :raises NotUnderstood: it makes no sense here.
        """
        if kind in ("space", "noise", "sign", "and", "from", "shut_holidays"):
            if kind in ("and", "from") or text in (",", ";"):
                self.is_range = False
        elif kind in ("dash", "to"):
            self.is_range = True
        elif kind.startswith("day"):
            self._day(int(kind[3:]))
        elif kind.startswith("set"):
            self._days(list(SETS.values())[int(kind[3:])])
        else:
            getattr(self, f"_{kind}")(text)

    def _days(self, days) -> None:
        if self.group.opens is not None:
            raise NotUnderstood
        if self.group.is_said:
            self.groups.append(_Group())
        self.group.days += [day for day in days if day not in self.group.days]
        self.is_range = False

    def _day(self, day: int) -> None:
        start = self.group.days[-1] if self.group.days else None
        if self.is_range and start is not None and not self.group.is_said:
            if day <= start:
                raise NotUnderstood  # "od piątku do wtorku" may mean two things
            self._days(range(start + 1, day + 1))
        else:
            self._days([day])

    def _clock(self, text: str) -> None:
        group, at = self.group, clock(text)
        if group.is_closed:
            raise NotUnderstood
        if group.opens is None:
            group.opens = at
            self.is_range = False
            return
        if not self.is_range:
            raise NotUnderstood
        group.spans.append((group.opens, at))
        group.opens, self.is_range = None, False

    def _always(self, _text: str) -> None:
        self.is_always = True
        if self.group.days and not self.group.is_said:
            self.group.spans.append((MIDNIGHT, MIDNIGHT))

    def _closed(self, _text: str) -> None:
        if self.group.is_said or not self.group.days:
            raise NotUnderstood
        self.group.is_closed = True

    def _open_holidays(self, _text: str) -> None:
        # "Sundays and holidays 10-14" is no promise for a holiday on a Thursday.
        if self.group.days and not self.group.is_said and len(self.group.days) < 7:
            raise NotUnderstood
        self.on_holidays = True

    def _note(self, text: str) -> None:
        if self.group.note:
            raise NotUnderstood
        self.group.note = text.strip("() ")
        if len(self.group.note) > LONGEST_NOTE:
            raise NotUnderstood


def _rows(groups: list[_Group]) -> tuple[HoursContent, ...]:
    rows = [
        HoursContent(day, opens, closes, group.note)
        for group in groups
        for day in group.days
        for opens, closes in group.spans
    ]
    rows.sort(key=lambda row: (row.weekday, row.opens))
    for one, other in zip(rows, rows[1:], strict=False):
        if one.weekday == other.weekday and _overlap(one, other):
            raise NotUnderstood
    return tuple(rows)


def _overlap(one: HoursContent, other: HoursContent) -> bool:
    """Whether two spans of a day meet, the first beginning no later."""
    return one.closes <= one.opens or other.opens < one.closes


def with_hours(schedule: Schedule, hours: tuple[HoursContent, ...]) -> Schedule:
    """Return a schedule with further weekly hours."""
    return replace(schedule, hours=tuple(sorted({*schedule.hours, *hours}, key=_order)))


def _order(row: HoursContent) -> tuple[int, time, time, str]:
    return row.weekday, row.opens, row.closes, row.note
