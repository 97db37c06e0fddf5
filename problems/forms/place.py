"""The place of a problem: one group of fields, wherever a form asks for it."""

from dataclasses import dataclass, field

from django import forms
from django.contrib.gis.geos import GEOSGeometry
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacja.areas.geo import BadPlace, check_place
from kooperacja.areas.locating import KIND_OF_GEOMETRY
from kooperacja.areas.models import Area, PlaceKind
from kooperacja.areas.place_inputs import (
    CoordinatesField,
    DrawingField,
    coordinates_text,
    drawing_text,
)
from kooperacja.areas.searching import find_address

from ..models import Problem
from ..services.placing import MISSING
from .fields import AreaField, NeededLater

PLACE_KINDS = [
    (PlaceKind.AREA, gettext_lazy("a whole estate")),
    (PlaceKind.AREAS, gettext_lazy("several estates")),
    (PlaceKind.POINT, gettext_lazy("a point or an address")),
    (PlaceKind.LINE, gettext_lazy("a line: a street, a path")),
    (PlaceKind.POLYGON, gettext_lazy("an outline")),
    (PlaceKind.CITY, gettext_lazy("the whole city")),
]
DRAWN = (PlaceKind.LINE, PlaceKind.POLYGON)
#: The fields of the group, in their order.
PLACE_FIELDS = (
    "place_kind",
    "area",
    "areas",
    "found_address",
    "coordinates",
    "drawing",
    "area_chosen",
    "address",
)
NO_AREA = {"invalid_choice": gettext_lazy("Choose an estate from the list.")}


class NeededCoordinates(NeededLater, CoordinatesField):
    """Coordinates, needed when the place is a point."""


class NeededAreas(NeededLater, forms.ModelMultipleChoiceField):
    """Estates, needed when the place is several of them."""


@dataclass(frozen=True)
class SeenPlace:
    """As much of a place as can be read before anybody judges the form."""

    kind: str = ""
    place: GEOSGeometry | None = None
    areas: list[Area] = field(default_factory=list)
    area_chosen: Area | None = None


