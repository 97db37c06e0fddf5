"""Coordinates as people type and paste them: degrees, or degrees, minutes, seconds."""

import re
from typing import Final

from django.contrib.gis.geos import Point
from django.utils.translation import gettext_lazy as _

from .geo import BadPlace, point_from

LONGEST: Final = 80
#: What telephones, atlases and web maps print for the same signs.
_SIGNS: Final = str.maketrans(
    {"′": "'", "’": "'", "´": "'", "`": "'", "ʹ": "'", "″": '"', "”": '"', "“": '"'}
    | {"„": '"', "º": "°", "˚": "°", "−": "-", "–": "-", "\xa0": " ", "\u202f": " "}
)
_FIGURE: Final = r"\d{1,3}(?:[.,]\d+)?"
_DEGREES: Final = re.compile(
    rf"(?P<before>[NSEW])?\s*(?P<sign>[+-])?(?P<degrees>{_FIGURE})\s*°\s*"
    rf"(?:(?P<minutes>{_FIGURE})\s*'(?!')\s*)?(?:(?P<seconds>{_FIGURE})\s*(?:\"|'')\s*)?"
    r"(?P<after>[NSEW])?",
    re.IGNORECASE,
)
_NUMBER: Final = r"(?P<sign>[+-])?(?P<degrees>\d{1,9}(?:[.,]\d+)?)"
#: A letter belongs to the number after it where the text begins with one.
_LETTER_FIRST: Final = re.compile(rf"(?P<letter>[NSEW])\s*{_NUMBER}", re.IGNORECASE)
_LETTER_LAST: Final = re.compile(rf"{_NUMBER}\s*(?P<letter>[NSEW])?", re.IGNORECASE)
NORTH_SOUTH, EAST_WEST = "NS", "EW"


class BadCoordinates(BadPlace):
    """What was typed is no pair of coordinates."""

    message = _(
        "Write latitude and longitude, for example 49.8225, 19.0444 or "
        "49°49'21\"N 19°02'40\"E."
    )
    code = "bad_coordinates"


def read_coordinates(text: str) -> Point:
    """Return the point that was typed, latitude first unless letters say otherwise.

    :raises BadPlace: not two numbers, minutes over 59, out of range.
    """
    text = " ".join(text.translate(_SIGNS).split())
    if not text or len(text) > LONGEST:
        raise BadCoordinates(field="coordinates")
    pattern = _LETTER_FIRST if text[0].upper() in "NSEW" else _LETTER_LAST
    pattern = _DEGREES if "°" in text else pattern
    matches = list(pattern.finditer(text))
    if len(matches) != 2 or pattern.sub("", text).strip(" ,;/"):
        raise BadCoordinates(field="coordinates")
    found = [_value(match) for match in matches]
    (first, first_axis), (second, second_axis) = found
    if first_axis and first_axis == second_axis:
        raise BadCoordinates(field="coordinates")
    is_turned = first_axis == EAST_WEST or second_axis == NORTH_SOUTH
    latitude, longitude = (second, first) if is_turned else (first, second)
    try:
        return point_from(latitude, longitude)
    except BadPlace as error:
        raise BadPlace(error.message, field="coordinates") from error


def read_degrees(text: str) -> float:
    """Return one coordinate as it stands in a cell of a table, in degrees or metres.

    Spaces may part thousands.

    :raises BadPlace: it is none.
    """
    text = " ".join(text.translate(_SIGNS).split())
    pattern = _DEGREES if "°" in text else _LETTER_LAST
    match = pattern.fullmatch(text if "°" in text else text.replace(" ", ""))
    if match is None:
        raise BadCoordinates
    return _value(match)[0]


def _value(match: re.Match) -> tuple[float, str]:
    """Return a coordinate and the axis its letter names, "" without one."""
    parts = match.groupdict()
    degrees, minutes, seconds = (
        float((parts.get(name) or "0").replace(",", "."))
        for name in ("degrees", "minutes", "seconds")
    )
    if minutes >= 60 or seconds >= 60:
        raise BadPlace(
            _("Minutes and seconds of a coordinate go up to 59."), field="coordinates"
        )
    letters = (parts.get(name) for name in ("before", "after", "letter"))
    letter = next((letter.upper() for letter in letters if letter), "")
    value = degrees + minutes / 60 + seconds / 3600
    is_negative = parts["sign"] == "-" or letter in ("S", "W")
    axis = NORTH_SOUTH if letter in ("N", "S") else EAST_WEST if letter else ""
    return (-value if is_negative else value), axis
