"""GeoJSON (RFC 7946), read feature by feature.

Ready-made readers give up on the whole file when one coordinate is null or one ring
is empty; a city's file with 47 good estates and a broken one must tell which is broken.
"""

import json
import math
import re

import shapely
from django.utils.translation import gettext as _
from shapely.geometry import GeometryCollection, LineString, MultiPolygon, Point
from shapely.geometry.base import BaseGeometry

from .errors import LoadRefused, RowRefused
from .source import MAX_ROWS, RawRow, Source

GEOMETRIES = {
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
    "GeometryCollection",
}  # fmt: skip
_UNREADABLE = (
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    OverflowError,
    RecursionError,
    shapely.GEOSException,
)
_EPSG = re.compile(r"EPSG:{1,2}(?:[\d.]*:)?(\d{4,6})$", re.IGNORECASE)


def parse_geojson(content: bytes, encoding: str = "") -> Source:
    """Return the rows of a FeatureCollection, a Feature or a bare geometry.

    :raises LoadRefused: not JSON, not GeoJSON, too many rows.
    """
    text, notes = _decoded(content, encoding)
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise LoadRefused(
            _("The file is not GeoJSON: it breaks off or holds a wrong character.")
        ) from error
    features = _features(document)
    if len(features) > MAX_ROWS:
        raise LoadRefused(_("The file holds more than 20,000 rows."))
    rows = [_row(number, feature) for number, feature in enumerate(features, 1)]
    fields = list(dict.fromkeys(name for row in rows for name in row.properties))
    crs = _declared_crs(document) or _default_crs(rows)
    return Source(rows=rows, fields=fields, crs=crs, notes=notes)


def _decoded(content: bytes, encoding: str) -> tuple[str, list[str]]:
    try:
        return content.decode(encoding or "utf-8-sig"), []
    except LookupError as error:
        raise LoadRefused(
            _("There is no encoding called %(name)s.") % {"name": encoding}
        ) from error
    except UnicodeDecodeError:
        note = _("The file is not in UTF-8, as it should be; read as cp1250.")
        return content.decode("cp1250", errors="replace"), [note]


def _features(document) -> list:
    kind = document.get("type") if isinstance(document, dict) else None
    if kind == "FeatureCollection" and isinstance(document.get("features"), list):
        return document["features"]
    if kind == "Feature":
        return [document]
    if kind in GEOMETRIES:
        return [{"type": "Feature", "properties": {}, "geometry": document}]
    raise LoadRefused(
        _(
            "The file is JSON, but not GeoJSON: a FeatureCollection, a Feature or "
            "a geometry is expected."
        )
    )


def _declared_crs(document: dict) -> str:
    """Read the member "crs" of older files."""
    crs = document.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = str(properties.get("name", "")) if isinstance(properties, dict) else ""
    if name.upper().endswith("CRS84"):
        return "EPSG:4326"
    match = _EPSG.search(name)
    return f"EPSG:{match[1]}" if match else ""


def _default_crs(rows: list[RawRow]) -> str:
    """GeoJSON is WGS 84, unless its numbers cannot be degrees."""
    shapes = [row.geometry for row in rows if row.geometry is not None]
    numbers = shapely.get_coordinates(shapes)
    return "EPSG:4326" if (abs(numbers) <= 180).all() else ""


def _row(number: int, feature) -> RawRow:
    if not isinstance(feature, dict):
        return RawRow(number, {}, problem=_("it is not a GeoJSON feature"))
    properties = feature.get("properties")
    row = RawRow(number, properties if isinstance(properties, dict) else {})
    try:
        row.geometry = _geometry(feature.get("geometry"), row.repairs)
    except RowRefused as refusal:
        row.problem = str(refusal.reason)
    except _UNREADABLE:
        row.problem = _("its outline cannot be read")
    return row


def _geometry(value, repairs: list[str]) -> BaseGeometry:
    if value is None:
        raise RowRefused(_("it has no outline"))
    kind, coordinates = value.get("type"), value.get("coordinates")
    if kind == "Polygon":
        return _polygon(coordinates, repairs)
    if kind == "MultiPolygon":
        return MultiPolygon([_polygon(part, repairs) for part in coordinates])
    if kind == "GeometryCollection":
        parts = [_geometry(part, repairs) for part in value["geometries"]]
        return GeometryCollection(parts)
    if kind == "Point":
        return Point(_position(coordinates))
    if kind in GEOMETRIES:
        flat = coordinates if kind != "MultiLineString" else coordinates[0]
        return LineString([_position(position) for position in flat])
    raise RowRefused(_("its outline is of a kind that GeoJSON does not know"))


def _polygon(rings, repairs: list[str]) -> shapely.Polygon:
    if not rings or not rings[0]:
        raise RowRefused(_("its outline is empty"))
    shell, *holes = (_ring(ring, repairs) for ring in rings)
    return shapely.Polygon(shell, holes)


def _ring(positions, repairs: list[str]) -> list[tuple[float, float]]:
    ring = [_position(position) for position in positions]
    if ring and ring[0] != ring[-1]:
        ring.append(ring[0])
        repairs.append(_("the outline was not closed, so its ends were joined"))
    if len(ring) < 4:
        raise RowRefused(_("its outline has too few points (three at least)"))
    return ring


def _position(value) -> tuple[float, float]:
    """Return the first two numbers; a height is dropped."""
    numbers = value[:2]
    for number in numbers:
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise RowRefused(_("one of its coordinates is not a number"))
        if not math.isfinite(number):
            raise RowRefused(_("one of its coordinates is not a number"))
    x, y = numbers
    return float(x), float(y)
