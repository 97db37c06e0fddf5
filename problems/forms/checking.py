"""The last step: reasons where something looks odd, and who finishes it."""

from dataclasses import replace

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from partners.querysets import people_at

from ..services import DiagnosisContent
from .base import StepForm, long_text


class PersonField(forms.ModelChoiceField):
    """A colleague, named as people name each other."""

    def label_from_instance(self, person):
        return person.full_name


class CheckForm(StepForm):
    """The last look before it goes to the coordinator."""

    lint_override = long_text(
        _("Why it is not personal data"),
        _("The coordinator reads it and decides."),
        2,
        1000,
    )
    warnings_reason = long_text(
        _("Why it is right nevertheless"),
        _("One sentence is enough; the coordinator and the team read it."),
        2,
        1000,
    )
    assigned_to = PersonField(
        label=_("Who finishes it"),
        help_text=_("That person sees it first among what waits on the desk."),
        queryset=User.objects.none(),
        to_field_name="ref",
        required=False,
        empty_label=_("nobody in particular"),
        error_messages={"invalid_choice": _("Choose somebody of your institution.")},
    )

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["assigned_to"].queryset = self._colleagues()

    def _colleagues(self) -> QuerySet[User]:
        if self.diagnosis is None:
            return User.objects.none()
        return people_at(self.diagnosis.partner)

    def said(self, stored: DiagnosisContent) -> DiagnosisContent:
        names = ("lint_override", "warnings_reason", "assigned_to")
        return replace(stored, **{name: self.cleaned_data[name] for name in names})
