"""Where the numbers of a register lie: in which system, which axis first, in the city.

The city decides what the ranges leave open: Polish surveyors call the northing X,
programs call the easting X, and in PUWG 1992 both lie in Poland.
"""

import numpy as np
import shapely
from django.contrib.gis.gdal import GDALException
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..loading.crs import Frame, settle
from ..loading.errors import LoadRefused
from ..loading.source import RawRow, Source
from .columns import Columns
from .rows import Row

SAMPLE = 1000
DEGREES = gettext_lazy("its coordinates are degrees among metres")
ZERO = gettext_lazy("its coordinates are 0, 0, which is no place")
SWAPPED = gettext_lazy("it lies outside the city; its two coordinates look swapped")
OUTSIDE = gettext_lazy("it lies outside the city")


def place_rows(
    rows: list[Row], columns: Columns, *, srid: int | None, city: shapely.Geometry
) -> tuple[Frame, list[str]]:
    """Turn the coordinates of usable rows into degrees, longitude first.

    Rows outside the city say so. Returns how the numbers were read, and notes.

    :raises LoadRefused: no system fits, or nothing lies in the city.
    """
    usable = [row for row in rows if not row.reason]
    if not usable:
        raise LoadRefused(_("No row of the file holds an address with a place."))
    shapely.prepare(city)
    numbers = np.array([(row.x, row.y) for row in usable])
    frame, notes = _frame(numbers, columns, srid, city)
    _refuse_strange(usable, numbers, frame)
    kept = [row for row in usable if not row.reason]
    numbers = np.array([(row.x, row.y) for row in kept]).reshape(-1, 2)
    places = _degrees(numbers, frame)
    inside = shapely.intersects_xy(city, places[:, 0], places[:, 1])
    turned = Frame(frame.crs, not frame.swap)
    for index, row in enumerate(kept):
        if inside[index]:
            row.x, row.y = np.round(places[index], 7).tolist()
        else:
            other = _degrees(numbers[index : index + 1], turned)
            is_swapped = shapely.intersects_xy(city, other[:, 0], other[:, 1])[0]
            row.reason = SWAPPED if is_swapped else OUTSIDE
    return frame, notes


def _frame(numbers, columns, srid, city) -> tuple[Frame, list[str]]:
    """Return the reading by which most of a sample lies in the city."""
    sample = numbers[:: max(1, len(numbers) // SAMPLE)]
    shapes = shapely.points(sample)
    source = Source([RawRow(n, {}, shape) for n, shape in enumerate(shapes)], [])
    best, most, refusal = None, 0, None
    for swap in (False,) if columns.is_named_by_axis else (False, True):
        try:
            frame = settle(source, srid=srid, swap_axes=swap)
        except LoadRefused as error:
            refusal = refusal or error
            continue
        places = _degrees(sample, frame)
        count = int(shapely.intersects_xy(city, places[:, 0], places[:, 1]).sum())
        if count > most:
            best, most = frame, count
    if best is None:
        raise refusal or LoadRefused(
            _(
                "None of the addresses lies in the city. Check the coordinate system "
                "(--srid) and which columns hold the coordinates."
            )
        )
    notes = list(best.notes)
    if best.swap:
        notes.append(
            _(
                "The first coordinate is the northing, as Polish surveyors write it: "
                "only so do the addresses lie in the city."
            )
        )
    return best, notes


def _refuse_strange(rows: list[Row], numbers, frame: Frame) -> None:
    is_metric = frame.crs != "EPSG:4326"
    small = (np.abs(numbers) <= 180).all(axis=1)
    for row, is_small in zip(rows, small, strict=True):
        if row.x == row.y == 0:
            row.reason = ZERO
        elif is_metric and is_small:
            row.reason = DEGREES


def _degrees(numbers: np.ndarray, frame: Frame) -> np.ndarray:
    """Return longitudes and latitudes; NaN where a point cannot be expressed."""
    if not len(numbers):
        return numbers
    try:
        return _transformed(numbers, frame)
    except GDALException:
        pass
    places = np.full(numbers.shape, np.nan)
    for index in range(len(numbers)):
        try:
            places[index] = _transformed(numbers[index : index + 1], frame)
        except GDALException:
            continue
    return places


def _transformed(numbers: np.ndarray, frame: Frame) -> np.ndarray:
    shape = frame.straight(shapely.multipoints(numbers))
    return shapely.get_coordinates(frame.to_wgs84(shape))
