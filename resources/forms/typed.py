"""Which fields of a request are what somebody typed into the form of a resource."""

import re

from django.http import QueryDict

from kooperacja.unsaved.kinds import Fields, without_nul

from .acts import NumbersForm
from .resource import ResourceForm
from .site import SECRET

KNOWN = {*ResourceForm.base_fields, *NumbersForm.base_fields}
OF_ROWS = re.compile(r"(week|exceptions|closures|contacts|sites)-[\w-]{1,60}\Z")
OF_PLACE = re.compile(r"(?P<place>sites-\d{1,3})-(?P<field>\w+)\Z")


def typed_fields(data: QueryDict) -> Fields:
    """Return what was typed, by the names of the form; never a token or a password.

    A NUL cannot be typed and cannot be stored.
    """
    return {
        name: without_nul(values)
        for name, values in data.lists()
        if name in KNOWN or OF_ROWS.match(name)
    }


def without_secrets(typed: Fields, confidential: set[str]) -> Fields:
    """Return what was typed without all that leads to a confidential place.

    That is one that is ticked so, or that is stored so, whatever is ticked now:
    ``confidential`` are the refs of those. Where an address is only looked for, the
    question is left out of every place.
    """
    return {
        name: texts
        for name, texts in typed.items()
        if not _is_secret(name, typed, confidential)
    }


def _is_secret(name: str, typed: Fields, confidential: set[str]) -> bool:
    found = OF_PLACE.match(name)
    if not found or found["field"] not in SECRET:
        return False
    place = found["place"]
    return (
        found["field"] == "find"
        or any(typed.get(f"{place}-is_confidential", ()))
        or not confidential.isdisjoint(typed.get(f"{place}-ref", ()))
    )
