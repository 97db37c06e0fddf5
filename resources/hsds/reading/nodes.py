"""An object of a document, taken apart key by key.

Whatever nobody asks for is told at the end: a field of the standard this portal cannot
hold, or a key the standard does not know, never gets lost in silence.
"""

import json
import math
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext_lazy as _

from resources.loading.records import Findings, Where

NOT_KEPT = _("there is no place for it here; left out")
TIME = re.compile(
    r"(?P<clock>\d\d?:\d\d)(?::\d\d(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?"
)


class Row(dict):
    """An object that was made of a line of a table; ``where`` names the line."""

    def __init__(self, data: Mapping, where: Where):
        super().__init__(data)
        self.where = where


class Node:
    """One object and where it stands; reading a key marks it as asked for."""

    def __init__(self, data: Mapping[str, Any], where: Where, findings: Findings):
        self.data = data
        self.where = getattr(data, "where", where)
        self.findings = findings.at(self.where)
        self.asked: set[str] = set()

    def at(self, name: str) -> Findings:
        """Return the collector that stands at one of the keys."""
        return self.findings.at(self._where(name))

    def text(self, name: str) -> str:
        """Return words, "" where there are none."""
        value = self._take(name)
        if isinstance(value, str):
            return value.replace("\x00", "").strip()
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        if value is not None:
            self.at(name).warning(name, value, _("words are expected; left out"))
        return ""

    def number(self, name: str) -> float | None:
        """Return a number, also one that was written as text."""
        value = self._take(name)
        if value is None or value == "":
            return None
        try:
            number = math.nan if isinstance(value, bool) else float(value)
        except (TypeError, ValueError, OverflowError):
            number = math.nan
        if math.isfinite(number):
            return number
        self.at(name).warning(name, value, _("a number is expected; left out"))
        return None

    def whole(self, name: str) -> int | None:
        """Return a whole number from 0."""
        number = self.number(name)
        if number is None or (number.is_integer() and 0 <= number < 1e9):
            return None if number is None else int(number)
        self.at(name).warning(name, number, _("this is no whole number; left out"))
        return None

    def day(self, name: str) -> date | None:
        """Return a date of ISO 8601; of a moment the day it fell on there."""
        text = self.text(name)
        if not text:
            return None
        try:
            return datetime.fromisoformat(text).date()
        except ValueError:
            self.at(name).warning(
                name, text, _("this is no day such as 2026-01-31; left out")
            )
            return None

    def clock(self, name: str) -> time | None:
        """Return a time of the day as it was written, its offset left aside."""
        text = self.text(name)
        if not text:
            return None
        match = TIME.fullmatch(text)
        try:
            if match is None:
                raise ValueError
            clock = time.fromisoformat(match["clock"].rjust(5, "0"))
        except ValueError:
            self.at(name).warning(
                name, text, _("this is no time such as 08:00; left out")
            )
            return None
        if match["zone"]:
            self.at(name).note(name, text, _("read as local time"))
        return clock

    def child(self, name: str) -> "Node | None":
        """Return the object under a key, None where there is none."""
        value = self._take(name)
        if isinstance(value, Mapping):
            return Node(value, self._where(name), self.findings)
        if value is not None:
            self.at(name).warning(name, value, _("an object is expected; left out"))
        return None

    def children(self, name: str) -> list["Node"]:
        """Return the objects of the list under a key."""
        value = self._take(name)
        if value is None:
            return []
        if not isinstance(value, list):
            self.at(name).warning(name, value, _("a list is expected; left out"))
            return []
        found = []
        for number, item in enumerate(value):
            where = self._where(f"{name}/{number}")
            if isinstance(item, Mapping):
                found.append(Node(item, where, self.findings))
            else:
                self.findings.at(where).warning(
                    name, item, _("an object is expected; left out")
                )
        return found

    def pass_over(self, *names: str) -> None:
        """Mark keys whose loss needs no word: they say nothing of their own."""
        self.asked.update(names)

    def tell_left(self, *nodes: "Node | None") -> None:
        """Tell of every key nobody asked for, here and in nodes taken from here."""
        for name, value in self.data.items():
            if name not in self.asked and value not in (None, "", [], {}):
                self.at(name).note(name, _short(value), NOT_KEPT)
        for node in nodes:
            if node is not None:
                node.tell_left()

    def leave(self, name: str, message=NOT_KEPT) -> None:
        """Tell that what stands under a key is not kept, and why."""
        value = self._take(name)
        if value not in (None, "", [], {}):
            self.at(name).note(name, _short(value), message)

    def _take(self, name: str) -> Any:
        self.asked.add(name)
        return self.data.get(name)

    def _where(self, name: str) -> Where:
        if self.where.row:
            return self.where
        return Where(self.where.file, 0, f"{self.where.pointer}/{name}")


def each_once(items: Iterable) -> tuple:
    """Return items in order, equal ones once."""
    return tuple(dict.fromkeys(items))


def _short(value: Any) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)
