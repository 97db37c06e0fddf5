"""Putting a row on the map: place, kind of place and area belong together."""

from collections.abc import Iterable
from functools import cached_property

from django.conf import settings
from django.contrib.gis.geos import GEOSGeometry, Point
from django.db import connection

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
    Locator().locate(row, place=place, area=area)


class Locator:
    """Locates many rows: the city is read once, the areas of points in one question."""

    def __init__(self, points: Iterable[Point] = ()) -> None:
        self._areas = _areas_of_points(list(points))

    @cached_property
    def city(self) -> Area | None:
        """The city, None while no boundary is loaded."""
        return Area.objects.city()

    def locate(
        self, row: Located, *, place: GEOSGeometry | None, area: Area | None
    ) -> None:
        """Set where a row lies; see `locate`.

        :raises BadPlace: the place cannot be stored.
        """
        row.place = None if place is None else check_place(place, self.city)
        if row.place is not None:
            row.place_kind = KIND_OF_GEOMETRY[row.place.geom_type]
            row.area = self.area_of(row.place) or self.city
        elif area is not None and area != self.city:
            row.place_kind, row.area = PlaceKind.AREA, area
        else:
            row.place_kind, row.area = PlaceKind.CITY, self.city

    def area_of(self, place: GEOSGeometry) -> Area | None:
        """Return the finest area that holds a place, None outside all."""
        if place.geom_type == "Point" and place.coords in self._areas:
            return self._areas[place.coords]
        return area_of(place)


#: The finest and smallest area around each of many points.
_AROUND = """
SELECT asked.number, found.id
FROM unnest(%s::float8[], %s::float8[]) WITH ORDINALITY AS asked (x, y, number)
LEFT JOIN LATERAL (
    SELECT id FROM areas_area
    WHERE ST_Covers(boundary, ST_SetSRID(ST_MakePoint(asked.x, asked.y), %s))
    ORDER BY level DESC, ST_Area(boundary), id LIMIT 1
) found ON true
"""


def _areas_of_points(points: list[Point]) -> dict[tuple[float, ...], Area | None]:
    if not points:
        return {}
    xs, ys = zip(*(point.coords for point in points), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(_AROUND, [list(xs), list(ys), settings.SRID])
        around = dict(cursor.fetchall())
    areas = Area.objects.defer("boundary").in_bulk(set(around.values()) - {None})
    return {
        point.coords: areas.get(around[number])
        for number, point in enumerate(points, start=1)
    }


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
