"""Who may change the map of areas."""

import rules

from kooperacja.accounts.predicates import is_coordinator, is_known

rules.add_perm("areas.view_area", is_known)
rules.add_perm("areas.change_area", is_coordinator)
rules.add_perm("areas.attest_area", is_coordinator)
