"""How many places are taken today: two clicks, because it changes every day."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import InvalidInput, NotPermitted

from ..models import Resource
from .shelving import refresh_shelf
from .steps import locked
from .writing import MOST_PLACES


@transaction.atomic
def record_occupancy(
    *, actor: User, resource: Resource, occupancy: int | None, day: date
) -> Resource:
    """Say how many places are taken on a day; residents see it at once.

    ``occupancy`` None: it is not known any more. More than there are places is
    possible, and said as it is. No version is asked for: a newer count is never less
    true than an older one.

    :raises NotPermitted: neither of the provider's institution nor a coordinator.
    :raises InvalidInput: no number of places, or an older day than the stored one.
    """
    resource = locked(resource)
    if not actor.has_perm("resources.change_resource", resource):
        raise NotPermitted
    if occupancy is not None and not 0 <= occupancy <= MOST_PLACES:
        raise InvalidInput(
            _("A number from 0 to %(limit)s is expected.") % {"limit": MOST_PLACES},
            field="occupancy",
        )
    if resource.capacity_date and day < resource.capacity_date:
        raise InvalidInput(
            _("Somebody has counted later than that."), field="occupancy"
        )
    before = resource.occupancy
    resource.occupancy, resource.capacity_date = occupancy, day
    resource.version += 1
    resource.save()
    record(
        actor=actor,
        verb="resource.occupancy",
        target=resource,
        changes={"occupancy": [before, occupancy]},
    )
    refresh_shelf(resource)
    return resource
