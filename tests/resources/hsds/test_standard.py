"""The standard's examples against the standard, and the schemas against spoilt ones."""

import copy

import pytest

#: What each official example is.
KINDS = {
    "location": "location",
    "service_full": "service",
    "service_at_location_full": "service_at_location",
    "service_list": "service_list",
    "organization_list": "organization_list",
    "taxonomy_term_list": "taxonomy_term",
}


def problems_in(standards, kind, document) -> list[str]:
    found = []
    for standard in standards.values():
        if "contents" in document:
            found += standard.problems_of_page(kind, document)
        else:
            found += standard.problems(kind, document)
    return found


def test_every_official_example_is_known(examples):
    assert set(examples) == set(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_official_examples_are_valid(standards, examples, name):
    assert problems_in(standards, KINDS[name], examples[name]) == []


def test_the_schemas_do_not_see_that_a_latitude_is_100(examples):
    """Why a reader has to look itself: the standard only asks for a number."""
    assert examples["location"]["latitude"] == 100


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["id"], "35"),
        (["status"], "open"),
        (["url"], "example.com without a scheme"),
        (["assured_date"], "1.1.2005"),
        (["last_modified"], "2023-03-15T10:30:45"),
        (["minimum_age"], "12"),
        (["colour"], "red"),
        (["phones", 0, "number"], None),
        (["schedules", 0, "freq"], "DAILY"),
        (["schedules", 0, "opens_at"], "10"),
        (["service_at_locations", 0, "location", "location_type"], "secret"),
        (["service_at_locations", 0, "location", "phones", 0, "id"], "1"),
        (["organization", "organization_identifiers", 0, "identifier"], 1234567),
        (["attributes", 0, "taxonomy_term", "taxonomy_detail", "uri"], ""),
        (["metadata", 0, "last_action_date"], "yesterday"),
    ],
)
def test_what_is_spoilt_is_found_however_deep(standards, examples, path, value):
    document = copy.deepcopy(examples["service_full"])
    place = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value

    found = standards["datapackage.json"].problems("service", document)

    assert len(found) == 1, found
    if path != ["colour"]:
        assert "/".join(map(str, path)) in found[0]


@pytest.mark.parametrize("name", ["id", "name", "status"])
def test_what_is_missing_is_found(standards, examples, name):
    document = {
        key: value for key, value in examples["service_full"].items() if key != name
    }

    assert len(standards["datapackage.json"].problems("service", document)) == 1
