"""Facts about a person and a resource."""

import rules

from kooperacja.accounts.predicates import is_coordinator
from partners.predicates import is_member_of_partner, works_somewhere

from .choices import LinkState
from .workflow import EDITABLE, Status


@rules.predicate
def is_own_resource(user, resource) -> bool:
    """Given by an institution this person works at."""
    return (
        resource is not None
        and resource.provider is not None
        and is_member_of_partner(user, resource.provider.partner)
    )


@rules.predicate
def is_own_or_new(user, resource) -> bool:
    """The own institution's; asked about no resource yet: works at one."""
    return (
        works_somewhere(user) if resource is None else is_own_resource(user, resource)
    )


@rules.predicate
def is_own_provider(user, provider) -> bool:
    """This provider is an institution the person works at."""
    return provider is not None and is_member_of_partner(user, provider.partner)


@rules.predicate
def is_editable(user, resource) -> bool:
    """In a state in which this person may write.

    Its own people while it does not wait for a decision; a coordinator until it is
    merged into another.
    """
    if resource is None:
        return is_coordinator(user)
    if is_coordinator(user):
        return resource.status != Status.MERGED
    return resource.status in EDITABLE


@rules.predicate
def is_own_report(user, report) -> bool:
    """About something the own institution gives."""
    return report is not None and is_own_resource(user, report.resource)


@rules.predicate
def is_published(_user, resource) -> bool:
    """Everybody sees it."""
    return resource is not None and resource.status == "published"


@rules.predicate
def is_own_link(user, link) -> bool:
    """Set in the name of an institution this person works at."""
    return link is not None and is_member_of_partner(user, link.set_for)


@rules.predicate
def is_of_provider(user, link) -> bool:
    """About a resource of an institution this person works at."""
    return link is not None and is_own_resource(user, link.resource)


@rules.predicate
def has_nobody_to_ask(_user, link) -> bool:
    """The provider is no partner, or one that does not work with us now."""
    if link is None:
        return False
    provider = link.resource.provider
    partner = provider and provider.partner
    return partner is None or not partner.is_active


@rules.predicate
def is_not_refused(_user, link) -> bool:
    """The provider has not said no: a refusal is not its setter's to take back."""
    return link is not None and link.state != LinkState.REFUSED
