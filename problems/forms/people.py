"""Who carries on what a colleague has begun."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from partners.querysets import people_at


class HeirForm(forms.Form):
    """A colleague of the same institution; ``needed`` when something was begun.

    Without a question where nothing was begun, or where there is no colleague.
    """

    heir = forms.ModelChoiceField(
        label=_("Who carries it on"),
        queryset=User.objects.none(),
        to_field_name="ref",
        empty_label=_("Choose…"),
        error_messages={
            "required": _("Choose who carries on what this person has begun."),
            "invalid_choice": _("Choose somebody who works at this institution now."),
        },
    )

    def __init__(self, *args, partner, leaver, needed, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.fields["heir"].queryset = people_at(partner).exclude(pk=leaver.pk)
        self.has_heirs = needed and self.fields["heir"].queryset.exists()
        if not self.has_heirs:
            del self.fields["heir"]
