"""A place typed as two numbers, for forms that need no map."""

from django import forms
from django.contrib.gis.geos import GEOSGeometry
from django.utils.translation import gettext_lazy as _

from .geo import BadPlace, point_from


class PlaceForm(forms.Form):
    """Latitude and longitude of a `Located` row; mix in before its ModelForm."""

    latitude = forms.FloatField(
        label=_("latitude"),
        required=False,
        help_text=_("In degrees, for example 49.8224. Leave empty if unknown."),
        widget=forms.NumberInput(attrs={"step": "any"}),
    )
    longitude = forms.FloatField(
        label=_("longitude"),
        required=False,
        help_text=_("In degrees, for example 19.0444."),
        widget=forms.NumberInput(attrs={"step": "any"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.place:
            point = self.instance.place.point_on_surface
            self.initial |= {
                "latitude": round(point.y, 6),
                "longitude": round(point.x, 6),
            }

    def clean(self):
        data = super().clean() or self.cleaned_data
        try:
            self.typed_place = self._read(data)
        except BadPlace as error:
            self.add_error("latitude", str(error))
        return data

    def _read(self, data) -> GEOSGeometry | None:
        latitude, longitude = data.get("latitude"), data.get("longitude")
        if latitude is None and longitude is None:
            return None
        if latitude is None or longitude is None:
            raise BadPlace(_("Give both coordinates or none."))
        if self.instance.pk and not {"latitude", "longitude"} & set(self.changed_data):
            # Untouched: a line or an outline stays what it is.
            return self.instance.place
        return point_from(latitude, longitude)
