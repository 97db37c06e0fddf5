"""What the matrix reads from the shelf: a fixed number of questions, whatever its size.

Public code: it reads the shelf and nothing else. What is said of problems comes from
`speaking`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, FloatField, Func, Max, Q, When
from django.db.models.functions import Collate

from kooperacja.areas.public import PublicArea
from kooperacja.categories.public import PublicCategory
from problems.filters import ALPHABET

from ..opening_parts import Closure, closures_of
from ..public import PublicCityNeed, PublicNeedRule, PublicResource, PublicSite
from .access import DemandArea
from .rule import Rule

#: Areas finer than this have no row: their problems count in the row they lie in.
FINEST_ROW = 1
#: What is read of a resource.
HELPER_COLUMNS = (
    "public_id",
    "categories",
    "capacity",
    "deliveries",
    "serves_whole_city",
    "covered_area_codes",
    "to_check",
    "review_due",
)
#: Notices of closing; NULL, which costs nothing to read, where there are none.
NOTICES = Case(When(~Q(closures=[]), then=F("closures")))


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area of the shelf without its outline."""

    code: str
    name: str
    parent: str
    level: int
    residents: int | None
    longitude: float
    latitude: float

    @property
    def as_demand(self) -> DemandArea:
        """What the accessibility needs of it."""
        return DemandArea(self.code, self.residents, self.longitude, self.latitude)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a resource is given and whom it serves from there; None: no known place.

    ``closures`` are the notices of closing that are not over.
    """

    point: tuple[float, float] | None
    area: str
    is_confidential: bool
    everywhere: bool
    covers: tuple[str, ...]
    closures: tuple[Closure, ...] = ()


@dataclass(frozen=True, slots=True)
class Helper:
    """A resource as the matrix sees it; ``places`` is empty where there are none.

    ``closures`` are its notices of closing that are not over; ``is_unconfirmed``:
    nobody has made sure of it in time. Both as on the newest day of the directory.
    """

    public_id: str
    categories: tuple[str, ...]
    capacity: int | None
    needs_no_place: bool
    everywhere: bool
    covers: tuple[str, ...]
    places: tuple[Place, ...]
    closures: tuple[Closure, ...] = ()
    is_unconfirmed: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether notices say that it, or every place of it, is or will be closed."""
        return bool(
            self.closures
            or (self.places and all(place.closures for place in self.places))
        )


@dataclass(frozen=True, slots=True)
class Version:
    """A rule, since when it holds (None: from the beginning), and why it came."""

    rule: Rule
    since: date | None
    note: str


def rules() -> list[Version]:
    """Return every rule there was, the newest first; it is the one in force."""
    adopted = [
        Version(
            Rule.from_json(row.parameters, number=row.number),
            row.created_date,
            row.note,
        )
        for row in PublicNeedRule.objects.order_by("-number")
    ]
    return [*adopted, Version(Rule(), None, "")]


def rule_in_force() -> Rule:
    """Return the newest rule on the shelf; before any was adopted, the first one."""
    newest = PublicNeedRule.objects.order_by("-number").first()
    if newest is None:
        return Rule()
    return Rule.from_json(newest.parameters, number=newest.number)


def areas() -> list[AreaRow]:
    """Return the areas, the coarsest first, then as a dictionary has them."""
    rows = PublicArea.objects.order_by("level", Collate("name", ALPHABET), "code")
    return [
        AreaRow(*row)
        for row in rows.values_list(
            "code", "name", "parent_code", "level", "residents", *_at("label_point")
        )
    ]


def categories() -> list[PublicCategory]:
    """Return the kinds of problems in their order."""
    return list(PublicCategory.objects.all())


def newest_day() -> date | None:
    """Return the newest day the directory bears, None while it bears none.

    By this day, and not by today's, notices of closing are over and confirmations are
    due: so a page says the same until somebody changes the shelf.
    """
    found = PublicResource.objects.aggregate(
        assured=Max("assured_date"), changed=Max("changed_date")
    )
    return max((day for day in found.values() if day), default=None)


def helpers(
    day: date | None, *, target_group: str = "", category: str | None = None
) -> list[Helper]:
    """Return the resources with their places, as they stand on a day; two queries.

    With ``target_group`` those for this group and those that name no group; with
    ``category`` those that name it, a part of it or what it is part of.
    """
    day = day or date.min
    rows = PublicResource.objects.all()
    if target_group:
        rows = rows.filter(target_groups__overlap=[target_group]) | rows.filter(
            target_groups=[]
        )
    if category is not None:
        rows = rows.filter(categories__overlap=_akin(category))
    found = list(rows.order_by("public_id").values_list(*HELPER_COLUMNS, NOTICES))
    places = _places(day, None if category is None else [row[0] for row in found])
    return [_helper(row, day, places.get(row[0], ())) for row in found]


def _helper(row: tuple, day: date, places: Iterable[Place]) -> Helper:
    """Make a resource of its `HELPER_COLUMNS` and its notices of closing."""
    public_id, slugs, capacity, deliveries, everywhere, covers, *standing = row
    to_check, due, notices = standing
    return Helper(
        public_id=public_id,
        categories=tuple(slugs),
        capacity=capacity,
        needs_no_place=bool(deliveries) and "site" not in deliveries,
        everywhere=everywhere,
        covers=tuple(covers),
        places=tuple(places),
        closures=_ahead(notices, day),
        is_unconfirmed=to_check or due is None or due < day,
    )


def city_needs() -> dict[str, list[PublicCityNeed]]:
    """Return what is said of protected problems by category, the newest year first."""
    found: dict[str, list[PublicCityNeed]] = {}
    for row in PublicCityNeed.objects.order_by("category", "-year"):
        found.setdefault(row.category, []).append(row)
    return found


def _akin(category: str) -> list[str]:
    """Return a category with its parts and what it is part of."""
    known = PublicCategory.objects.values_list("slug", "parent_slug")
    pairs = dict(known)
    parts = [slug for slug, parent in pairs.items() if parent == category]
    whole = pairs.get(category, "")
    return [category, *parts, *([whole] if whole else [])]


def _ahead(notices: list | None, day: date) -> tuple[Closure, ...]:
    """Return the closures that are not over on a day, the first one first."""
    found = [
        closure
        for closure in closures_of(notices or ())
        if closure.last is None or closure.last >= day
    ]
    return tuple(sorted(found, key=lambda row: (row.first, row.last or date.max)))


def _places(day: date, public_ids: list[str] | None) -> dict[str, list[Place]]:
    rows = PublicSite.objects.all()
    if public_ids is not None:
        rows = rows.filter(resource_public_id__in=public_ids)
    found: dict[str, list[Place]] = {}
    for of, area, is_confidential, everywhere, covers, notices, x, y in rows.order_by(
        "resource_public_id", "position", "public_id"
    ).values_list(
        "resource_public_id",
        "area_code",
        "is_confidential",
        "serves_whole_city",
        "covered_area_codes",
        NOTICES,
        *_at("place"),
    ):
        point = None if x is None or is_confidential else (x, y)
        where = (point, area, is_confidential, everywhere, tuple(covers))
        found.setdefault(of, []).append(Place(*where, _ahead(notices, day)))
    return found


def _at(column: str) -> tuple[Func, Func]:
    """Return longitude and latitude of a point: cheaper to read than a geometry."""
    return tuple(
        Func(F(column), function=name, output_field=FloatField())
        for name in ("ST_X", "ST_Y")
    )
