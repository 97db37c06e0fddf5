"""Which fields of a request are what somebody typed into the form of a diagnosis."""

import re

from django.http import QueryDict

from kooperacja.unsaved.kinds import Fields, without_nul

from .evidence import EvidenceForm
from .steps import FORMS

#: Answers to the questions of a category, by their codes.
ASKED = re.compile(r"asked-[\w-]{1,60}\Z")
#: Names that come with the form and are no field of a step.
COUNTS = {"TOTAL_FORMS", "INITIAL_FORMS"}
BESIDE = {"problem", "looked"}
ROWS = re.compile(r"evidence-(?:(?P<sum>[A-Z]+_FORMS)|\d{1,2}-(?P<field>\w+))\Z")


def typed_fields(data: QueryDict) -> Fields:
    """Return what was typed, by the names the steps of the form know; nothing else.

    Never a token, a password or a file. A NUL cannot be typed and cannot be stored.
    """
    known = {name for form in FORMS.values() for name in form.base_fields} | BESIDE
    return {
        name: without_nul(values)
        for name, values in data.lists()
        if name in known or is_of_row(name) or ASKED.match(name)
    }


def is_of_row(name: str) -> bool:
    """Whether a name is a field of a row of sources, or counts the rows."""
    found = ROWS.match(name)
    return bool(found) and (
        found["sum"] in COUNTS or found["field"] in EvidenceForm.base_fields
    )
