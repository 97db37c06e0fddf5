"""Small forms: an opinion of the team, a word with a step."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Agreement
from ..parts import PARTS, WHOLE

AGREED_TEXTS = [
    (WHOLE, _("All of it")),
    ("title", _("Title")),
    ("summary", _("Agreed summary")),
    ("conclusions", _("Conclusions")),
    ("recommendations", _("Recommended actions")),
]


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
    field = forms.ChoiceField(
        label=_("What the remark is about"),
        choices=[(WHOLE, _("The whole")), *PARTS.items()],
        required=False,
    )
    text = forms.CharField(
        label=_("Remark"),
        help_text=_(
            "What does your institution see differently? The authors will read it and "
            "can answer. You can add more remarks later."
        ),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class RemarkAnswerForm(forms.Form):
    """The institution's answer to one remark."""

    text = forms.CharField(
        label=_("Answer"),
        help_text=_("Once sent it stays: the other side reads it at once."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WordsRemarkForm(forms.Form):
    """A remark of the team on the agreed words of a problem."""

    field = forms.ChoiceField(
        label=_("What the remark is about"), choices=AGREED_TEXTS, required=False
    )
    text = forms.CharField(
        label=_("Remark"),
        help_text=_("Write the words you would put there, or what is missing."),
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
