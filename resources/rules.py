"""What a person may do with resources."""

import rules

from kooperacja.accounts.predicates import is_coordinator, is_known
from partners.predicates import works_somewhere

from .predicates import (
    has_nobody_to_ask,
    is_editable,
    is_not_refused,
    is_of_provider,
    is_own_link,
    is_own_or_new,
    is_own_provider,
    is_own_report,
    is_own_resource,
    is_published,
)

# Who keeps a resource true: the people of its provider, and the coordinator.
is_kept_here = is_coordinator | is_own_resource

rules.add_perm(
    "resources.view_resource",
    is_coordinator | is_own_resource | is_known & is_published,
)
rules.add_perm("resources.add_resource", is_coordinator | is_own_or_new)
rules.add_perm("resources.write_resource", is_kept_here)
rules.add_perm("resources.change_resource", is_kept_here & is_editable)
rules.add_perm("resources.submit_resource", is_own_resource)
rules.add_perm("resources.publish_resource", is_coordinator)
rules.add_perm("resources.close_resource", is_kept_here)
rules.add_perm("resources.change_provider", is_coordinator | is_own_provider)
# The address of a shelter; opening it to everybody is never its own people's act.
rules.add_perm("resources.read_confidential_address", is_kept_here)
rules.add_perm("resources.open_confidential_place", is_coordinator)
rules.add_perm("resources.assure_resource", is_coordinator | is_own_resource)
rules.add_perm("resources.answer_report", is_coordinator | is_own_report)
rules.add_perm("resources.view_synonym", is_coordinator)
rules.add_perm("resources.add_synonym", is_coordinator)
rules.add_perm("resources.change_synonym", is_coordinator)
# What answers what: partners say it, the provider confirms it.
may_confirm = is_of_provider | is_coordinator & has_nobody_to_ask
rules.add_perm("resources.view_links", is_coordinator | works_somewhere)
rules.add_perm("resources.add_link", is_coordinator | works_somewhere)
rules.add_perm("resources.set_link_for_city", is_coordinator)
rules.add_perm("resources.decide_link", may_confirm)
rules.add_perm(
    "resources.remove_link", is_coordinator | may_confirm | is_own_link & is_not_refused
)
# What the partners talk about when they meet: nothing in it is anybody's secret.
rules.add_perm("resources.read_agenda", is_coordinator | works_somewhere)
rules.add_perm("resources.import_resources", is_coordinator)
rules.add_perm("resources.merge_resources", is_coordinator)
# By which rule need is set beside help, and the yearly word on protected problems.
rules.add_perm("resources.adopt_need_rule", is_coordinator)
rules.add_perm("resources.publish_city_need", is_coordinator)
