"""What a person may do with people and with the portal as a whole."""

import rules

from .predicates import is_coordinator, is_known

rules.add_perm("accounts.use_desk", is_known)
rules.add_perm("accounts.use_panel", is_coordinator)
rules.add_perm("accounts.view_user", is_coordinator)
rules.add_perm("accounts.add_user", is_coordinator)
rules.add_perm("accounts.change_user", is_coordinator)
rules.add_perm("audit.view_auditentry", is_coordinator)
