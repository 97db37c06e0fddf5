"""What doors hand to the services of this room."""

from dataclasses import dataclass, field, fields
from datetime import date

from django.contrib.gis.geos import GEOSGeometry

from kooperacja.areas.models import Area
from kooperacja.categories.models import Category, TargetGroup
from partners.models import Partner


@dataclass(frozen=True)
class SiteContent:
    """A place where the resource is given.

    ``place`` is a geometry in WGS 84; without it ``area`` says where, and without
    both the site is somewhere in the city.
    """

    name: str = ""
    address: str = ""
    place: GEOSGeometry | None = None
    area: Area | None = None


@dataclass(frozen=True)
class ResourceContent:
    """What is known of a resource; ages in years, ``capacity`` in places.

    ``provider`` is a partner; who is none is named by ``provider_name``.
    """

    name: str
    kind: str
    provider: Partner | None = None
    provider_name: str = ""
    cus_domain: str = ""
    description: str = ""
    eligibility: str = ""
    minimum_age: int | None = None
    maximum_age: int | None = None
    application: str = ""
    fees: str = ""
    hours: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    capacity: int | None = None
    serves_whole_city: bool = True
    assured_date: date | None = None
    to_check: bool = False
    source: str = ""
    categories: list[Category] = field(default_factory=list)
    target_groups: list[TargetGroup] = field(default_factory=list)
    service_areas: list[Area] = field(default_factory=list)


RELATIONS = ("categories", "target_groups", "service_areas")
COLUMNS = tuple(
    item.name for item in fields(ResourceContent) if item.name not in RELATIONS
)
