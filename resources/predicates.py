"""Facts about a person and a resource."""

import rules

from partners.predicates import is_member_of_partner


@rules.predicate
def is_own_resource(user, resource) -> bool:
    """Given by an institution this person works at."""
    return (
        resource is not None
        and resource.provider is not None
        and is_member_of_partner(user, resource.provider.partner)
    )


@rules.predicate
def is_published(_user, resource) -> bool:
    """Everybody sees it."""
    return resource is not None and resource.status == "published"
