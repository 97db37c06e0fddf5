"""What the list of a client keeps of a resource. It stays in the browser only."""

import json

from ..public import PublicResource, PublicSite
from ..timetable import Timetable


def kept_of(row: PublicResource, sites: list[PublicSite], hours: Timetable) -> str:
    """Return what the list of a client keeps of a resource, as JSON.

    It is kept in the browser only, so it is all there is without a connection.
    """
    return json.dumps(
        {
            "id": row.public_id,
            "name": row.name,
            "kind": row.get_kind_display(),
            "phone": row.phone,
            "places": [address_of(site) for site in sites if address_of(site)],
            "hours": [f"{line.days}: {line.hours}" for line in hours.week]
            or [row.hours_note] * bool(row.hours_note),
            "documents": row.documents,
        },
        ensure_ascii=False,
    )


def address_of(site: PublicSite) -> str:
    """Return the address of a site and its district; "" where both are unknown."""
    return ", ".join(part for part in (site.address, site.area_name) if part)
