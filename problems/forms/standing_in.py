"""Whose word a coordinator takes down."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import Partner

from ..models import Diagnosis


class StandInForm(forms.Form):
    """The institution, and how it told the office."""

    partner = forms.ModelChoiceField(
        label=_("Institution"),
        queryset=Partner.objects.none(),
        to_field_name="slug",
        empty_label=_("Choose…"),
        error_messages={"required": _("Choose an institution.")},
    )
    told_by = forms.ChoiceField(
        label=_("How it told the office"),
        choices=Diagnosis.ToldBy.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say how it told the office.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = Partner.objects.active().order_by("name")
