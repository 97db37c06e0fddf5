"""The page of one resource: all a resident needs. Reads the shelf and nothing else."""

from dataclasses import dataclass

from django.utils import timezone
from django.views.generic import TemplateView

from kooperacja.areas.public import PublicArea
from kooperacja.base.views import PublicPageMixin
from kooperacja.categories.public import PublicCategory, PublicTargetGroup

from ..answers import answered_problems
from ..choices import Accessibility, Delivery, Language
from ..opening import Hours
from ..public import PublicProvider, PublicResource, PublicSite
from ..timetable import Timetable, soonest, timetable_of
from .kept import kept_of
from .shown import ShownResourceMixin
from .situations import is_urgent

#: Problems named beside a resource; there are hardly ever more.
MOST_PROBLEMS = 8


@dataclass(frozen=True)
class Place:
    """A site with what the page says of it; hours only where they are its own."""

    site: PublicSite
    hours: Timetable
    has_own_hours: bool
    accessibility: list[str]
    served: list[str]


class ResourceDetailView(PublicPageMixin, ShownResourceMixin, TemplateView):
    """All that is known of one resource."""

    template_name = "resources/resource_detail.html"

    def get_context_data(self, **kwargs):
        resource, now = self.resource, timezone.now()
        sites = list(PublicSite.objects.filter(resource_public_id=resource.public_id))
        areas = area_names(resource, sites)
        places = [place_of(resource, site, areas, now) for site in sites]
        own = timetable_of(Hours.of(resource), now)
        first = soonest([row.hours for row in places] or [own])
        return super().get_context_data(
            resource=resource,
            places=places,
            bounds=_around([site.place for site in sites if site.place]),
            hours=own,
            shows_own_hours=not places or any(not row.has_own_hours for row in places),
            soonest=first,
            kept=kept_of(resource, sites, first),
            closures=closures_of(own, places),
            categories=_terms(PublicCategory, resource.categories),
            groups=_terms(PublicTargetGroup, resource.target_groups),
            deliveries=labels(Delivery, resource.deliveries),
            languages=labels(Language, resource.languages),
            service_areas=[areas[code] for code in resource.service_area_codes],
            free_places=free_places(resource),
            provider=_provider_of(resource),
            answered=answered_problems(resource.public_id)[:MOST_PROBLEMS],
            is_urgent=is_urgent(resource.categories, [resource.kind]),
            **kwargs,
        )


def place_of(resource, site: PublicSite, areas: dict[str, str], now) -> Place:
    """Return what the page says of a site."""
    own = site.service_area_codes if site.has_own_reach else ()
    return Place(
        site=site,
        hours=timetable_of(Hours.of(resource, site), now),
        has_own_hours=bool(site.week or site.round_the_clock),
        accessibility=labels(Accessibility, site.accessibility),
        served=[areas[code] for code in own],
    )


def area_names(resource: PublicResource, sites: list[PublicSite]) -> dict[str, str]:
    """Return the names of all areas that the page speaks of, by code, in one query."""
    codes = set(resource.service_area_codes).union(
        *(site.service_area_codes for site in sites)
    )
    if not codes:
        return {}
    names = PublicArea.objects.filter(code__in=codes).values_list("code", "name")
    return {code: code for code in codes} | dict(names)


def closures_of(own: Timetable, places: list[Place]) -> list[dict]:
    """Return the closures to warn of: of the whole, then those of single sites."""
    told = [{"shut": shut, "site": None} for shut in own.closures]
    return told + [
        {"shut": shut, "site": place.site}
        for place in places
        for shut in place.hours.closures
        if shut not in own.closures
    ]


def free_places(resource: PublicResource) -> int | None:
    """Return how many places are free by the last figure; None when nobody knows."""
    if resource.capacity is None or resource.occupancy is None:
        return None
    return max(resource.capacity - resource.occupancy, 0)


def labels(choices, values) -> list[str]:
    """Return the words of some codes in the order of their list."""
    return [label for value, label in choices.choices if value in values]


def _provider_of(resource: PublicResource) -> PublicProvider | None:
    return PublicProvider.objects.filter(public_id=resource.provider_public_id).first()


def _terms(model, slugs) -> list:
    """Words of a vocabulary in its order."""
    return list(model.objects.filter(slug__in=slugs)) if slugs else []


def _around(places, margin: float = 0.006) -> str:
    """The map's window around some points, some 500 m wider; "" without a point."""
    if not places:
        return ""
    longitudes = [place.x for place in places]
    latitudes = [place.y for place in places]
    west, east = min(longitudes) - margin, max(longitudes) + margin
    south, north = min(latitudes) - margin, max(latitudes) + margin
    return f"{west:.5f},{south:.5f},{east:.5f},{north:.5f}"
