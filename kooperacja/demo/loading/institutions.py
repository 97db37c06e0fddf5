"""Institutions of the demo city: real ones as a directory, invented ones that speak."""

from django.contrib.gis.geos import Point

from kooperacja.accounts.models import User
from kooperacja.demo.content import PARTNERS
from kooperacja.demo.content.specs import PartnerSpec
from partners.models import Partner
from partners.services import PartnerContent, add_partner


def load_institutions(coordinator: User) -> None:
    """Add every institution that is not there yet."""
    for spec in PARTNERS:
        if not Partner.objects.filter(slug=spec.slug).exists():
            add_partner(
                actor=coordinator,
                content=institution_content(spec),
                is_synthetic=spec.is_demonstration,
            )


def institution_content(spec: PartnerSpec) -> PartnerContent:
    """Return what is known of an institution."""
    part = Partner.Part.PARTNER if spec.is_demonstration else Partner.Part(spec.role)
    return PartnerContent(
        name=spec.name,
        slug=spec.slug,
        sector=spec.sector,
        activity=spec.activity,
        part=part,
        description=spec.description,
        website=spec.website,
        address=spec.address,
        place=Point(*spec.point, srid=4326) if spec.point else None,
        source=spec.source,
    )
