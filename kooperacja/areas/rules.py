"""Who may change the map of areas."""

import rules

from kooperacja.accounts.predicates import is_coordinator, is_known

rules.add_perm("areas.view_area", is_known)
rules.add_perm("areas.change_area", is_coordinator)
rules.add_perm("areas.attest_area", is_coordinator)
# The figures of a file hold at once, so nobody but the administrator loads one.
rules.add_perm("areas.load_area", rules.always_deny)
