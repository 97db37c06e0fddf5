"""Which fields of a request are what somebody typed into the form of a resource."""

import re

from kooperacja.unsaved.kinds import Fields, without_nul

from .acts import NumbersForm
from .resource import ResourceForm

KNOWN = {*ResourceForm.base_fields, *NumbersForm.base_fields}
OF_ROWS = re.compile(r"(week|exceptions|closures|contacts|sites)-[\w-]{1,60}\Z")


def typed_fields(data) -> Fields:
    """Return what was typed, by the names of the form; never a token or a password.

    A NUL cannot be typed and cannot be stored.
    """
    return {
        name: without_nul(values)
        for name, values in data.lists()
        if name in KNOWN or OF_ROWS.match(name)
    }
