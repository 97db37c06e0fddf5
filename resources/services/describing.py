"""What a published resource says, as the flat columns of the shelf."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.gis.db.models.functions import Area as SurfaceArea
from django.contrib.gis.db.models.functions import Intersection
from django.contrib.gis.geos import MultiPolygon
from django.utils import timezone
from django.utils.translation import override

from kooperacja.areas.models import Area
from kooperacja.base.search import FOLD
from kooperacja.categories.choices import ResourceKind
from kooperacja.disclosure.dates import months_later

from ..models import PublicOpening, Resource, Site
from ..opening import minutes_of_week

COLUMNS = (
    "public_id", "name", "kind", "cus_domain", "deliveries", "description",
    "eligibility", "minimum_age", "maximum_age", "application", "documents",
    "fee_kind", "fees", "waiting_time", "hours_note", "languages", "phone", "email",
    "website", "capacity", "occupancy", "capacity_date", "reach", "assured_date",
    "to_check", "source", "is_synthetic",
)  # fmt: skip
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


def coverage_of(row: Resource | Site) -> Coverage:
    """Return whom a resource or a site serves by what it says itself."""
    if row.serves_whole_city:
        return Coverage(True, (), ())
    named = list(row.service_areas.only("pk", "code", "level"))
    ids = [area.pk for area in named]
    covered = {area.code for area in named if area.level}
    if ids:
        covered |= set(_below(ids))
    if row.reach is not None:
        covered |= set(_held(row.reach))
    return Coverage(
        any(area.level == 0 for area in named),
        tuple(sorted(area.code for area in named)),
        tuple(sorted(covered)),
    )


def _below(ids: list[int]):
    parts = Area.objects.districts()
    return [
        *parts.filter(parent__in=ids).values_list("code", flat=True),
        *parts.filter(parent__parent__in=ids).values_list("code", flat=True),
    ]


def _held(reach: MultiPolygon):
    touched = (
        Area.objects.districts()
        .filter(boundary__intersects=reach)
        .annotate(
            held=SurfaceArea(Intersection("boundary", reach)),
            whole=SurfaceArea("boundary"),
        )
    )
    return [area.code for area in touched.defer("boundary") if _share(area) >= HALF]


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
    of = {"site": site}
    row = site or resource
    return {
        "week": [
            [line.weekday, _clock(line.opens), _clock(line.closes), line.note]
            for line in resource.openinghours_rows.filter(**of)
        ],
        "exceptions": [
            [
                line.first_day.isoformat(),
                line.last_day.isoformat(),
                _clock(line.opens),
                _clock(line.closes),
                line.note,
            ]
            for line in resource.hoursexception_rows.filter(**of)
        ],
        "closures": [
            [
                line.first_day.isoformat(),
                line.last_day.isoformat() if line.last_day else None,
                line.notice,
            ]
            for line in resource.closure_rows.filter(**of)
        ],
        "contacts": [
            [line.title, line.phone, line.email]
            for line in resource.contact_rows.filter(**of)
        ],
        "round_the_clock": row.round_the_clock,
        "open_on_holidays": row.open_on_holidays,
    }


def openings(resource: Resource, site: Site | None) -> list[PublicOpening]:
    """Return the intervals of the week of a resource or of one of its sites."""
    schedule = schedule_of(resource, site)
    always = schedule["round_the_clock"]
    return [
        PublicOpening(
            resource_public_id=resource.public_id,
            site_public_id=site.public_id if site else "",
            starts=starts,
            ends=ends,
        )
        for starts, ends in minutes_of_week(schedule["week"], round_the_clock=always)
    ]


def _clock(moment) -> str | None:
    return f"{moment:%H:%M}" if moment else None


def _provider(resource: Resource) -> dict[str, str]:
    """The provider's name now; the address of its page only while it has one."""
    provider = resource.provider
    if provider is None:
        return {}
    partner = provider.partner
    of = partner or provider
    return {
        "provider_public_id": provider.public_id or "",
        "provider_name": of.name,
        "provider_slug": partner.slug if partner and partner.is_public else "",
        "sector": of.sector,
    }


def _codes(relation, column: str) -> list[str]:
    return sorted(relation.values_list(column, flat=True))
