"""The places where a resource is given, one block each."""

from dataclasses import replace
from functools import cached_property

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacja.areas.locating import locate
from kooperacja.areas.models import PlaceKind
from kooperacja.areas.place_inputs import CoordinatesField, coordinates_text
from kooperacja.areas.searching import Answer, find_address, search_addresses
from kooperacja.base.errors import DomainError
from kooperacja.base.search import MAX_QUESTION

from ..choices import Accessibility
from ..models import Site
from ..services import ReachContent, SiteContent
from .fields import AREA, Lists, PickField, PickManyField, text
from .site_rows import SiteRows
from .week import WeekForm

SHOWS = [
    ("area", gettext_lazy("the estate, without the address")),
    ("phone", gettext_lazy("only the telephone")),
]
#: Fields that lead to a place; of a confidential one they are never kept unsaved.
SECRET = ("find", "found_address", "address", "coordinates", "confidential_note")
#: Fields that say where; with all of them empty a new block is no place.
WHERE = ("name", "address", "coordinates", "found_address", "area", "is_confidential")


class SiteForm(forms.Form):
    """A place. ``stored`` is what is stored of it, None for a new one.

    The address of a confidential site is never written into its fields: what is typed
    replaces it, what is left empty keeps it.
    """

    ref = forms.CharField(max_length=22, required=False, widget=forms.HiddenInput)
    remove = forms.BooleanField(
        label=gettext_lazy("Take this place off"), required=False
    )
    place_kind = forms.ChoiceField(
        label=gettext_lazy("Where"),
        choices=[
            (PlaceKind.POINT, gettext_lazy("at an address")),
            (PlaceKind.AREA, gettext_lazy("somewhere in an estate")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    found_address = forms.IntegerField(
        label=gettext_lazy("Address that was found"),
        required=False,
        min_value=1,
        max_value=2**63 - 1,
    )
    address = text(
        gettext_lazy("Address"),
        gettext_lazy("As people should read it: street, number, entrance, floor."),
        limit=200,
    )
    coordinates = CoordinatesField(
        label=gettext_lazy("Coordinates"),
        help_text=gettext_lazy("The map and the address search fill them in."),
    )
    area = PickField(label=gettext_lazy("Estate or district"), required=False)
    name = text(
        gettext_lazy("Name of the place"),
        gettext_lazy("If it differs from the name above: club, branch, room."),
        limit=200,
    )
    is_confidential = forms.BooleanField(
        label=gettext_lazy("The address is confidential"),
        help_text=gettext_lazy(
            "For shelters. The address is kept apart and never shown, exported or "
            "sent; whoever reads it is written down."
        ),
        required=False,
    )
    shows = forms.ChoiceField(
        label=gettext_lazy("What residents see of a confidential place"),
        choices=SHOWS,
        initial="phone",
        widget=forms.RadioSelect,
        required=False,
    )
    confidential_note = text(
        gettext_lazy("How to find it"),
        gettext_lazy("Kept with the confidential address, for those who may read it."),
        limit=300,
    )
    accessibility = forms.MultipleChoiceField(
        label=gettext_lazy("Accessibility"),
        choices=Accessibility.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    accessibility_note = text(gettext_lazy("More about accessibility"), limit=300)
    has_own_reach = forms.BooleanField(
        label=gettext_lazy("This place serves only certain estates"), required=False
    )
    service_areas = PickManyField(
        label=gettext_lazy("Estates it serves"), required=False
    )

    def __init__(self, data=None, *, prefix, lists: Lists, stored=None):
        self.stored: SiteContent | None = stored
        initial = _initial(stored) if stored else {"place_kind": PlaceKind.POINT}
        super().__init__(
            data, prefix=prefix, initial=initial, use_required_attribute=False
        )
        self.fields["area"].offer(lists.areas, AREA)
        self.fields["service_areas"].offer(lists.areas, AREA)
        self.week = WeekForm(
            data,
            prefix=f"{prefix}-week",
            initial=vars(stored.schedule) if stored else None,
        )
        self.rows = SiteRows(data, prefix, stored.schedule if stored else None)

    @property
    def asked(self) -> str:
        """The address somebody looks for; it is answered and forgotten."""
        text = self.data.get(f"{self.prefix}-find", "") if self.is_bound else ""
        return text[:MAX_QUESTION].replace("\x00", "")

    @cached_property
    def addresses(self) -> Answer | None:
        """What the register answers, None while nobody asks."""
        return search_addresses(self.asked) if self.asked.strip() else None

    @property
    def keeps_address(self) -> bool:
        """Whether a confidential address is stored that the form does not show."""
        return self.stored is not None and self.stored.is_confidential

    @property
    def secret_names(self) -> str:
        """The names of the fields that lead to the place, for the script that keeps."""
        return " ".join(f"{self.prefix}-{name}" for name in SECRET)

    @property
    def parts(self) -> list[forms.Form]:
        """Every form of the block, in the order of the page."""
        return [self, self.week, *self.rows.forms]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said of a new place."""
        return self.stored is None and not any(self[name].value() for name in WHERE)

    @property
    def has_rare(self) -> bool:
        """Whether something rare stands in the block."""
        rare = ("accessibility", "accessibility_note", "has_own_reach", "service_areas")
        return any(self[name].value() for name in rare)

    def is_valid(self):
        if self.is_empty or self["remove"].value():
            # Nobody judges what is no place, not even the page that shows it again.
            for form in self.parts:
                form._errors, form.cleaned_data = ErrorDict(), {}
            return True
        lines_hold = [self.week.is_valid(), self.rows.is_valid()]
        return super().is_valid() and all(lines_hold)

    def clean(self):
        data = super().clean()
        if data.get("place_kind") == PlaceKind.AREA:
            data |= {"place": None, "address": ""}
            if not data.get("area") and not self._is_hidden(data):
                self.add_error("area", _("Choose an estate from the list."))
        else:
            self._clean_point(data)
        if data.get("has_own_reach") and not data.get("service_areas"):
            self.add_error("service_areas", _("Choose the estates it serves."))
        return data

    def _clean_point(self, data: dict) -> None:
        chosen = data.get("found_address")
        found = find_address(chosen) if chosen else None
        data["place"], data["area"] = self._typed_place(data), None
        if found is not None:
            # Whoever picks an address from the list means it.
            self.errors.pop("coordinates", None)
            data["place"] = found.point
            data["address"] = data.get("address") or str(found)
        says_where = data.get("address") or data["place"] is not None
        if not says_where and not (self.keeps_address and self._is_hidden(data)):
            self.add_error(
                "address", _("Write the address, or choose only the estate.")
            )
        self._judge_place(data["place"])

    def _typed_place(self, data: dict):
        """The typed point; untouched, a line or an outline stays what it is."""
        if self.stored and "coordinates" not in self.changed_data:
            return self.stored.place
        return data.get("coordinates")

    def _judge_place(self, place) -> None:
        """Say at its field that a point lies outside the city."""
        if place is None or "coordinates" in self.errors:
            return
        try:
            locate(Site(), place=place, area=None)
        except DomainError as error:
            self.add_error("coordinates", str(error))

    def _is_hidden(self, data: dict) -> bool:
        return bool(data.get("is_confidential"))

    def content(self) -> SiteContent | None:
        """Return the place as the service takes it, None for none. Only when valid."""
        if self.is_empty or self["remove"].value():
            return None
        data, hours = self.cleaned_data, self.week.cleaned_data
        kept = self.stored or SiteContent()
        return replace(
            kept,
            name=data["name"],
            address=data["address"],
            place=data["place"],
            area=data["area"],
            is_confidential=data["is_confidential"],
            shows_area=data["shows"] == "area",
            confidential_note=data["confidential_note"],
            accessibility=data["accessibility"],
            accessibility_note=data["accessibility_note"],
            reach=self._reach(),
            schedule=replace(
                kept.schedule,
                round_the_clock=hours["round_the_clock"],
                open_on_holidays=hours["open_on_holidays"],
                week=self.week.week(),
                **self.rows.contents(),
            ),
        )

    def _reach(self) -> ReachContent | None:
        if not self.cleaned_data["has_own_reach"]:
            return None
        kept = self.stored.reach if self.stored else None
        return ReachContent(
            serves_whole_city=False,
            service_areas=self.cleaned_data["service_areas"],
            reach=kept.reach if kept else None,
        )


def _initial(site: SiteContent) -> dict:
    is_area = site.place is None and not site.address and not site.is_confidential
    return {
        "ref": site.ref,
        "place_kind": PlaceKind.AREA if is_area else PlaceKind.POINT,
        "address": site.address,
        "coordinates": (
            coordinates_text(site.place.point_on_surface) if site.place else ""
        ),
        "area": site.area.code if site.area and is_area else "",
        "name": site.name,
        "is_confidential": site.is_confidential,
        "shows": "area" if site.shows_area else "phone",
        "accessibility": site.accessibility,
        "accessibility_note": site.accessibility_note,
        "has_own_reach": site.reach is not None,
        "service_areas": (
            [area.code for area in site.reach.service_areas] if site.reach else []
        ),
    }
