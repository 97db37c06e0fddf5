"""What helps: a public resource as the standard's service, simple and in full."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from ..choices import FeeKind, Language
from .identifiers import child_of, uuid_of
from .locations import at_location
from .organizations import organization_columns, organization_of
from .parts import bare_phones_of, classified, contacts_of, fact, phones_of, said
from .schedules import alert_of, is_closed_on, schedules_of
from .taxonomies import OF_ORGANIZATIONS, TAXONOMIES, Taxonomy, Vocabulary

ACTIVE, CLOSED_FOR_NOW = "active", "temporarily closed"
CURRENCY = "PLN"
#: Facts of a service the standard has no column for, by the shelf's column.
FACTS = (
    "capacity",
    "occupancy",
    "capacity_date",
    "serves_whole_city",
    "open_on_holidays",
    "source",
    "assured_by_name",
    "review_due",
    "to_check",
    "is_synthetic",
)


@dataclass(frozen=True)
class Around:
    """What several rows share: the day of the answer, terms, and areas by code.

    ``areas`` gives a name and a boundary as GeoJSON text ("" where it is left out);
    ``city`` is the code of the whole city; ``areas_url`` is where the API speaks of
    areas, with a slash at its end.
    """

    day: date
    vocabulary: Vocabulary
    areas: Mapping[str, tuple[str, str]]
    city: str = ""
    areas_url: str = ""

    @property
    def city_name(self) -> str:
        return self.areas.get(self.city, ("", ""))[0]


def modified_at(resource) -> str:
    """Return when the public words last changed: the start of that day, "" unknown."""
    if resource.changed_date is None:
        return ""
    zone = ZoneInfo(settings.TIME_ZONE)
    return datetime.combine(resource.changed_date, time(), zone).isoformat()


def service_columns(resource, day: date) -> dict:
    """Return a service without its children. What is on the shelf is given today."""
    assured = resource.assured_date
    return {
        "id": uuid_of(resource.public_id),
        "name": resource.name,
        **said(
            description=resource.description,
            url=resource.website,
            email=resource.email,
        ),
        "status": CLOSED_FOR_NOW if is_closed_on(resource, day) else ACTIVE,
        **said(
            application_process=resource.application,
            fees_description=resource.fees,
            wait_time=resource.waiting_time,
            eligibility_description=resource.eligibility,
            minimum_age=resource.minimum_age,
            maximum_age=resource.maximum_age,
            assured_date=assured and assured.isoformat(),
            alert=alert_of(resource, day),
            last_modified=modified_at(resource),
        ),
    }


def service_in_list(resource, provider, day: date) -> dict:
    """Return a service as lists have it: columns, and the organization's columns."""
    columns = service_columns(resource, day)
    if provider is not None:
        columns["organization"] = organization_columns(provider)
    return columns


def service_of(resource, provider, sites: Iterable, around: Around) -> dict:
    """Return a service with everything that belongs to it.

    ``provider`` and ``sites`` are public rows; ``provider`` may be None.
    """
    columns = service_columns(resource, around.day)
    parent = columns["id"]
    children = {
        "phones": [
            *phones_of(resource.phone, parent),
            *bare_phones_of(resource, parent),
        ],
        "schedules": schedules_of(resource, parent, around.day),
        "service_areas": _areas(resource, parent, around),
        "service_at_locations": [
            at_location(site, around.city_name, around.day) for site in sites
        ],
        "languages": _languages(resource, parent),
        "cost_options": _costs(resource, parent),
        "required_documents": _documents(resource, parent),
        "contacts": contacts_of(resource, parent),
        "attributes": _attributes(resource, parent, around.vocabulary),
    }
    if provider is not None:
        columns["organization"] = organization_of(provider, around.vocabulary)
    return columns | {name: rows for name, rows in children.items() if rows}


def _areas(resource, parent: str, around: Around) -> list[dict]:
    codes = [around.city] if resource.serves_whole_city else resource.service_area_codes
    found = [
        {
            "id": child_of(parent, "service_area", code),
            "name": name,
            **_extent(boundary),
            "uri": f"{around.areas_url}{code}/",
        }
        for code in codes
        if code
        for name, boundary in [around.areas.get(code, (code, ""))]
    ]
    if resource.reach is not None:
        found.append(
            {
                "id": child_of(parent, "service_area", "outline"),
                "name": _("The outline on the map"),
                **_extent(resource.reach.geojson),
            }
        )
    return found


def _extent(geojson: str) -> dict:
    return {"extent": geojson, "extent_type": "geojson"} if geojson else {}


def _languages(resource, parent: str) -> list[dict]:
    names = dict(Language.choices)
    return [
        {
            "id": child_of(parent, "language", code),
            "name": str(names.get(code, code)),
            "code": code,
        }
        for code in resource.languages
    ]


def _costs(resource, parent: str) -> list[dict]:
    if resource.fee_kind != FeeKind.FREE:
        return []
    return [
        {
            "id": child_of(parent, "cost_option", FeeKind.FREE),
            "option": str(FeeKind.FREE.label),
            "currency": CURRENCY,
            "amount": 0,
        }
    ]


def _documents(resource, parent: str) -> list[dict]:
    text = resource.documents
    return (
        [{"id": child_of(parent, "required_document", text), "document": text}]
        if text
        else []
    )


def _attributes(resource, parent: str, vocabulary: Vocabulary) -> list[dict]:
    found = [
        classified(parent, "service", term)
        for taxonomy in TAXONOMIES
        if taxonomy not in OF_ORGANIZATIONS
        for code in codes_in(resource, taxonomy)
        if (term := vocabulary.get(taxonomy, code))
    ]
    for name in FACTS:
        value = getattr(resource, name)
        if value not in (None, "", False):
            text = "true" if value is True else str(value)
            found.append(fact(parent, "service", name, text))
    return found


def codes_in(resource, taxonomy: Taxonomy) -> list[str]:
    """Return the codes of a taxonomy a public resource bears."""
    value = getattr(resource, taxonomy.column)
    codes = value if taxonomy.is_many else [value]
    return [code for code in codes if code not in ("", taxonomy.nothing)]
