"""What the four small forms of a diagnosis share."""

from django import forms

from kooperacja.base.refusing import show_refusal

from ..models import Diagnosis
from ..services import DiagnosisContent, ProblemContent


class StepForm(forms.Form):
    """One step of entering a diagnosis; it knows only the fields of its step.

    :param user: whose institutions can be chosen.
    :param diagnosis: the stored row, None while nothing is stored.
    :param problem: the problem that is joined; its own data are then not asked for.
    """

    version = forms.IntegerField(
        min_value=1, max_value=2**31 - 1, required=False, widget=forms.HiddenInput
    )

    def __init__(self, data=None, *, user, diagnosis=None, problem=None, **kwargs):
        super().__init__(data, use_required_attribute=False, **kwargs)
        self.user = user
        self.diagnosis: Diagnosis | None = diagnosis
        self.problem = problem
        self.fields["version"].required = diagnosis is not None

    def add_refusal(self, error):
        """Show a refusal of a service at its field, or on top of the form."""
        show_refusal(self, error)

    def said(self, stored: DiagnosisContent) -> DiagnosisContent:
        """Return what is stored with what this step says. Only when valid."""
        return stored

    def problem_content(self) -> ProblemContent | None:
        """Return what and where; None where this step does not ask for it."""
        return None


def long_text(label, help_text, rows, limit, field=forms.CharField):
    """Return a field for a few sentences, not needed to save."""
    return field(
        label=label,
        help_text=help_text,
        required=False,
        max_length=limit,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class SourcesForm(StepForm):
    """What it rests on: the rows of sources are a formset of their own."""
