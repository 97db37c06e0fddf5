"""Forms about who else reads a diagnosis."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import PreviewLink


class OpenForm(forms.Form):
    """Open it to the partners, or keep it from them again."""

    is_open = forms.TypedChoiceField(
        choices=[("1", "1"), ("0", "0")], coerce=lambda value: value == "1"
    )


class PreviewLinkForm(forms.Form):
    """A new preview link."""

    for_whom = forms.CharField(
        label=_("For whom"),
        required=False,
        max_length=PreviewLink._meta.get_field("for_whom").max_length,
        help_text=_("A position, not a name: “director”."),
    )
    days = forms.IntegerField(
        label=_("For how many days"), min_value=1, max_value=30, initial=7
    )
