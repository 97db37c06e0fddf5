"""Numbers under which Polish registers know an institution: KRS, REGON, NIP.

Each ``…_problem`` returns a sentence, or "" where the number can be right. Spaces and
hyphens between the digits are read over; `plain_number` is the form to store. A right
number need not exist: only the registers know that.
"""

import re
from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SEPARATORS = re.compile(r"[\s\-\u2010-\u2015]")
KRS_LENGTH = 10
NIP_LENGTH = 10
REGON_LENGTHS = (9, 14)
#: Weights of the digits before the check digit. NIP: art. 5 of the act of 13 October
#: 1995 on registration and identification of taxpayers and its form NIP; REGON:
#: regulation of the Council of Ministers of 30 November 2015 (Dz.U. 2015 poz. 2009).
NIP_WEIGHTS = (6, 5, 7, 2, 3, 4, 5, 6, 7)
REGON_WEIGHTS = {
    9: (8, 9, 2, 3, 4, 5, 6, 7),
    14: (2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8),
}

WRONG_KRS = _("A KRS number has 10 digits, for example 0000030897.")
WRONG_NIP = _("A NIP has 10 digits, for example 526-10-40-828.")
WRONG_REGON = _("A REGON has 9 digits, or 14 for a local unit.")
WRONG_CHECK_DIGIT = _(
    "A digit is wrong: the last one does not agree with the others. Compare it with "
    "the document."
)


def plain_number(text: str) -> str:
    """Return a number without the spaces and hyphens people write into it."""
    return SEPARATORS.sub("", text)


def krs_problem(text: str) -> str | Promise:
    """Say what is wrong with a number of the National Court Register; "" for nothing.

    It has ten digits, its leading zeros belong to it, and no digit checks the others.
    """
    number = plain_number(text)
    if not number or _is_number(number, KRS_LENGTH):
        return ""
    return WRONG_KRS


def nip_problem(text: str) -> str | Promise:
    """Say what is wrong with a number of a taxpayer; "" for nothing.

    The last digit is the weighted sum of the others modulo 11; a sum that leaves 10
    belongs to no number.
    """
    number = plain_number(text)
    if not number:
        return ""
    if not _is_number(number, NIP_LENGTH):
        return WRONG_NIP
    return (
        ""
        if _remainder(number, NIP_WEIGHTS) == int(number[-1])
        else (WRONG_CHECK_DIGIT)
    )


def regon_problem(text: str) -> str | Promise:
    """Say what is wrong with a number of the business register; "" for nothing.

    Nine digits for an institution, fourteen for its local unit, whose first nine are
    the institution's own. A sum that leaves 10 modulo 11 is checked by a 0.
    """
    number = plain_number(text)
    if not number:
        return ""
    if not any(_is_number(number, length) for length in REGON_LENGTHS):
        return WRONG_REGON
    parts = {number[:9], number}
    return "" if all(map(_agrees_with_regon, parts)) else WRONG_CHECK_DIGIT


def _is_number(number: str, length: int) -> bool:
    """Whether it is this many ASCII digits and not zeros alone."""
    return bool(re.fullmatch(f"[0-9]{{{length}}}", number)) and bool(number.strip("0"))


def _agrees_with_regon(number: str) -> bool:
    return _remainder(number, REGON_WEIGHTS[len(number)]) % 10 == int(number[-1])


def _remainder(number: str, weights: Sequence[int]) -> int:
    return (
        sum(
            weight * int(digit)
            for weight, digit in zip(weights, number[:-1], strict=True)
        )
        % 11
    )
