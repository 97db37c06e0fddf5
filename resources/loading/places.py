"""Coordinates and addresses of cells: where something is, and where nobody may know."""

import math
import re
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from kooperacja.areas.coordinates import read_coordinates, read_degrees
from kooperacja.areas.geo import BadPlace

from .records import Findings, LonLat
from .values import folded

OUTSIDE: Final = _("this place lies outside the city")
#: Seven decimals are a centimetre.
DECIMALS: Final = 7
#: How lists say that an address is not to be told.
_SECRET: Final = re.compile(
    r"\b(?:adres\w* )?(?:zastrzezon\w*|poufn\w*|niejawn\w*|utajnion\w*|tajn\w*|"
    r"do wiadomosci\w*|ukryt\w*|confidential|undisclosed|withheld)\b"
)


@dataclass(frozen=True, slots=True)
class Box:
    """A box in degrees, WGS 84."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point lies in it."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


def place_of(
    lat: str, lon: str, *, box: Box | None, findings: Findings
) -> LonLat | None:
    """Return the place of two cells in any notation; None where there is none.

    ``box`` is the city's: coordinates that lie in it only the other way round are
    turned, and what lies elsewhere is told. Without a box nothing is compared.
    """
    if not lat.strip() and not lon.strip():
        return None
    written = f"{lat} {lon}".strip()
    if not lat.strip() or not lon.strip():
        findings.warning("place", written, _("one of the two coordinates is missing"))
        return None
    try:
        values = read_degrees(lat), read_degrees(lon)
    except BadPlace:
        findings.warning(
            "place", written, _("these coordinates cannot be read; left out")
        )
        return None
    return _settled(*values, box=box, written=written, findings=findings)


def place_of_pair(text: str, *, box: Box | None, findings: Findings) -> LonLat | None:
    """Return the place of both coordinates in one cell, in either order."""
    if not text.strip():
        return None
    # Ranges are judged with the city in view, so that turned axes are found.
    numbers = re.fullmatch(r"\s*(-?\d+\.\d+)\s*[,; ]\s*(-?\d+\.\d+)\s*", text)
    try:
        if numbers:
            lat, lon = float(numbers[1]), float(numbers[2])
        else:
            point = read_coordinates(text)
            lat, lon = point.y, point.x
    except BadPlace:
        findings.warning("place", text, _("these coordinates cannot be read; left out"))
        return None
    return _settled(lat, lon, box=box, written=text, findings=findings)


def _settled(lat, lon, *, box, written, findings) -> LonLat | None:
    if not (math.isfinite(lat) and math.isfinite(lon)):
        findings.warning(
            "place", written, _("these coordinates cannot be read; left out")
        )
        return None
    if lat == lon == 0:
        findings.warning("place", written, _("0, 0 is no place; left out"))
        return None
    if max(abs(lat), abs(lon)) > 180:
        findings.warning(
            "place",
            written,
            _("these are metres, not degrees; left out. Give latitude and longitude"),
        )
        return None
    is_turned = (box.holds(lat, lon) and not box.holds(lon, lat)) if box else False
    if is_turned or abs(lat) > 90:
        lat, lon = lon, lat
        findings.warning(
            "place",
            written,
            _("latitude and longitude look swapped; they were turned round"),
        )
    if abs(lat) > 90:
        findings.warning("place", written, _("coordinates out of range; left out"))
        return None
    if box and not box.holds(lon, lat):
        findings.warning("place", written, OUTSIDE)
    return round(lon, DECIMALS), round(lat, DECIMALS)


def is_secret(address: str) -> bool:
    """Whether an address says that it must not be told."""
    return bool(_SECRET.search(folded(address)))
