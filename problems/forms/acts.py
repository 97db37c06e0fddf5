"""Small forms: an opinion of the team, a word with a step."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Agreement


class OpinionForm(forms.Form):
    """A team member agrees with a submitted diagnosis or remarks on it."""

    stand = forms.ChoiceField(
        label=_("Your opinion"),
        choices=[
            (Agreement.Stand.AGREE, _("I agree with this diagnosis")),
            (Agreement.Stand.REMARK, _("I have a remark")),
        ],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Remark"),
        help_text=_(
            "What does your institution see differently? The authors will read it."
        ),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class NoteForm(forms.Form):
    """A word that goes with a step into the history."""

    note = forms.CharField(
        label=_("A word to the coordinator"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
