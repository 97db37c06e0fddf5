"""Facts about a person and a partner."""

import rules

from kooperacja.accounts.predicates import is_known

from .models import Membership


def roles_of(user) -> dict[int, str]:
    """Return partner id → role for a known person, asked once per request."""
    if not is_known(user):
        return {}
    if not hasattr(user, "_partner_roles"):
        user._partner_roles = dict(
            user.memberships.filter(
                ended_at__isnull=True, partner__is_active=True
            ).values_list("partner_id", "role")
        )
    return user._partner_roles


@rules.predicate
def works_somewhere(user, _obj=None) -> bool:
    """Works at an active partner, whichever."""
    return bool(roles_of(user))


@rules.predicate
def is_member_of_partner(user, partner) -> bool:
    """Works at this partner, in any role."""
    return partner is not None and partner.pk in roles_of(user)


@rules.predicate
def is_manager_of_partner(user, partner) -> bool:
    """Manages this partner's people and profile."""
    return partner is not None and roles_of(user).get(partner.pk) == (
        Membership.Role.MANAGER
    )


@rules.predicate
def is_active_partner(_user, partner) -> bool:
    """The institution works with us now."""
    return partner is not None and partner.is_active
