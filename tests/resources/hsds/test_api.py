"""The HSDS API over the shelf, every answer held against the standard's schemas."""

import json
from pathlib import Path

import pytest
from django.utils import timezone

from kooperacja.categories.services import shelve_vocabulary
from resources.api import hsds_answers
from resources.hsds.identifiers import public_id_of, uuid_of
from resources.hsds.taxonomies import FEES, KINDS, PROBLEMS, SECTORS
from resources.models import Resource
from resources.public import PublicTombstone
from resources.services import (
    ClosureContent,
    SiteContent,
    provider_of,
    withdraw_resource,
)
from resources.services.shelving import refresh_shelf

ROOT = "/api/v1/hsds"
BUDGETS = Path(__file__).parents[2] / "query_counts.json"
#: Each list with what it holds: in short, and in full.
LISTS = {
    "services": ("service_list", "service"),
    "organizations": ("organization_list", "organization"),
    "service_at_locations": ("service_at_location_list", "service_at_location"),
    "taxonomies": ("taxonomy", None),
    "taxonomy_terms": ("taxonomy_term", None),
}


@pytest.fixture
def get(client):
    def call(path, status=200):
        response = client.get(ROOT + path)
        assert response.status_code == status, response.content[:500]
        return response.json()

    return call


def ids_of(page):
    return {public_id_of(item["id"]) for item in page["contents"]}


@pytest.mark.django_db
def test_the_root_says_what_this_is(get, client):
    said = get("/")

    assert said["version"] == "3.0"
    assert client.get(said["openapi_url"]).status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_every_answer_is_valid(standards, whole, resources, get, name):
    """Lists, lists in full and each object, against each form of the standard."""
    short, full = LISTS[name]
    pages = [(get(f"/{name}?per_page=200"), short)]
    if full:
        pages.append((get(f"/{name}?per_page=200&full=true"), full))
    if name == "organizations":
        pages.append((get(f"/{name}?full_service=true"), full))

    for standard in standards.values():
        for page, kind in pages:
            assert page["contents"]
            assert standard.problems_of_page(kind, page) == []
        for item in pages[0][0]["contents"]:
            document = get(f"/{name}/{item['id']}")
            assert standard.problems(full or short, document) == []
            assert document["id"] == item["id"]


def test_a_service_says_everything(whole, get):
    service = get(f"/services/{uuid_of(whole.public_id)}")

    assert service["status"] == "active"
    assert service["alert"].endswith("Inwentura.")
    assert service["phones"][0]["number"] == "33 812 34 56"
    assert service["minimum_age"] == 12
    assert service["organization"]["organization_identifiers"][0][
        "identifier_scheme"
    ] == ("PL-KRS")
    assert {item["code"] for item in service["languages"]} == {"pl", "uk"}
    assert service["required_documents"][0]["document"] == "Dowód osobisty."
    assert service["cost_options"][0]["amount"] == 0
    north, outline = service["service_areas"]
    assert north["name"] == "Polnoc"
    assert json.loads(north["extent"])["type"] == "MultiPolygon"
    assert json.loads(outline["extent"])["type"] == "MultiPolygon"
    facts = {
        item["link_type"]: item["value"]
        for item in service["attributes"]
        if "value" in item
    }
    assert (facts["capacity"], facts["occupancy"]) == ("12", "7")
    terms = [item["taxonomy_term"]["code"] for item in service["attributes"][:7]]
    assert terms == [
        "halas",
        "przemoc",
        "mlodziez",
        "crisis_intervention",
        "social_assistance",
        "site",
        "phone",
    ]


def test_a_place_has_its_own_hours_and_its_own_notice(whole, get):
    service = get(f"/services/{uuid_of(whole.public_id)}")

    office = service["service_at_locations"][0]
    assert office["description"].endswith("Remont.")
    assert office["schedules"][0]["byday"] == "TU"
    assert office["contacts"][0]["title"] == "rejestracja"
    assert office["location"]["latitude"] == pytest.approx(50.0135)
    assert office["location"]["addresses"][0]["postal_code"] == "43-300"


