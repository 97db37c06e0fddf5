"""Adding a resource, and changing what is known of it."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import InvalidInput, NotPermitted, StaleVersion
from kooperacja.base.validation import (
    require_telephone,
    require_valid,
    require_web_address,
)
from kooperacja.disclosure.institutions import require_impersonal
from kooperacja.unsaved.services import sift_record

from ..models import Resource
from .confidential import require_kept_secret
from .content import COLUMNS, RELATIONS, ROWS, ResourceContent, SiteContent
from .holding import standing
from .link_following import ask_again, links_of
from .schedules import write_schedule
from .shelving import refresh_shelves
from .sites import place_sites
from .steps import locked

OLDEST_AGE = 120
MOST_PLACES = 100_000
TEXTS = (
    "description", "eligibility", "application", "documents", "fees", "waiting_time",
    "hours_note",
)  # fmt: skip
#: Columns the log names only as changed: long texts, and outlines.
LONG = (*TEXTS, "reach")


@transaction.atomic
def add_resource(
    *,
    actor: User,
    content: ResourceContent,
    sites: list[SiteContent],
    is_synthetic: bool = False,
    ref: str = "",
) -> Resource:
    """Write down a resource as a draft nobody outside sees.

    ``ref`` is given where a form has named what it makes.

    :raises NotPermitted: neither of the provider's institution nor a coordinator.
    :raises InvalidInput: what cannot be stored, at its field.
    :raises BadPlace: the place of a site cannot be stored.
    """
    content = _by_standing(content, None)
    resource = Resource(is_synthetic=is_synthetic, provider=content.provider)
    resource.ref = ref or resource.ref
    if not actor.has_perm("resources.add_resource", resource):
        raise NotPermitted
    resource.created_by = actor
    require_kept_secret(actor=actor, resource=resource, content=content, sites=sites)
    _fill(resource, content, sites)
    record(actor=actor, verb="resource.added", target=resource)
    return resource


@transaction.atomic
def update_resource(
    *,
    actor: User,
    resource: Resource,
    version: int,
    content: ResourceContent,
    sites: list[SiteContent],
) -> Resource:
    """Save what is known of a resource now; a published one changes at once.

    :raises StaleVersion: somebody saved since the editor read ``version``.
    :raises NotPermitted: neither of the provider's institution nor a coordinator, or
        it would be given to an institution the person does not work at.
    :raises NeedsCoordinator, ConfidentialPlaceNamed: see `require_kept_secret`.
    """
    resource = locked(resource)
    if not actor.has_perm("resources.change_resource", resource):
        raise NotPermitted
    if resource.version != version:
        raise StaleVersion(resource)
    content = _by_standing(content, resource.provider_id)
    given_before_by = resource.provider_id
    if content.provider != resource.provider and not actor.has_perm(
        "resources.add_resource", Resource(provider=content.provider)
    ):
        raise NotPermitted
    require_kept_secret(actor=actor, resource=resource, content=content, sites=sites)
    before = {name: getattr(resource, name) for name in COLUMNS}
    resource.version += 1
    _fill(resource, content, sites)
    record(
        actor=actor,
        verb="resource.changed",
        target=resource,
        changes=_changes(before, resource),
    )
    if resource.provider_id != given_before_by:
        ask_again(links_of(resource), actor=actor)
    refresh_shelves([resource], given_before_by=[given_before_by])
    return resource


def _by_standing(content: ResourceContent, given_by: int | None) -> ResourceContent:
    """Return what is said, with a provider nobody has merged since it was chosen."""
    if given_by == (content.provider and content.provider.pk):
        return content
    return replace(content, provider=standing(content.provider, besides=given_by))


def _fill(
    resource: Resource, content: ResourceContent, sites: list[SiteContent]
) -> None:
    fill_columns(resource, content)
    resource.save()
    for name in RELATIONS:
        getattr(resource, name).set(getattr(content, name))
    write_schedule(resource, None, **{name: getattr(content, name) for name in ROWS})
    place_sites(resource, sites)
    if any(site.is_confidential for site in sites):
        sift_record(resource)


def fill_columns(
    resource: Resource, content: ResourceContent, *, check=require_valid
) -> None:
    """Set the columns of a resource and refuse what cannot be stored; saves nothing.

    ``check`` looks at the columns themselves; see `kooperacja.base.validation`.

    :raises InvalidInput: at its field.
    """
    for name in COLUMNS:
        value = getattr(content, name)
        setattr(resource, name, value.strip() if isinstance(value, str) else value)
    _require_sense(resource)
    check(resource)
    require_web_address(resource.website, field="website")
    require_telephone(resource.phone, field="phone")
    require_impersonal(
        name=resource.name, **{name: getattr(resource, name) for name in TEXTS}
    )


def _require_sense(resource: Resource) -> None:
    """Refuse figures that mean nothing; each in a sentence of its own."""
    low, high = resource.minimum_age, resource.maximum_age
    if low is not None and high is not None and low > high:
        raise InvalidInput(_("The ages are the wrong way round."), field="maximum_age")
    for name, limit in (
        ("minimum_age", OLDEST_AGE),
        ("maximum_age", OLDEST_AGE),
        ("capacity", MOST_PLACES),
        ("occupancy", MOST_PLACES),
    ):
        value = getattr(resource, name)
        if value is not None and not 0 <= value <= limit:
            raise InvalidInput(
                _("A number from 0 to %(limit)s is expected.") % {"limit": limit},
                field=name,
            )
    if resource.occupancy is not None and resource.capacity_date is None:
        raise InvalidInput(
            _("Say on which day these figures were true."), field="capacity_date"
        )
    for name in ("assured_date", "capacity_date"):
        day = getattr(resource, name)
        if day and day > timezone.localdate():
            raise InvalidInput(_("This day has not come yet."), field=name)


def _changes(before: dict[str, Any], resource: Resource) -> dict[str, list]:
    """Old and new value of short fields; of texts only that they changed."""
    return {
        name: ["…", "…"] if name in LONG else [_plain(old), _plain(new)]
        for name, old in before.items()
        if old != (new := getattr(resource, name))
    }


def _plain(value: Any) -> Any:
    """A value JSON can hold."""
    if isinstance(value, list):
        return [str(item) for item in value]
    return value if value is None or isinstance(value, bool | int) else str(value)
