"""The form of a link: what a resource does about a problem, and who says so."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import Partner

from ..choices import LinkKind


class LinkForm(forms.Form):
    """Kind, institution where there are several, and a note for the institutions."""

    kind = forms.ChoiceField(
        label=_("What does it do about the problem?"),
        choices=LinkKind.choices,
        widget=forms.RadioSelect,
        initial=LinkKind.ANSWERS,
    )
    partner = forms.ModelChoiceField(
        label=_("In the name of"),
        queryset=Partner.objects.none(),
        to_field_name="slug",
        empty_label=None,
    )
    note = forms.CharField(
        label=_("Note for the institutions"),
        required=False,
        max_length=300,
        help_text=_("Residents do not see it. For example: only in winter."),
        widget=forms.TextInput,
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        partners = Partner.objects.active().of(user).order_by("name", "pk")
        field = self.fields["partner"]
        field.queryset = partners
        field.initial = partners.first() and partners.first().slug
        if not partners:
            del self.fields["partner"]  # a coordinator speaks for the city
        elif len(partners) == 1:
            field.widget = forms.HiddenInput()
