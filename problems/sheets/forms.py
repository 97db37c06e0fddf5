"""Forms of an import: the file, and which heading holds what."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import Partner

from ..models import ColumnMapping
from .columns import COLUMNS, guess
from .tables import MOST_BYTES, Table

MAP = "column-"


class ImportFileForm(forms.Form):
    """The file, and for which institution where there are several."""

    partner = forms.ModelChoiceField(
        label=_("Institution"), queryset=Partner.objects.none(), to_field_name="slug"
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV or XLSX, at most 900 kB and 1000 rows. The first row holds the "
            "headings."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.xlsx"}),
        error_messages={"required": _("Choose a file.")},
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        partners = Partner.objects.active().of(user).order_by("name")
        self.fields["partner"].queryset = partners
        self.fields["partner"].initial = partners.first() and partners.first().slug
        self.fields["partner"].empty_label = None
        if len(partners) == 1:
            self.fields["partner"].widget = forms.HiddenInput()

    def clean_file(self):
        """Refuse a file that is too large before it is read."""
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise forms.ValidationError(
                _("This file is larger than 900 kB. Divide it into several.")
            )
        return upload


class MappingForm(forms.Form):
    """Which heading of the file holds which of our columns."""

    def __init__(self, data=None, *, table: Table, partner: Partner, **kwargs):
        remembered = ColumnMapping.objects.filter(
            partner=partner, headings_hash=table.hash
        ).first()
        known = remembered.columns if remembered else guess(table.headings)
        super().__init__(data, initial={f"{MAP}{n}": h for n, h in known.items()})
        choices = [("", _("(not in this file)")), *((h, h) for h in table.headings)]
        for column in COLUMNS:
            self.fields[f"{MAP}{column.name}"] = forms.ChoiceField(
                label=column.heading, choices=choices, required=False
            )

    @property
    def columns(self) -> dict[str, str]:
        """Which heading holds which column: as chosen, else as known or guessed."""
        values = self.cleaned_data if self.is_bound else self.initial
        return {
            name.removeprefix(MAP): heading
            for name, heading in values.items()
            if heading
        }
