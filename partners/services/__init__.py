"""Everything that can be done with partners and their people."""

from .people import add_manager, grant_membership, revoke_membership
from .profiles import (
    PartnerContent,
    add_partner,
    resume_partner,
    suspend_partner,
    update_partner,
)
from .shelving import partner_followers

__all__ = [
    "PartnerContent",
    "add_manager",
    "add_partner",
    "partner_followers",
    "grant_membership",
    "resume_partner",
    "revoke_membership",
    "suspend_partner",
    "update_partner",
]
