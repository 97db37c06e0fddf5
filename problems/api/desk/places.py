"""A place as a GeoJSON geometry."""

import json

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from kooperacja.areas.geo import BadPlace
from kooperacja.areas.geometries import geometry_from

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

    def to_internal_value(self, data):
        try:
            return geometry_from(data)
        except BadPlace as error:
            raise serializers.ValidationError(str(error), code=error.code) from error

    def to_representation(self, value):
        return json.loads(value.geojson)
