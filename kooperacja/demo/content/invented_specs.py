"""The form of the invented resources of the demo city."""

from dataclasses import dataclass
from datetime import date, time

from kooperacja.categories.choices import CusDomain, ResourceKind
from kooperacja.demo.content.specs import Coordinates

#: Monday to Friday, as weekdays are counted.
WORKING = (0, 1, 2, 3, 4)
DAILY = (*WORKING, 5, 6)

#: Weekdays, opening and closing hour of each of them.
Week = tuple[tuple[tuple[int, ...], time, time], ...]


def on(days: tuple[int, ...] | int, opens: int | time, closes: int | time):
    """Return a line of a week: these days, from one hour to another."""
    return (
        (days,) if isinstance(days, int) else days,
        opens if isinstance(opens, time) else time(opens),
        closes if isinstance(closes, time) else time(closes % 24),
    )


@dataclass(frozen=True, kw_only=True)
class SiteSpec:
    """A place of an invented resource; ``areas`` are what it serves, if by itself."""

    name: str = ""
    address: str = ""
    point: Coordinates | None = None
    area: str = ""
    week: Week = ()
    areas: tuple[str, ...] = ()
    accessibility: tuple[str, ...] = ()
    accessibility_note: str = ""
    is_confidential: bool = False
    shows_area: bool = False


@dataclass(frozen=True, kw_only=True)
class InventedSpec:
    """A resource invented for the demo, in the name of a demonstration institution.

    ``provider`` is the slug of its institution. ``closures`` are (first day, last day,
    notice), ``contacts`` (post, telephone). ``state`` "submitted" leaves it waiting
    for the coordinator, "returned" sends it back with ``reason``.
    """

    key: str
    name: str
    kind: ResourceKind
    cus_domain: CusDomain
    provider: str
    description: str
    categories: tuple[str, ...]
    target_groups: tuple[str, ...]
    deliveries: tuple[str, ...] = ("site",)
    eligibility: str = ""
    ages: tuple[int | None, int | None] = (None, None)
    application: str = ""
    documents: str = ""
    fee_kind: str = "free"
    fees: str = ""
    waiting_time: str = ""
    languages: tuple[str, ...] = ("pl",)
    phone: str = ""
    capacity: int | None = None
    occupancy: int | None = None
    capacity_date: date | None = None
    round_the_clock: bool = False
    open_on_holidays: bool = False
    week: Week = ()
    areas: tuple[str, ...] = ()
    sites: tuple[SiteSpec, ...] = ()
    closures: tuple[tuple[date, date | None, str], ...] = ()
    contacts: tuple[tuple[str, str], ...] = ()
    assured_date: date | None = None
    state: str = "published"
    reason: str = ""


@dataclass(frozen=True)
class LinkSpec:
    """That a resource does something about a problem, by the keys of both.

    ``partner`` is the slug of the institution that says so; ``state`` is what its
    provider says to that.
    """

    problem: str
    resource: str
    kind: str
    partner: str
    state: str = "confirmed"


@dataclass(frozen=True)
class ReportSpec:
    """What a visitor says is wrong with a resource."""

    resource: str
    kind: str
    text: str
