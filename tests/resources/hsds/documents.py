"""Documents of the standard as tests write them, and what reads them."""

import json
from datetime import date

from resources.hsds.reading import read_text
from resources.loading.records import Level

TODAY = date(2026, 11, 22)
ID = "ac148810-d857-441c-9679-408f346de14b"
OUTLINE = {"type": "Polygon", "coordinates": [[[19, 50], [19, 51], [20, 51], [19, 50]]]}


def read(document):
    return read_text(json.dumps(document), "file.json", today=TODAY)


def service(**columns):
    return {"id": ID, "name": "Porady", "status": "active", **columns}


def record(**columns):
    reading = read(service(**columns))
    assert not reading.of(Level.ERROR), reading.of(Level.ERROR)
    [found] = reading.records
    return found


def findings(level, **columns):
    return [
        (item.where.pointer, item.field, item.value)
        for item in read(service(**columns)).of(level)
    ]


def at(**location):
    row = {"location_type": "physical", "id": ID, **location}
    return [{"id": ID, "location": row}]
