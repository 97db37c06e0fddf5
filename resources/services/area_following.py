"""Keeping the shelf of resources true when an area is added, renamed or redrawn."""

from django.db.models import Q

from kooperacja.areas.models import Area

from ..models import PublicResource, Resource, Site
from .shelving import refresh_published

#: Columns of the shelf that name areas by their code.
NAMING = ("area_codes", "service_area_codes", "covered_area_codes")


def refresh_shelf_of_area(area: Area) -> None:
    """Renew what published resources say of an area: that it is served, its name.

    A known place is looked up again, because a new outline may hold it or leave it
    out; the area of a confidential place stays as its people have said it.
    """
    sites = _placed_there(area)
    numbers = _concerned(area) | {site.resource_id for site in sites}
    # Before their sites: whoever saves a resource keeps them in this order.
    list(Resource.objects.filter(pk__in=numbers).kept_still().values_list("pk"))
    _look_up_again(_placed_there(area))
    refresh_published(Resource.objects.filter(pk__in=numbers))


def _placed_there(area: Area) -> list[Site]:
    """Return the sites whose place the area holds, or was said to hold."""
    entered = Site.objects.filter(place__coveredby=area.boundary)
    known = Site.objects.filter(area=area, place__isnull=False)
    return list((entered | known).order_by("pk"))


def _look_up_again(sites: list[Site]) -> None:
    for site in sites:
        found = Area.objects.containing(site.place.point_on_surface).first()
        if found and found.pk != site.area_id:
            site.area = found
            site.save(update_fields=["area"])


def _concerned(area: Area) -> set[int]:
    """Return the numbers of resources that name the area, now or before."""
    named = Q()
    for column in NAMING:
        named |= Q(**{f"{column}__contains": [area.code]})
    before = PublicResource.writer.filter(named).values("public_id")
    wholes = [area.pk, area.parent_id, area.parent and area.parent.parent_id]
    wholes = [number for number in wholes if number]
    rows = (
        Resource.objects.filter(public_id__in=before),
        Resource.objects.filter(service_areas__in=wholes),
        Resource.objects.filter(reach__intersects=area.boundary),
        Resource.objects.filter(sites__area=area),
        Resource.objects.filter(sites__service_areas__in=wholes),
        Resource.objects.filter(sites__reach__intersects=area.boundary),
    )
    first, *others = (each.order_by().values_list("pk", flat=True) for each in rows)
    return set(first.union(*others))
