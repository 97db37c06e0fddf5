"""Laying a resource on the public shelf and taking it off.

The only code that writes the shelf of resources; it is called inside the transaction
of the service that decided.
"""

from kooperacja.base.models import new_ref
from partners.models import Partner

from ..models import PublicResource, PublicSite, PublicTombstone, Resource

COLUMNS = (
    "public_id", "name", "kind", "cus_domain", "description", "eligibility",
    "minimum_age", "maximum_age", "application", "fees", "hours", "phone", "email",
    "website", "capacity", "serves_whole_city", "assured_date", "to_check", "source",
)  # fmt: skip


def refresh_shelf(resource: Resource) -> None:
    """Make the shelf say what a published resource says; bury a withdrawn one.

    A resource keeps its public id for good: shown again, it is the same address.
    """
    if resource.public_id:
        PublicResource.writer.filter(public_id=resource.public_id).delete()
        PublicSite.writer.filter(resource_public_id=resource.public_id).delete()
    if resource.status == Resource.Status.PUBLISHED:
        _lay(resource)
    elif resource.public_id:
        PublicTombstone.writer.get_or_create(public_id=resource.public_id)


def refresh_shelf_of_provider(partner: Partner) -> None:
    """Make published resources say what their provider is called now."""
    for resource in partner.resources.published().order_by("pk"):
        refresh_shelf(resource)


def _lay(resource: Resource) -> None:
    if not resource.public_id:
        resource.public_id = new_ref()
        resource.save(update_fields=["public_id"])
    PublicTombstone.writer.filter(public_id=resource.public_id).delete()
    sites = list(resource.sites.select_related("area"))
    PublicResource.writer.create(
        **{name: getattr(resource, name) for name in COLUMNS},
        **_provider(resource),
        categories=_codes(resource.categories, "slug"),
        target_groups=_codes(resource.target_groups, "slug"),
        service_area_codes=_codes(resource.service_areas, "code"),
        area_codes=sorted({site.area.code for site in sites if site.area}),
    )
    PublicSite.writer.bulk_create(
        PublicSite(
            resource_public_id=resource.public_id,
            position=position,
            name=site.name,
            address=site.address,
            area_code=site.area.code if site.area else "",
            area_name=site.area.name if site.area else "",
            place=site.place.point_on_surface if site.place else None,
        )
        for position, site in enumerate(sites)
    )


def _provider(resource: Resource) -> dict[str, str]:
    """The provider's name now; the address of its page only while it has one."""
    partner = resource.provider
    if partner is None:
        return {"provider_name": resource.provider_name}
    return {
        "provider_name": partner.name,
        "provider_slug": partner.slug if partner.is_public else "",
        "sector": partner.sector,
    }


def _codes(relation, column: str) -> list[str]:
    return sorted(relation.values_list(column, flat=True))
