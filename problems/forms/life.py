"""Forms about the life of what is published: releases, closing, wholes, merging."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Problem
from ..periods import period_label
from ..public import CloseReason


def _reason(help_text) -> forms.CharField:
    return forms.CharField(
        label=_("Reason"),
        help_text=help_text,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class UndoReleaseForm(forms.Form):
    """Why a whole release comes off the map."""

    note = _reason(_("The institutions read it and the history keeps it."))


class CloseForm(forms.Form):
    """Why a problem does not stand any more."""

    reason = forms.ChoiceField(
        label=_("What residents read"),
        choices=CloseReason.choices,
        widget=forms.RadioSelect,
    )
    note = _reason(_("For the log: who has seen it, and when."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix="close", **kwargs)


class ReopenForm(forms.Form):
    """Why a closed problem stands again."""

    note = _reason(_("The institutions read it."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix="reopen", **kwargs)


class WholeForm(forms.Form):
    """Which wider problem this one is a part of."""

    whole = forms.ModelChoiceField(
        label=_("Part of"),
        queryset=Problem.objects.none(),
        to_field_name="ref",
        required=False,
        empty_label=_("of no other problem"),
    )

    def __init__(self, *args, wholes, **kwargs):
        super().__init__(*args, prefix="whole", **kwargs)
        self.fields["whole"].queryset = wholes


class MergeForm(forms.Form):
    """Why two problems are one, and which diagnosis stays where two would meet.

    ``collisions`` are those of `problems.services.collisions_between`; each becomes a
    field named after the diagnosis of the problem that stays.
    """

    note = _reason(_("The institutions of both problems read it."))

    def __init__(self, *args, collisions, **kwargs):
        super().__init__(*args, **kwargs)
        for item in collisions:
            self.fields[f"stays-{item.kept.ref}"] = forms.ChoiceField(
                label=_("%(partner)s, %(period)s: which one stays?")
                % {
                    "partner": item.kept.partner,
                    "period": period_label(item.kept.period),
                },
                choices=[
                    (row.ref, f"{row.problem.title} ({row.get_status_display()})")
                    for row in (item.kept, item.moved)
                ],
                initial=item.suggested,
                widget=forms.RadioSelect,
            )
        self.order_fields([*(name for name in self.fields if name != "note"), "note"])

    @property
    def arguments(self) -> dict:
        """What the service takes."""
        said = dict(self.cleaned_data)
        return {"note": said.pop("note"), "stays": [*said.values()]}
