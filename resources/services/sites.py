"""Writing down where a resource is given; a confidential address goes elsewhere."""

from django.utils.translation import gettext_lazy as _

from kooperacja.areas.geo import check_place
from kooperacja.areas.locating import Locator
from kooperacja.base.errors import InvalidInput
from kooperacja.base.validation import require_valid

from ..models import ConfidentialAddress, Resource, Site
from .content import ROWS, SiteContent
from .schedules import write_schedule

MOST_SITES = 50


class UnknownSite(InvalidInput):
    """A site of another resource, or one that is gone, was named."""

    message = _("This place does not belong to the resource any more.")
    code = "unknown_site"


def place_sites(resource: Resource, contents: list[SiteContent]) -> None:
    """Make the sites of a resource be these, in this order; others go.

    A site named by its ``ref`` keeps its public address.

    :raises InvalidInput: what cannot be stored.
    :raises BadPlace: the place of a site cannot be stored.
    """
    if len(contents) > MOST_SITES:
        raise InvalidInput(
            _("At most %(limit)s places can be given.") % {"limit": MOST_SITES},
            field="sites",
        )
    known = {site.ref: site for site in resource.sites.all()}
    named = {content.ref for content in contents if content.ref}
    if not named <= known.keys():
        raise UnknownSite(field="sites")
    resource.sites.exclude(ref__in=named).delete()
    locator = Locator()
    for position, content in enumerate(contents):
        site = known.get(content.ref) or Site(resource=resource)
        site.position = position
        _write(site, content, locator)


def _write(site: Site, content: SiteContent, locator: Locator) -> None:
    hidden = fill_site(site, content, locator)
    require_valid(site)
    site.save()
    site.service_areas.set(content.reach.service_areas if content.reach else [])
    _keep_address(site, hidden, content.confidential_note.strip())
    write_schedule(
        site.resource, site, **{name: getattr(content.schedule, name) for name in ROWS}
    )


def fill_site(
    site: Site, content: SiteContent, locator: Locator
) -> ConfidentialAddress | None:
    """Set the columns of a site; return the address to be kept apart. Saves nothing.

    :raises BadPlace: its place cannot be stored.
    """
    site.name = content.name.strip()
    site.is_confidential = content.is_confidential
    site.shows_area = content.shows_area
    site.accessibility = sorted(set(content.accessibility))
    site.accessibility_note = content.accessibility_note.strip()
    site.external_id = content.external_id or site.external_id
    site.round_the_clock = content.schedule.round_the_clock
    site.open_on_holidays = content.schedule.open_on_holidays
    site.has_own_reach = content.reach is not None
    reach = content.reach
    site.serves_whole_city = reach.serves_whole_city if reach else True
    site.reach = reach.reach if reach else None
    return _put(site, content, locator)


def _put(
    site: Site, content: SiteContent, locator: Locator
) -> ConfidentialAddress | None:
    """Place the site; of a confidential one return the address to be kept apart.

    An emptied address of a confidential site keeps what is stored, and its area.
    """
    address = content.address.strip()
    if not site.is_confidential:
        site.address = address
        locator.locate(site, place=content.place, area=content.area)
        return None
    was_placed = bool(site.pk) and site.place is None and site.area is not None
    site.address, site.place = "", None
    place = content.place
    if place is not None:
        place = check_place(place, locator.city).point_on_surface
    if place is not None or content.area is not None or not was_placed:
        area = locator.area_of(place) if place else content.area
        locator.locate(site, place=None, area=area)
    if not address and place is None:
        return None
    return ConfidentialAddress(
        address=address, place=place, note=content.confidential_note.strip()
    )


def _keep_address(site: Site, hidden: ConfidentialAddress | None, note: str) -> None:
    """Store what is kept apart; a note alone goes to the address that stands there."""
    stored = ConfidentialAddress.objects.filter(site=site)
    if not site.is_confidential:
        stored.delete()
        return
    if hidden is None:
        hidden = stored.first() if note else None
        if hidden is None:
            return
        hidden.note = note
    else:
        stored.delete()
        hidden.site = site
    require_valid(hidden)
    hidden.save()
