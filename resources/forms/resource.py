"""What is known of a resource, but for its hours, lines and places."""

from functools import partial

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacja.categories.choices import CusDomain, ResourceKind

from ..choices import Delivery, FeeKind, Language
from ..services import ResourceContent
from ..services.writing import MOST_PLACES, OLDEST_AGE
from .fields import (
    AREA,
    CATEGORY,
    CHOOSE,
    GROUP,
    DayField,
    Lists,
    PickManyField,
    number,
    text,
)

ManyCodes = partial(
    forms.MultipleChoiceField, required=False, widget=forms.CheckboxSelectMultiple
)
#: Columns of the resource this form asks for.
COLUMNS = (
    "name", "kind", "description", "deliveries", "phone", "fee_kind", "fees",
    "eligibility", "minimum_age", "maximum_age", "application", "documents",
    "waiting_time", "capacity", "occupancy", "capacity_date", "serves_whole_city",
    "email", "website", "languages", "hours_note", "cus_domain", "source",
)  # fmt: skip
RELATIONS = {
    "categories": ("slug", CATEGORY),
    "target_groups": ("slug", GROUP),
    "service_areas": ("code", AREA),
}


class ResourceForm(forms.Form):
    """The few fields that everybody fills in first, then those that are folded.

    :param lists: what can be chosen.
    :param content: what is stored, None for a new resource.
    :param partners: the institutions a new one can be given by, as (slug, name).
    :param names_provider: whether the provider is typed, by the coordinator.
    """

    version = forms.IntegerField(
        min_value=1, max_value=2**31 - 1, required=False, widget=forms.HiddenInput
    )
    form_key = forms.CharField(
        max_length=22, required=False, widget=forms.HiddenInput, strip=False
    )
    partner = forms.ChoiceField(
        label=gettext_lazy("On behalf of"),
        error_messages={
            "invalid_choice": gettext_lazy("Choose an institution you work at.")
        },
    )
    provider_name = text(
        gettext_lazy("Who gives it"),
        gettext_lazy("A name that is known already joins the two; another is added."),
        limit=200,
        required=True,
    )
    name = text(
        gettext_lazy("Name"),
        gettext_lazy("As people ask for it: Day centre for children “Ant”."),
        limit=200,
        required=True,
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What it is"), choices=[("", CHOOSE), *ResourceKind.choices]
    )
    description = text(
        gettext_lazy("What people get"),
        gettext_lazy("Two or three plain sentences. No names of people."),
        rows=3,
        limit=3000,
    )
    categories = PickManyField(label=gettext_lazy("What it helps with"), required=False)
    target_groups = PickManyField(label=gettext_lazy("For whom"), required=False)
    deliveries = ManyCodes(
        label=gettext_lazy("How people get it"), choices=Delivery.choices
    )
    phone = text(
        gettext_lazy("Telephone"),
        gettext_lazy("Of the institution, as people should dial it."),
        limit=100,
    )
    fee_kind = forms.ChoiceField(
        label=gettext_lazy("What it costs"),
        choices=FeeKind.choices,
        initial=FeeKind.UNKNOWN,
        widget=forms.RadioSelect,
    )
    fees = text(gettext_lazy("How much, or on what it depends"), limit=300)
    eligibility = text(
        gettext_lazy("Who can come"),
        gettext_lazy("Conditions in plain words: living in the city, a referral."),
        rows=2,
        limit=1000,
    )
    minimum_age = number(gettext_lazy("From age"), OLDEST_AGE)
    maximum_age = number(gettext_lazy("To age"), OLDEST_AGE)
    application = text(
        gettext_lazy("What to do to get it"),
        gettext_lazy("Come, ring, write an application, be referred."),
        rows=2,
        limit=1000,
    )
    documents = text(gettext_lazy("What to bring"), rows=2, limit=1000)
    waiting_time = text(
        gettext_lazy("How long people wait"),
        gettext_lazy("For example: about three weeks."),
        limit=200,
    )
    capacity = number(gettext_lazy("Places"), MOST_PLACES)
    occupancy = number(gettext_lazy("Places taken"), MOST_PLACES)
    capacity_date = DayField(
        label=gettext_lazy("As of"),
        help_text=gettext_lazy("Left empty it is today."),
    )
    serves_whole_city = forms.BooleanField(
        label=gettext_lazy("It serves the whole city"), required=False, initial=True
    )
    service_areas = PickManyField(
        label=gettext_lazy("Estates it serves"), required=False
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("Of the institution; residents see it."),
        required=False,
    )
    website = forms.URLField(
        label=gettext_lazy("Website"),
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"inputmode": "url"}),
    )
    languages = ManyCodes(label=gettext_lazy("Languages"), choices=Language.choices)
    hours_note = text(
        gettext_lazy("When, in words"),
        gettext_lazy("What the table cannot say: by appointment, every second week."),
        limit=300,
    )
    cus_domain = forms.ChoiceField(
        label=gettext_lazy("Domain of social services"),
        choices=[("", CHOOSE), *CusDomain.choices],
        required=False,
    )
    source = text(
        gettext_lazy("Where this is known from"),
        gettext_lazy("A register or a page, if it was not the institution itself."),
        limit=300,
    )

    def __init__(
        self,
        data=None,
        *,
        lists: Lists,
        content: ResourceContent | None = None,
        partners=(),
        names_provider=False,
        initial=None,
    ):
        initial = (_initial(content) if content else {}) | (initial or {})
        super().__init__(data, initial=initial, use_required_attribute=False)
        self.stored = content
        rows = (lists.categories, lists.groups, lists.areas)
        for (name, (_key, picked)), offered in zip(
            RELATIONS.items(), rows, strict=True
        ):
            self.fields[name].offer(offered, picked)
        self.fields["version"].required = content is not None
        self.fields["partner"].choices = partners
        if names_provider or content is not None:
            del self.fields["partner"]
        if not names_provider:
            del self.fields["provider_name"]

    def clean(self):
        data = super().clean()
        low, high = data.get("minimum_age"), data.get("maximum_age")
        if low is not None and high is not None and low > high:
            self.add_error("maximum_age", _("The ages are the wrong way round."))
        if data.get("serves_whole_city"):
            data["service_areas"] = []
        elif not data.get("service_areas") and not self._has_outline:
            self.add_error(
                "service_areas", _("Choose the estates, or say: the whole city.")
            )
        self._date_the_figures(data)
        return data

    @property
    def _has_outline(self) -> bool:
        return self.stored is not None and self.stored.reach is not None

    def _date_the_figures(self, data: dict) -> None:
        """Say that figures are of today unless somebody says otherwise."""
        figures = (data.get("capacity"), data.get("occupancy"))
        if all(figure is None for figure in figures):
            data["capacity_date"] = None
        elif not data.get("capacity_date") and "capacity_date" not in self.errors:
            data["capacity_date"] = timezone.localdate()

    def clean_website(self):
        """Refuse an address a browser should not be sent to."""
        address = self.cleaned_data["website"]
        if address and not address.lower().startswith(("http://", "https://")):
            raise forms.ValidationError(
                _("The address of a page begins with http:// or https://.")
            )
        return address

    def said(self) -> dict:
        """Return what the form says by the names of `ResourceContent`."""
        return {name: self.cleaned_data[name] for name in (*COLUMNS, *RELATIONS)}


def _initial(content: ResourceContent) -> dict:
    initial = {name: getattr(content, name) for name in COLUMNS}
    for name, (key, _picked) in RELATIONS.items():
        initial[name] = [getattr(row, key) for row in getattr(content, name)]
    return initial
