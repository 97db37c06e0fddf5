"""What a browser sends every few seconds while one types, and what is kept of it."""

import re

from django import forms
from django.http import QueryDict

from .evidence import EvidenceForm
from .steps import FORMS, LABELS

#: Answers to the questions of a category, by their codes.
ASKED = re.compile(r"asked-[\w-]{1,60}\Z")
#: Names that come with the form and are no field of a step.
COUNTS = {"TOTAL_FORMS", "INITIAL_FORMS"}
BESIDE = {"problem", "looked"}
ROWS = re.compile(r"evidence-(?:(?P<sum>[A-Z]+_FORMS)|\d{1,2}-(?P<field>\w+))\Z")
MOST_VERSIONS = 2**31 - 1
#: Milliseconds since 1970 fit, and numbers of JavaScript go no further.
MOST_TURNS = 2**53


class TypedForm(forms.Form):
    """Where what is typed belongs: which form, which step, which window.

    The names begin with ``unsaved-``, so that none of them is a field of the form.
    """

    prefix = "unsaved"

    ref = forms.CharField(max_length=22, required=False)
    step = forms.ChoiceField(choices=[(str(number), number) for number in LABELS])
    seen = forms.IntegerField(min_value=0, max_value=MOST_VERSIONS)
    window = forms.RegexField(r"\A[a-z0-9]{8,40}\Z")
    turn = forms.IntegerField(min_value=0, max_value=MOST_TURNS)


class BaseForm(forms.Form):
    """What the form itself says of where it began; unreadable counts as nothing."""

    form_key = forms.CharField(max_length=32, required=False, strip=False)
    version = forms.IntegerField(min_value=1, max_value=MOST_VERSIONS, required=False)


def typed_fields(data: QueryDict) -> dict[str, list[str]]:
    """Return what was typed, by the names the steps of the form know; nothing else.

    Never a token, a password or a file. A NUL cannot be typed and cannot be stored.
    """
    known = {name for form in FORMS.values() for name in form.base_fields} | BESIDE
    return {
        name: [value.replace("\x00", "") for value in values]
        for name, values in data.lists()
        if name in known or is_of_row(name) or ASKED.match(name)
    }


def is_of_row(name: str) -> bool:
    """Whether a name is a field of a row of sources, or counts the rows."""
    found = ROWS.match(name)
    return bool(found) and (
        found["sum"] in COUNTS or found["field"] in EvidenceForm.base_fields
    )


def as_sent(fields: dict[str, list[str]]) -> QueryDict:
    """Return kept fields as a browser would send them."""
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, values)
    return data
