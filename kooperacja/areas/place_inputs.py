"""Fields of forms for places: typed coordinates, a drawing, what stands for them."""

import json

from django import forms
from django.contrib.gis.geos import GEOSGeometry, Point
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .coordinates import LONGEST, read_coordinates
from .geo import BadPlace
from .geometries import geometry_from

#: Letters of a drawing: 500 corners of two numbers with a margin.
LONGEST_DRAWING = 40_000


class CoordinatesField(forms.CharField):
    """Latitude and longitude in one field; becomes a Point in WGS 84 or None."""

    def __init__(self, **kwargs):
        super().__init__(**({"max_length": LONGEST, "required": False} | kwargs))

    def clean(self, value) -> Point | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_coordinates(text)
        except BadPlace as error:
            raise ValidationError(str(error), code=error.code) from error


class DrawingField(forms.CharField):
    """A line or an outline as GeoJSON, as the map writes it; a geometry or None."""

    widget = forms.Textarea

    def __init__(self, **kwargs):
        kwargs = {"max_length": LONGEST_DRAWING, "required": False} | kwargs
        super().__init__(**kwargs)
        self.widget.attrs |= {"rows": 3, "spellcheck": "false", "autocomplete": "off"}

    def clean(self, value) -> GEOSGeometry | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return geometry_from(json.loads(text))
        except BadPlace as error:
            raise ValidationError(str(error), code=error.code) from error
        except (ValueError, RecursionError):
            raise ValidationError(_("The drawing cannot be read.")) from None

    def in_words(self, value) -> str:
        """Say a drawing to a person: what it is and how many corners it has."""
        try:
            shape = self.clean(value)
        except ValidationError:
            return str(value or "")
        if shape is None:
            return ""
        if shape.geom_type == "LineString":
            count = shape.num_coords
            words = ngettext(
                "a line with %(count)s point", "a line with %(count)s points", count
            )
        else:
            count = max(0, shape.num_coords - 1)
            words = ngettext(
                "an outline with %(count)s corner",
                "an outline with %(count)s corners",
                count,
            )
        return words % {"count": count}


def coordinates_text(point: Point) -> str:
    """Return a point as `CoordinatesField` reads it, to about 10 cm."""
    return f"{point.y:.6f}, {point.x:.6f}"


def drawing_text(shape: GEOSGeometry) -> str:
    """Return a line or an outline as `DrawingField` reads it, to about 10 cm."""
    return json.dumps(
        {"type": shape.geom_type, "coordinates": _rounded(shape.coords)},
        separators=(",", ":"),
    )


def _rounded(coords):
    if isinstance(coords[0], float | int):
        return [round(value, 6) for value in coords]
    return [_rounded(part) for part in coords]
