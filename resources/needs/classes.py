"""From what is on the shelf to the classes of need, of help and of the gap."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

from kooperacja.categories.choices import Trend

from .rule import HIGHEST, NEEDS, SUPPLIES, Rule


class NeedClass(TextChoices):
    """How much is needed, and the ways of not knowing."""

    NO_DATA = "no_data", _("no data")
    CITY_ONLY = "city_only", _("described for the whole city only")
    PROTECTED = "protected", _("shown for the whole city only")
    NONE = "none", _("no need")
    LOW = "low", _("small need")
    MODERATE = "moderate", _("moderate need")
    HIGH = "high", _("large need")
    VERY_HIGH = "very_high", _("very large need")


class SupplyClass(TextChoices):
    """How much help reaches an area."""

    NONE = "none", _("no resource")
    LITTLE = "little", _("little help")
    SOME = "some", _("some help")
    MUCH = "much", _("much help")


class Gap(IntegerChoices):
    """What is missing between need and help."""

    NONE = 0, _("no gap")
    SMALL = 1, _("small gap")
    CLEAR = 2, _("clear gap")
    LARGE = 3, _("large gap")


#: Need that nobody knows: there is no gap to speak of, nor is there none.
UNKNOWN_NEEDS = (NeedClass.NO_DATA, NeedClass.CITY_ONLY, NeedClass.PROTECTED)


@dataclass(frozen=True, slots=True)
class Saying:
    """What published diagnoses say of problems that are alike.

    ``sectors`` – how many sectors say it; ``ended`` – why the problems are closed, ""
    while they are open; ``count`` – how many problems it is said of.
    """

    severity: int
    trend: str
    sectors: int
    ended: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Points:
    """The points of one problem, part by part."""

    severity: int
    trend: Decimal
    sectors: Decimal

    @property
    def total(self) -> Decimal:
        """What the parts make together."""
        return self.severity + self.trend + self.sectors


@dataclass(frozen=True, slots=True)
class Need:
    """The need of a cell: its class, the points that speak for it, and from how much.

    ``problems`` count as a need, ``quiet`` were described and are none (closed as gone,
    or marginal and not growing). ``points`` is None where there is no need.
    """

    cls: NeedClass
    points: Decimal | None = None
    problems: int = 0
    quiet: int = 0

    @property
    def is_known(self) -> bool:
        """Whether anybody has said anything of this cell."""
        return self.cls not in UNKNOWN_NEEDS

    @property
    def level(self) -> int:
        """The class as a number: 0 no need or not known, 1-4."""
        return NEEDS.index(self.cls.value) + 1 if self.cls.value in NEEDS else 0


@dataclass(frozen=True, slots=True)
class Supply:
    """The help of a cell.

    ``resources`` reach the area; ``near`` of them stand within reach or need no place,
    ``unplaced`` have no place or none that is known; ``with_capacity`` say how many
    places they have, ``capacity`` together. ``access`` is the accessibility for each
    resident, in resources or in places (``in_places``), ``ratio`` its share of the
    city's mean; both None where there is nothing to compare. ``places`` is always the
    accessibility in places, None where nothing says its capacity. ``counted`` is the
    class from the number alone; ``cls`` is one less where help is far. ``closed`` of
    the resources have a notice of closing that is not over, ``unconfirmed`` nobody has
    made sure of in time; both count like any other.
    """

    cls: SupplyClass
    resources: int = 0
    near: int = 0
    unplaced: int = 0
    with_capacity: int = 0
    capacity: int = 0
    access: float | None = None
    ratio: float | None = None
    in_places: bool = False
    places: float | None = None
    counted: SupplyClass = SupplyClass.NONE
    closed: int = 0
    unconfirmed: int = 0

    @property
    def level(self) -> int:
        """The class as a number, 0-3."""
        return SUPPLIES.index(self.cls.value)


def is_need(saying: Saying, rule: Rule) -> bool:
    """Whether problems that are spoken of like this are a need."""
    if saying.ended:
        return False
    grows = rule.trend_points[saying.trend] > rule.trend_points[Trend.STABLE]
    return saying.severity > rule.no_need_up_to or grows


def is_heard(saying: Saying, rule: Rule) -> bool:
    """Whether it says anything of the need; "dealt with elsewhere" does not."""
    return not saying.ended or saying.ended in rule.ends_need


def points_of(saying: Saying, rule: Rule) -> Points:
    """Return the points of one problem: severity, direction, sectors that agree."""
    steps = min(max(saying.sectors - 1, 0), rule.most_sector_steps)
    return Points(
        severity=saying.severity,
        trend=rule.trend_points[saying.trend],
        sectors=rule.sector_step * steps,
    )


def need_class(points: Decimal, rule: Rule) -> NeedClass:
    """Return the class of so many points."""
    found = NeedClass.LOW
    for name in NEEDS[1:]:
        if points >= rule.need_from[name]:
            found = NeedClass(name)
    return found


def need_of(
    sayings: Iterable[Saying], rule: Rule, *, is_whole: bool, city_speaks: bool = False
) -> Need:
    """Return the need of a cell.

    In an area without parts the problem with the most points speaks: a lighter one
    beside it takes nothing away. In an area with parts it is the middle one (of two
    middle ones the heavier), unless the rule says otherwise; else one part would speak
    for all.

    :param city_speaks: something is published of this kind for the city as a whole.
    """
    needs: list[tuple[Decimal, int]] = []
    quiet = 0
    for saying in sayings:
        if not is_heard(saying, rule):
            continue
        if is_need(saying, rule):
            needs.append((points_of(saying, rule).total, saying.count))
        else:
            quiet += saying.count
    if not needs:
        if quiet:
            return Need(NeedClass.NONE, quiet=quiet)
        return Need(NeedClass.CITY_ONLY if city_speaks else NeedClass.NO_DATA)
    takes = rule.whole_takes if is_whole else HIGHEST
    points = max(needs)[0] if takes == HIGHEST else middle_of(needs)
    count = sum(number for _points, number in needs)
    return Need(need_class(points, rule), points, count, quiet)


def middle_of(counted: Iterable[tuple[Decimal, int]]) -> Decimal:
    """Return the median of values with counts; of two middle ones the higher."""
    values = sorted(counted)
    left = sum(count for _value, count in values) // 2
    for value, count in values:
        if left < count:
            return value
        left -= count
    raise ValueError("Nothing has no middle.")


def class_by_number(resources: int, rule: Rule) -> SupplyClass:
    """Return the class of help from the number of resources alone."""
    if not resources:
        return SupplyClass.NONE
    if resources < rule.supply_from["some"]:
        return SupplyClass.LITTLE
    if resources < rule.supply_from["much"]:
        return SupplyClass.SOME
    return SupplyClass.MUCH


def is_far(ratio: float | None, rule: Rule) -> bool:
    """Whether so little is near, beside the city's mean, that help counts less."""
    # A share of exactly a half is not below it, whatever the last bit says.
    return ratio is not None and round(ratio, 9) < rule.access_low


def one_less(counted: SupplyClass) -> SupplyClass:
    """Return the class below; what reaches an area at all is never "none"."""
    lower = {SupplyClass.SOME: SupplyClass.LITTLE, SupplyClass.MUCH: SupplyClass.SOME}
    return lower.get(counted, counted)


def gap_of(need: Need, supply: Supply, rule: Rule) -> Gap | None:
    """Return the gap of a cell; None where nobody knows the need."""
    if not need.is_known:
        return None
    if need.cls is NeedClass.NONE:
        return Gap.NONE
    return Gap(rule.gap[need.cls.value][supply.level])
