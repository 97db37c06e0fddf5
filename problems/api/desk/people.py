"""Where the person who asks works, and who else works there."""

from partners.models import Partner
from partners.predicates import roles_of
from partners.querysets import people_at


def own_partners(user):
    """The institutions this person may write for."""
    return list(Partner.objects.active().of(user).order_by("name"))


def colleagues_of(user):
    """Return the people who work where this person works, oneself among them."""
    return people_at(*roles_of(user))
