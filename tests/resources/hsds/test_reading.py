"""Documents of the standard as records: what is kept, what is told, what is refused."""

import copy
import json
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resources.hsds.reading import is_document, read_text
from resources.hsds.taxonomies import FEES, KINDS, PROBLEMS, SECTORS
from resources.lines import (
    ClosureContent,
    ContactContent,
    ExceptionContent,
    HoursContent,
)
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


# --- Hours ---------------------------------------------------------------------------


def schedule_of(*rules):
    return record(schedules=list(rules)).schedule


def test_weekly_rules():
    schedule = schedule_of(
        {
            "freq": "WEEKLY",
            "byday": "MO,WE",
            "opens_at": "08:00",
            "closes_at": "15:30:00",
        },
        {"byday": "SA", "opens_at": "22:00Z", "closes_at": "06:00", "interval": 1},
    )

    assert schedule.hours == (
        HoursContent(0, time(8), time(15, 30)),
        HoursContent(2, time(8), time(15, 30)),
        HoursContent(5, time(22), time(6)),
    )


def test_all_days_all_hours_is_round_the_clock():
    schedule = schedule_of(
        {"byday": "MO,TU,WE,TH,FR,SA,SU", "opens_at": "00:00", "closes_at": "23:59"}
    )

    assert (schedule.round_the_clock, schedule.hours) == (True, ())


def test_days_with_other_hours_and_days_off():
    days = {"valid_from": "2026-12-24", "valid_to": "2026-12-26"}
    schedule = schedule_of(
        {**days, "description": "Closed."},
        {
            **days,
            "dtstart": "2026-12-24",
            "until": "2026-12-26",
            "byday": "TH,FR,SA",
            "opens_at": "10:00",
            "closes_at": "12:00",
            "notes": "dyżur",
        },
    )

    first, last = date(2026, 12, 24), date(2026, 12, 26)
    assert schedule.exceptions == (
        ExceptionContent(first, last),
        ExceptionContent(first, last, time(10), time(12), "dyżur"),
    )


@pytest.mark.parametrize(
    "rule",
    [
        {"freq": "MONTHLY", "byday": "2MO"},
        {"freq": "WEEKLY", "interval": 2},
        {"freq": "WEEKLY", "count": 3},
        {"byday": "MONDAY"},
        {"byday": ""},
        {"valid_to": "2005-01-01"},
        {"valid_from": "2030-01-01"},
        {"until": "2026-11-21"},
        {"closes_at": None},
        {"opens_at": "25:00"},
    ],
)
def test_a_rule_that_cannot_be_held_stays_in_words(rule):
    whole = {
        "byday": "MO",
        "opens_at": "08:00",
        "closes_at": "15:00",
        "description": "Drugi poniedziałek miesiąca.",
        **rule,
    }

    reading = read(service(schedules=[whole]))

    [found] = reading.records
    assert found.schedule.hours == ()
    assert found.hours_note == "Drugi poniedziałek miesiąca."
    assert reading.of(Level.WARNING)


def test_hours_of_a_place_that_are_those_of_the_service_are_not_said_twice():
    rule = {"byday": "MO", "opens_at": "08:00", "closes_at": "15:00"}
    places = [
        {"id": "1", "location": {"location_type": "physical"}, "schedules": [rule]}
    ]

    found = record(schedules=[rule], service_at_locations=places)

    assert found.schedule.hours
    assert not found.sites[0].schedule.hours


# --- Nothing gets lost in silence ----------------------------------------------------


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


# --- Whatever comes ------------------------------------------------------------------

KEYS = """
    id name status phones number contacts schedules opens_at closes_at byday valid_from
    valid_to location latitude longitude addresses address_1 service_at_locations
    service_areas extent attributes taxonomy_term taxonomy_detail organization
    organization_identifiers services service cost_options amount languages code
    contents location_type required_documents url email minimum_age assured_date
"""
KNOWN = ["2026-01-01", "08:00", "MO,TU", "active", "geojson", "temporarily closed", ID]
keys = st.sampled_from(KEYS.split())
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(KNOWN),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=5)
    ),
    max_leaves=30,
)
wild = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@wild
@given(anything)
def test_no_document_breaks_the_reader(document):
    reading = read(document)

    assert len(reading.records) <= reading.seen


@wild
@given(st.dictionaries(keys, anything))
def test_no_service_breaks_the_reader(columns):
    assert read([service(**columns)]).seen <= 1 or "services" in columns
