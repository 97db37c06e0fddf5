"""What people are told of the steps a resource takes. No address ever travels."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.accounts.predicates import is_coordinator
from kooperacja.base.workflow import Transition
from kooperacja.notices.registry import NoticeKind, Place, register
from kooperacja.notices.services import forget, notify
from kooperacja.notices.wording import quote
from partners.querysets import people_at
from partners.telling import PARTNER, coordinators, for_coordinators

from ..models import Resource
from .naming import RESOURCE, for_keepers

REASON = Place(_("the reason given"), _("Please say who can come."))

register(
    for_coordinators(
        name="resource.submitted",
        label=_("A resource waits for a decision"),
        subject=_("Waits for a decision: %(resource)s"),
        text=_(
            "%(provider)s has described “%(resource)s” and asks to have it shown to "
            "residents."
        ),
        button=_("Read it"),
        placeholders={"resource": RESOURCE, "provider": PARTNER},
    ),
    for_keepers(
        name="resource.returned",
        label=_("A resource came back for correction"),
        urgent=True,
        subject=_("Please mend: %(resource)s"),
        text=_(
            "The coordinator has read what your institution says of “%(resource)s” "
            "and asks for a correction. The reason given:\n\n%(reason)s\n\n"
            "Mend it and submit it again."
        ),
        button=_("Mend it"),
        placeholders={"resource": RESOURCE, "reason": REASON},
    ),
    for_keepers(
        name="resource.published",
        label=_("A resource was published"),
        subject=_("Published: %(resource)s"),
        text=_(
            "Residents can find “%(resource)s” from now on. Keep it true: what your "
            "institution changes on the desk is shown at once."
        ),
        button=_("See it"),
        placeholders={"resource": RESOURCE},
    ),
    NoticeKind(
        name="resource.withdrawn",
        label=_("A resource was taken off the map"),
        why=_("You get this because you keep this help true, or decide what is shown."),
        subject=_("Taken off the map: %(resource)s"),
        text=_(
            "“%(resource)s” is not shown to residents any more. The reason given:\n\n"
            "%(reason)s"
        ),
        button=_("See it"),
        placeholders={"resource": RESOURCE, "reason": REASON},
    ),
)

#: Steps nobody has to be told of: it is the own act of whoever would be told.
QUIET = frozenset({"take_back", "merge"})


def announce(
    *, step: Transition, resource: Resource, actor: User | None, note: str
) -> None:
    """Tell the other side of a step that it was taken; never tell the actor.

    Called in the transaction of the step. A notice names the resource, its provider
    and the reason that was given.
    """
    if step.name == "take_back":
        # There is nothing to decide any more, so nothing may say that there is.
        forget(resource, kind="resource.submitted")
    if step.name in QUIET:
        return
    provider = resource.provider
    to_coordinators = step.name == "submit" or (
        step.name == "close" and not is_coordinator(actor)
    )
    door = "resources_review:resource" if to_coordinators else "resources_desk:detail"
    notify(
        kind=f"resource.{step.outcome}",
        recipients=coordinators() if to_coordinators else _keepers(resource),
        values={
            "resource": resource.name,
            "provider": provider.name if provider else "",
            "reason": quote(note),
        },
        path=reverse(door, args=[resource.ref]),
        key=resource.ref,
        about=[row for row in (resource, provider) if row is not None],
        actor=actor,
    )


def _keepers(resource: Resource):
    """Who works where the resource is given; nobody where that is no partner."""
    provider = resource.provider
    if provider is None or provider.partner is None:
        return []
    return people_at(provider.partner)
