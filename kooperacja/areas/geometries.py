"""A GeoJSON geometry from outside, checked before any geometry library meets it."""

import math

from django.conf import settings
from django.contrib.gis.geos import (
    GEOSException,
    GEOSGeometry,
    LineString,
    Point,
    Polygon,
)
from django.utils.translation import gettext_lazy as _

from .geo import BadPlace

#: Deeper nesting than a polygon's is no place (arrays in arrays).
DEPTH = {"Point": 1, "LineString": 2, "Polygon": 3}
SHAPES = {"Point": Point, "LineString": LineString, "Polygon": Polygon}
UNREADABLE = _("A GeoJSON geometry is expected: Point, LineString or Polygon.")
NO_NUMBERS = _("Coordinates must be ordinary numbers: longitude, latitude.")


def geometry_from(data) -> GEOSGeometry:
    """Return the Point, LineString or Polygon of parsed GeoJSON, in WGS 84 (RFC 7946).

    Whether it lies in the city and is valid is for `geo.check_place` to say.

    :raises BadPlace: what is wrong, in words.
    """
    if not isinstance(data, dict) or set(data) != {"type", "coordinates"}:
        raise BadPlace(UNREADABLE)
    kind = data["type"]
    if not isinstance(kind, str) or kind not in DEPTH:
        raise BadPlace(UNREADABLE)
    _check(data["coordinates"], DEPTH[kind])
    try:
        if kind == "Polygon":
            return Polygon(*data["coordinates"], srid=settings.SRID)
        return SHAPES[kind](data["coordinates"], srid=settings.SRID)
    except (GEOSException, ValueError, TypeError, IndexError):
        raise BadPlace(UNREADABLE) from None


def _check(coordinates, depth: int) -> None:
    """Refuse positions that are none."""
    level = [coordinates]
    for _step in range(depth - 1):
        if not all(isinstance(part, list) for part in level):
            raise BadPlace(UNREADABLE)
        level = [item for part in level for item in part]
        if len(level) > settings.MAX_VERTICES:
            raise BadPlace(
                _("The outline has too many points (at most %(limit)s).")
                % {"limit": settings.MAX_VERTICES}
            )
    for position in level:
        _check_position(position)


def _check_position(position) -> None:
    if not isinstance(position, list) or len(position) != 2:
        raise BadPlace(NO_NUMBERS)
    if not all(_is_number(value) for value in position):
        raise BadPlace(NO_NUMBERS)
    if max(abs(value) for value in position) > 180:
        raise BadPlace(_("Coordinates are out of range."))


def _is_number(value) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return not isinstance(value, float) or math.isfinite(value)
