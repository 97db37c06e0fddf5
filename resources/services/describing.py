"""What a published resource says, as the flat columns of the shelf.

Everything here reads ``.all()`` of a relation, so that `READ` can be prefetched for
many resources at once.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.contrib.gis.db.models.functions import Area as SurfaceArea
from django.contrib.gis.db.models.functions import Intersection
from django.contrib.gis.geos import MultiPolygon
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import override

from kooperacja.areas.models import Area
from kooperacja.base.search import FOLD
from kooperacja.categories.choices import ResourceKind
from kooperacja.disclosure.dates import months_later

from ..models import PublicOpening, PublicResource, PublicSite, Resource, Site
from ..opening import minutes_of_week

COLUMNS = (
    "public_id", "name", "kind", "cus_domain", "deliveries", "description",
    "eligibility", "minimum_age", "maximum_age", "application", "documents",
    "fee_kind", "fees", "waiting_time", "hours_note", "languages", "phone", "email",
    "website", "capacity", "occupancy", "capacity_date", "reach", "assured_date",
    "to_check", "source", "is_synthetic",
)  # fmt: skip
#: What is read of resources to describe them; boundaries are large and not needed.
_AREAS = Area.objects.only("code", "name", "level")
READ = (
    "categories",
    "target_groups",
    Prefetch("service_areas", _AREAS),
    "openinghours_rows",
    "hoursexception_rows",
    "closure_rows",
    "contact_rows",
    "sites",
    Prefetch("sites__area", _AREAS),
    Prefetch("sites__service_areas", _AREAS),
)
#: The part of an area an outline has to hold to serve it.
HALF = 0.5


@dataclass(frozen=True)
class Coverage:
    """Whom something serves, by codes of areas below the city."""

    serves_whole_city: bool
    named: tuple[str, ...]
    covered: tuple[str, ...]

    @classmethod
    def together(cls, parts: Iterable["Coverage"]) -> "Coverage":
        """What several sites serve between them."""
        parts = list(parts)
        return cls(
            any(part.serves_whole_city for part in parts),
            tuple(sorted({code for part in parts for code in part.named})),
            tuple(sorted({code for part in parts for code in part.covered})),
        )

    @property
    def columns(self) -> dict[str, object]:
        """The columns of the shelf."""
        return {
            "serves_whole_city": self.serves_whole_city,
            "service_area_codes": list(self.named),
            "covered_area_codes": list(self.covered),
        }


class AreaTree:
    """Which areas lie in which; asked for once, however many rows need it."""

    def __init__(self):
        self._held: dict[bytes, tuple[str, ...]] = {}

    @cached_property
    def _below(self) -> dict[int, list[str]]:
        """Codes of the parts of each area, two levels down."""
        parts: dict[int, list[str]] = defaultdict(list)
        rows = Area.objects.districts().values_list("code", "parent", "parent__parent")
        for code, *above in rows:
            for area in above:
                parts[area].append(code)
        return parts

    def below(self, ids: Iterable[int]) -> Iterable[str]:
        """Return the codes of everything that lies in some areas."""
        return (code for area in ids for code in self._below[area])

    def held(self, reach: MultiPolygon) -> tuple[str, ...]:
        """Return the codes of areas of which an outline holds at least half."""
        key = bytes(reach.wkb)
        if key not in self._held:
            touched = (
                Area.objects.districts()
                .filter(boundary__intersects=reach)
                .annotate(
                    held=SurfaceArea(Intersection("boundary", reach)),
                    whole=SurfaceArea("boundary"),
                )
                .defer("boundary")
            )
            self._held[key] = tuple(
                area.code for area in touched if _share(area) >= HALF
            )
        return self._held[key]


def coverage_of(row: Resource | Site, tree: AreaTree) -> Coverage:
    """Return whom a resource or a site serves by what it says itself."""
    if row.serves_whole_city:
        return Coverage(True, (), ())
    named = list(row.service_areas.all())
    ids = [area.pk for area in named]
    covered = {area.code for area in named if area.level}
    if ids:
        covered |= set(tree.below(ids))
    if row.reach is not None:
        covered |= set(tree.held(row.reach))
    return Coverage(
        any(area.level == 0 for area in named),
        tuple(sorted(area.code for area in named)),
        tuple(sorted(covered)),
    )


def _share(area) -> float:
    return area.held.sq_m / area.whole.sq_m if area.whole.sq_m else 0.0


def describe(resource: Resource, sites: list[Site]) -> dict[str, object]:
    """Return the columns that are gathered from other rows."""
    return {
        **_provider(resource),
        "categories": _codes(resource.categories, "slug"),
        "target_groups": _codes(resource.target_groups, "slug"),
        "area_codes": sorted(
            {
                site.area.code
                for site in sites
                if site.area and (site.shows_area or not site.is_confidential)
            }
        ),
        "accessibility": sorted(
            {sign for site in sites for sign in site.accessibility}
        ),
        "assured_by_name": resource.assured_for.name if resource.assured_for else "",
        "review_due": review_due(resource),
        "changed_date": timezone.localdate(resource.updated_at),
        "words": search_words(resource, sites),
    }


def review_due(resource: Resource) -> date | None:
    """Return the day after which somebody has to make sure again; None: never was."""
    if resource.assured_date is None:
        return None
    return months_later(resource.assured_date, resource.review_months)


def search_words(resource: Resource, sites: list[Site]) -> str:
    """Return what a search looks through: words in both languages, folded."""
    parts = [
        resource.name,
        resource.provider.name if resource.provider else "",
        resource.description,
        resource.eligibility,
        *(site.name for site in sites),
        *(site.address for site in sites),
    ]
    for language in ("pl", "en"):
        with override(language):
            parts.append(str(ResourceKind(resource.kind).label))
            parts += [str(row) for row in resource.categories.all()]
            parts += [str(row) for row in resource.target_groups.all()]
    return " ".join(part for part in parts if part).lower().translate(FOLD)


def schedule_of(resource: Resource, site: Site | None) -> dict[str, object]:
    """Return the columns of hours, closures and contacts of one of them."""
    row, number = site or resource, site.pk if site else None
    return {
        "week": [
            [line.weekday, _clock(line.opens), _clock(line.closes), line.note]
            for line in _of(resource.openinghours_rows, number)
        ],
        "exceptions": [
            [
                line.first_day.isoformat(),
                line.last_day.isoformat(),
                _clock(line.opens),
                _clock(line.closes),
                line.note,
            ]
            for line in _of(resource.hoursexception_rows, number)
        ],
        "closures": [
            [
                line.first_day.isoformat(),
                line.last_day.isoformat() if line.last_day else None,
                line.notice,
            ]
            for line in _of(resource.closure_rows, number)
        ],
        "contacts": [
            [line.title, line.phone, line.email]
            for line in _of(resource.contact_rows, number)
        ],
        "round_the_clock": row.round_the_clock,
        "open_on_holidays": row.open_on_holidays,
    }


def _of(rows, site_id: int | None) -> list:
    """Return the lines of one site, or (None) of the resource itself."""
    return [line for line in rows.all() if line.site_id == site_id]


def openings(row: PublicResource | PublicSite) -> list[PublicOpening]:
    """Return the intervals of the week of a row of the shelf."""
    is_site = isinstance(row, PublicSite)
    return [
        PublicOpening(
            resource_public_id=row.resource_public_id if is_site else row.public_id,
            site_public_id=row.public_id if is_site else "",
            starts=starts,
            ends=ends,
        )
        for starts, ends in minutes_of_week(
            row.week, round_the_clock=row.round_the_clock
        )
    ]


def _clock(moment) -> str | None:
    return f"{moment:%H:%M}" if moment else None


def _provider(resource: Resource) -> dict[str, str]:
    """The provider's name now; the address of its page only while it has one."""
    provider = resource.provider
    if provider is None:
        return {}
    partner = provider.partner
    return {
        "provider_public_id": provider.public_id or "",
        "provider_name": provider.name,
        "provider_slug": partner.slug if partner and partner.is_public else "",
        "sector": provider.sector,
    }


def _codes(relation, column: str) -> list[str]:
    return sorted(getattr(row, column) for row in relation.all())
