"""The hours of a week as a table: seven days, and lines for days open twice."""

import re
from dataclasses import dataclass
from datetime import time
from itertools import pairwise

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import OpeningHours
from ..services import HoursContent
from .fields import CHOOSE, ClockField

DAYS = OpeningHours.Weekday
#: Lines below the seven days, and how many of them stand empty.
MOST_EXTRA = 14
SPARE = 2
MIDNIGHT = time(0, 0)


@dataclass(frozen=True)
class Line:
    """A line of the table; ``day`` is None where the weekday is fixed."""

    label: str
    opens: forms.BoundField
    closes: forms.BoundField
    note: forms.BoundField
    day: forms.BoundField | None = None

    @property
    def errors(self) -> list[str]:
        """What is wrong in this line."""
        parts = (self.day, self.opens, self.closes, self.note)
        return [error for part in parts if part for error in part.errors]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not (self.opens.value() or self.closes.value() or self.note.value())


class WeekForm(forms.Form):
    """When it is open; each day once, more often in lines below.

    Always give a ``prefix``. ``initial`` has ``week`` (a list of `HoursContent`),
    ``round_the_clock`` and ``open_on_holidays``.
    """

    round_the_clock = forms.BooleanField(
        label=gettext_lazy("Day and night, every day"), required=False
    )
    open_on_holidays = forms.BooleanField(
        label=gettext_lazy("Also open on public holidays"),
        help_text=gettext_lazy("Otherwise it is shown as closed on them."),
        required=False,
    )

    def __init__(self, data=None, *, prefix, initial=None, **kwargs):
        initial = dict(initial or {})
        stored = _in_lines(initial.pop("week", []))
        count = _lines_in(data, prefix) if data is not None else len(stored) + SPARE
        self._last = min(count, len(DAYS) + MOST_EXTRA)
        for index, line in enumerate(stored):
            if line is not None:
                initial |= _typed(index, line)
        super().__init__(
            data, prefix=prefix, initial=initial, use_required_attribute=False, **kwargs
        )
        for index in range(self._last):
            self._add_line(index)

    def _add_line(self, index: int) -> None:
        is_fixed = index < len(DAYS)
        day = DAYS(index).label if is_fixed else _("Once more")
        if not is_fixed:
            self.fields[f"{index}-day"] = forms.TypedChoiceField(
                label=gettext_lazy("Day"),
                choices=[("", CHOOSE), *DAYS.choices],
                coerce=int,
                empty_value=None,
                required=False,
            )
        for name, words in (
            ("opens", _("%(day)s, from")),
            ("closes", _("%(day)s, to")),
        ):
            self.fields[f"{index}-{name}"] = ClockField(label=words % {"day": day})
        self.fields[f"{index}-note"] = forms.CharField(
            label=_("%(day)s, note") % {"day": day}, max_length=100, required=False
        )

    def lines(self) -> list[Line]:
        """The lines of the seven days."""
        return [self._line(index) for index in range(len(DAYS))]

    def more_lines(self) -> list[Line]:
        """The lines for days that open more than once."""
        return [self._line(index) for index in range(len(DAYS), self._last)]

    def _line(self, index: int) -> Line:
        is_fixed = index < len(DAYS)
        return Line(
            label=str(DAYS(index).label) if is_fixed else "",
            opens=self[f"{index}-opens"],
            closes=self[f"{index}-closes"],
            note=self[f"{index}-note"],
            day=None if is_fixed else self[f"{index}-day"],
        )

    @property
    def has_more(self) -> bool:
        """Whether something stands below the seven days."""
        return any(not line.is_empty or line.errors for line in self.more_lines())

    @property
    def is_filled(self) -> bool:
        """Whether anything is said of the hours."""
        ticked = ("round_the_clock", "open_on_holidays")
        lines = [*self.lines(), *self.more_lines()]
        return any(self[name].value() for name in ticked) or any(
            not line.is_empty for line in lines
        )

    def clean(self):
        data = super().clean()
        read: dict[int, list[tuple[time, time, int]]] = {}
        for index in range(self._last):
            interval = self._clean_line(index, data)
            if interval:
                day, opens, closes = interval
                read.setdefault(day, []).append((opens, closes, index))
        for intervals in read.values():
            self._refuse_overlaps(sorted(intervals))
        return data

    def _clean_line(self, index: int, data: dict) -> tuple[int, time, time] | None:
        opens, closes = data.get(f"{index}-opens"), data.get(f"{index}-closes")
        day = data.get(f"{index}-day") if index >= len(DAYS) else index
        if self._is_wrong(index) or (opens is None and closes is None):
            return None
        if opens is None or closes is None:
            missing = "opens" if opens is None else "closes"
            self.add_error(f"{index}-{missing}", _("Give both hours, or none."))
        elif opens == closes != MIDNIGHT:
            self.add_error(
                f"{index}-closes",
                _("It closes when it opens. For a whole day write 0:00 twice."),
            )
        elif day is None:
            self.add_error(f"{index}-day", _("Choose the day."))
        else:
            return day, opens, closes
        return None

    def _is_wrong(self, index: int) -> bool:
        return any(f"{index}-{name}" in self.errors for name in ("opens", "closes"))

    def _refuse_overlaps(self, intervals: list[tuple[time, time, int]]) -> None:
        for (opened, closed, _before), (opens, _closes, index) in pairwise(intervals):
            runs_past_midnight = closed <= opened
            if runs_past_midnight or opens < closed:
                self.add_error(
                    f"{index}-opens", _("These hours overlap with others of that day.")
                )

    def week(self) -> list[HoursContent]:
        """Return the intervals. Only when valid."""
        data, rows = self.cleaned_data, []
        for index in range(self._last):
            if data.get(f"{index}-opens") is not None:
                day = index if index < len(DAYS) else data[f"{index}-day"]
                rows.append(
                    HoursContent(
                        weekday=day,
                        opens=data[f"{index}-opens"],
                        closes=data[f"{index}-closes"],
                        note=data[f"{index}-note"],
                    )
                )
        return sorted(rows, key=lambda row: (row.weekday, row.opens))


def copy_monday(data, prefix: str) -> None:
    """Write the hours of Monday into Tuesday to Friday of a form that was sent."""
    for name in ("opens", "closes"):
        value = data.get(f"{prefix}-{DAYS.MONDAY:d}-{name}", "")
        for day in range(DAYS.TUESDAY, DAYS.SATURDAY):
            data[f"{prefix}-{day}-{name}"] = value


def _in_lines(week: list[HoursContent]) -> list[HoursContent | None]:
    """Return the first interval of each day in its place, the others after them."""
    lines: list[HoursContent | None] = [None] * len(DAYS)
    for row in sorted(week, key=lambda row: (row.weekday, row.opens)):
        if lines[row.weekday] is None:
            lines[row.weekday] = row
        else:
            lines.append(row)
    return lines


def _typed(index: int, line: HoursContent) -> dict:
    return {
        f"{index}-day": line.weekday,
        f"{index}-opens": line.opens,
        f"{index}-closes": line.closes,
        f"{index}-note": line.note,
    }


def _lines_in(data, prefix: str) -> int:
    """Return how many lines were sent, the spare ones included."""
    found = re.compile(rf"{re.escape(prefix)}-(\d{{1,2}})-opens\Z")
    sent = [int(match[1]) + 1 for name in data if (match := found.match(name))]
    return max([*sent, len(DAYS) + SPARE])
