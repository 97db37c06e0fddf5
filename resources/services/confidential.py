"""The one door to confidential addresses, and what must not give one away.

Nothing else in this house reads `ConfidentialAddress`: whoever reads an address is
written down, without the address.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.gis.geos import Point
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted
from kooperacja.base.search import FOLD

from ..models import ConfidentialAddress, Resource, Site
from .content import ResourceContent, SiteContent

#: Shorter than this it is a number or a word of many texts.
SHORTEST = 6
#: What people leave out or write in another way before the name of a street.
STREET = re.compile(r"^(ulica|ul|aleja|aleje|al|plac|pl|osiedle|os) ")
#: Degrees within which two points are the same house; about 20 m at 50° north.
SAME_HOUSE = 0.0002


class NoConfidentialAddress(DomainError):
    """The place is not confidential, or nothing has been written down."""

    message = _("No confidential address is kept here.")
    code = "no_confidential_address"


class NeedsCoordinator(NotPermitted):
    """Opening a confidential place to everybody is the coordinator's decision."""

    message = _(
        "This place was confidential, and its page is public. Ask the coordinator to "
        "show the address: once it is out, nobody can take it back."
    )
    code = "needs_coordinator"


class ConfidentialPlaceNamed(InvalidInput):
    """A text everybody reads holds the address that is kept secret."""

    message = _(
        "This says the address that is confidential. Name the estate or leave the "
        "place out."
    )
    code = "confidential_place_named"


@dataclass(frozen=True)
class KeptSecret:
    """What of a resource may lie in no other table.

    ``sites`` are the refs of its confidential places, ``addresses`` what is kept of
    them, folded.
    """

    sites: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()

    @classmethod
    def of(cls, resource: Resource | None) -> "KeptSecret":
        """Return the secret of a stored resource; a new one has none."""
        if resource is None:
            return cls()
        sites = resource.sites.filter(is_confidential=True)
        kept = ConfidentialAddress.objects.filter(site__resource=resource)
        return cls(
            frozenset(sites.values_list("ref", flat=True)),
            frozenset(_still_secret(list(kept), [])),
        )

    def is_said_in(self, text: str) -> bool:
        """Whether a text names one of these addresses, however it is written."""
        return any(f" {secret} " in f" {_folded(text)} " for secret in self.addresses)


@dataclass(frozen=True)
class HiddenAddress:
    """A confidential address as it is shown once to whoever may read it."""

    address: str
    place: Point | None
    note: str


@transaction.atomic
def read_confidential_address(*, actor: User, site: Site) -> HiddenAddress:
    """Return the address of a confidential site and write down who read it.

    :raises NotPermitted: neither of its provider's institution nor a coordinator.
    :raises NoConfidentialAddress: the site has none.
    """
    resource = site.resource
    if not actor.has_perm("resources.read_confidential_address", resource):
        raise NotPermitted
    kept = ConfidentialAddress.objects.filter(site=site).first()
    if kept is None:
        raise NoConfidentialAddress
    record(
        actor=actor,
        verb="resource.address_read",
        target=resource,
        changes={"site": [None, site.ref]},
    )
    return HiddenAddress(kept.address, kept.place, kept.note)


def require_kept_secret(
    *,
    actor: User,
    resource: Resource,
    content: ResourceContent,
    sites: list[SiteContent],
    kept: Iterable[ConfidentialAddress] | None = None,
) -> None:
    """Refuse a change that would show a confidential place to everybody.

    Part of the service that writes; asks before anything is written. What has never
    been published may be corrected by its own people: a coordinator looks before it is
    shown.

    :param kept: the addresses its provider keeps, of a resource that is not stored
        yet, where they were read for many at once.
    :raises NeedsCoordinator: confidentiality is turned off, the place is taken out, or
        the same house is named as another place, in this resource or in another one
        of the provider, by its own people.
    :raises ConfidentialPlaceNamed: a text holds the address, or another place of the
        resource is the same house, whoever says so.
    """
    kept = list(_kept_by(resource, content) if kept is None else kept)
    elsewhere = [row for row in kept if row.site.resource_id != resource.pk]
    kept = [row for row in kept if row.site.resource_id == resource.pk]
    if not actor.has_perm("resources.open_confidential_place", resource):
        _refuse_opening(resource, sites, kept)
        _refuse_naming(content, sites, elsewhere)
    opened = {content.ref for content in _open(sites)}
    stay = [row for row in kept if row.site.ref not in opened]
    if any(_is_same(content, row) for content in _open(sites) for row in stay):
        raise ConfidentialPlaceNamed(field="sites")
    for field in _naming(content, sites, _still_secret(stay, sites)):
        raise ConfidentialPlaceNamed(field=field)


