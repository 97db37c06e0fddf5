"""Texts that institutions publish about themselves.

Their telephones, addresses and people in charge are public; what points at a private
person never is.
"""

from kooperacja.base.errors import InvalidInput

from .lint import Kind, lint
from .places import SensitivityClass

# Of addresses only a flat counts here: class 0 lets an office's own address through.
REFUSED = frozenset({Kind.PESEL, Kind.IBAN, Kind.BIRTH_DATE, Kind.ADDRESS})


class PersonalDataInText(InvalidInput):
    """A public text of an institution holds what belongs to a person."""

    code = "personal_data"


def require_impersonal(**texts: str) -> None:
    """Refuse texts that hold a PESEL, an account, a date of birth or a flat.

    :raises PersonalDataInText: says where and how to mend it.
    """
    for field, text in texts.items():
        if not text:
            continue
        for finding in lint(text, sensitivity=SensitivityClass.THING):
            if finding.kind in REFUSED:
                raise PersonalDataInText(finding.message, field=field)
