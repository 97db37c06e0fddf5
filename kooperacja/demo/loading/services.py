"""What helps in the demo city: real places, as public pages once described them."""

from django.contrib.gis.geos import Point

from kooperacja.accounts.models import User
from kooperacja.areas.models import Area
from kooperacja.categories.models import Category, TargetGroup
from kooperacja.demo.content import RESOURCES
from kooperacja.demo.content.specs import ResourceSpec
from partners.models import Partner
from resources.models import Resource
from resources.services import (
    ResourceContent,
    SiteContent,
    add_resource,
    provider_named,
    provider_of,
    publish_resource,
)


def load_resources(coordinator: User) -> None:
    """Add and publish every resource that is not there yet."""
    providers = {partner.name: partner for partner in Partner.objects.all()}
    for spec in RESOURCES:
        if Resource.objects.filter(name=spec.name).exists():
            continue
        resource = add_resource(
            actor=coordinator,
            content=resource_content(spec, providers),
            sites=sites_of(spec),
        )
        publish_resource(actor=coordinator, resource=resource)


def resource_content(
    spec: ResourceSpec, providers: dict[str, Partner]
) -> ResourceContent:
    """Return what is known of a resource; nothing is invented."""
    partner = providers.get(spec.provider)
    return ResourceContent(
        name=spec.name,
        kind=spec.kind,
        provider=provider_of(partner) if partner else provider_named(spec.provider),
        cus_domain=spec.cus_domain,
        description=spec.description,
        hours_note=spec.hours,
        phone=spec.phone,
        capacity=spec.capacity,
        serves_whole_city=True,
        assured_date=spec.assured_date,
        to_check=spec.to_check,
        source=spec.source,
        categories=list(Category.objects.filter(slug__in=spec.categories)),
        target_groups=list(TargetGroup.objects.filter(slug__in=spec.target_groups)),
    )


def sites_of(spec: ResourceSpec) -> list[SiteContent]:
    """Return where it is given; a telephone has no place."""
    if not (spec.address and spec.is_address_public) and spec.point is None:
        return []
    return [
        SiteContent(
            address=spec.address if spec.is_address_public else "",
            place=Point(*spec.point, srid=4326) if spec.point else None,
            area=Area.objects.filter(code=spec.area).first(),
        )
    ]
