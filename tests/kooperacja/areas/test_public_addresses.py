"""The address search of everybody: the shelf alone, by POST, without a cookie."""

import json

import pytest
from django.urls import reverse

from kooperacja.areas.models import Street
from kooperacja.areas.public import PublicAddress
from kooperacja.areas.public_searching import search_public_addresses
from kooperacja.areas.registers.storing import shelve_addresses
from kooperacja.areas.searching import search_addresses
from tests.factories.places import lay_address, spot

QUESTIONS = (
    "Długa 5", "dluga 5/12", "ul. dlugiej 5", "Dzierżyńskiego 5", "Sempolowskej 13",
    "długa", "Nigdzie 1", "x", "", "Długa 7",
)  # fmt: skip


@pytest.fixture
def register(db):
    lay_address("ul. Długa", "5", spot(1.5, 0.5), former="Dzierżyńskiego")
    lay_address("ul. Długa", "9", spot(1.6, 0.5))
    lay_address("ul. Stefanii Sempołowskiej", "13", spot(0.5, 1.5))
    shelve_addresses()


def ask(client, text):
    return client.post(
        reverse("api:address-list"),
        json.dumps({"q": text}),
        content_type="application/json",
    )


@pytest.mark.parametrize("text", QUESTIONS)
def test_answers_what_the_desk_is_answered(register, text):
    desk, public = search_addresses(text), search_public_addresses(text)

    def said(answer):
        return [
            (each.label, each.former_name, each.longitude, each.is_exact)
            for each in answer.results
        ]

    assert said(public) == said(desk)
    assert public.is_loaded


def test_says_so_when_there_is_no_register(db):
    assert not search_public_addresses("Długa 5").is_loaded


def test_the_shelf_follows_the_register(register):
    Street.objects.filter(name="ul. Długa").delete()
    shelve_addresses()

    assert [row.street for row in PublicAddress.objects.all()] == [
        "ul. Stefanii Sempołowskiej"
    ]


def test_anybody_may_ask_and_gets_no_cookie(register, client):
    response = ask(client, "dluga 5")

    assert response.status_code == 200
    (found,) = response.json()["results"]
    assert (found["label"], found["is_exact"]) == ("ul. Długa 5", True)
    assert not response.cookies
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "body",
    ["", "[]", "null", "{", '{"q": ["a"]}', '{"q": "a\\u0000"}']
    + [json.dumps({"q": "a" * 101}), json.dumps({"q": "a", "actor": 1}), "{}"],
)
def test_refuses_what_is_no_question(register, client, body):
    response = client.post(
        reverse("api:address-list"), body, content_type="application/json"
    )

    assert response.status_code == 400


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch"])
def test_no_other_method_is_offered(register, client, method):
    ask_by = getattr(client, method)

    assert ask_by(f"{reverse('api:address-list')}?q=d%C5%82uga+5").status_code == 405
