"""A place as a GeoJSON geometry."""

import json
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
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

#: Deeper nesting than a polygon's is no place (arrays in arrays).
DEPTH = {"Point": 1, "LineString": 2, "Polygon": 3}
POSITION = {
    "type": "array",
    "items": {"type": "number", "minimum": -180, "maximum": 180},
    "minItems": 2,
    "maxItems": 2,
}


def _nested(schema: dict, least: int) -> dict:
    return {"type": "array", "items": schema, "minItems": least}


def _geometry(name: str, coordinates: dict) -> dict:
    return {
        "type": "object",
        "title": name,
        "properties": {
            "type": {"type": "string", "enum": [name]},
            "coordinates": coordinates,
        },
        "required": ["type", "coordinates"],
        "additionalProperties": False,
    }


GEOMETRY = {
    "oneOf": [
        _geometry("Point", POSITION),
        _geometry("LineString", _nested(POSITION, 2)),
        _geometry("Polygon", _nested(_nested(POSITION, 4), 1)),
    ]
}


@extend_schema_field(GEOMETRY)
class GeometryField(serializers.Field):
    """A Point, LineString or Polygon in WGS 84, two numbers a position (RFC 7946).

    Whether it lies in the city and is valid is for the service to say.
    """

    default_error_messages = {
        "invalid": _("A GeoJSON geometry is expected: Point, LineString or Polygon."),
        "numbers": _("Coordinates must be ordinary numbers: longitude, latitude."),
        "range": _("Coordinates are out of range."),
        "many": _("The outline has too many points."),
    }

    def to_internal_value(self, data):
        if not isinstance(data, dict) or set(data) != {"type", "coordinates"}:
            self.fail("invalid")
        kind = data["type"]
        if not isinstance(kind, str) or kind not in DEPTH:
            self.fail("invalid")
        self.check(data["coordinates"], DEPTH[kind])
        try:
            return self.build(kind, data["coordinates"])
        except (GEOSException, ValueError, TypeError, IndexError):
            self.fail("invalid")

    def check(self, coordinates, depth: int) -> None:
        """Refuse positions that are none, before any geometry library meets them."""
        level = [coordinates]
        for _step in range(depth - 1):
            if not all(isinstance(part, list) for part in level):
                self.fail("invalid")
            level = [item for part in level for item in part]
            if len(level) > settings.MAX_VERTICES:
                self.fail("many")
        for position in level:
            self.check_position(position)

    def check_position(self, position) -> None:
        """Refuse a position that is not two finite degrees."""
        if not isinstance(position, list) or len(position) != 2:
            self.fail("numbers")
        if not all(_is_number(value) for value in position):
            self.fail("numbers")
        longitude, latitude = position
        if abs(longitude) > 180 or abs(latitude) > 180:
            self.fail("range")

    def build(self, kind: str, coordinates) -> GEOSGeometry:
        """Return the geometry; positions have been checked."""
        shape = {"Point": Point, "LineString": LineString, "Polygon": Polygon}[kind]
        if kind == "Polygon":
            return shape(*coordinates, srid=settings.SRID)
        return shape(coordinates, srid=settings.SRID)

    def to_representation(self, value):
        return json.loads(value.geojson)


def _is_number(value) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return not isinstance(value, float) or math.isfinite(value)
