"""Putting a row on the map: place, kind of place and area belong together."""

from collections.abc import Iterable

from django.contrib.gis.geos import GEOSGeometry

from .geo import check_place
from .kinds import PlaceKind
from .models import Area, Located

KIND_OF_GEOMETRY = {
    "Point": PlaceKind.POINT,
    "LineString": PlaceKind.LINE,
    "Polygon": PlaceKind.POLYGON,
}
#: The part of a drawing that has to lie in an area.
MOST = 0.9


def locate(row: Located, *, place: GEOSGeometry | None, area: Area | None) -> None:
    """Set where a row lies. The area of a drawn place is found, not believed.

    Without a place ``area`` says where; without both it is the whole city.

    :raises BadPlace: the place cannot be stored.
    """
    city = Area.objects.city()
    row.place = None if place is None else check_place(place, city)
    if row.place is not None:
        row.place_kind = KIND_OF_GEOMETRY[row.place.geom_type]
        row.area = area_of(row.place) or city
    elif area is not None and area != city:
        row.place_kind, row.area = PlaceKind.AREA, area
    else:
        row.place_kind, row.area = PlaceKind.CITY, city


def area_of(place: GEOSGeometry) -> Area | None:
    """Return the finest area that holds a place, None outside all.

    Of a line or an outline nine tenths are enough: nobody draws along a boundary to
    the metre. One that lies in two estates belongs to what holds both.
    """
    areas = Area.objects.select_related("parent__parent")
    if place.geom_type == "Point":
        return areas.containing(place).first()
    touched = areas.filter(boundary__intersects=place).order_by("-level", "pk")
    return next((area for area in touched if _share(place, area) >= MOST), None)


def _share(place: GEOSGeometry, area: Area) -> float:
    inside = area.boundary.intersection(place)
    if place.geom_type == "Polygon":
        return inside.area / place.area
    return inside.length / place.length


def common_area(areas: Iterable[Area]) -> Area | None:
    """Return the finest area that holds all of some areas; None without one.

    The public place of several areas is made of it: never finer than all together.
    """
    chains = [list(_chain(area)) for area in areas]
    if not chains:
        return None
    shared = set.intersection(*({area.pk for area in chain} for chain in chains))
    return next((area for area in chains[0] if area.pk in shared), None)


def _chain(area: Area | None) -> Iterable[Area]:
    while area is not None:
        yield area
        area = area.parent
