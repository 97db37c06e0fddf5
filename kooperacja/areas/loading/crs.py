"""Where the numbers of a file lie: coordinate system, order of axes.

Nothing is stored on a guess that nobody saw: what was inferred stands in the report,
and axes that look swapped are refused until a person says so.
"""

from dataclasses import dataclass, field

import numpy as np
import shapely
from django.conf import settings
from django.contrib.gis.gdal import (
    CoordTransform,
    GDALException,
    OGRGeometry,
    SpatialReference,
    SRSException,
)
from django.utils.translation import gettext as _
from shapely.geometry.base import BaseGeometry

from .errors import LoadRefused
from .source import Source

POLAND = shapely.box(14.0, 48.9, 24.3, 55.0)
"""Poland in degrees with a margin (14°07' - 24°09' E, 49°00' - 54°50' N)."""

# Ranges (x from, y from, x to, y to) in which Poland lies in the systems of its files.
RANGES = {
    4326: (14.0, 48.9, 24.3, 55.0),
    2180: (140_000, 100_000, 900_000, 800_000),
    2176: (5_350_000, 5_400_000, 5_650_000, 6_110_000),
    2177: (6_350_000, 5_400_000, 6_650_000, 6_110_000),
    2178: (7_350_000, 5_400_000, 7_650_000, 6_110_000),
    2179: (8_350_000, 5_400_000, 8_650_000, 6_110_000),
}


@dataclass
class Frame:
    """How the coordinates of a file become WGS 84."""

    crs: str
    swap: bool
    notes: list[str] = field(default_factory=list)

    def __post_init__(self):
        self._transform = _transform(self.crs)

    def to_wgs84(self, geometry: BaseGeometry) -> BaseGeometry:
        """Return the geometry in degrees, longitude first.

        :raises GDALException: a point lies outside what the system can express.
        """
        if self._transform is None:
            return geometry
        shape = OGRGeometry(memoryview(shapely.to_wkb(geometry)))
        shape.transform(self._transform)
        return shapely.from_wkb(bytes(shape.wkb))

    def straight(self, geometry: BaseGeometry) -> BaseGeometry:
        """Return the geometry with its axes in order (x first)."""
        if not self.swap:
            return geometry
        return shapely.transform(geometry, lambda numbers: numbers[:, ::-1])


def settle(source: Source, *, srid: int | None, swap_axes: bool) -> Frame:
    """Find out the coordinate system of the file and the order of its axes.

    :param srid: what the person said; it wins over the file.
    :raises LoadRefused: unknown system, system not given and not inferable, axes
        swapped without ``swap_axes``, or the other way round.
    """
    middle = _middle(source)
    notes = []
    crs = f"EPSG:{srid}" if srid else source.crs
    if srid and source.crs and source.crs != crs:
        words = {"said": crs, "file": _short(source.crs)}
        notes.append(_("The file says %(file)s; read as %(said)s, as told.") % words)
    if middle is None:
        return Frame(crs or "EPSG:4326", swap_axes, notes)
    if not crs:
        crs = _inferred(middle)
        notes.append(
            _(
                "The file does not name its coordinate system; %(crs)s was inferred "
                "from the range of its coordinates. If that is wrong, use --srid."
            )
            % {"crs": crs}
        )
    _check_axes(crs, middle, swap_axes)
    return Frame(crs, swap_axes, notes)


def _middle(source: Source) -> tuple[float, float] | None:
    """Return the median centre of the rows, so that single bad rows do not count."""
    shapes = [row.geometry for row in source.rows if row.geometry is not None]
    bounds = shapely.bounds(shapes).reshape(-1, 4) if shapes else np.empty((0, 4))
    bounds = bounds[np.isfinite(bounds).all(axis=1)]
    if not len(bounds):
        return None
    x, y = np.median((bounds[:, :2] + bounds[:, 2:]) / 2, axis=0)
    return float(x), float(y)


def _inferred(middle: tuple[float, float]) -> str:
    for x, y in (middle, middle[::-1]):
        for srid, (west, south, east, north) in RANGES.items():
            if west <= x <= east and south <= y <= north:
                return f"EPSG:{srid}"
    raise LoadRefused(
        _(
            "The file does not name its coordinate system (a Shapefile keeps it in a "
            ".prj file), and its coordinates, around %(x).1f, %(y).1f, fit none that "
            "is used in Poland. Ask whoever made it, and name it with --srid, "
            "for example --srid 2180 (PUWG 1992)."
        )
        % {"x": middle[0], "y": middle[1]}
    )


def _check_axes(crs: str, middle: tuple[float, float], swap_axes: bool) -> None:
    as_read, swapped = _lies_in_poland(crs, middle), _lies_in_poland(crs, middle[::-1])
    if swapped and not as_read and not swap_axes:
        raise LoadRefused(
            _(
                "As read, the areas lie outside Poland; with the two coordinates of "
                "each point swapped they lie inside. If latitude was written first, "
                "load the file with --swap-axes."
            )
        )
    if as_read and not swapped and swap_axes:
        raise LoadRefused(
            _(
                "The coordinates are in the right order already: the areas lie in "
                "Poland as they are. Leave out --swap-axes."
            )
        )


def _lies_in_poland(crs: str, point: tuple[float, float]) -> bool:
    shape = OGRGeometry(f"POINT ({point[0]!r} {point[1]!r})")
    transform = _transform(crs)
    try:
        if transform is not None:
            shape.transform(transform)
    except GDALException:
        return False
    return bool(POLAND.covers(shapely.Point(shape.x, shape.y)))


def _transform(crs: str) -> CoordTransform | None:
    if crs == f"EPSG:{settings.SRID}":
        return None
    try:
        return CoordTransform(SpatialReference(crs), SpatialReference(settings.SRID))
    except (GDALException, SRSException) as error:
        raise LoadRefused(
            _("There is no coordinate system called %(crs)s.") % {"crs": _short(crs)}
        ) from error


def _short(crs: str) -> str:
    """Return a name of the system that fits a sentence."""
    if len(crs) < 30:
        return crs
    try:
        return SpatialReference(crs).name or crs[:30]
    except (GDALException, SRSException):
        return crs[:30]
