"""Forms of the review: reasons, agreed words, classes, the release."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kooperacja.categories.models import Category

from .models import Problem

# Reasons coordinators give again and again; ticked ones go before the own words.
READY_REASONS = {
    "return": {
        "source": _("Please name the source of the numbers and the day they are from."),
        "person": _("The public text points to a particular person. Please reword it."),
        "place": _("Please choose the place again: it is not where the text says."),
        "words": _("Please write about the situation, not about a kind of people."),
        "double": _(
            "This problem is described already. Please join the existing one instead."
        ),
        "scale": _("Please explain how you counted the people or households."),
    },
    "archive": {
        "outdated": _("It is no longer true."),
        "partner": _("The institution asked for it."),
        "person": _("Somebody could be recognised from the text."),
        "wrong": _("There is a mistake in it that has to be mended first."),
    },
}


class ReasonForm(forms.Form):
    """Why a diagnosis is returned or taken off the map: ready sentences, own words."""

    ready = forms.MultipleChoiceField(
        label=_("Ready sentences"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = forms.CharField(
        label=_("In your own words"),
        help_text=_("The institution reads it and the history keeps it."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, step: str, **kwargs):
        super().__init__(*args, prefix=step, **kwargs)
        self.sentences = READY_REASONS[step]
        self.fields["ready"].choices = list(self.sentences.items())

    @property
    def arguments(self) -> dict[str, str]:
        """The reason as the service takes it; empty when nothing was said."""
        chosen = [str(self.sentences[key]) for key in self.cleaned_data["ready"]]
        return {"note": "\n".join([*chosen, self.cleaned_data["note"]]).strip()}


class AcceptForm(forms.Form):
    """Accepting; where the lint found something, with the reason why it is harmless."""

    lint_override = forms.CharField(
        label=_("Why this is not personal data"),
        help_text=_(
            "Needed only because something is marked in the texts. It is written to "
            "the log."
        ),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, step: str, has_findings: bool = False, **kwargs):
        super().__init__(*args, prefix=step, **kwargs)
        if not has_findings:
            del self.fields["lint_override"]

    @property
    def arguments(self) -> dict[str, str]:
        """What the service takes."""
        return {"lint_override": self.cleaned_data.get("lint_override", "")}


class RestoreForm(forms.Form):
    """Bringing back asks for nothing."""

    arguments = {}

    def __init__(self, *args, step: str, **kwargs):
        super().__init__(*args, prefix=step, **kwargs)


class WordsForm(forms.ModelForm):
    """The agreed words of a problem, locked by its version."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    lint_override = forms.CharField(
        label=_("Why this is not personal data"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta:
        model = Problem
        fields = ("title", "summary", "conclusions", "recommendations")
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 8}),
            "conclusions": forms.Textarea(attrs={"rows": 6}),
            "recommendations": forms.Textarea(attrs={"rows": 6}),
        }
        help_texts = {
            "title": _("The situation and the place in one sentence."),
            "summary": _(
                "What the institutions agree on, in words every resident understands."
            ),
            "conclusions": _("What follows from it."),
            "recommendations": _("What should be done, and by whom."),
        }

    def __init__(self, *args, has_findings: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version
        if not has_findings:
            self.fields["lint_override"].widget = forms.HiddenInput()

    def reveal_override(self) -> None:
        """Show the field for the reason, now that the lint has found something."""
        self.fields["lint_override"].widget = forms.Textarea(attrs={"rows": 3})

    def _post_clean(self):
        """Leave the row alone: only the service writes to it."""


class ClassForm(forms.Form):
    """Raising the sensitivity class of one problem."""

    sensitivity = forms.TypedChoiceField(label=_("New class"), coerce=int)
    note = forms.CharField(
        label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, present: int, **kwargs):
        super().__init__(*args, prefix="class", **kwargs)
        self.fields["sensitivity"].choices = [
            choice
            for choice in Category._meta.get_field("sensitivity").choices
            if choice[0] > present
        ]


class PlaceForm(forms.Form):
    """Whether the exact place of a thing (class 0) may be shown."""

    is_thing = forms.BooleanField(
        label=_("The exact place is not a dwelling"),
        help_text=_("Only then do residents see the point; else they see the area."),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix="place", **kwargs)


FORM_OF_STEP = {
    "return": ReasonForm,
    "archive": ReasonForm,
    "accept": AcceptForm,
    "restore": RestoreForm,
}
