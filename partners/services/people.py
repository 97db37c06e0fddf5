"""Who works at an institution."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.accounts.services import create_person, find_person
from kooperacja.audit.log import record
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.base.workflow import NoteRequired

from .. import mails
from ..models import Membership, Partner
from .memberships import close, lock_membership
from .refusals import MembershipExists, PartnerSuspended, PersonDeactivated


@transaction.atomic
def grant_membership(
    *, actor: User, user: User, partner: Partner, role: str
) -> Membership:
    """Let a person work for an institution.

    :raises NotPermitted: not a coordinator.
    :raises MembershipExists: the person has a role there; end it first.
    """
    if not actor.has_perm("partners.add_membership"):
        raise NotPermitted
    if role not in Membership.Role.values:
        raise InvalidInput(_("There is no such role."), field="role")
    if not partner.is_active:
        raise PartnerSuspended
    if not user.is_active:
        raise PersonDeactivated(field="user")
    try:
        with transaction.atomic():
            membership = Membership.objects.create(
                user=user, partner=partner, role=role
            )
    except IntegrityError as error:
        raise MembershipExists(field="user") from error
    record(
        actor=actor,
        verb="membership.granted",
        target=membership,
        changes={"role": [None, role]},
    )
    return membership


@transaction.atomic
def revoke_membership(*, actor: User, membership: Membership, note: str) -> Membership:
    """End a person's work for an institution, from the panel.

    It holds from the next request on: roles are asked of the database each time. What
    the person has begun stays with the institution, and its manager is shown it among
    what was left behind.

    :raises NoteRequired: without a reason.
    :raises MembershipEnded: it has ended before.
    """
    if not actor.has_perm("partners.change_membership"):
        raise NotPermitted
    if not note.strip():
        raise NoteRequired(field="note")
    membership = lock_membership(membership)
    close(membership, actor=actor)
    record(actor=actor, verb="membership.revoked", target=membership, note=note)
    return membership


@transaction.atomic
def add_manager(
    *, actor: User, partner: Partner, email: str, full_name: str, job_title: str = ""
) -> tuple[User, Membership]:
    """Let in the person who will manage an institution here, and write to them.

    Somebody new gets a link with which to set a password; it works once and expires.
    Asked again for somebody who has not set one yet, the letter goes out anew.

    :raises NotPermitted: not a coordinator.
    :raises InvalidInput: the address or the name cannot be used.
    :raises MembershipExists: the person works there and can log in.
    """
    if not (
        actor.has_perm("partners.add_membership")
        and actor.has_perm("accounts.add_user")
    ):
        raise NotPermitted
    user = find_person(email)
    if user is None:
        # Our own letter carries the link: it says for which institution it is.
        user = create_person(
            actor=actor,
            email=email,
            full_name=full_name,
            job_title=job_title,
            invite=False,
        )
    waiting = user.memberships.filter(partner=partner, ended_at__isnull=True).first()
    if waiting is None:
        membership = grant_membership(
            actor=actor, user=user, partner=partner, role=Membership.Role.MANAGER
        )
    elif user.has_usable_password():
        raise MembershipExists(field="email")
    else:
        membership = waiting
    mails.invite(user=user, partner=partner, actor=actor)
    return user, membership
