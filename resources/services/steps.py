"""The steps a resource takes from a desk to the directory and off it."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, NotPermitted
from kooperacja.base.workflow import Transition, TransitionNotAllowed
from kooperacja.unsaved.services import forget_record

from ..mails.steps import announce
from ..models import Resource
from ..workflow import WORKFLOW, Status
from .completeness import require_complete
from .shelving import refresh_shelf


def submit_resource(*, actor: User, resource: Resource, note: str = "") -> Resource:
    """Hand a complete resource to the coordinator.

    :raises ResourceIncomplete: says what is missing.
    """
    return take_step("submit", actor=actor, resource=resource, note=note)


def take_back_resource(*, actor: User, resource: Resource, note: str = "") -> Resource:
    """Take a submitted resource back to the desk, to mend it."""
    return take_step("take_back", actor=actor, resource=resource, note=note)


def return_resource(*, actor: User, resource: Resource, note: str) -> Resource:
    """Send a submitted resource back and say what to mend.

    :raises NoteRequired: without a reason.
    """
    return take_step("return", actor=actor, resource=resource, note=note)


def publish_resource(*, actor: User, resource: Resource, note: str = "") -> Resource:
    """Show a resource to everybody; one that was closed has its address again."""
    return take_step("publish", actor=actor, resource=resource, note=note)


def withdraw_resource(*, actor: User, resource: Resource, note: str) -> Resource:
    """Close a resource: off the shelf; its address answers "gone" from now on.

    :raises NoteRequired: without a reason.
    """
    return take_step("close", actor=actor, resource=resource, note=note)


@transaction.atomic
def take_step(
    name: str, *, actor: User, resource: Resource, note: str = ""
) -> Resource:
    """Take a step that a person decides: see `resources.workflow`.

    :raises NotPermitted: the person may not.
    :raises TransitionNotAllowed: there is no such step from the present state, or it
        follows from another act.
    :raises NoteRequired: a reason is missing.
    :raises ResourceIncomplete: it cannot be handed over yet.
    """
    resource = locked(resource)
    step = WORKFLOW.check(name, resource, actor, note)
    if step.automatic:
        raise TransitionNotAllowed
    if step.needs_complete:
        require_complete(resource)
    return finish(step, actor=actor, resource=resource, note=note)


@transaction.atomic
def discard_resource(*, actor: User, resource: Resource) -> None:
    """Throw away a draft that has never been shown.

    :raises NotPermitted: not of its provider's institution, nor a coordinator.
    :raises TransitionNotAllowed: it is no draft any more, was public once, or others
        were merged into it.
    """
    resource = locked(resource)
    if not actor.has_perm("resources.write_resource", resource):
        raise NotPermitted
    if not is_discardable(resource):
        raise TransitionNotAllowed
    record(actor=actor, verb="resource.discarded", target=resource)
    forget_record(record=resource)
    resource.delete()


def is_discardable(resource: Resource) -> bool:
    """Whether nothing would be missed: never shown, and nothing was merged into it."""
    return (
        resource.status == Status.DRAFT
        and not resource.public_id
        and not resource.merged.exists()
    )


class ResourceGone(DomainError):
    """Somebody threw the draft away between reading it and this step."""

    message = _("Somebody has thrown this resource away in the meantime.")
    code = "gone"


def locked(resource: Resource) -> Resource:
    """Return the stored row, kept for this transaction.

    :raises ResourceGone: it is not there any more.
    """
    stored = (
        Resource.objects.select_for_update(of=("self",))
        .select_related("provider__partner", "assured_for", "merged_into")
        .filter(pk=resource.pk)
        .first()
    )
    if stored is None:
        raise ResourceGone
    return stored


def finish(step: Transition, *, actor: User, resource: Resource, note: str) -> Resource:
    """Write the state, the log and the shelf, and tell those whom it concerns."""
    before, resource.status = resource.status, step.target
    resource.status_note = note.strip()
    resource.version += 1
    resource.save()
    record(
        actor=actor,
        verb=f"resource.{step.outcome}",
        target=resource,
        changes={"status": [before, step.target]},
        note=note,
    )
    refresh_shelf(resource)
    announce(step=step, resource=resource, actor=actor, note=note)
    return resource
