"""Putting a row on the map: place, kind of place and area belong together."""

from django.contrib.gis.geos import GEOSGeometry

from .geo import check_place
from .kinds import PlaceKind
from .models import Area, Located

_KIND_OF_GEOMETRY = {
    "Point": PlaceKind.POINT,
    "LineString": PlaceKind.LINE,
    "Polygon": PlaceKind.POLYGON,
}


def locate(row: Located, *, place: GEOSGeometry | None, area: Area | None) -> None:
    """Set where a row lies. The area of a drawn place is found, not believed.

    Without a place ``area`` says where; without both it is the whole city.

    :raises BadPlace: the place cannot be stored.
    """
    city = Area.objects.city()
    row.place = None if place is None else check_place(place, city)
    if row.place is not None:
        row.place_kind = _KIND_OF_GEOMETRY[row.place.geom_type]
        inside = Area.objects.containing(row.place.point_on_surface)
        row.area = inside.first() or city
    elif area is not None and area != city:
        row.place_kind, row.area = PlaceKind.AREA, area
    else:
        row.place_kind, row.area = PlaceKind.CITY, city
