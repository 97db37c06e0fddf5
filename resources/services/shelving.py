"""Laying a resource on the public shelf and taking it off.

The only code that writes the shelf of resources; it is called inside the transaction
of the service that decided. It never reads `ConfidentialAddress`.
"""

from collections.abc import Iterable

from kooperacja.base.models import new_ref
from partners.models import Partner

from ..models import (
    Provider,
    PublicOpening,
    PublicProvider,
    PublicResource,
    PublicSite,
    PublicTombstone,
    Resource,
    Site,
)
from .describing import COLUMNS, Coverage, coverage_of, describe, openings, schedule_of
from .providers import follow_partner


def refresh_shelf(resource: Resource) -> None:
    """Make the shelf say what a published resource says; bury a withdrawn one.

    A resource keeps its public id for good: shown again, it is the same address.
    """
    if resource.public_id:
        _clear([resource.public_id])
    if resource.status == Resource.Status.PUBLISHED:
        _lay(resource)
    elif resource.public_id:
        kept = resource.merged_into
        PublicTombstone.writer.update_or_create(
            public_id=resource.public_id,
            defaults={"moved_to": (kept.public_id or "") if kept else ""},
        )
    if resource.provider:
        refresh_provider(resource.provider)


def refresh_provider(provider: Provider) -> None:
    """Let the shelf name a provider while something of it is public."""
    if provider.public_id:
        PublicProvider.writer.filter(public_id=provider.public_id).delete()
    if provider.merged_into_id or not provider.resources.published().exists():
        return
    _name(provider)
    partner = provider.partner
    of = partner or provider
    PublicProvider.writer.create(
        public_id=provider.public_id,
        name=of.name,
        sector=of.sector,
        description=of.description,
        website=of.website,
        email=of.email,
        phone=of.phone,
        partner_slug=partner.slug if partner and partner.is_public else "",
        krs=provider.krs,
        regon=provider.regon,
        nip=provider.nip,
    )


def refresh_shelf_of_provider(partner: Partner) -> None:
    """Make published resources say what their provider is called now."""
    provider = follow_partner(partner)
    if provider is None:
        return
    for resource in provider.resources.published().order_by("pk"):
        refresh_shelf(resource)


def _clear(public_ids: Iterable[str]) -> None:
    PublicResource.writer.filter(public_id__in=public_ids).delete()
    for model in (PublicSite, PublicOpening):
        model.writer.filter(resource_public_id__in=public_ids).delete()


def _name(row: Resource | Site | Provider) -> None:
    """Give a row its public address, at its first showing."""
    if not row.public_id:
        row.public_id = new_ref()
        row.save(update_fields=["public_id"])


def _lay(resource: Resource) -> None:
    _name(resource)
    if resource.provider:
        _name(resource.provider)
    PublicTombstone.writer.filter(public_id=resource.public_id).delete()
    sites = list(resource.sites.select_related("area"))
    for site in sites:
        _name(site)
    own = coverage_of(resource)
    of_sites = [coverage_of(site) if site.has_own_reach else own for site in sites]
    PublicResource.writer.create(
        **{name: getattr(resource, name) for name in COLUMNS},
        **describe(resource, sites),
        **Coverage.together(of_sites or [own]).columns,
        **schedule_of(resource, None),
    )
    shown = [
        _site(site, resource, position, coverage)
        for position, (site, coverage) in enumerate(zip(sites, of_sites, strict=True))
    ]
    PublicSite.writer.bulk_create(shown)
    PublicOpening.writer.bulk_create(
        [
            *openings(resource, None),
            *(opening for site in sites for opening in openings(resource, site)),
        ]
    )


def _site(
    site: Site, resource: Resource, position: int, coverage: Coverage
) -> PublicSite:
    area = site.area if site.shows_area or not site.is_confidential else None
    return PublicSite(
        public_id=site.public_id,
        resource_public_id=resource.public_id,
        position=position,
        name=site.name,
        address=site.address,
        area_code=area.code if area else "",
        area_name=area.name if area else "",
        place=site.place.point_on_surface if site.place else None,
        is_confidential=site.is_confidential,
        accessibility=site.accessibility,
        accessibility_note=site.accessibility_note,
        has_own_reach=site.has_own_reach,
        **coverage.columns,
        **schedule_of(resource, site),
    )
