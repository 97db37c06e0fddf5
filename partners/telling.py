"""Whom notices of all rooms go to, and what they begin alike with."""

from functools import partial

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts import groups
from kooperacja.accounts.models import User
from kooperacja.notices.registry import NoticeKind, Place

PARTNER = Place(_("name of the institution"), _("Bridge Foundation"))

#: A kind of notice that goes to the coordinators and ends with their role.
for_coordinators = partial(
    NoticeKind,
    role=groups.COORDINATORS,
    why=_("You get this because you coordinate the partnership."),
)


def coordinators() -> QuerySet[User]:
    """Return who decides about what institutions hand over."""
    return User.objects.filter(
        is_active=True, groups__name=groups.COORDINATORS
    ).order_by("pk")
