"""Facts about a person that hold for the whole city."""

import rules

from . import groups


@rules.predicate
def is_known(user) -> bool:
    """A person who is logged in and not deactivated."""
    return bool(user and user.is_authenticated and user.is_active)


@rules.predicate
def is_coordinator(user) -> bool:
    """Runs rounds, decides on diagnoses, releases."""
    return is_known(user) and (
        user.is_superuser or groups.COORDINATORS in user.role_names
    )


@rules.predicate
def is_team_member(user) -> bool:
    """Sits in the diagnosis team: reads what is submitted, agrees or remarks."""
    return is_known(user) and (
        user.is_superuser or groups.DIAGNOSIS_TEAM in user.role_names
    )
