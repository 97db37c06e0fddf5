"""Inviting people to an institution by e-mail, and what becomes of it."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.keys import fingerprint, new_secret
from kooperacja.accounts.models import User
from kooperacja.accounts.self_service import join
from kooperacja.accounts.services import find_person
from kooperacja.audit.log import record
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.base.validation import require_valid
from kooperacja.notices.services import forget, notify

from .. import mails
from ..models import Invitation, Membership, Partner
from .memberships import lock_partner
from .refusals import (
    InvitationExists,
    InvitationOver,
    InvitedSomebodyElse,
    MembershipExists,
    PartnerSuspended,
    TooManyInvitations,
)

#: How long the link works.
LIFETIME = timedelta(days=7)
#: Letters one institution may have sent within `ONE_DAY`, those sent again included.
MOST_A_DAY = 20
ONE_DAY = timedelta(days=1)
#: How long an address that never answered is kept (GDPR art. 5(1)(e)).
KEPT = timedelta(days=30)


@transaction.atomic
def invite_person(*, actor: User, partner: Partner, email: str, role: str):
    """Ask somebody by letter to work for an institution; return the Invitation.

    The answer is the same whether the address has an account here or not.

    :raises NotPermitted: neither its manager nor a coordinator.
    :raises MembershipExists: a colleague has this address.
    :raises InvitationExists: it is invited already.
    :raises TooManyInvitations: `MOST_A_DAY` went out within a day.
    """
    partner = _locked(actor, partner)
    email = _address(email)
    if role not in Membership.Role.values:
        raise InvalidInput(_("There is no such role."), field="role")
    if partner.memberships.active().filter(user__email__iexact=email).exists():
        raise MembershipExists(field="email")
    if partner.invitations.open().filter(email__iexact=email).exists():
        raise InvitationExists(field="email")
    return _send(actor, partner, email, role)


@transaction.atomic
def resend_invitation(*, actor: User, invitation: Invitation) -> Invitation:
    """Send a fresh letter to the same address; the link of the old one dies.

    :raises InvitationOver: it was accepted or revoked in the meantime.
    """
    partner = _locked(actor, invitation.partner)
    invitation = _open(invitation)
    _revoke(invitation)
    return _send(actor, partner, invitation.email, invitation.role)


@transaction.atomic
def revoke_invitation(*, actor: User, invitation: Invitation) -> Invitation:
    """Take an invitation back: its link is worth nothing from now on.

    :raises InvitationOver: it was accepted or revoked in the meantime.
    """
    if not actor.has_perm("partners.manage_partner", invitation.partner):
        raise NotPermitted
    invitation = _open(invitation)
    _revoke(invitation)
    record(actor=actor, verb="invitation.revoked", target=invitation)
    return invitation


def read_invitation(token: str) -> Invitation:
    """Return the invitation of a link, for showing; nothing changes.

    :raises InvitationOver: the link cannot be used, for whatever reason.
    """
    return _usable(Invitation.objects.all(), token)


@transaction.atomic
def accept_invitation(*, actor: User, token: str) -> Membership:
    """Join the institution with the account one is logged in with.

    :raises InvitationOver: the link cannot be used any more.
    :raises InvitedSomebodyElse: it was sent to another address.
    :raises MembershipExists: the person works there already.
    """
    invitation = _usable(_for_update(), token)
    if invitation.email.lower() != actor.email.lower():
        raise InvitedSomebodyElse
    return _enter(actor, invitation)


@transaction.atomic
def join_by_invitation(
    *, token: str, full_name: str, job_title: str = "", password: str, language: str
) -> Membership:
    """Make an account for the address that was invited, and join the institution.

    :raises InvitationOver: the link cannot be used any more.
    :raises AccountExists: the address has an account: log in and accept.
    :raises InvalidInput: a name or a password that cannot be used.
    """
    invitation = _usable(_for_update(), token)
    person = join(
        email=invitation.email,
        full_name=full_name,
        job_title=job_title,
        password=password,
        language=language,
    )
    return _enter(person, invitation)


def forget_old_invitations() -> int:
    """Delete what was never accepted and is over since `KEPT`; return how many.

    Run by the scheduler: an address somebody typed is not kept for ever.
    """
    return Invitation.objects.over_for(KEPT).delete()[0]


def _address(email: str) -> str:
    """Return an address in small letters.

    :raises InvalidInput: it is none.
    """
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise InvalidInput(error.messages[0], field="email") from error
    return email


def _locked(actor: User, partner: Partner) -> Partner:
    """Lock the institution: its letters are counted one after the other."""
    partner = lock_partner(partner)
    if not actor.has_perm("partners.manage_partner", partner):
        raise NotPermitted
    if not partner.is_active:
        raise PartnerSuspended
    return partner


def _open(invitation: Invitation) -> Invitation:
    try:
        return _for_update().open().get(pk=invitation.pk)
    except Invitation.DoesNotExist:
        raise InvitationOver from None


def _for_update():
    return Invitation.objects.select_for_update(of=("self",))


def _usable(rows, token: str) -> Invitation:
    found = (
        rows.open()
        .select_related("partner", "invited_by")
        .filter(token_hash=fingerprint(token), expires_at__gt=timezone.now())
        .first()
    )
    # Who left, lost the role or was switched off does not let anybody in any more.
    if (
        found is None
        or not found.partner.is_active
        or not found.invited_by.has_perm("partners.manage_partner", found.partner)
    ):
        raise InvitationOver
    return found


def _send(actor: User, partner: Partner, email: str, role: str) -> Invitation:
    if partner.invitations.since(ONE_DAY).count() >= MOST_A_DAY:
        raise TooManyInvitations(field="email")
    token = new_secret()
    invitation = Invitation(
        partner=partner,
        email=email,
        role=role,
        invited_by=actor,
        token_hash=fingerprint(token),
        expires_at=timezone.now() + LIFETIME,
    )
    require_valid(invitation)
    invitation.save()
    record(actor=actor, verb="invitation.sent", target=invitation)
    # A closed account is written to as well: it takes as long, and its owner learns
    # whom to ask to have it opened again.
    mails.invite_by_link(
        invitation=invitation,
        token=token,
        person=find_person(email),
        lifetime=LIFETIME,
    )
    return invitation


def _revoke(invitation: Invitation) -> None:
    invitation.revoked_at = timezone.now()
    invitation.save()
    forget(invitation)


def _enter(person: User, invitation: Invitation) -> Membership:
    partner = invitation.partner
    try:
        with transaction.atomic():
            membership = Membership.objects.create(
                user=person, partner=partner, role=invitation.role
            )
    except IntegrityError as error:
        raise MembershipExists(_("You already work at this institution.")) from error
    invitation.accepted_at, invitation.accepted_by = timezone.now(), person
    invitation.save()
    record(
        actor=person,
        verb="invitation.accepted",
        target=invitation,
        changes={"role": [None, membership.role]},
    )
    managers = partner.memberships.active().managers().select_related("user")
    notify(
        kind="partner.person_joined",
        recipients=[row.user for row in managers],
        values={
            "person": str(person),
            "partner": str(partner),
            "role": membership.get_role_display(),
        },
        path=reverse("people:list"),
        key=invitation.ref,
        about=[partner],
        actor=person,
    )
    return membership
