"""Where something is given: a site as a location and a service at location.

A site belongs to one resource here, so its public id is the service at location's, and
the location is named after it. Of a confidential site there is no address and no place
to be written: they are not on the shelf.
"""

import re
from datetime import date

from ..choices import Accessibility
from .identifiers import child_of, uuid_of
from .parts import bare_phones_of, contacts_of, fact, said
from .schedules import alert_of, schedules_of

POLAND = "PL"
#: Facts that only this portal's own documents say.
CONFIDENTIAL = "is_confidential"
AREA = "area"
ACCESSIBILITY = "accessibility"
WITH_POSTCODE = re.compile(r"(?P<street>.+), (?P<code>\d{2}-\d{3}) (?P<city>.+)")
DECIMALS = 6


def location_columns(site) -> dict:
    """Return a location without its children; coordinates are WGS 84."""
    place = site.place
    return {
        "id": child_of(uuid_of(site.public_id), "location"),
        "location_type": "physical",
        **said(
            name=site.name,
            latitude=place and round(place.y, DECIMALS),
            longitude=place and round(place.x, DECIMALS),
        ),
    }


def location_of(site, city: str) -> dict:
    """Return a location with its address, accessibility and area."""
    columns = location_columns(site)
    parent = columns["id"]
    facts = [
        fact(parent, "location", name, value)
        for name, value in (
            (CONFIDENTIAL, "true" if site.is_confidential else ""),
            (AREA, site.area_code),
        )
        if value
    ]
    children = {
        "addresses": [_address(site.address, city, parent)] if site.address else [],
        "accessibility": _accessibility(site, parent),
        "attributes": facts,
    }
    return columns | {name: rows for name, rows in children.items() if rows}


def at_location_columns(site, day: date) -> dict:
    """Return a service at location without its children."""
    return {"id": uuid_of(site.public_id), **said(description=alert_of(site, day))}


def at_location(site, city: str, day: date) -> dict:
    """Return a site as a service at location; without hours of its own it has none."""
    columns = at_location_columns(site, day)
    children = {
        "contacts": contacts_of(site, columns["id"]),
        "phones": bare_phones_of(site, columns["id"]),
        "schedules": schedules_of(site, columns["id"], day),
    }
    return (
        columns
        | {name: rows for name, rows in children.items() if rows}
        | {"location": location_of(site, city)}
    )


def _address(text: str, city: str, parent: str) -> dict:
    """Return an address; a postcode and a county are written where they are known."""
    match = WITH_POSTCODE.fullmatch(text)
    return {
        "id": child_of(parent, "address", text),
        "address_1": match["street"] if match else text,
        "city": match["city"] if match else city,
        "state_province": "",
        "postal_code": match["code"] if match else "",
        "country": POLAND,
        "address_type": "physical",
    }


def _accessibility(site, parent: str) -> list[dict]:
    labels = dict(Accessibility.choices)
    found = []
    for code in site.accessibility:
        identifier = child_of(parent, ACCESSIBILITY, code)
        found.append(
            {
                "id": identifier,
                "description": str(labels.get(code, code)),
                "attributes": [fact(identifier, ACCESSIBILITY, ACCESSIBILITY, code)],
            }
        )
    if note := site.accessibility_note:
        found.append(
            {"id": child_of(parent, ACCESSIBILITY, "note", note), "description": note}
        )
    return found
