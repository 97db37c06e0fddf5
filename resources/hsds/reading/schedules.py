"""Recurrence rules of the standard as a weekly table with exceptions.

A rule that says more than every week on these days (every second week, the first Monday
of the month, so many times) cannot be held: it is told, and its description is kept in
words.
"""

from dataclasses import dataclass, field
from datetime import date, time

from django.utils.translation import gettext_lazy as _

from resources.lines import ClosureContent, ExceptionContent, HoursContent
from resources.loading.records import Schedule

from ..schedules import CLOSURE, DAYS
from .nodes import Node, each_once

#: What makes a rule more than weekly. ``interval`` 1 is weekly too.
FINER = ("count", "byweekno", "bymonthday", "byyearday")
RULE = ("freq", "interval", "byday", *FINER)
MIDNIGHT, LAST_MINUTE = time(0), time(23, 59)
TOO_FINE = _("this rule says more than the hours of every week; kept in words")
LONGEST_NOTE = 100


@dataclass
class Reader:
    """Gathers the schedules of one object; ``words`` is what only a person can read."""

    today: date
    hours: list[HoursContent] = field(default_factory=list)
    exceptions: list[ExceptionContent] = field(default_factory=list)
    closures: list[ClosureContent] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def take(self, node: Node) -> None:
        """Take one schedule of the standard."""
        # The rule is local to the place whatever the offset; a week starts on Monday.
        node.pass_over("id", "timezone", "wkst")
        opens, closes = node.clock("opens_at"), node.clock("closes_at")
        first, last = node.day("valid_from"), node.day("valid_to")
        is_closure = any(
            fact.text("link_type") == CLOSURE for fact in node.children("attributes")
        )
        if is_closure and first:
            self._closure(node, first, last)
        elif opens is None and closes is None:
            self._without_hours(node, first, last)
        elif opens is None or closes is None:
            node.findings.warning(
                "hours", opens or closes, _("one of the two times is missing; left out")
            )
            self._keep_words(node)
        else:
            self._with_hours(node, _interval(opens, closes), first, last)
        node.tell_left()

    def result(self) -> Schedule:
        """Return what was gathered, each line once and in order."""
        whole_days = {
            row.weekday for row in self.hours if row.opens == row.closes == MIDNIGHT
        }
        is_always = len(whole_days) == len(DAYS)
        hours = () if is_always else each_once(self.hours)
        return Schedule(
            hours=tuple(sorted(hours, key=lambda row: (row.weekday, row.opens))),
            exceptions=each_once(self.exceptions),
            closures=each_once(self.closures),
            round_the_clock=is_always,
            open_on_holidays=is_always,
        )

    def _closure(self, node: Node, first: date, last: date | None) -> None:
        node.pass_over("description")
        self.closures.append(ClosureContent(first, last, node.text("notes")))

    def _without_hours(self, node: Node, first: date | None, last: date | None) -> None:
        if first is None or last is None:
            self._keep_words(node)
        elif last < first:
            node.findings.warning(
                "valid_to", last, _("the days are the wrong way round; left out")
            )
        else:
            node.pass_over("description")
            self.exceptions.append(ExceptionContent(first, last, note=_note(node)))

    def _with_hours(
        self,
        node: Node,
        interval: tuple[time, time],
        first: date | None,
        last: date | None,
    ) -> None:
        start, until = node.day("dtstart"), node.day("until")
        if not _is_weekly(node) or not (weekdays := _weekdays(node.text("byday"))):
            told = (f"{name}={node.text(name)}" for name in RULE if name in node.data)
            node.findings.warning("hours", " ".join(told), TOO_FINE)
            self._keep_words(node)
            return
        node.pass_over("freq", "interval", "description")
        if first and last and (first, last) == (start, until):
            row = ExceptionContent(first, last, *interval, note=_note(node))
            self.exceptions.append(row)
        elif self._holds(node, first, start, last, until):
            note = _note(node)
            self.hours += [HoursContent(day, *interval, note) for day in weekdays]

    def _holds(self, node: Node, *days: date | None) -> bool:
        """Whether the rule is in force today; told where it is not, or will end."""
        first, start, last, until = days
        begins = max(filter(None, (first, start)), default=None)
        ends = min(filter(None, (last, until)), default=None)
        if (begins and begins > self.today) or (ends and ends < self.today):
            node.findings.warning(
                "hours", ends or begins, _("these hours do not hold today; left out")
            )
            self._keep_words(node)
            return False
        if ends:
            node.findings.note("hours", ends, _("the day they end is not kept"))
        return True

    def _keep_words(self, node: Node) -> None:
        self.words.append(node.text("description"))


def read_schedules(nodes: list[Node], today: date) -> tuple[Schedule, str]:
    """Return the weekly table of some schedules, and what is left in words."""
    reader = Reader(today)
    for node in nodes:
        reader.take(node)
    return reader.result(), "; ".join(each_once(filter(None, reader.words)))


def _is_weekly(node: Node) -> bool:
    freq, interval = node.text("freq").upper(), node.number("interval")
    return (
        freq in ("", "WEEKLY")
        and interval in (None, 1)
        and not any(node.data.get(name) not in (None, "") for name in FINER)
    )


def _weekdays(byday: str) -> list[int]:
    """Return the weekdays, or none where one cannot be read ("2MO")."""
    codes = [code.strip().upper() for code in byday.split(",") if code.strip()]
    return [DAYS.index(code) for code in codes] if set(codes) <= set(DAYS) else []


def _interval(opens: time, closes: time) -> tuple[time, time]:
    """A whole day is 00:00 to 23:59 in the standard, and 00:00 to 00:00 here."""
    if (opens, closes) == (MIDNIGHT, LAST_MINUTE):
        return MIDNIGHT, MIDNIGHT
    return opens, closes


def _note(node: Node) -> str:
    note = node.text("notes")
    if len(note) <= LONGEST_NOTE:
        return note
    node.at("notes").warning("notes", note, _("this note is too long; left out"))
    return ""
