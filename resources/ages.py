"""Whether something is for people of an age."""

from typing import Final

from django.db.models import Q

OLDEST: Final = 120
#: Target groups that are ages: the first and the last year of each.
AGE_GROUPS: Final = {
    "children_0_6": (0, 6),
    "children_7_14": (7, 14),
    "youth_15_24": (15, 24),
    "adults_25_59": (25, 59),
    "seniors_60_plus": (60, OLDEST),
    "seniors_80_plus": (80, OLDEST),
}


def fits_age(years: int) -> Q:
    """Return the condition that somebody of this age may use a public resource.

    The limits decide where there are any. Groups that are ages decide only where a
    resource names no other group: "older people and people with disabilities" is also
    for somebody young with a disability.
    """
    fitting = [slug for slug, (low, high) in AGE_GROUPS.items() if low <= years <= high]
    others = ~Q(target_groups__contained_by=list(AGE_GROUPS))
    return (
        (Q(minimum_age__isnull=True) | Q(minimum_age__lte=years))
        & (Q(maximum_age__isnull=True) | Q(maximum_age__gte=years))
        & (Q(target_groups=[]) | Q(target_groups__overlap=fitting) | others)
    )
