"""Documents of the standard as records: what is kept, what is told, what is refused."""

import json
from datetime import date

import pytest

from resources.hsds.reading import is_document, read_text
from resources.hsds.taxonomies import FEES, KINDS, PROBLEMS, SECTORS
from resources.lines import (
    ClosureContent,
    ContactContent,
)
from resources.loading.records import Level

from .documents import ID, OUTLINE, TODAY, at, read, record, service

# --- Whole documents -----------------------------------------------------------------


@pytest.mark.parametrize(
    "document",
    [
        service(),
        [service()],
        {"total_items": 1, "contents": [service()]},
        {"id": ID, "name": "Biuro", "description": "", "services": [service()]},
        {"id": ID, "service": service(), "location": {"location_type": "physical"}},
    ],
)
def test_every_shape_of_a_document_is_read(document):
    reading = read(document)

    assert [item.external_id for item in reading.records] == [ID]
    assert reading.seen == 1


def test_places_of_one_service_in_a_list_come_together():
    places = [
        {"id": f"{number}", "service": service(), "location": {"name": f"{number}"}}
        for number in range(3)
    ]

    [found] = read({"contents": places}).records

    assert [site.external_id for site in found.sites] == ["0", "1", "2"]


def test_an_organization_around_a_service_gives_it():
    [found] = read({"id": "1", "name": "Most", "services": [service()]}).records

    assert (found.provider.name, found.provider.external_id) == ("Most", "1")


@pytest.mark.parametrize("text", ["", "{", "[1", '{"id": NaN}', "\ud800", "[" * 99_999])
def test_what_is_no_json_is_one_finding(text):
    reading = read_text(text, "file.json", today=TODAY)

    assert (reading.records, len(reading.findings)) == ((), 1)


def test_bytes_that_are_no_text_are_one_finding():
    assert len(read_text(b"\xff\xfe{}", "file.json", today=TODAY).findings) == 1


@pytest.mark.parametrize(
    "document",
    [
        {"id": ID, "name": "Organizacja", "description": "bez usług"},
        {"id": ID, "name": "pojęcie", "description": "", "taxonomy": "x"},
        {"id": ID, "location_type": "physical", "latitude": 50, "longitude": 19},
        {},
    ],
)
def test_what_is_no_service_is_told(document):
    reading = read(document)

    assert (reading.seen, reading.records) == (0, ())
    assert len(reading.of(Level.WARNING)) == 1


def test_a_service_stands_once():
    reading = read([service(), service(name="Inna")])

    assert [item.name for item in reading.records] == ["Porady"]
    assert reading.seen == 2


def test_geojson_is_none_of_it():
    assert not is_document(b'{"type": "FeatureCollection", "features": []}')
    assert is_document(json.dumps(service()).encode())


# --- What is refused -----------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["location", "service_full", "service_at_location_full"]
)
def test_a_latitude_of_100_refuses_the_official_example(examples, name):
    """The document, the field and the value are named, and nothing of it is kept."""
    reading = read_text(json.dumps(examples[name]), f"{name}.json", today=TODAY)

    [error] = reading.of(Level.ERROR)
    assert not reading.records
    assert str(error.where).startswith(f"{name}.json:/")
    assert (
        error.where.pointer.endswith("/latitude") or error.where.pointer == "/latitude"
    )
    assert (error.field, error.value) == ("latitude", "100")
    assert "90" in str(error.message)


@pytest.mark.parametrize(
    ("columns", "field"),
    [
        ({"id": ""}, "id"),
        ({"id": "x" * 201}, "id"),
        ({"name": ""}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"name": None}, "name"),
        ({"service_at_locations": at(latitude=-90.5, longitude=1)}, "latitude"),
        ({"service_at_locations": at(latitude=9, longitude=181)}, "longitude"),
        ({"service_at_locations": at(latitude="1e9", longitude=1)}, "latitude"),
    ],
)
def test_what_cannot_be_stored_is_an_error(columns, field):
    reading = read(service(**columns))

    assert not reading.records
    assert [item.field for item in reading.of(Level.ERROR)] == [field]


def test_one_bad_service_does_not_spoil_the_others():
    reading = read([service(name=""), service(id="2"), service(id="3")])

    assert [item.external_id for item in reading.records] == ["2", "3"]


# --- What is kept --------------------------------------------------------------------


def test_columns_of_a_service():
    found = record(
        description="<p>Pomoc</p><ul><li>rozmowa &amp; rada</li></ul>",
        url="https://example.org/",
        email="BIURO@example.org",
        application_process="Zadzwoń.",
        fees_description="Bezpłatnie.",
        wait_time="2 dni",
        eligibility_description="Każdy.",
        minimum_age=12,
        maximum_age=100.0,
        assured_date="2026-01-02",
        required_documents=[
            {"document": "Dowód"},
            {"document": "PIT", "uri": "https://a.pl"},
        ],
        phones=[
            {"number": '"33 812 34 56"', "extension": 12},
            {"number": "600100200", "type": "sms", "description": "po godzinach"},
        ],
        contacts=[{"name": "Anna", "title": "rejestracja", "email": "r@example.org"}],
        languages=[{"code": "ukr"}, {"name": "English", "code": "en"}],
    )

    assert found.description == "Pomoc\nrozmowa & rada"
    assert (found.website, found.email) == ("https://example.org/", "biuro@example.org")
    assert (found.minimum_age, found.maximum_age) == (12, 100)
    assert (found.application, found.fees) == ("Zadzwoń.", "Bezpłatnie.")
    assert (found.waiting_time, found.eligibility) == ("2 dni", "Każdy.")
    assert found.assured_date == date(2026, 1, 2)
    assert found.documents == "Dowód\nPIT, https://a.pl"
    assert found.phone == "33 812 34 56 wew. 12"
    assert found.contacts == (
        ContactContent("po godzinach", "600 100 200"),
        ContactContent("rejestracja", email="r@example.org"),
    )
    assert found.languages == ("uk", "en")


