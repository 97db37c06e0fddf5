"""Geometry at the door: what is accepted as a box, a place, a boundary.

The only readers of the map settings (SRID, METRIC_SRID, MAX_VERTICES).
"""

import math

from django.conf import settings
from django.contrib.gis.geos import GEOSGeometry, Point, Polygon, WKBWriter
from django.utils.translation import gettext_lazy as _

from kooperacja.base.errors import InvalidInput

# A box may be generous, a world is not a question about a city.
MAX_BOX_DEGREES = 20.0
# Smaller than a room, shorter than a doorstep: a slip of the finger.
LEAST_SQUARE_METRES = 25.0
LEAST_METRES = 5.0
# An outline of nearly everything means the whole city.
MOST_OF_CITY = 0.9
MOST_METRES = 60_000.0


class BadBox(InvalidInput):
    """The bbox parameter cannot be read."""

    message = _(
        "bbox takes four numbers in degrees, west,south,east,north, "
        "for example 18.9,49.7,19.2,49.9."
    )
    code = "bad_bbox"


class BadPlace(InvalidInput):
    """The place cannot be stored."""

    message = _("This place cannot be read.")
    code = "bad_place"


class PlaceOutsideCity(BadPlace):
    """The place lies somewhere else."""

    message = _(
        "The place lies outside the city. The other fields are kept. Point to a place "
        "in the city or choose an estate from the list."
    )
    code = "outside_city"


def parse_bbox(text: str) -> Polygon:
    """Return the box of ``west,south,east,north`` in degrees.

    :raises BadBox: not four finite numbers, out of range, turned round or too large.
    """
    parts = text.split(",") if len(text) < 200 else []
    try:
        west, south, east, north = (float(part) for part in parts)
    except ValueError:
        raise BadBox(field="bbox") from None
    numbers = (west, south, east, north)
    if not all(math.isfinite(number) for number in numbers):
        raise BadBox(field="bbox")
    in_range = -180 <= west <= east <= 180 and -90 <= south <= north <= 90
    if not in_range or max(east - west, north - south) > MAX_BOX_DEGREES:
        raise BadBox(field="bbox")
    box = Polygon.from_bbox(numbers)
    box.srid = settings.SRID
    return box


def point_from(lat: float, lon: float) -> Point:
    """Return the point of a latitude and a longitude in degrees.

    :raises BadPlace: not finite or out of range; turned axes are told apart.
    """
    if not (math.isfinite(lat) and math.isfinite(lon)):
        raise BadPlace(_("Coordinates must be ordinary numbers."), field="lat")
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise BadPlace(_("Coordinates are out of range."), field="lat")
    return Point(lon, lat, srid=settings.SRID)


def check_place(place: GEOSGeometry, city) -> GEOSGeometry:
    """Return the place as it can be stored: flat, finite, valid, inside the city.

    ``city`` is the root Area, None while no boundary is loaded (nothing is refused
    for lying outside then).

    :raises BadPlace: what is wrong, in words.
    :raises PlaceOutsideCity: it lies elsewhere; says so when the axes look swapped.
    """
    if place.empty or place.geom_type not in {"Point", "LineString", "Polygon"}:
        raise BadPlace(_("A point, a line or a polygon is expected."), field="place")
    if place.num_coords > settings.MAX_VERTICES:
        raise BadPlace(
            _("The outline has too many points (at most %(limit)s).")
            % {"limit": settings.MAX_VERTICES},
            field="place",
        )
    if place.srid not in (None, settings.SRID):
        raise BadPlace(_("Coordinates must be in WGS 84 (EPSG:4326)."), field="place")
    if not all(math.isfinite(value) for value in _numbers(place.coords)):
        raise BadPlace(_("Coordinates must be ordinary numbers."), field="place")
    if not place.valid:
        raise BadPlace(_("The outline crosses itself."), field="place")
    place = _flat(place)
    if city is not None and not city.boundary.prepared.covers(place):
        raise PlaceOutsideCity(_outside_words(place, city), field="place")
    _check_size(place, city)
    return place


def _check_size(place: GEOSGeometry, city) -> None:
    """Refuse a line or an outline too small or too large to be meant."""
    if place.geom_type == "Point":
        return
    drawn = in_metres(place)
    if place.geom_type == "LineString":
        if drawn.length < LEAST_METRES:
            raise BadPlace(
                _("The line is shorter than 5 metres. Choose a point instead."),
                field="place",
            )
        if drawn.length > MOST_METRES:
            raise BadPlace(
                _("The line is too long. Choose the whole city instead."),
                field="place",
            )
    elif drawn.area < LEAST_SQUARE_METRES:
        raise BadPlace(
            _("The outline is smaller than a room. Choose a point instead."),
            field="place",
        )
    elif city is not None and drawn.area > MOST_OF_CITY * in_metres(city.boundary).area:
        raise BadPlace(
            _("The outline covers nearly the whole city. Choose “the whole city”."),
            field="place",
        )


def _numbers(coords):
    for part in coords:
        if isinstance(part, int | float):
            yield part
        else:
            yield from _numbers(part)


def _flat(place: GEOSGeometry) -> GEOSGeometry:
    flat = GEOSGeometry(WKBWriter(dim=2).write(place))
    flat.srid = settings.SRID
    return flat


def _outside_words(place, city):
    if place.geom_type == "Point":
        turned = Point(place.y, place.x, srid=settings.SRID)
        if city.boundary.covers(turned):
            return _(
                "The place lies outside the city; latitude and longitude look swapped."
            )
    return None


def in_metres(place: GEOSGeometry) -> GEOSGeometry:
    """Return the geometry in the metric grid of the country, for areas and lengths."""
    return place.transform(settings.METRIC_SRID, clone=True)