def _kept_by(
    resource: Resource, content: ResourceContent
) -> Iterable[ConfidentialAddress]:
    """Addresses the same provider keeps, in this resource and in its others."""
    of = Q(site__resource=resource) if resource.pk else Q()
    if content.provider is not None:
        of |= Q(site__resource__provider=content.provider)
    if not of:
        return ()
    return ConfidentialAddress.objects.filter(of).select_related("site")


def _refuse_opening(resource, sites, kept) -> None:
    if not resource.public_id:
        return
    stored = resource.sites.filter(is_confidential=True).values_list("ref", flat=True)
    confidential = set(stored)
    # Taken out, it would be forgotten, and could come back as an open place.
    if confidential - {content.ref for content in sites}:
        raise NeedsCoordinator(field="sites")
    for content in sites:
        if content.is_confidential:
            continue
        if content.ref in confidential or any(_is_same(content, row) for row in kept):
            raise NeedsCoordinator(field="sites")


def _refuse_naming(content, sites, elsewhere) -> None:
    """What another resource keeps secret may share a house with an open office."""
    if any(_is_same(site, row) for site in _open(sites) for row in elsewhere):
        raise NeedsCoordinator(field="sites")
    for field in _naming(content, sites, _still_secret(elsewhere, [])):
        raise NeedsCoordinator(field=field)


def _naming(
    content: ResourceContent, sites: list[SiteContent], secrets: list[str]
) -> Iterable[str]:
    """Yield the names of the fields whose text holds one of these addresses."""
    for field, text in _public_texts(content, sites):
        if any(f" {secret} " in f" {_folded(text)} " for secret in secrets):
            yield field


def _is_same(content: SiteContent, row: ConfidentialAddress) -> bool:
    if row.place is not None and content.place is not None:
        return content.place.distance(row.place) < SAME_HOUSE
    address = _street_and_number(row.address)
    return len(address) >= SHORTEST and address in _folded(content.address)


def _open(sites: list[SiteContent]) -> list[SiteContent]:
    return [content for content in sites if not content.is_confidential]


def _still_secret(
    stay: list[ConfidentialAddress], sites: list[SiteContent]
) -> list[str]:
    """Return the folded addresses that are secret after this change."""
    typed = [content.address for content in sites if content.is_confidential]
    kept = [row.address for row in stay]
    folded = {_street_and_number(address) for address in (*kept, *typed)}
    return [address for address in folded if len(address) >= SHORTEST]


def _public_texts(
    content: ResourceContent, sites: list[SiteContent]
) -> Iterable[tuple[str, str]]:
    """Yield every text everybody will read, with the name of its field."""
    for name, value in vars(content).items():
        if isinstance(value, str):
            yield name, value
    for name in ("week", "exceptions", "closures", "contacts"):
        yield name, _words(getattr(content, name))
    for site in sites:
        address = "" if site.is_confidential else site.address
        lines = (getattr(site.schedule, name) for name in ("week", "exceptions"))
        more = (site.schedule.closures, site.schedule.contacts)
        words = " ".join(_words(rows) for rows in (*lines, *more))
        yield (
            "sites",
            f"{site.name} \n {address} \n {site.accessibility_note} \n {words}",
        )


def _words(rows: Iterable[object]) -> str:
    return " \n ".join(
        value for row in rows for value in vars(row).values() if isinstance(value, str)
    )


def _street_and_number(address: str) -> str:
    """What of an address gives the house away, folded: no postal code, no town."""
    return STREET.sub("", _folded(address.partition(",")[0]))


def _folded(text: str) -> str:
    """Letters and digits in a row, without case and Polish marks."""
    plain = text.lower().translate(FOLD)
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())
