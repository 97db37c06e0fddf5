"""Whatever has no place here is told, key by key of the official example."""

import copy
import json

import pytest

from resources.loading.records import Level

from .documents import findings, read


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        (
            {"alternate_name": "Inaczej"},
            ("/alternate_name", "alternate_name", "Inaczej"),
        ),
        ({"alert": "Uwaga"}, ("/alert", "alert", "Uwaga")),
        ({"colour": "red"}, ("/colour", "colour", "red")),
        (
            {"funding": [{"source": "miasto"}]},
            ("/funding", "funding", '[{"source": "miasto"}]'),
        ),
        (
            {"languages": [{"code": "ur", "name": "Urdu"}]},
            ("/languages/0", "languages", "Urdu"),
        ),
        ({"fees": "1 zł", "fees_description": "2 zł"}, ("/fees", "fees", "1 zł")),
        (
            {"contacts": [{"name": "Anna", "title": "biuro", "email": "a@a.pl"}]},
            ("/contacts/0/name", "name", "Anna"),
        ),
        (
            {"attributes": [{"taxonomy_term": {"name": "x", "taxonomy": "AIRS"}}]},
            ("/attributes/0", "attributes", "AIRS: x"),
        ),
    ],
)
def test_what_has_no_place_is_told(columns, told):
    assert told in findings(Level.NOTE, **columns)


def test_every_key_of_the_official_example_is_kept_or_told(examples):
    """Whatever is taken away changes what is read, or what is said of it."""
    whole = mended(examples["service_full"])
    before = read(whole)

    silent = [
        path
        for path in paths_of(whole)
        if path[-1] not in IDENTITY
        and path[-2:] != REPEATED
        and path[-3:] != OF_THE_PLACE
        and same(read(without(whole, path)), before)
    ]

    assert silent == []


#: Keys that say nothing of their own: ids of children, what goes without saying, and
#: what the portal works out anew.
IDENTITY = {"id", "timezone", "wkst", "last_modified", "country", "link_entity", "type"}
IDENTITY |= {"address_type", "city", "identifier_type", "location_type", "extent_type"}
#: What is told as one, by its name or as a rule of which not all is shown.
WHOLES = {"locations", "funding", "programs", "program", "metadata", "attributes"}
#: The example's place and location repeat the hours of the service.
REPEATED = ("location", "schedules")
OF_THE_PLACE = ("schedules", 0, "description")
RULES = {"dtstart", "until", "valid_from", "valid_to", "byyearday", "interval", "freq"}
IDENTITY |= RULES | {"code"}


def mended(document):
    """Return an example with coordinates on the globe."""
    text = json.dumps(document)
    return json.loads(
        text.replace('"latitude": 100', '"latitude": 50.0045').replace(
            '"longitude": 101', '"longitude": 19.007'
        )
    )


def paths_of(value, path=()):
    if isinstance(value, dict):
        for key, child in value.items():
            yield (*path, key)
            if key not in WHOLES and path[-2:] != REPEATED:
                yield from paths_of(child, (*path, key))
    elif isinstance(value, list):
        for number, child in enumerate(value):
            yield from paths_of(child, (*path, number))


def without(document, path):
    document = copy.deepcopy(document)
    place = document
    for step in path[:-1]:
        place = place[step]
    del place[path[-1]]
    return document


def same(one, other) -> bool:
    return one.records == other.records and [
        (item.where, item.field, item.value) for item in one.findings
    ] == [(item.where, item.field, item.value) for item in other.findings]
