"""Who may change the vocabularies."""

import rules

from kooperacja.accounts.predicates import is_coordinator, is_known

for _model in ("category", "targetgroup"):
    rules.add_perm(f"categories.view_{_model}", is_known)
    rules.add_perm(f"categories.change_{_model}", is_coordinator)