def test_a_provider_with_its_numbers():
    numbers = [("PL-KRS", "0000028860"), ("PL-NIP", "1234567890"), ("GB-COH", "1")]
    reading = read(
        service(
            organization={
                "id": "7",
                "name": "Most",
                "description": "Most",
                "website": "most.example.org",
                "phones": [{"number": "338123456"}],
                "organization_identifiers": [
                    {"identifier_scheme": scheme, "identifier": number}
                    for scheme, number in numbers
                ],
                "attributes": [term(SECTORS, "ngo")],
            }
        )
    )

    provider = reading.records[0].provider
    assert (provider.krs, provider.nip, provider.sector) == ("0000028860", "", "ngo")
    assert provider.description == ""
    assert provider.website == "https://most.example.org"
    assert [item.field for item in reading.of(Level.WARNING)] == ["nip"]


def term(taxonomy, code):
    return {
        "taxonomy_term": {
            "code": code,
            "name": code,
            "taxonomy_detail": {"id": taxonomy.id},
        }
    }


def test_terms_of_our_own_taxonomies_and_facts():
    facts = {"capacity": "12", "occupancy": "7", "capacity_date": "2026-01-02"}
    found = record(
        attributes=[
            term(PROBLEMS, "homelessness"),
            term(KINDS, "food_aid"),
            term(FEES, "partly"),
            *({"link_type": name, "value": value} for name, value in facts.items()),
        ]
    )

    assert (found.categories, found.kind) == (("homelessness",), "food_aid")
    assert (found.capacity, found.occupancy, found.fee_kind) == (12, 7, "partly")
    assert found.capacity_date == date(2026, 1, 2)


@pytest.mark.parametrize(
    ("columns", "closed", "notices"),
    [
        ({"status": "active"}, False, []),
        ({"status": "inactive"}, True, []),
        ({"status": "defunct"}, True, []),
        ({"status": "Active"}, False, []),
        ({"status": "open"}, False, []),
        ({"status": "temporarily closed", "alert": "Remont."}, False, ["Remont."]),
    ],
)
def test_states(columns, closed, notices):
    found = record(**columns)

    assert found.is_closed == closed
    assert found.schedule.closures == tuple(
        ClosureContent(TODAY, None, notice) for notice in notices
    )


def test_a_place():
    [site] = record(
        service_at_locations=at(
            name="Sala",
            latitude="49.8",
            longitude=19.05,
            addresses=[
                {"address_type": "postal", "address_1": "skr. 1"},
                {
                    "address_type": "physical",
                    "address_1": "ul. Prosta 1",
                    "address_2": "m. 2",
                    "postal_code": "43-300",
                    "city": "Bielsko-Biała",
                },
            ],
            accessibility=[{"description": "Winda", "details": "od podwórza"}],
            phones=[{"number": "338123456"}],
        )
    ).sites

    assert site.place == (19.05, 49.8)
    assert site.address == "ul. Prosta 1, m. 2, 43-300 Bielsko-Biała"
    assert site.accessibility_note == "Winda od podwórza"
    assert site.contacts == (ContactContent(phone="33 812 34 56"),)


def test_an_address_that_is_not_to_be_told_makes_the_site_confidential():
    address = {"address_1": "adres zastrzeżony", "address_type": "physical"}

    [site] = record(service_at_locations=at(addresses=[address])).sites

    assert site.is_confidential


def test_a_virtual_location_is_no_place():
    found = record(service_at_locations=at(location_type="virtual"))

    assert found.sites == ()


@pytest.mark.parametrize(
    ("areas", "names", "has_shape"),
    [
        ([{"name": "Wapienica"}], ("Wapienica",), False),
        ([{"extent": json.dumps(OUTLINE), "extent_type": "geojson"}], (), True),
        ([{"extent": json.dumps({"type": "Feature", "geometry": OUTLINE})}], (), True),
        (
            [{"uri": "https://x.example/api/v1/areas/polnoc/", "name": "P"}],
            ("polnoc",),
            False,
        ),
        (
            [{"extent": "extent", "extent_type": "geojson", "name": "x" * 200}],
            (),
            False,
        ),
        ([{"extent": "POLYGON EMPTY"}], (), False),
        ([{"extent": '{"type":"Point","coordinates":[1,2]}'}], (), False),
        ([{"extent": json.dumps(OUTLINE).replace("50", "150")}], (), False),
    ],
)
def test_whom_it_reaches(areas, names, has_shape):
    reach = record(service_areas=areas).reach

    assert (reach.areas, bool(reach.shape)) == (names, has_shape)
