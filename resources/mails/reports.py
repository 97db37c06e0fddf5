"""What people are told when a visitor says that something is wrong.

Never what the visitor wrote: a letter lies open in a mailbox and is kept for years, the
report is erased after three months.
"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kooperacja.notices.registry import register
from kooperacja.notices.services import forget, notify
from partners.querysets import people_at
from partners.telling import coordinators, for_coordinators

from ..models import Resource
from .naming import RESOURCE, for_keepers

PLACES = {"resource": RESOURCE}
TEXT = _(
    "A visitor of the portal says that something is wrong with what it says of "
    "“%(resource)s”. Please look at it and correct what has to be corrected."
)

register(
    for_keepers(
        name="resource.reported",
        label=_("A visitor says that something is wrong with your resource"),
        subject=_("Something is wrong? %(resource)s"),
        text=TEXT,
        button=_("Read it"),
        placeholders=PLACES,
    ),
    for_coordinators(
        name="resource.reported_to_city",
        label=_("A visitor says that something is wrong with a resource"),
        subject=_("Something is wrong? %(resource)s"),
        text=TEXT,
        button=_("Read it"),
        placeholders=PLACES,
    ),
)
KINDS = ("resource.reported", "resource.reported_to_city")


def tell_reported(resource: Resource) -> None:
    """Tell the people of the provider, and the coordinators, that there is a report."""
    partner = resource.provider.partner if resource.provider else None
    own = people_at(partner) if partner else ()
    told = {person.pk for person in own}
    others = [person for person in coordinators() if person.pk not in told]
    for kind, recipients in zip(KINDS, (own, others), strict=True):
        notify(
            kind=kind,
            recipients=recipients,
            values={"resource": resource.name},
            path=reverse("care:reports"),
            key=resource.ref,
            about=[resource, *([partner] if partner else [])],
        )


def forget_reported(resource: Resource) -> None:
    """Take back what was told: nothing of this resource waits any more."""
    for kind in KINDS:
        forget(resource, kind=kind)
