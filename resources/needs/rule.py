"""The rule of need against resource: every weight and threshold, in one place.

A rule is data. The first one stands here; a coordinator adopts another one
(`resources.services.needing`), which gets the next number, and the number stands on
everything that was counted with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from kooperacja.base.errors import InvalidInput
from kooperacja.categories.choices import Trend
from problems.public import CloseReason

#: The number of the rule that stands here.
FIRST = 1
#: Levels of need that are a need, from the smallest, and of help, from none.
NEEDS = ("low", "moderate", "high", "very_high")
SUPPLIES = ("none", "little", "some", "much")
WORST_GAP = 3
HIGHEST, MIDDLE = "highest", "middle"
HUNDREDTH = Decimal("0.01")


def _frozen(values: Mapping) -> Mapping:
    return MappingProxyType(dict(values))


@dataclass(frozen=True)
class Rule:
    """How need, help and the gap between them are judged.

    ``window_years`` – so many years back a published diagnosis counts.
    ``trend_points`` – points added to the severity (1-5) for each direction.
    ``sector_step``, ``most_sector_steps`` – points for each sector beyond the first
    that says the same, and for how many at most.
    ``no_need_up_to`` – an open problem of at most this severity that does not grow is
    not a need (0: every open problem is one).
    ``ends_need`` – words of closing that mean that the need is gone.
    ``need_from`` – points from which a need is moderate, high, very high.
    ``whole_takes`` – which of its problems speaks for an area that has parts.
    ``reach_metres`` – straight-line distance within which a place is near.
    ``supply_from`` – number of resources from which there is some, and much, help.
    ``access_low`` – share of the city's mean accessibility below which help counts one
    class less (0: never).
    ``capacity_share`` – from this share of resources with a known capacity,
    accessibility is counted in places and not in resources.
    ``gap`` – need → gap (0-3) without help, with little, some, much.
    """

    number: int = FIRST
    window_years: int = 3
    trend_points: Mapping[str, Decimal] = field(
        default_factory=lambda: _frozen(
            {
                Trend.FALLING.value: Decimal("-0.5"),
                Trend.STABLE.value: Decimal(0),
                Trend.RISING.value: Decimal("0.5"),
                Trend.FLUCTUATING.value: Decimal(0),
                Trend.UNKNOWN.value: Decimal(0),
            }
        )
    )
    sector_step: Decimal = Decimal("0.25")
    most_sector_steps: int = 2
    no_need_up_to: int = 1
    ends_need: frozenset[str] = frozenset(
        {
            CloseReason.SOLVED.value,
            CloseReason.FADED.value,
            CloseReason.MISTAKEN.value,
        }
    )
    need_from: Mapping[str, Decimal] = field(
        default_factory=lambda: _frozen(
            {
                "moderate": Decimal("2.5"),
                "high": Decimal("3.5"),
                "very_high": Decimal("4.5"),
            }
        )
    )
    whole_takes: str = MIDDLE
    reach_metres: int = 3000
    supply_from: Mapping[str, int] = field(
        default_factory=lambda: _frozen({"some": 2, "much": 4})
    )
    access_low: Decimal = Decimal("0.5")
    capacity_share: Decimal = Decimal("0.5")
    gap: Mapping[str, tuple[int, ...]] = field(
        default_factory=lambda: _frozen(
            {
                "low": (1, 0, 0, 0),
                "moderate": (3, 2, 1, 0),
                "high": (3, 3, 2, 1),
                "very_high": (3, 3, 3, 2),
            }
        )
    )

    def to_json(self) -> dict[str, Any]:
        """Return the parameters as JSON can hold them, without the number."""
        return {
            "window_years": self.window_years,
            "trend_points": _plain(self.trend_points),
            "sector_step": float(self.sector_step),
            "most_sector_steps": self.most_sector_steps,
            "no_need_up_to": self.no_need_up_to,
            "ends_need": sorted(self.ends_need),
            "need_from": _plain(self.need_from),
            "whole_takes": self.whole_takes,
            "reach_metres": self.reach_metres,
            "supply_from": dict(self.supply_from),
            "access_low": float(self.access_low),
            "capacity_share": float(self.capacity_share),
            "gap": {need: list(row) for need, row in self.gap.items()},
        }

    @classmethod
    def from_json(cls, parameters: Any, *, number: int = FIRST) -> "Rule":
        """Read a rule.

        :raises InvalidInput: something is missing, unknown, of the wrong kind, out of
            range or against sense; ``field`` names the parameter.
        """
        given = _exactly(parameters, cls().to_json().keys(), "")
        rule = cls(
            number=number,
            window_years=_whole(given, "window_years", 1, 10),
            trend_points=_table(given, "trend_points", Trend.values, -2, 2),
            sector_step=_decimal(given, "sector_step", 0, 1),
            most_sector_steps=_whole(given, "most_sector_steps", 0, 3),
            no_need_up_to=_whole(given, "no_need_up_to", 0, 4),
            ends_need=_words(given, "ends_need", CloseReason.values),
            need_from=_table(given, "need_from", NEEDS[1:], 1, 8),
            whole_takes=_choice(given, "whole_takes", (MIDDLE, HIGHEST)),
            reach_metres=_whole(given, "reach_metres", 100, 50_000),
            supply_from=_counts(given, "supply_from", SUPPLIES[2:]),
            access_low=_decimal(given, "access_low", 0, 1),
            capacity_share=_decimal(given, "capacity_share", 0, 1),
            gap=_gap_table(given),
        )
        _require_sense(rule)
        return rule


def _plain(table: Mapping[str, Decimal]) -> dict[str, float]:
    return {name: float(value) for name, value in table.items()}


def _refuse(message: str, name: str):
    raise InvalidInput(message, field=name)


def _exactly(value: Any, names, name: str) -> dict:
    """Return a table that has these names and no others."""
    if not isinstance(value, Mapping):
        _refuse(_("A table of values is expected here."), name)
    missing = sorted(set(names) - set(value))
    unknown = sorted(str(key) for key in set(value) - set(names))
    if missing:
        _refuse(
            _("The rule does not say “%(name)s”.") % {"name": missing[0]},
            name or missing[0],
        )
    if unknown:
        _refuse(
            _("A rule knows no “%(name)s”.") % {"name": unknown[0][:60]},
            name or unknown[0][:60],
        )
    return dict(value)


def _number(value: Any, low: float, high: float, name: str) -> Decimal:
    is_number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    if not is_number or not low <= value <= high:  # also refuses "not a number"
        _refuse(
            _("A number from %(low)s to %(high)s is expected.")
            % {"low": low, "high": high},
            name,
        )
    exact = Decimal(str(value))
    if exact != exact.quantize(HUNDREDTH):
        _refuse(_("At most two decimal places are expected."), name)
    return exact


def _decimal(given: Mapping, name: str, low: float, high: float) -> Decimal:
    return _number(given[name], low, high, name)


def _whole(given: Mapping, name: str, low: int, high: int) -> int:
    value = _number(given[name], low, high, name)
    if value != int(value):
        _refuse(_("A whole number is expected."), name)
    return int(value)


def _table(given: Mapping, name: str, keys, low: float, high: float) -> Mapping:
    table = _exactly(given[name], keys, name)
    return _frozen({key: _number(table[key], low, high, name) for key in keys})


def _counts(given: Mapping, name: str, keys) -> Mapping:
    table = _exactly(given[name], keys, name)
    return _frozen({key: _whole({name: table[key]}, name, 1, 1000) for key in keys})


def _choice(given: Mapping, name: str, choices) -> str:
    if given[name] not in choices:
        _refuse(_("This is not one of the possible answers."), name)
    return given[name]


def _words(given: Mapping, name: str, choices) -> frozenset[str]:
    value = given[name]
    is_list = isinstance(value, list | tuple | set | frozenset)
    if not is_list or not all(item in choices for item in value):
        _refuse(_("This is not one of the possible answers."), name)
    return frozenset(value)


def _gap_table(given: Mapping) -> Mapping:
    table = _exactly(given["gap"], NEEDS, "gap")
    rows = {}
    for need in NEEDS:
        row = table[need]
        if not isinstance(row, list | tuple) or len(row) != len(SUPPLIES):
            _refuse(_("The table of gaps needs a value for each class of help."), "gap")
        rows[need] = tuple(_whole({"gap": v}, "gap", 0, WORST_GAP) for v in row)
    return _frozen(rows)


def _require_sense(rule: Rule) -> None:
    """Refuse a rule under which more need, or less help, would look better."""
    steps = [rule.need_from[name] for name in NEEDS[1:]]
    if steps != sorted(set(steps)):
        _refuse(_("Each class of need must begin above the one before."), "need_from")
    if rule.supply_from["some"] >= rule.supply_from["much"]:
        _refuse(
            _("“Much help” must begin with more resources than “some”."), "supply_from"
        )
    points = rule.trend_points
    if not points[Trend.FALLING] <= points[Trend.STABLE] <= points[Trend.RISING]:
        _refuse(
            _("A growing problem cannot count for less than one that falls."),
            "trend_points",
        )
    table = [rule.gap[need] for need in NEEDS]
    across = all(list(row) == sorted(row, reverse=True) for row in table)
    down = all(list(column) == sorted(column) for column in zip(*table, strict=True))
    if not (across and down):
        _refuse(
            _(
                "A gap cannot shrink where the need grows, nor grow where there is "
                "more help."
            ),
            "gap",
        )
