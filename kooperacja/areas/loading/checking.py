"""Whether an outline can be stored: whole, flat, valid, in the country."""

import re
from dataclasses import dataclass

import numpy as np
import shapely
from django.contrib.gis.gdal import GDALException
from django.contrib.gis.geos import GEOSGeometry
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from kooperacja.areas.geo import in_metres

from .crs import POLAND, Frame
from .errors import RowRefused
from .source import RawRow

MAX_POINTS = 200_000
MAX_REPAIR_SHARE = 0.01
MIN_SQUARE_METRES = 1.0
# A circle has 0.08, a real area more than 0.0001, points on one line next to nothing.
MIN_COMPACTNESS = 1e-7

_FAULTS = (
    ("hole lies outside", gettext_lazy("a hole lies outside the outline")),
    ("ring self-intersection", gettext_lazy("the outline touches itself")),
    ("self-intersection", gettext_lazy("the outline crosses itself")),
    ("nested", gettext_lazy("one part of the outline lies inside another")),
    ("duplicate rings", gettext_lazy("a part of the outline stands twice")),
    ("interior is disconnected", gettext_lazy("holes cut the area into pieces")),
    ("too few points", gettext_lazy("a part of the outline has too few points")),
)
_PLACE = re.compile(r"\[(-?[\d.]+(?:e[+-]?\d+)?) (-?[\d.]+(?:e[+-]?\d+)?)")


@dataclass(frozen=True)
class Outline:
    """An outline that can be stored.

    ``boundary`` is in WGS 84, ``metric`` the same in metres; ``repairs`` says in words
    what was mended.
    """

    boundary: MultiPolygon
    metric: BaseGeometry
    repairs: tuple[str, ...]


def check_outline(row: RawRow, frame: Frame) -> Outline:
    """Return the outline of a row as it can be stored.

    :raises RowRefused: with the reason in words.
    """
    if row.problem:
        raise RowRefused(row.problem)
    repairs = list(dict.fromkeys(row.repairs))
    shape = _only_polygons(_whole(row.geometry), repairs)
    shape = _valid(frame.straight(shape), repairs)
    if shape.area < MIN_COMPACTNESS * shape.length**2:
        raise RowRefused(_("it covers no ground"))
    boundary = _in_degrees(shape, frame)
    metric = to_metres(boundary)
    if metric.area < MIN_SQUARE_METRES:
        raise RowRefused(_("it covers no ground"))
    return Outline(boundary, metric, tuple(repairs))


def to_metres(boundary: BaseGeometry) -> BaseGeometry:
    """Return a geometry of WGS 84 in the metric grid of the country."""
    place = GEOSGeometry(memoryview(shapely.to_wkb(boundary)), srid=4326)
    return shapely.from_wkb(bytes(in_metres(place).wkb))


def _whole(shape: BaseGeometry | None) -> BaseGeometry:
    if shape is None or shape.is_empty:
        raise RowRefused(_("its outline is empty"))
    numbers = shapely.get_coordinates(shape)
    if not np.isfinite(numbers).all():
        raise RowRefused(_("one of its coordinates is not a number"))
    if len(numbers) > MAX_POINTS:
        raise RowRefused(
            _("its outline has %(count)s points, more than %(limit)s")
            % {"count": len(numbers), "limit": MAX_POINTS}
        )
    return shapely.force_2d(shape)


def _only_polygons(shape: BaseGeometry, repairs: list[str]) -> BaseGeometry:
    if shape.geom_type in {"Polygon", "MultiPolygon"}:
        return shape
    polygons = _polygons(shape)
    if not polygons:
        raise RowRefused(_("it is a line or a point, not an area"))
    repairs.append(_("beside the area it held lines or points, which were left out"))
    return MultiPolygon(polygons)


def _polygons(shape: BaseGeometry) -> list[Polygon]:
    parts = shapely.get_parts(shape) if hasattr(shape, "geoms") else [shape]
    found = []
    for part in parts:
        found.extend(_polygons(part) if hasattr(part, "geoms") else [part])
    return [part for part in found if part.geom_type == "Polygon" and not part.is_empty]


def _valid(shape: BaseGeometry, repairs: list[str]) -> BaseGeometry:
    """Repair an invalid outline when its area hardly changes, else refuse it."""
    if shape.is_valid:
        return shape
    fault = explain(shape)
    before = shape.area
    mended = MultiPolygon(_polygons(shapely.make_valid(shape, method="structure")))
    after = mended.area
    if not after:
        raise RowRefused(_("it covers no ground: %(fault)s") % {"fault": fault})
    share = abs(after - before) / max(after, before)
    words = {"fault": fault, "percent": f"{share * 100:.2f}"}
    if share >= MAX_REPAIR_SHARE:
        raise RowRefused(
            _(
                "%(fault)s, and a repair would change its area by %(percent)s %%; "
                "mend it where it was drawn"
            )
            % words
        )
    repairs.append(
        _("%(fault)s; repaired, which changed its area by %(percent)s %%") % words
    )
    return mended


def explain(shape: BaseGeometry) -> str:
    """Say in plain words why an outline is invalid, and where."""
    reason = shapely.is_valid_reason(shape)
    lower = reason.lower()
    words = next((str(text) for key, text in _FAULTS if key in lower), reason)
    place = _PLACE.search(reason)
    if not place:
        return words
    return _("%(fault)s near %(x)s, %(y)s") % {
        "fault": words,
        "x": f"{float(place[1]):.5f}".rstrip("0").rstrip("."),
        "y": f"{float(place[2]):.5f}".rstrip("0").rstrip("."),
    }


def _in_degrees(shape: BaseGeometry, frame: Frame) -> MultiPolygon:
    try:
        placed = frame.to_wgs84(shape)
    except GDALException as error:
        raise RowRefused(_("its coordinates do not fit their system")) from error
    if not np.isfinite(shapely.bounds(placed)).all() or not POLAND.covers(
        shapely.box(*placed.bounds)
    ):
        raise RowRefused(_("it lies outside Poland"))
    if not placed.is_valid:
        placed = shapely.make_valid(placed, method="structure")
    return MultiPolygon(_polygons(shapely.orient_polygons(placed)))
