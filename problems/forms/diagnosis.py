"""The form of a diagnosis: what and where, the diagnosis itself."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacja.areas.geo import BadPlace, point_from
from kooperacja.areas.models import Area, PlaceKind
from kooperacja.categories.choices import Trend
from kooperacja.categories.models import TargetGroup
from partners.models import Partner

from ..models import Diagnosis
from ..services import DiagnosisContent, ProblemContent
from .fields import (
    AreaField,
    CategoryField,
    Choice,
    CoordinateField,
    LongText,
    Number,
    in_tree_order,
    period_choices,
    severity_choices,
)

#: Fields of the problem: shown while nobody else works on it.
WHAT_AND_WHERE = (
    "category",
    "title",
    "place_kind",
    "area",
    "lat",
    "lon",
    "address",
    "target_groups",
)
TEXTS = ("causes", "effects", "proposals", "text_public", "text_internal")
DRAWN = (PlaceKind.LINE, PlaceKind.POLYGON)
PLACE_KINDS = [
    (PlaceKind.AREA, gettext_lazy("a whole estate")),
    (PlaceKind.POINT, gettext_lazy("a point on the map")),
    (PlaceKind.CITY, gettext_lazy("the whole city")),
]


def _long(label, help_text, rows, limit, field=forms.CharField):
    return field(
        label=label,
        help_text=help_text,
        required=False,
        max_length=limit,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class DiagnosisForm(forms.Form):
    """What a partner says. Few fields are needed to save, more to submit.

    :param user: whose institutions can be chosen.
    :param diagnosis: the stored row when it is edited.
    :param problem: the problem that is joined; its own data are then not asked for.
    """

    form_key = forms.CharField(
        max_length=32, required=False, widget=forms.HiddenInput, strip=False
    )
    version = forms.IntegerField(
        min_value=1, max_value=2**31 - 1, required=False, widget=forms.HiddenInput
    )
    partner = forms.ModelChoiceField(
        label=gettext_lazy("On behalf of"),
        queryset=Partner.objects.none(),
        to_field_name="slug",
        empty_label=None,
        error_messages={
            "invalid_choice": gettext_lazy("Choose an institution you work at.")
        },
    )
    category = CategoryField(
        label=gettext_lazy("Kind of problem"),
        help_text=gettext_lazy("All kinds with their definitions stand below."),
    )
    title = forms.CharField(
        label=gettext_lazy("The problem in one sentence"),
        help_text=gettext_lazy(
            "Name the situation and the place, without names of people: Young people "
            "without work in the north of the city."
        ),
        max_length=160,
    )
    place_kind = forms.ChoiceField(
        label=gettext_lazy("Where"), choices=PLACE_KINDS, widget=forms.RadioSelect
    )
    area = AreaField(
        label=gettext_lazy("Estate or district"),
        queryset=Area.objects.none(),
        to_field_name="code",
        empty_label=gettext_lazy("Choose…"),
        error_messages={
            "invalid_choice": gettext_lazy("Choose an estate from the list.")
        },
    )
    lat = CoordinateField(label=gettext_lazy("Latitude"))
    lon = CoordinateField(label=gettext_lazy("Longitude"))
    address = forms.CharField(
        label=gettext_lazy("Address or a few words about the place"),
        help_text=gettext_lazy("For the partners only; the public never sees it."),
        required=False,
        max_length=200,
    )
    target_groups = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Whom it touches"),
        queryset=TargetGroup.objects.all(),
        to_field_name="slug",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": gettext_lazy("There is no such group of people.")
        },
    )
    period = forms.ChoiceField(
        label=gettext_lazy("Period"),
        help_text=gettext_lazy("The time your diagnosis speaks of."),
        error_messages={
            "invalid_choice": gettext_lazy("Choose a period from the list.")
        },
    )
    severity = Number(
        label=gettext_lazy("How serious it is"),
        choices=severity_choices,
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
    )
    trend = Choice(
        label=gettext_lazy("Which way it goes"),
        choices=Trend.choices,
        widget=forms.RadioSelect,
    )
    scale_count = forms.IntegerField(
        label=gettext_lazy("How many are touched"),
        help_text=gettext_lazy("Your best figure. The public never sees it."),
        min_value=0,
        max_value=10_000_000,
        required=False,
    )
    scale_unit = forms.ChoiceField(
        label=gettext_lazy("Counted in"),
        choices=[("", gettext_lazy("Choose…")), *Diagnosis.ScaleUnit.choices],
        required=False,
    )
    causes = _long(gettext_lazy("Causes"), gettext_lazy("Why is it so?"), 4, 3000)
    effects = _long(
        gettext_lazy("Effects"),
        gettext_lazy("What comes of it, and for whom?"),
        4,
        3000,
    )
    proposals = _long(
        gettext_lazy("What should be done"),
        gettext_lazy("What would help, and who could do it?"),
        4,
        3000,
    )
    text_public = _long(
        gettext_lazy("Text for residents"),
        gettext_lazy(
            "A few plain sentences that everybody will read. No names, addresses or "
            "telephone numbers of people."
        ),
        7,
        3000,
        LongText,
    )
    text_internal = _long(
        gettext_lazy("Text for the partners"),
        gettext_lazy("What only your institution, the team and the coordinator read."),
        5,
        5000,
    )

    def __init__(self, data=None, *, user, diagnosis=None, problem=None, **kwargs):
        super().__init__(data, use_required_attribute=False, **kwargs)
        self.diagnosis = diagnosis
        self.problem = problem
        self.fields["partner"].queryset = (
            Partner.objects.active().of(user).order_by("name")
        )
        self.fields["area"].queryset = Area.objects.districts().select_related("parent")
        category = self.fields["category"]
        self.categories = in_tree_order(category.queryset)
        category.choices = [
            ("", category.empty_label),
            *(
                (item.slug, category.label_from_instance(item))
                for item in self.categories
            ),
        ]
        stored = diagnosis.period if diagnosis else ""
        self.fields["period"].choices = period_choices(timezone.localdate(), stored)
        self._fit_to(diagnosis, problem)

    def _fit_to(self, diagnosis, problem):
        if diagnosis is not None:
            del self.fields["partner"], self.fields["form_key"]
            self.fields["version"].required = True
        if problem is not None:
            for name in WHAT_AND_WHERE:
                del self.fields[name]
        elif diagnosis is not None and diagnosis.problem.place_kind in DRAWN:
            kind = PlaceKind(diagnosis.problem.place_kind)
            self.fields["place_kind"].choices = [(kind, kind.label), *PLACE_KINDS]

    def clean(self):
        data = super().clean()
        if data.get("scale_count") is not None and not data.get("scale_unit"):
            self.add_error("scale_unit", _("Say what you counted."))
        if self.problem is None:
            self._clean_place(data)
        return data

    def _clean_place(self, data):
        kind = data.get("place_kind")
        if kind == PlaceKind.AREA and not data.get("area"):
            if "area" not in self.errors:
                self.add_error("area", _("Choose an estate from the list."))
        elif kind == PlaceKind.POINT and not {"lat", "lon"} & set(self.errors):
            self._clean_point(data)
        elif kind in DRAWN:
            data["place"] = self.diagnosis.problem.place

    def _clean_point(self, data):
        if data.get("lat") is None or data.get("lon") is None:
            self.add_error(
                "lat", _("Point to the place on the map or write both coordinates.")
            )
            return
        try:
            data["place"] = point_from(data["lat"], data["lon"])
        except BadPlace as error:
            self.add_error("lat", error.message)

    def add_refusal(self, error):
        """Show a refusal of a service at its field, or on top of the form."""
        name = {"place": "lat"}.get(error.field, error.field)
        self.add_error(name if name in self.fields else None, str(error))

    def problem_content(self) -> ProblemContent | None:
        """Return what and where, None when a problem is joined."""
        if self.problem is not None:
            return None
        data = self.cleaned_data
        return ProblemContent(
            title=data["title"],
            category=data["category"],
            place_kind=data["place_kind"],
            place=data.get("place"),
            area=data["area"] if data["place_kind"] == PlaceKind.AREA else None,
            address=data["address"],
            target_groups=list(data["target_groups"]),
        )

    def diagnosis_content(self, evidence) -> DiagnosisContent:
        """Return what the institution says; ``evidence`` comes from its own rows."""
        data = self.cleaned_data
        return DiagnosisContent(
            period=data["period"],
            severity=data["severity"],
            trend=data["trend"],
            scale_count=data["scale_count"],
            scale_unit=data["scale_unit"] if data["scale_count"] is not None else "",
            evidence=evidence,
            **{name: data[name] for name in TEXTS},
        )


def initial_of(diagnosis: Diagnosis) -> dict:
    """Return what the form holds when a stored diagnosis is opened."""
    names = ("version", "period", "severity", "trend", "scale_count", "scale_unit")
    problem = diagnosis.problem
    initial = {name: getattr(diagnosis, name) for name in (*names, *TEXTS)}
    initial |= {
        "title": problem.title,
        "category": problem.category.slug,
        "place_kind": problem.place_kind,
        "area": problem.area.code if problem.area else None,
        "address": problem.address,
        "target_groups": [group.slug for group in problem.target_groups.all()],
    }
    if problem.place is not None and problem.place_kind == PlaceKind.POINT:
        initial |= {"lat": f"{problem.place.y:.6f}", "lon": f"{problem.place.x:.6f}"}
    return initial
