"""What the HSDS API answers besides services: organizations, places, short lists."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import ValidationError

from kooperacja.base.search import FOLD, folded_words

from ..filters import public_resources
from ..hsds.identifiers import uuid_of
from ..hsds.locations import (
    at_location,
    at_location_columns,
    location_columns,
    location_of,
)
from ..hsds.organizations import organization_of
from ..hsds.services import modified_at
from ..public import PublicProvider, PublicResource, PublicSite
from .hsds_asking import envelope
from .hsds_rows import Gathered

#: Services in full that one answer about organizations may hold.
MOST_IN_FULL = 500
TOO_MANY = _(
    "These organizations give too many services for one answer. Ask for a shorter "
    "page, or /services with organization_id and full."
)


def minimal(rows) -> dict:
    """Return ids and days of all services on one page, for whoever keeps a copy."""
    contents = [
        {"id": uuid_of(row.public_id), "modified_date": modified_at(row)}
        for row in rows.only("public_id", "changed_date")
    ]
    return {**envelope(len(contents), 1, 1, len(contents)), "contents": contents}


def organizations(
    providers: Iterable[PublicProvider], base: str, *, with_services: bool
) -> list[dict]:
    """Return organizations with their locations and services; seven queries at most.

    :param with_services: the services in full instead of by id, name and state.
    :raises ValidationError: they give more services than one answer should hold.
    """
    providers = list(providers)
    ids = [provider.public_id for provider in providers]
    rows = public_resources().filter(provider_public_id__in=ids)
    given = Gathered(rows[: MOST_IN_FULL + 1] if with_services else rows, base)
    if with_services and len(given.resources) > MOST_IN_FULL:
        raise ValidationError({"full_service": [TOO_MANY]})
    services = given.in_full() if with_services else map(_by_name, given.in_list())
    own = defaultdict(list)
    for resource, service in zip(given.resources, services, strict=True):
        own[resource.provider_public_id].append((resource, service))
    found = []
    for provider in providers:
        organization = organization_of(provider, given.around.vocabulary)
        locations = [
            location_of(site, given.around.city_name)
            for resource, _service in own[provider.public_id]
            for site in given.sites.get(resource.public_id, [])
        ]
        if locations:
            organization["locations"] = locations
        organization["services"] = [row for _res, row in own[provider.public_id]]
        found.append(organization)
    return found


def _by_name(service: dict) -> dict:
    return {name: service[name] for name in ("id", "name", "status")}


def places(sites: list[PublicSite], base: str, *, is_full: bool) -> list[dict]:
    """Return services at locations, each with its service; six queries at most."""
    ids = {site.resource_public_id for site in sites}
    given = Gathered(PublicResource.objects.filter(public_id__in=ids), base)
    services = given.in_full() if is_full else given.in_list()
    by_id = {
        resource.public_id: service
        for resource, service in zip(given.resources, services, strict=True)
    }
    found = []
    for site in sites:
        if is_full:
            place = at_location(site, given.around.city_name, given.day)
        else:
            place = at_location_columns(site, given.day)
            place["location"] = location_columns(site)
        # The places of the service stand around it here, not in it.
        service = dict(by_id[site.resource_public_id])
        service.pop("service_at_locations", None)
        found.append({**place, "service": service})
    return found


def with_words(rows: list[dict], asked: dict) -> list[dict]:
    """Return the rows in whose name or description every word asked for occurs."""
    words = folded_words(asked.get("search", ""))
    return [row for row in rows if all(word in _folded(row) for word in words)]


def _folded(row: dict) -> str:
    return f"{row['name']} {row['description']}".lower().translate(FOLD)
