"""Changing and ending what somebody does at an institution."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.accounts.tokens import revoke_all_tokens
from kooperacja.audit.log import record
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.notices.services import forget, notify

from ..models import Membership, Partner
from .refusals import LastManager, MembershipEnded

MANAGER = Membership.Role.MANAGER


@transaction.atomic
def change_role(*, actor: User, membership: Membership, role: str) -> Membership:
    """Give a person another role at the institution; the same one changes nothing.

    :raises NotPermitted: neither its manager nor a coordinator.
    :raises LastManager: nobody would be left to manage it.
    :raises MembershipEnded: the person has left.
    """
    membership = lock_membership(membership)
    if not actor.has_perm("partners.manage_partner", membership.partner):
        raise NotPermitted
    if role not in Membership.Role.values:
        raise InvalidInput(_("There is no such role."), field="role")
    if membership.role == role:
        return membership
    _require_another_manager(membership)
    before, membership.role = membership.role, role
    membership.save()
    record(
        actor=actor,
        verb="membership.role_changed",
        target=membership,
        changes={"role": [before, role]},
    )
    notify(
        kind="partner.role_changed",
        recipients=[membership.user],
        values={
            "person": str(actor),
            "partner": str(membership.partner),
            "role": membership.get_role_display(),
        },
        path=reverse("institution:profile"),
        about=[membership.partner],
        actor=actor,
    )
    return membership


@transaction.atomic
def end_membership(*, actor: User, membership: Membership) -> Membership:
    """End a person's work for an institution: by its manager, or by the person.

    It holds from the next request on. Called by `problems.services.remove_person`,
    which hands over what the person has begun.

    :raises NotPermitted: neither the person nor somebody who manages the institution.
    :raises LastManager: nobody would be left to manage it.
    :raises MembershipEnded: it has ended before.
    """
    membership = lock_membership(membership)
    is_own = membership.user_id == actor.pk
    if not is_own and not actor.has_perm("partners.manage_partner", membership.partner):
        raise NotPermitted
    _require_another_manager(membership)
    close(membership, actor=actor)
    verb = "membership.left" if is_own else "membership.revoked"
    record(actor=actor, verb=verb, target=membership)
    notify(
        kind="partner.access_ended",
        recipients=[membership.user],
        values={"person": str(actor), "partner": str(membership.partner)},
        actor=actor,
    )
    return membership


def lock_partner(partner: Partner) -> Partner:
    """Return the institution's row, held while its people change.

    ``no_key``: writing diagnoses goes on meanwhile.
    """
    return Partner.objects.select_for_update(no_key=True).get(pk=partner.pk)


def lock_membership(membership: Membership) -> Membership:
    """Return the active row, locked together with its institution.

    Whoever changes people of an institution holds its row, so that two managers never
    remove each other at once.

    :raises MembershipEnded: it has ended before.
    """
    lock_partner(membership.partner)
    membership = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("user", "partner")
        .get(pk=membership.pk)
    )
    if membership.ended_at is not None:
        raise MembershipEnded
    return membership


def close(membership: Membership, *, actor: User) -> None:
    """Write the end of a locked membership, and end what hangs on it.

    Keys of the API go as well: one may lie on a computer of the institution.
    """
    # The row may be younger than this clock's tick.
    membership.ended_at = max(timezone.now(), membership.created_at)
    membership.save()
    revoke_all_tokens(actor=actor, person=membership.user)
    forget(membership.partner, person=membership.user)


def _require_another_manager(membership: Membership) -> None:
    if membership.role != MANAGER:
        return
    others = membership.partner.memberships.active().managers()
    if not others.exclude(pk=membership.pk).exists():
        raise LastManager(field="role")
