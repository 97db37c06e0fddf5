"""Periods of diagnoses, as people read them."""

from django.utils.translation import gettext as _


def period_label(period: str) -> str:
    """Return a period in words: "2026", "first half of 2026", "third quarter of 2026".

    Anything else is returned as it is.
    """
    year, _dash, part = period.partition("-")
    words = {
        "H1": _("first half of %(year)s"),
        "H2": _("second half of %(year)s"),
        "Q1": _("first quarter of %(year)s"),
        "Q2": _("second quarter of %(year)s"),
        "Q3": _("third quarter of %(year)s"),
        "Q4": _("fourth quarter of %(year)s"),
    }
    return words[part] % {"year": year} if part in words else period
