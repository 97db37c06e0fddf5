"""A resource in the list of help: all one needs to call or go. Reads the shelf only."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils import timezone

from ..choices import Delivery
from ..filters import PublicResourceFilter
from ..opening import Hours
from ..public import PublicResource, PublicSite
from ..searching.explaining import Names, reasons_for
from ..timetable import Timetable, soonest, timetable_of
from .detail import labels
from .kept import kept_of

#: Addresses named on a card; the page of the resource has all.
MOST_ADDRESSES = 2


@dataclass(frozen=True)
class Card:
    """A resource with what a list says of it, in the language of the page.

    ``nearness`` is None where nobody asked about an area. ``kept`` is what a client's
    list keeps of it, as JSON.
    """

    resource: PublicResource
    sites: list[PublicSite]
    hours: Timetable
    groups: list[str]
    without_place: list[str]
    reasons: list[str]
    nearness: int | None
    kept: str

    @property
    def shown_sites(self) -> list[PublicSite]:
        """The first places."""
        return self.sites[:MOST_ADDRESSES]

    @property
    def more_sites(self) -> int:
        """How many places are not named."""
        return max(0, len(self.sites) - MOST_ADDRESSES)


def cards_of(
    resources: list[PublicResource], asked: PublicResourceFilter
) -> list[Card]:
    """Return the cards of some resources, in their order; one query."""
    sites = defaultdict(list)
    ids = [row.public_id for row in resources]
    for site in PublicSite.objects.filter(resource_public_id__in=ids).defer("place"):
        sites[site.resource_public_id].append(site)
    now = timezone.now()
    return [_card(row, sites[row.public_id], asked, now) for row in resources]


def _card(row, sites: list[PublicSite], asked: PublicResourceFilter, now) -> Card:
    hours = hours_of(row, sites, now)
    names = Names(asked.category_terms, asked.target_group_terms)
    groups = asked.target_group_terms
    elsewhere = [way for way in row.deliveries if way != Delivery.SITE]
    return Card(
        resource=row,
        sites=sites,
        hours=hours,
        groups=[groups[slug] for slug in row.target_groups if slug in groups],
        without_place=labels(Delivery, elsewhere),
        reasons=reasons_for(row, asked.ranking, names, is_open=hours.now.is_open),
        nearness=getattr(row, "nearness", None),
        kept=kept_of(row, sites, hours),
    )


def hours_of(row: PublicResource, sites: list[PublicSite], now) -> Timetable:
    """Return the hours of the place where people can go first."""
    return soonest([timetable_of(Hours.of(row, site), now) for site in sites or [None]])