def test_a_confidential_address_is_in_no_answer(whole, client):
    addresses = [f"/{name}?full=true" for name in list(LISTS)[:3]]
    addresses += ["/services?search=tajemna", "/service_at_locations?search=tajemna"]
    site = whole.sites.get(is_confidential=True)
    addresses.append(f"/service_at_locations/{uuid_of(site.public_id)}")
    addresses.append(f"/services/{uuid_of(whole.public_id)}")

    told = b"".join(client.get(ROOT + address).content for address in addresses)

    assert b"Schronienie" in told
    assert b"Tajemna" not in told
    # The place itself, to four decimals.
    assert b"19.0035" not in told
    assert b"50.0022" not in told


def test_a_resource_that_is_shut_today_is_so(world, add, get):
    shut = add(closures=[ClosureContent(timezone.localdate(), None, "Awaria pieca.")])

    service = get(f"/services/{uuid_of(shut.public_id)}")

    assert service["status"] == "temporarily closed"
    assert "Awaria pieca." in service["alert"]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("", {"north", "south", "serves", "line"}),
        ("search=swietlica+ZUK", {"north"}),
        (f"taxonomy_term_id={PROBLEMS.term_id('halas')}", {"north"}),
        (f"taxonomy_term_id={KINDS.term_id('helpline')}", {"line"}),
        (f"taxonomy_id={PROBLEMS.id}", {"north", "south", "line"}),
        (f"taxonomy_id={KINDS.id}", {"north", "south", "serves", "line"}),
        (f"taxonomy_id={FEES.id}", set()),
        (f"taxonomy_term_id={FEES.term_id('unknown')}", set()),
        (f"taxonomy_id={SECTORS.id}", {"north"}),
        (f"taxonomy_id={KINDS.term_id('helpline')}", set()),
        (f"taxonomy_id={PROBLEMS.id}&search=klub", {"south"}),
        ("modified_after=2000-01-01T00:00:00Z", {"north", "south", "serves", "line"}),
        ("modified_after=2999-01-01T00:00:00Z", set()),
    ],
)
def test_questions_narrow_together(resources, get, question, names):
    wanted = {resources[name].public_id for name in names}

    assert ids_of(get(f"/services?{question}")) == wanted


def test_services_of_one_organization(world, resources, get):
    provider = provider_of(world.most)

    page = get(f"/services?organization_id={uuid_of(provider.public_id)}")

    assert ids_of(page) == {resources["north"].public_id}


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("", {"Fundacja Most", "Ktoś spoza partnerstwa"}),
        ("search=spoza", {"Ktoś spoza partnerstwa"}),
        (f"taxonomy_term_id={SECTORS.term_id('ngo')}", {"Fundacja Most"}),
        (f"taxonomy_term_id={PROBLEMS.term_id('halas')}", {"Fundacja Most"}),
        (f"taxonomy_term_id={PROBLEMS.term_id('rampa')}", set()),
    ],
)
def test_organizations_that_give_something(resources, get, question, names):
    page = get(f"/organizations?{question}")

    assert {item["name"] for item in page["contents"]} == names


def test_an_organization_names_its_services_or_says_them_in_full(resources, get):
    [item] = get("/organizations?search=most")["contents"]

    [named] = get(f"/organizations/{item['id']}")["services"]
    [said] = get(f"/organizations/{item['id']}?full_service=true")["services"]

    assert set(named) == {"id", "name", "status"}
    assert said["phones"][0]["number"] == "33 812 34 56"


def test_one_answer_holds_so_many_services_in_full(resources, get, monkeypatch):
    monkeypatch.setattr(hsds_answers, "MOST_IN_FULL", 1)

    assert get("/organizations?full_service=true&per_page=1")["size"] == 1
    assert "full_service" in get("/organizations?full_service=true", status=400)


def test_minimal_is_everything_on_one_page(resources, get):
    page = get("/services?minimal=true&per_page=1")

    assert page["size"] == page["total_items"] == 4
    assert all(set(item) == {"id", "modified_date"} for item in page["contents"])


def test_pages(resources, get):
    first, last = get("/services?per_page=3"), get("/services?per_page=3&page=2")

    assert {name: first[name] for name in first if name != "contents"} == {
        "total_items": 4,
        "total_pages": 2,
        "page_number": 1,
        "size": 3,
        "first_page": True,
        "last_page": False,
        "empty": False,
    }
    assert (last["size"], last["first_page"], last["last_page"]) == (1, False, True)
    assert not ids_of(first) & ids_of(last)


