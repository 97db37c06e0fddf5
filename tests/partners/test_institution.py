"""The institution's own profile page on the desk."""

import pytest
from django.urls import reverse

from partners.models import PublicPartner
from partners.services.shelving import refresh_shelf
from tests.factories import MembershipFactory

URL = reverse("institution:profile")
WORDS = {
    "version": "1",
    "description": "Pomagamy młodym.",
    "competences": "Mediacje.",
    "website": "most.example.org",
    "email": "biuro@most.example.org",
    "phone": "33 812 34 56",
}


@pytest.fixture
def world(city_of_people):
    refresh_shelf(city_of_people.most)
    return city_of_people


@pytest.fixture
def filip(world, client):
    client.force_login(world.filip)
    return client


def test_saves_and_shows_it_to_everybody(world, filip):
    response = filip.post(URL, WORDS)

    shown = PublicPartner.objects.get(slug=world.most.slug)
    assert response.status_code == 302
    assert shown.description == WORDS["description"]
    assert shown.website == "https://most.example.org"
    assert WORDS["description"] in filip.get(URL).content.decode()


def test_never_changes_what_the_coordinator_keeps(world, filip):
    filip.post(URL, WORDS | {"name": "Ktoś", "sector": "public", "is_listed": ""})

    world.most.refresh_from_db()
    assert world.most.name == "Fundacja Most"
    assert world.most.sector == "ngo"
    assert world.most.is_listed


def test_shows_both_versions_to_the_slower_of_two(world, filip):
    filip.post(URL, WORDS)

    response = filip.post(URL, WORDS | {"description": "Co innego."})
    page = response.content.decode()
    again = filip.post(
        URL,
        WORDS
        | {
            "description": "Razem.",
            "version": response.context["form"].data["version"],
        },
    )

    assert response.status_code == 409
    assert "Co innego." in page
    assert WORDS["description"] in page
    assert again.status_code == 302
    world.most.refresh_from_db()
    assert world.most.description == "Razem."


@pytest.mark.parametrize(
    "change",
    [
        {"version": ""},
        {"version": "x"},
        {"version": "9" * 40},
        {"email": "nikt"},
        {"phone": "zadzwoń"},
        {"website": "javascript:alert(1)"},
        {"description": "x" * 3001},
        {"description": "a\x00"},
    ],
)
def test_refuses_with_a_sentence_and_keeps_the_words(world, filip, change):
    response = filip.post(URL, WORDS | change)

    assert response.status_code in (400, 409)
    assert "Mediacje." in response.content.decode()
    world.most.refresh_from_db()
    assert world.most.competences == ""


def test_editors_read_and_managers_write(world, client):
    client.force_login(world.bartek)

    assert client.get(URL).status_code == 200
    assert "<textarea" not in client.get(URL).content.decode()
    assert client.post(URL, WORDS).status_code == 403


@pytest.mark.parametrize("name", ["bez_partnera", "dorota", "admin"])
def test_is_for_people_of_institutions(world, client, name):
    client.force_login(getattr(world, name))

    assert client.get(URL).status_code == 403


def test_the_header_names_every_institution_of_a_person(world, client):
    MembershipFactory(user=world.filip, partner=world.inna)
    client.force_login(world.filip)

    page = client.get(reverse("accounts:profile")).content.decode()

    assert "Fundacja Most · Inna Instytucja" in page


def test_who_works_at_two_saves_the_one_that_was_chosen(world, client):
    MembershipFactory(user=world.filip, partner=world.inna, role="manager")
    client.force_login(world.filip)

    client.post(URL, WORDS | {"partner": world.inna.slug})

    world.inna.refresh_from_db()
    world.most.refresh_from_db()
    assert world.inna.description == WORDS["description"]
    assert world.most.description == ""
