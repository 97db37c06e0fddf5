"""What is refused when people come and go."""

from django.utils.translation import gettext_lazy as _

from kooperacja.base.errors import DomainError, NotPermitted


class PartnerSuspended(DomainError):
    """Nobody is let in at an institution that does not work with us now."""

    message = _("This partner is suspended. Resume the work with it first.")
    code = "partner_suspended"


class MembershipExists(DomainError):
    """The person has access there already."""

    message = _("This person already works at this partner.")
    code = "membership_exists"


class MembershipEnded(DomainError):
    """The access was taken away before."""

    message = _("This access has ended already.")
    code = "membership_ended"


class PersonDeactivated(DomainError):
    """The person may not log in at all."""

    message = _(
        "This person’s account is switched off. Switch it on first, in the panel."
    )
    code = "person_deactivated"


class LastManager(DomainError):
    """An institution that has a manager always has one."""

    message = _("This is the last manager. Make somebody else a manager first.")
    code = "last_manager"
    field = "role"


class InvitationExists(DomainError):
    """The address has an open invitation to this institution."""

    message = _("This address is invited already. You can send the letter again.")
    code = "invitation_exists"


class TooManyInvitations(DomainError):
    """Letters to strangers are counted, so that nobody sends junk through us."""

    message = _(
        "Your institution has sent as many invitations as it may in one day. Send "
        "the next one tomorrow."
    )
    code = "too_many_invitations"
    status_code = 429


class InvitationOver(DomainError):
    """The link was used, revoked, is too old, or was made up: never told apart."""

    message = _(
        "This invitation is no longer valid. Ask the manager of your institution or "
        "the coordinator for a new one."
    )
    code = "invitation_over"
    status_code = 400


class InvitedSomebodyElse(NotPermitted):
    """The link was sent to another address than that of who is logged in."""

    message = _(
        "This invitation was sent to another address than the one you are logged in "
        "with. Log out and open the link again."
    )
    code = "invited_somebody_else"