def test_an_empty_list_is_a_page_too(world, get):
    page = get("/services")

    assert page["empty"]
    assert page["contents"] == []
    assert (page["total_pages"], page["first_page"], page["last_page"]) == (
        1,
        True,
        True,
    )


def test_terms_are_those_of_a_taxonomy(world, get):
    world.halas.parent = world.bezrobocie
    world.halas.save()
    shelve_vocabulary()
    parent = PROBLEMS.term_id("bezrobocie")

    of_problems = get(f"/taxonomy_terms?taxonomy_id={PROBLEMS.id}")
    parts = get(f"/taxonomy_terms?parent_id={parent}")
    tops = get(f"/taxonomy_terms?taxonomy_id={PROBLEMS.id}&top_only=true")

    assert of_problems["total_items"] == 4
    assert [item["code"] for item in parts["contents"]] == ["halas"]
    assert "halas" not in {item["code"] for item in tops["contents"]}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/services?colour=red", 400),
        ("/?page=1", 400),
        ("/services?page=0", 400),
        ("/services?page=x", 400),
        ("/services?per_page=201", 400),
        ("/services?taxonomy_id=1", 400),
        ("/services?search=%00", 400),
        ("/services?modified_after=yesterday", 400),
        ("/services?modified_after=0001-01-01T00:00:00%2B14:00", 400),
        ("/services?page=2", 404),
        ("/services?format=ndjson", 404),
        ("/services/1", 404),
        ("/services/ac148810-d857-441c-9679-408f346de14b", 404),
        ("/organizations/ac148810-d857-441c-9679-408f346de14b", 404),
        ("/service_at_locations/ac148810-d857-441c-9679-408f346de14b", 404),
        ("/taxonomies/ac148810-d857-441c-9679-408f346de14b", 404),
        ("/taxonomy_terms/ac148810-d857-441c-9679-408f346de14b", 404),
        ("/locations", 404),
    ],
)
def test_refusals(world, client, address, status):
    assert client.get(ROOT + address).status_code == status


def test_nothing_is_written(world, client):
    assert client.post(f"{ROOT}/services").status_code == 405
    assert client.delete(f"{ROOT}/services").status_code == 405


def test_what_was_taken_down_is_gone(world, resources, client):
    north = resources["north"]
    withdraw_resource(actor=world.dorota, resource=north, note="Zamknięta.")

    address = f"{ROOT}/services/{uuid_of(north.public_id)}"

    assert client.get(address).status_code == 410


def test_what_was_merged_says_where_it_is(world, resources, client):
    north, south = resources["north"], resources["south"]
    withdraw_resource(actor=world.dorota, resource=north, note="To samo.")
    PublicTombstone.writer.filter(public_id=north.public_id).update(
        moved_to=south.public_id
    )

    response = client.get(f"{ROOT}/services/{uuid_of(north.public_id)}")

    assert response.status_code == 410
    assert response.json()["moved_to"] == uuid_of(south.public_id)


def test_answers_are_for_everybody(resources, client):
    response = client.get(f"{ROOT}/services")

    assert response.headers["Cache-Control"] == "public, no-cache"
    assert not response.cookies


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("api:hsds-service-list", "/services"),
        ("api:hsds-service-list.full", "/services?full=true"),
        ("api:hsds-organization-list", "/organizations"),
        ("api:hsds-organization-list.full", "/organizations?full_service=true"),
        ("api:hsds-place-list", "/service_at_locations"),
        ("api:hsds-place-list.full", "/service_at_locations?full=true"),
        ("api:hsds-taxonomy-list", "/taxonomies"),
        ("api:hsds-term-list", "/taxonomy_terms"),
    ],
)
def test_more_rows_ask_no_more_queries(
    world, add, whole, client, django_assert_num_queries, name, address
):
    budget = json.loads(BUDGETS.read_text())[name]
    for number in range(4):
        add(f"Drugi {number}", provider=provider_of(world.inna), sites=[SiteContent()])

    with django_assert_num_queries(budget):
        response = client.get(ROOT + address)

    assert response.status_code == 200


def test_the_day_of_a_change_is_public(resources, get):
    row = Resource.objects.get(pk=resources["north"].pk)
    refresh_shelf(row)

    service = get(f"/services/{uuid_of(row.public_id)}")

    day = timezone.localdate().isoformat()
    assert service["last_modified"].startswith(f"{day}T00:00:00")
