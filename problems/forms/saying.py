"""The second step: what the institution says of the problem."""

from dataclasses import replace

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacja.categories.choices import Trend
from kooperacja.categories.models import Question

from ..answers import MOST_COUNTED, MOST_LETTERS, YES_NO, questions_of
from ..models import Diagnosis
from ..services import DiagnosisContent
from .base import StepForm, long_text
from .fields import Choice, LongText, Number, severity_choices

#: Fields of the questions of the category: "asked-" and the code of the question.
ASKED = "asked-"
TEXTS = ("causes", "effects", "proposals", "text_public", "text_internal")


class SayingForm(StepForm):
    """Severity, trend and texts. Few fields are needed to save, more to submit."""

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
    text_public = long_text(
        gettext_lazy("Text for residents"),
        gettext_lazy(
            "A few plain sentences that everybody will read. No names, addresses or "
            "telephone numbers of people."
        ),
        7,
        3000,
        LongText,
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
    causes = long_text(gettext_lazy("Causes"), gettext_lazy("Why is it so?"), 4, 3000)
    effects = long_text(
        gettext_lazy("Effects"),
        gettext_lazy("What comes of it, and for whom?"),
        4,
        3000,
    )
    proposals = long_text(
        gettext_lazy("What should be done"),
        gettext_lazy("What would help, and who could do it?"),
        4,
        3000,
    )
    text_internal = long_text(
        gettext_lazy("Text for the partners"),
        gettext_lazy("What only your institution, the team and the coordinator read."),
        5,
        5000,
    )

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        category = self.diagnosis.problem.category if self.diagnosis else None
        for question in questions_of(category):
            self.fields[ASKED + question.code] = field_of(question)

    def clean(self):
        data = super().clean()
        if data.get("scale_count") is not None and not data.get("scale_unit"):
            self.add_error("scale_unit", _("Say what you counted."))
        return data

    def said(self, stored: DiagnosisContent) -> DiagnosisContent:
        data = self.cleaned_data
        counted = data["scale_count"] is not None
        return replace(
            stored,
            severity=data["severity"],
            trend=data["trend"],
            scale_count=data["scale_count"],
            scale_unit=data["scale_unit"] if counted else "",
            answers=self._answers(),
            **{name: data[name] for name in TEXTS},
        )

    def _answers(self) -> dict[str, str | int]:
        return {
            name.removeprefix(ASKED): answer
            for name, answer in self.cleaned_data.items()
            if name.startswith(ASKED) and answer not in (None, "")
        }


def field_of(question: Question) -> forms.Field:
    """Return the field of a question; it is never needed."""
    shared = {"label": question.text, "required": False}
    if question.kind == Question.Kind.NUMBER:
        return forms.IntegerField(min_value=0, max_value=MOST_COUNTED, **shared)
    if question.kind == Question.Kind.YES_NO:
        choices = [("", gettext_lazy("not known")), *YES_NO]
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **shared)
    return forms.CharField(max_length=MOST_LETTERS, **shared)
