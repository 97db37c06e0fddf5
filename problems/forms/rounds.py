"""Forms of rounds: what is asked, and how an institution answers."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.base.working_days import working_days_later
from kooperacja.categories.models import Category
from partners.models import Partner
from partners.querysets import people_at

from ..models import Round

#: Working days an institution is given when nobody says otherwise.
USUAL_DAYS = 15


class DayInput(forms.DateInput):
    """A day as browsers ask for it."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class ChangeRoundForm(forms.ModelForm):
    """What may still change in a round that runs: name, deadline, words."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Round
        fields = ("name", "deadline_date", "letter")
        widgets = {
            "deadline_date": DayInput(),
            "letter": forms.Textarea(attrs={"rows": 5}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", self.instance.version)

    def _post_clean(self):
        """Judge the fields only: the service decides and stores."""


class AskForm(forms.Form):
    """Whom a round asks for which kinds of problems."""

    partners = forms.ModelMultipleChoiceField(
        label=_("Institutions"),
        queryset=Partner.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one institution.")},
    )
    categories = forms.ModelMultipleChoiceField(
        label=_("Kinds of problems"),
        queryset=Category.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A broad kind is answered by a diagnosis of any of its parts."),
        error_messages={"required": _("Choose at least one kind of problem.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["partners"].queryset = Partner.objects.active().order_by("name")
        self.fields["categories"].queryset = Category.objects.filter(
            parent__isnull=True
        )


class RoundForm(AskForm):
    """A new round."""

    name = forms.CharField(
        label=_("Name"), max_length=120, help_text=_("For example: Diagnosis 2026.")
    )
    period = forms.CharField(
        label=_("Period"),
        max_length=7,
        help_text=_("A year (2026), a half-year (2026-H1) or a quarter (2026-Q3)."),
    )
    opens_date = forms.DateField(label=_("Opens on"), widget=DayInput())
    deadline_date = forms.DateField(
        label=_("Deadline"),
        widget=DayInput(),
        help_text=_("A working day. Institutions are reminded before it."),
    )
    letter = forms.CharField(
        label=_("What we ask for"),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The partners read it on their desks and in the letter."),
    )

    field_order = (
        "name",
        "period",
        "opens_date",
        "deadline_date",
        "letter",
        "categories",
        "partners",
    )


class AssignForm(forms.Form):
    """Who of the institution does it."""

    person = forms.ModelChoiceField(
        label=_("Who does it"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("nobody in particular"),
    )

    def __init__(self, *args, partner: Partner, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people_at(partner)


class NothingForm(forms.Form):
    """The institution has nothing to report, and why."""

    reason = forms.CharField(
        label=_("Why there is nothing to report"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say in a sentence why there is nothing.")},
    )


def first_round() -> dict:
    """Return what a new round starts from: this year, today, a usual deadline."""
    today = timezone.localdate()
    return {
        "period": f"{today.year}",
        "opens_date": today,
        "deadline_date": working_days_later(today, USUAL_DAYS),
    }


class TakeBackForm(forms.Form):
    """A button: there is something to report after all."""
