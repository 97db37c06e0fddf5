"""What the voices of institutions say together: period by period, and over time."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kooperacja.categories.choices import Trend
from problems.periods import period_label
from problems.public import PublicDiagnosis


@dataclass(frozen=True)
class PeriodView:
    """The voices of one period; severities are 1 to 5, ``median`` rounds up."""

    period: str
    voices: list[PublicDiagnosis]
    median: int
    low: int
    high: int
    trends: list[str]

    @property
    def label(self) -> str:
        """The period in words."""
        return period_label(self.period)

    @property
    def trend_words(self) -> str:
        """The trends the institutions see, the commonest first: "rising, stable"."""
        return ", ".join(str(Trend(trend).label) for trend in self.trends)

    @property
    def agreement(self) -> str:
        """How far the institutions agree on the severity, as a sentence."""
        count = len(self.voices)
        if count == 1:
            return _("One institution has assessed it.")
        if self.low == self.high:
            return ngettext(
                "%(count)s institution gives the same assessment.",
                "%(count)s institutions give the same assessment.",
                count,
            ) % {"count": count}
        if self.high - self.low == 1:
            return _("The institutions nearly agree: they differ by one step.")
        return _(
            "The institutions differ by %(steps)s steps: each sees it from its own "
            "work. Read what they say."
        ) % {"steps": self.high - self.low}


def by_period(voices: Iterable[PublicDiagnosis]) -> list[PeriodView]:
    """Gather voices by period, the newest first."""
    ordered = sorted(voices, key=lambda voice: (voice.period, voice.partner_name))
    views = [
        _view(period, list(group))
        for period, group in groupby(ordered, key=lambda voice: voice.period)
    ]
    return views[::-1]


def _view(period: str, voices: list[PublicDiagnosis]) -> PeriodView:
    severities = [voice.severity for voice in voices]
    counts = Counter(voice.trend for voice in voices)
    return PeriodView(
        period=period,
        voices=voices,
        median=statistics.median_high(severities),
        low=min(severities),
        high=max(severities),
        trends=sorted(counts, key=lambda trend: (-counts[trend], trend)),
    )


def change_in_words(periods: list[PeriodView]) -> str:
    """Say how the severity went from the oldest period to the newest, or nothing."""
    if len(periods) < 2:
        return ""
    medians = [view.median for view in reversed(periods)]
    steps = [after - before for before, after in pairwise(medians)]
    words = {"since": periods[-1].label, "until": periods[0].label}
    if not any(steps):
        return _("Severity has not changed from %(since)s to %(until)s.") % words
    if min(steps) >= 0:
        return _("Severity has grown from %(since)s to %(until)s.") % words
    if max(steps) <= 0:
        return _("Severity has fallen from %(since)s to %(until)s.") % words
    return _("Severity has gone up and down from %(since)s to %(until)s.") % words


#: How many are touched (the trend) and how badly (the severity), said together.
DIRECTIONS = {
    ("rising", 1): gettext_lazy("It is growing and getting worse."),
    ("rising", 0): gettext_lazy("It is growing; it is as serious as before."),
    ("rising", -1): gettext_lazy(
        "It touches more people, but less severely than before."
    ),
    ("stable", 1): gettext_lazy(
        "It touches as many people as before, but more severely."
    ),
    ("stable", 0): gettext_lazy("It stays as it was."),
    ("stable", -1): gettext_lazy(
        "It touches as many people as before, but less severely."
    ),
    ("falling", 1): gettext_lazy("It touches fewer people, but those more severely."),
    ("falling", 0): gettext_lazy("It is easing; it is as serious as before."),
    ("falling", -1): gettext_lazy("It is easing and getting less serious."),
}


def direction_in_words(trend: str, periods: list[PeriodView]) -> str:
    """Say where a problem is going, from its trend and its last change of severity.

    Nothing where there is one period only, or where nobody knows the trend.
    """
    if len(periods) < 2:
        return ""
    change = periods[0].median - periods[1].median
    sign = (change > 0) - (change < 0)
    return str(DIRECTIONS.get((trend, sign), ""))


#: The picture of severity over time, in pixels of its viewBox.
STEP, LEFT, TOP, ROW = 96, 28, 10, 24


def chart(periods: list[PeriodView]) -> dict:
    """Return what templates/problems/partials/public_chart.html draws, in whole pixels.

    The oldest period is on the left, severity 5 on top; every column has the range of
    the voices (``low_y`` to ``high_y``) and the median (``y``).
    """

    def height_of(severity: int) -> int:
        return TOP + (5 - severity) * ROW

    columns = [
        {
            "x": LEFT + STEP // 2 + number * STEP,
            "y": height_of(view.median),
            "low_y": height_of(view.low),
            "high_y": height_of(view.high),
            "period": view.period,
        }
        for number, view in enumerate(reversed(periods))
    ]
    return {
        "width": LEFT + STEP * len(columns),
        "height": TOP + 4 * ROW + 34,
        "label_y": TOP + 4 * ROW + 26,
        "left": LEFT,
        "rows": [{"severity": value, "y": height_of(value)} for value in range(1, 6)],
        "columns": columns,
        "line": " ".join(f"{column['x']},{column['y']}" for column in columns),
    }
