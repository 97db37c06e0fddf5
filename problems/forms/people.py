"""Who carries on what a colleague has begun."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User


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
        self.fields["heir"].queryset = (
            User.objects.filter(
                is_active=True,
                memberships__partner=partner,
                memberships__ended_at__isnull=True,
            )
            .exclude(pk=leaver.pk)
            .order_by("full_name", "pk")
        )
        self.has_heirs = needed and self.fields["heir"].queryset.exists()
        if not self.has_heirs:
            del self.fields["heir"]
