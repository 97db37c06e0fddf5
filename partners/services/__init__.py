"""Everything that can be done with partners and their people."""

from .invitations import (
    accept_invitation,
    forget_old_invitations,
    invite_person,
    join_by_invitation,
    read_invitation,
    resend_invitation,
    revoke_invitation,
)
from .memberships import change_role, end_membership
from .people import add_manager, grant_membership, revoke_membership
from .profiles import (
    PartnerContent,
    add_partner,
    content_of,
    resume_partner,
    suspend_partner,
    update_partner,
)
from .shelving import partner_followers

__all__ = [
    "PartnerContent",
    "accept_invitation",
    "add_manager",
    "add_partner",
    "change_role",
    "content_of",
    "end_membership",
    "forget_old_invitations",
    "grant_membership",
    "invite_person",
    "join_by_invitation",
    "partner_followers",
    "read_invitation",
    "resend_invitation",
    "resume_partner",
    "revoke_invitation",
    "revoke_membership",
    "suspend_partner",
    "update_partner",
]
