"""What a person may do with resources."""

import rules

from kooperacja.accounts.predicates import is_coordinator, is_known

from .predicates import is_own_resource, is_published

rules.add_perm(
    "resources.view_resource",
    is_coordinator | is_own_resource | is_known & is_published,
)
rules.add_perm("resources.add_resource", is_coordinator)
rules.add_perm("resources.change_resource", is_coordinator)
rules.add_perm("resources.publish_resource", is_coordinator)