class PlaceFields(forms.Form):
    """Where: an estate, several, a point, a line, an outline, the whole city.

    Mix in before the form. Says what it found by `place_content`; reads a half-filled
    form by `seen_place`. Everything but the drawing needs no script.
    """

    place_kind = forms.ChoiceField(
        label=gettext_lazy("Where"), choices=PLACE_KINDS, widget=forms.RadioSelect
    )
    area = AreaField(
        label=gettext_lazy("Estate or district"),
        queryset=Area.objects.none(),
        to_field_name="code",
        empty_label=gettext_lazy("Choose…"),
        error_messages=NO_AREA,
    )
    areas = NeededAreas(
        label=gettext_lazy("Estates or districts"),
        help_text=gettext_lazy(
            "Choose two or more. Residents will read of the place that holds them all."
        ),
        queryset=Area.objects.none(),
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
        error_messages=NO_AREA,
    )
    found_address = forms.IntegerField(
        label=gettext_lazy("Address that was found"),
        required=False,
        min_value=1,
        max_value=2**63 - 1,
    )
    coordinates = NeededCoordinates(
        label=gettext_lazy("Coordinates"),
        help_text=gettext_lazy(
            "Latitude, then longitude: 49.8225, 19.0444 or 49°49'21\"N 19°02'40\"E. "
            "The map fills them in."
        ),
    )
    drawing = DrawingField(
        label=gettext_lazy("The drawing in numbers (GeoJSON)"),
        help_text=gettext_lazy("The map writes it; nobody has to."),
    )
    area_chosen = forms.ModelChoiceField(
        label=gettext_lazy("It is rather in"),
        help_text=gettext_lazy(
            "Only if the map is wrong. The coordinator sees both, and residents read "
            "of the place that holds both."
        ),
        queryset=Area.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=gettext_lazy("the estate found on the map"),
        error_messages=NO_AREA,
    )
    address = forms.CharField(
        label=gettext_lazy("Address or a few words about the place"),
        help_text=gettext_lazy(
            "For the partners only; the public never sees it. Numbers of flats are "
            "left out."
        ),
        required=False,
        max_length=200,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        districts = Area.objects.districts().select_related("parent__parent")
        for name in ("area", "areas", "area_chosen"):
            self.fields[name].queryset = districts

    def clean(self):
        data = super().clean() or self.cleaned_data
        if "place_kind" in self.fields:
            self._clean_place(data)
        return data

    def _clean_place(self, data: dict) -> None:
        kind = data.get("place_kind")
        if kind == PlaceKind.AREA:
            self._need("area", data.get("area"), _("Choose an estate from the list."))
        elif kind == PlaceKind.AREAS:
            self._need(
                "areas",
                len(data.get("areas") or ()) > 1,
                _("Choose at least two estates from the list."),
            )
        elif kind == PlaceKind.POINT:
            self._clean_point(data)
        elif kind in DRAWN:
            drawing = data.get("drawing")
            is_it = drawing and KIND_OF_GEOMETRY[drawing.geom_type] == kind
            self._need("drawing", is_it, str(MISSING[kind]))
            data["place"] = drawing

    def _clean_point(self, data: dict) -> None:
        chosen = data.get("found_address")
        address = find_address(chosen) if chosen else None
        if address is None:
            self._need(
                "coordinates", data.get("coordinates"), str(MISSING[PlaceKind.POINT])
            )
            data["place"] = data.get("coordinates")
            return
        # Whoever picks an address from the list means it, whatever was typed before.
        self.errors.pop("coordinates", None)
        data["place"] = address.point
        data["address"] = data.get("address") or str(address)

    def _need(self, name: str, value, sentence: str) -> None:
        if not value and name not in self.errors:
            self.add_error(name, sentence)

    @property
    def place_field(self) -> str:
        """The field that holds the place of the chosen kind, for refusals."""
        kind = self["place_kind"].value()
        return "drawing" if kind in DRAWN else "coordinates"

    def add_refusal(self, error):
        """Show what a service says of the place at the field that holds it."""
        if error.field == "place" and "place_kind" in self.fields:
            self.add_error(self.place_field, str(error))
        else:
            super().add_refusal(error)

    def place_content(self) -> dict:
        """Return where, by the names of `ProblemContent`. Only when valid."""
        data = self.cleaned_data
        kind = data["place_kind"]
        is_drawn = kind in (PlaceKind.POINT, *DRAWN)
        return {
            "place_kind": kind,
            "place": data.get("place") if is_drawn else None,
            "area": data["area"] if kind == PlaceKind.AREA else None,
            "areas": list(data["areas"]) if kind == PlaceKind.AREAS else [],
            "area_chosen": data["area_chosen"] if is_drawn else None,
            "address": data["address"],
        }

    def seen_place(self) -> SeenPlace:
        """Return what can be read of the place now; what cannot is left out."""
        kind = self["place_kind"].value() or ""
        if kind == PlaceKind.AREA:
            area = self._seen("area")
            return SeenPlace(kind, areas=[area] if area else [])
        if kind == PlaceKind.AREAS:
            return SeenPlace(kind, areas=list(self._seen("areas") or ()))
        if kind == PlaceKind.CITY:
            return SeenPlace(kind)
        chosen = self._seen("found_address") if kind == PlaceKind.POINT else None
        address = find_address(chosen) if chosen else None
        place = address.point if address else self._seen(self.place_field)
        return SeenPlace(kind, _usable(place), area_chosen=self._seen("area_chosen"))

    def _seen(self, name: str):
        try:
            return self.fields[name].clean(self[name].value())
        except ValidationError:
            return None


def _usable(place: GEOSGeometry | None) -> GEOSGeometry | None:
    """Return a place that could be stored, None for any other."""
    if place is None:
        return None
    try:
        return check_place(place, Area.objects.city())
    except BadPlace:
        return None


def place_initial(problem: Problem) -> dict:
    """Return what the group holds when a stored problem is opened."""
    initial = {
        "place_kind": problem.place_kind,
        "area": None,
        "areas": [],
        "address": problem.address,
    }
    if problem.place_kind == PlaceKind.AREA and problem.area:
        initial["area"] = problem.area.code
    if problem.place_kind == PlaceKind.AREAS:
        initial["areas"] = [area.code for area in problem.areas.all()]
    if problem.area_chosen:
        initial["area_chosen"] = problem.area_chosen.code
    if problem.place is not None:
        is_point = problem.place_kind == PlaceKind.POINT
        name = "coordinates" if is_point else "drawing"
        write = coordinates_text if is_point else drawing_text
        initial[name] = write(problem.place)
    return initial
