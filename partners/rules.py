"""What a person may do with partners and their people."""

import rules

from kooperacja.accounts.predicates import is_coordinator, is_known

from .predicates import is_active_partner, is_manager_of_partner

rules.add_perm("partners.view_partner", is_coordinator | is_known & is_active_partner)
rules.add_perm("partners.add_partner", is_coordinator)
rules.add_perm("partners.change_partner", is_coordinator | is_manager_of_partner)
# Its people: inviting, changing roles. Taking access away from the panel, with a reason
# and without handing over, is the coordinator's alone (`change_membership`).
rules.add_perm("partners.manage_partner", is_coordinator | is_manager_of_partner)
rules.add_perm("partners.add_invitation", is_coordinator)
rules.add_perm("partners.view_invitation", is_coordinator)
rules.add_perm("partners.change_invitation", is_coordinator)
rules.add_perm("partners.view_membership", is_coordinator)
rules.add_perm("partners.add_membership", is_coordinator)
rules.add_perm("partners.change_membership", is_coordinator)
