"""Showing a resource, taking it off, making sure that it is true."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted
from kooperacja.base.workflow import NoteRequired

from ..models import Resource
from .shelving import refresh_shelf


class ResourceAlreadySo(DomainError):
    """The resource is in that state already."""

    message = _("Nothing to do: this resource is in that state already.")
    code = "already_so"


@transaction.atomic
def publish_resource(*, actor: User, resource: Resource) -> Resource:
    """Show a resource to everybody.

    :raises NotPermitted: not a coordinator.
    :raises ResourceAlreadySo: it is on the shelf.
    """
    resource = locked(resource)
    if not actor.has_perm("resources.publish_resource", resource):
        raise NotPermitted
    if resource.status == Resource.Status.PUBLISHED:
        raise ResourceAlreadySo
    return _move(actor, resource, Resource.Status.PUBLISHED, "published")


@transaction.atomic
def withdraw_resource(*, actor: User, resource: Resource, note: str) -> Resource:
    """Take a resource off the shelf; its address answers "gone" from now on.

    :raises NoteRequired: without a reason.
    :raises ResourceAlreadySo: it is not on the shelf.
    """
    resource = locked(resource)
    if not actor.has_perm("resources.publish_resource", resource):
        raise NotPermitted
    if not note.strip():
        raise NoteRequired(field="note")
    if resource.status != Resource.Status.PUBLISHED:
        raise ResourceAlreadySo
    return _move(actor, resource, Resource.Status.CLOSED, "withdrawn", note)


@transaction.atomic
def assure_resource(*, actor: User, resource: Resource, day: date) -> Resource:
    """Write down that somebody asked and it is all true on this day.

    :raises InvalidInput: the day has not come yet, or is older than the last one.
    """
    resource = locked(resource)
    if not actor.has_perm("resources.change_resource", resource):
        raise NotPermitted
    if day > timezone.localdate():
        raise InvalidInput(_("This day has not come yet."), field="assured_date")
    if resource.assured_date and day < resource.assured_date:
        raise InvalidInput(
            _("Somebody made sure of it later than that."), field="assured_date"
        )
    before = resource.assured_date
    resource.assured_date, resource.to_check = day, False
    resource.version += 1
    resource.save()
    record(
        actor=actor,
        verb="resource.assured",
        target=resource,
        changes={
            "assured_date": [before.isoformat() if before else None, day.isoformat()]
        },
    )
    refresh_shelf(resource)
    return resource


def locked(resource: Resource) -> Resource:
    """Return the stored row, kept for this transaction."""
    return (
        Resource.objects.select_for_update(of=("self",))
        .select_related("provider__partner", "assured_for", "merged_into")
        .get(pk=resource.pk)
    )


def _move(
    actor: User, resource: Resource, status: str, outcome: str, note: str = ""
) -> Resource:
    before = resource.status
    resource.status = status
    resource.version += 1
    resource.save()
    record(
        actor=actor,
        verb=f"resource.{outcome}",
        target=resource,
        changes={"status": [before, status]},
        note=note,
    )
    refresh_shelf(resource)
    return resource
