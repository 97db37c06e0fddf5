"""Where the person who asks works, and who else works there."""

from kooperacja.accounts.models import User
from partners.models import Partner
from partners.predicates import roles_of


def own_partners(user):
    """The institutions this person may write for."""
    return list(Partner.objects.active().of(user).order_by("name"))


def colleagues_of(user):
    """Return the people who work where this person works, oneself among them."""
    return (
        User.objects.filter(
            is_active=True,
            memberships__partner__in=list(roles_of(user)),
            memberships__ended_at__isnull=True,
        )
        .distinct()
        .order_by("full_name", "pk")
    )
