"""What cannot be right, and what may be right but is worth a second look.

Pure functions of what is said: no query, no clock of their own. An impossible figure
is refused at submission; an odd one is asked about and goes on with a reason.
"""

from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from .periods import period_label

#: How many times more or fewer than in the last period is a jump.
JUMP = 3
#: Steps of severity between two periods that are a jump.
SEVERITY_JUMP = 2
#: Years after which a source says little of today.
OLD_AFTER_YEARS = 3
#: Counts of people that may point to a household (disclosure, DC-9), from class 2 up.
SMALL = range(1, 5)


@dataclass(frozen=True)
class Figures:
    """What a diagnosis says in figures; ``unit`` is "persons" or "households"."""

    period: str
    severity: int | None = None
    trend: str = ""
    count: int | None = None
    unit: str = ""


@dataclass(frozen=True)
class Said(Figures):
    """A diagnosis with what is known of its place.

    ``sensitivity`` is the class 0-3 of the problem; ``residents`` and ``dwellings`` are
    those of its area, None where unknown; ``reference_dates`` the days of its sources.
    """

    sensitivity: int = 2
    residents: int | None = None
    dwellings: int | None = None
    reference_dates: list[date] = field(default_factory=list)


@dataclass(frozen=True)
class Doubt:
    """Something that looks odd: the field it belongs to and a sentence."""

    code: str
    field: str
    text: str


def impossible(said: Said, today: date) -> list[Doubt]:
    """Return what cannot be so."""
    doubts = []
    limit = said.dwellings if said.unit == "households" else said.residents
    if said.count is not None and limit is not None and said.count > limit:
        text = (
            _("%(count)s households are more than the %(limit)s dwellings there.")
            if said.unit == "households"
            else _("%(count)s persons are more than the %(limit)s people living there.")
        )
        words = text % {"count": said.count, "limit": limit}
        doubts.append(Doubt("above_all", "scale_count", words))
    if any(day > today for day in said.reference_dates):
        words = _("A source is dated in the future. Check its day.")
        doubts.append(Doubt("future_source", "evidence", words))
    return doubts


def improbable(said: Said, before: Figures | None, today: date) -> list[Doubt]:
    """Return what may be so but is worth a reason; ``before`` is the last period."""
    doubts = _small(said) + _old(said, today)
    if before is not None:
        doubts += _jumped(said, before) + _against_trend(said, before)
    return doubts


def _small(said: Said) -> list[Doubt]:
    if said.sensitivity < 2 or said.count not in SMALL:
        return []
    words = _(
        "So few (%(count)s) may be one family that neighbours recognise. Can the place "
        "or the text be wider?"
    ) % {"count": said.count}
    return [Doubt("small", "scale_count", words)]


def _old(said: Said, today: date) -> list[Doubt]:
    newest = max(said.reference_dates, default=None)
    if newest is None or newest > _years_before(today, OLD_AFTER_YEARS):
        return []
    words = _("Every dated source is older than %(years)s years.") % {
        "years": OLD_AFTER_YEARS
    }
    return [Doubt("old_sources", "evidence", words)]


def _jumped(said: Said, before: Figures) -> list[Doubt]:
    doubts = []
    if _is_comparable(said, before) and _is_jump(said.count, before.count):
        words = _("In %(period)s it was %(before)s, now it is %(now)s.") % {
            "period": period_label(before.period),
            "before": before.count,
            "now": said.count,
        }
        doubts.append(Doubt("count_jumped", "scale_count", words))
    if (
        said.severity
        and before.severity
        and abs(said.severity - before.severity) >= SEVERITY_JUMP
    ):
        words = _("In %(period)s the severity was %(before)s, now it is %(now)s.") % {
            "period": period_label(before.period),
            "before": before.severity,
            "now": said.severity,
        }
        doubts.append(Doubt("severity_jumped", "severity", words))
    return doubts


def _against_trend(said: Said, before: Figures) -> list[Doubt]:
    if not _is_comparable(said, before):
        return []
    fell = said.trend == "falling" and said.count > before.count
    rose = said.trend == "rising" and said.count < before.count
    if not (fell or rose):
        return []
    text = (
        _("You say that it is falling, but in %(period)s it was %(before)s.")
        if fell
        else _("You say that it is rising, but in %(period)s it was %(before)s.")
    )
    words = text % {"period": period_label(before.period), "before": before.count}
    return [Doubt("against_trend", "trend", words)]


def _is_comparable(said: Figures, before: Figures) -> bool:
    counted = said.count is not None and before.count is not None
    return counted and said.unit == before.unit


def _is_jump(now: int, before: int) -> bool:
    return max(now, before) > JUMP * max(min(now, before), 1)


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year - years, day=28)
