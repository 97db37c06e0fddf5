"""What a diagnosis rests on: rows of sources."""

from functools import cached_property

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from kooperacja.categories.choices import EvidenceKind, Reliability
from kooperacja.files.cleaning.limits import MEGA
from kooperacja.files.kinds import ACCEPT
from kooperacja.files.models import StoredFile

from ..services import EvidenceContent
from .evidence_files import file_of, token_of
from .fields import Choice, LongText

PREFIX = "evidence"
FEWEST_ROWS = 1
MOST_ROWS = 10
EMPTY = [("", _("Choose…"))]


class EvidenceForm(forms.Form):
    """One source. A row with nothing in it is no source, so no field is required."""

    description = LongText(
        label=_("What it is"),
        help_text=_("For example: number of families on benefits, register for 2025."),
        max_length=300,
    )
    kind = Choice(label=_("Kind of source"), choices=EMPTY + EvidenceKind.choices)
    reliability = Choice(label=_("Reliability"), choices=EMPTY + Reliability.choices)
    reference_date = forms.DateField(
        label=_("As of"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={"invalid": _("Write the day as 2026-11-16 or 16.11.2026.")},
    )
    link = forms.URLField(
        label=_("Web address"),
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"inputmode": "url"}),
    )
    quote = forms.CharField(
        label=_("Word for word from the source"),
        help_text=_("For the partners only; the public never sees it."),
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    # A file that came before: a browser never sends it again.
    kept = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    without_file = forms.BooleanField(
        label=_("Take this file off the source"), required=False
    )

    def __init__(self, *args, user=None, refusal="", **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.refusal = refusal

    @cached_property
    def stored(self) -> StoredFile | None:
        """The file this source has, as far as the form says."""
        if not self.is_bound:
            return self.initial.get("stored_file")
        token = self["kept"].value()
        return file_of(token, self.user) if token else None

    @property
    def file_errors(self) -> list[str]:
        """Why there is no file; also while nothing else is judged yet."""
        return list(self.errors.get("file", [])) or [self.refusal] * bool(self.refusal)

    @property
    def limit(self) -> int:
        """How many MB a file may have."""
        return settings.FILES_MOST_BYTES // MEGA

    def clean(self):
        data = super().clean()
        self._settle_file(data)
        if self.errors or not any(data.values()):
            return data
        for name in ("description", "kind", "reliability"):
            if not data.get(name):
                self.add_error(name, _("A source needs this too."))
        return data

    def clean_link(self):
        link = self.cleaned_data["link"]
        if link and not link.lower().startswith(("http://", "https://")):
            raise ValidationError(
                _("The address of a page begins with http:// or https://.")
            )
        return link

    def _settle_file(self, data):
        """Make ``file`` the stored one; what led to it is no part of a source."""
        token, without = data.pop("kept", ""), data.pop("without_file", False)
        data["file"] = None if without else self.stored
        if self.refusal:
            self.add_error("file", self.refusal)
        elif token and not without and self.stored is None:
            self.add_error(
                "file", _("This file is not here any more. Choose it again.")
            )

    def content(self) -> EvidenceContent | None:
        """Return the source, None for an empty row. Only after ``is_valid()``."""
        data = self.cleaned_data
        return EvidenceContent(**data) if any(data.values()) else None


class BaseEvidenceFormSet(forms.BaseFormSet):
    """The rows together; every row is judged by what it holds.

    ``user`` is whose files these are, ``refusals`` says row → why its file was refused.
    """

    def __init__(self, *args, user, refusals=None, **kwargs):
        self.user, self.refusals = user, refusals or {}
        super().__init__(*args, **kwargs)

    def get_form_kwargs(self, index):
        refusal = self.refusals.get(index, "")
        return {**super().get_form_kwargs(index), "user": self.user, "refusal": refusal}

    def _construct_form(self, i, **kwargs):
        # Django skips unchanged rows unread; ours are read to be stored again.
        kwargs["empty_permitted"] = False
        return super()._construct_form(i, use_required_attribute=False, **kwargs)

    def contents(self) -> list[EvidenceContent]:
        """Return the sources in their order. Only after ``is_valid()``."""
        return [content for form in self.forms if (content := form.content())]


EvidenceFormSet = forms.formset_factory(
    EvidenceForm,
    formset=BaseEvidenceFormSet,
    extra=0,
    max_num=MOST_ROWS,
    absolute_max=MOST_ROWS + 1,
    validate_max=True,
)
EvidenceFormSet.default_error_messages = {
    **EvidenceFormSet.default_error_messages,
    "too_many_forms": ngettext_lazy(
        "At most %(num)d source can be named.",
        "At most %(num)d sources can be named.",
        "num",
    ),
}


def evidence_formset(data=None, stored=(), *, user, refusals=None):
    """Return the rows: those sent, or the stored ones and an empty one.

    ``user`` sees and sends the files; ``refusals`` come from `take_files`.
    """
    rows = [
        {
            "description": item.description,
            "kind": item.kind,
            "reliability": item.reliability,
            "reference_date": item.reference_date,
            "link": item.link,
            "quote": item.quote,
            "kept": token_of(item.file, user) if item.file else "",
            "stored_file": item.file,
        }
        for item in stored
    ]
    empty = max(FEWEST_ROWS - len(rows), 1 if len(rows) < MOST_ROWS else 0)
    return EvidenceFormSet(
        data,
        initial=rows + [{}] * empty,
        prefix=PREFIX,
        user=user,
        refusals=refusals,
    )
