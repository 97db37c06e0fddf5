"""Forms of the review: reasons, agreed words, classes, the release."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kooperacja.categories.models import Category

from ..checklist import QUESTIONS, Check, Verdict
from ..models import Problem, ReplyText
from ..parts import PARTS


class ReadyTexts(forms.Select):
    """A list of ready texts; each option carries its words for the script."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.words: dict[str, str] = {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if words := self.words.get(str(value)):
            option["attrs"]["data-text"] = words
        return option


class ReasonForm(forms.Form):
    """Why a diagnosis is taken off the map: a ready text to start from, own words."""

    ready = forms.ChoiceField(
        label=_("Start from a ready text"), required=False, widget=ReadyTexts
    )
    note = forms.CharField(
        label=_("In your own words"),
        help_text=_("The institution reads it and the history keeps it."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args, step: str, texts: Iterable[ReplyText] = (), **kwargs):
        super().__init__(*args, prefix=step, **kwargs)
        self.texts = {str(row.pk): row.text for row in texts if row.step == step}
        names = [(str(row.pk), row.name) for row in texts if row.step == step]
        self.fields["ready"].choices = [("", _("Choose…")), *names]
        self.fields["ready"].widget.words = self.texts
        if not names:
            del self.fields["ready"]

    @property
    def arguments(self) -> dict:
        """The reason as the service takes it; empty when nothing was said."""
        return {"note": self.with_ready(self.cleaned_data)}

    def with_ready(self, said: Mapping[str, str]) -> str:
        """Return the note with the chosen ready text before it, once."""
        note = (said.get("note") or "").strip()
        text = self.texts.get(said.get("ready") or "", "")
        return note if text in note else f"{text}\n\n{note}".strip()

    def started(self) -> dict[str, str]:
        """Return what was typed, with the ready text in its place, to go on from."""
        typed = {name: self.data.get(self.add_prefix(name), "") for name in self.fields}
        return typed | {"note": self.with_ready(typed), "ready": ""}


class ReturnForm(ReasonForm):
    """Returning: the reason, and what to mend at each part of the diagnosis.

    The fields of the parts stand beside the parts, all over the page, and belong to
    the form by its id.
    """

    html_id = "decision-form"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for part, label in PARTS.items():
            self.fields[f"pin_{part}"] = forms.CharField(
                label=label,
                max_length=2000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "form": self.html_id}),
            )

    @property
    def arguments(self) -> dict:
        """The reason and the pins; pins alone are a reason, too."""
        said = self.cleaned_data
        pins = [(part, said[f"pin_{part}"]) for part in PARTS]
        pins = [(part, text) for part, text in pins if text]
        note = self.with_ready(said)
        if pins and not note:
            note = gettext("What to mend is written at each field.")
        return {"note": note, "pins": pins}

    @property
    def has_pins(self) -> bool:
        """Whether something to mend is typed at a part, judged or not."""
        return any(str(self.pin(part).value() or "").strip() for part in PARTS)

    def pin(self, part: str):
        """Return the field for what to mend at a part."""
        return self[f"pin_{part}"]

    def __iter__(self):
        """The fields that stand in the form itself."""
        return (field for field in super().__iter__() if "pin_" not in field.name)


class AcceptForm(forms.Form):
    """Accepting: the checklist and, after a finding, why it is harmless."""

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

    def __init__(
        self,
        *args,
        step: str,
        has_findings: bool = False,
        **kwargs,
    ):
        super().__init__(*args, prefix=step, **kwargs)
        if not has_findings:
            del self.fields["lint_override"]
        asked = {
            f"check_{check}": forms.ChoiceField(
                label=check.label,
                help_text=QUESTIONS[check],
                choices=Verdict.choices,
                widget=forms.RadioSelect,
                error_messages={"required": _("Tick one of the two.")},
            )
            for check in Check
        }
        self.fields = asked | self.fields

    def tell(self, facts: Mapping[str, str]) -> None:
        """Say beside each question what the portal has found out by itself."""
        for check in Check:
            field = self.fields[f"check_{check}"]
            field.help_text = f"{QUESTIONS[check]} {facts[check]}"

    @property
    def arguments(self) -> dict:
        """What the service takes."""
        said = self.cleaned_data
        return {
            "checks": {check: said[f"check_{check}"] for check in Check.values},
            "lint_override": said.get("lint_override", ""),
        }


class NoteForm(forms.Form):
    """A note among coordinators."""

    text = forms.CharField(
        label=_("New note"),
        help_text=_("No institution, team member or resident ever reads it."),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix="note", **kwargs)


class AnswerForm(forms.Form):
    """What came of a remark on the agreed words."""

    text = forms.CharField(
        label=_("What came of it"),
        help_text=_("“We have added it”, or why the words stay as they are."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


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
    "return": ReturnForm,
    "archive": ReasonForm,
    "accept": AcceptForm,
    "restore": RestoreForm,
}
