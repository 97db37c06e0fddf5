"""What personal data are taken out, and why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Evidence


class RedactForm(forms.Form):
    """Words to be taken out everywhere, files to be erased, and the reason."""

    words = forms.CharField(
        label=_("Words to be taken out"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        help_text=_(
            "One name, number or phrase a line. They are stored nowhere; write every "
            "form in which they stand (Kowalska, Kowalskiej)."
        ),
    )
    files = forms.ModelMultipleChoiceField(
        label=_("Files to be erased"),
        required=False,
        queryset=Evidence.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Do not repeat the data here: the reason stays."),
        error_messages={"required": _("Say why, without repeating the data.")},
    )

    def __init__(self, *args, problem, user, **kwargs):
        super().__init__(*args, **kwargs)
        sources = Evidence.objects.filter(
            diagnosis__in=problem.diagnoses.visible_to(user),
            file__isnull=False,
            file__removed_at__isnull=True,
        ).select_related("diagnosis__problem", "file")
        if sources:
            self.fields["files"].queryset = sources
            self.fields["files"].label_from_instance = _name_of_file
        else:
            del self.fields["files"]

    def clean_words(self) -> list[str]:
        """Return the words, a line each."""
        return self.cleaned_data["words"].splitlines()


def _name_of_file(source: Evidence) -> str:
    return f"{source.file.original_name} ({source.description})"
