"""The city's own crisis lines beside the national emergency numbers."""

from datetime import time

import pytest
from django.urls import reverse
from django.utils import translation

from problems.workflow import Status
from resources.public import PublicResource
from resources.services import HoursContent, withdraw_resource
from resources.templatetags.emergency import city_lines
from tests.factories import DiagnosisFactory, ProblemFactory

NUMBER = 'href="tel:338146221"'


@pytest.fixture
def oik(add):
    """A crisis centre with a telephone, and what is not a line of the city."""
    add("Interwencja bez telefonu", kind="crisis_intervention")
    add("Świetlica", phone="33 800 00 00")
    add(
        "Jeszcze szkic", kind="crisis_intervention", phone="33 811 11 11", publish=False
    )
    return add(
        "Ośrodek Interwencji",
        kind="crisis_intervention",
        phone="33 814 62 21, wew. 12 lub 500 100 200",
        hours_note="całą dobę",
    )


def test_they_are_the_published_ones_that_can_be_called(oik):
    assert city_lines() == [
        {"number": "33 814 62 21", "name": "Ośrodek Interwencji", "note": "całą dobę"}
    ]


def test_they_come_by_name(add):
    for name in ("Żar", "Arka"):
        add(name, kind="crisis_intervention", phone="33 814 62 21")

    assert [row.name for row in PublicResource.objects.crisis_lines()] == [
        "Arka",
        "Żar",
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/kontakt/",
        "/pomoc/resident/",
        "/en/pomoc/resident/",
        "/zasoby/?kind=crisis_intervention",
        "/problemy/?category=przemoc",
        "/mapa/?category=przemoc",
    ],
)
def test_they_stand_beside_the_national_numbers(client, oik, world, address):
    page = client.get(address).content.decode()

    assert page.count(NUMBER) >= 1
    assert "Ośrodek Interwencji, całą dobę" in page
    assert 'href="tel:112"' in page
    withdraw_resource(actor=world.dorota, resource=oik, note="Zamknięty.")
    assert NUMBER not in client.get(address).content.decode()


def test_the_page_of_a_resource_for_now_names_the_others_after_its_own(
    client, oik, add
):
    line = add("Telefon", kind="helpline", phone="116 123, także czat")
    page = client.get(reverse("resources:detail", args=[line.public_id]))
    own = client.get(reverse("resources:detail", args=[oik.public_id]))

    page, own = page.content.decode(), own.content.decode()
    assert page.index('href="tel:116123"') < page.index('href="tel:112"')
    assert "Ośrodek Interwencji, całą dobę" in page
    # A number that stands on the page already is not said again.
    assert page.count('href="tel:116123"') == own.count(NUMBER) == 1


def test_who_answers_at_certain_hours_is_no_number_for_now(add):
    crisis = {"kind": "crisis_intervention", "phone": "33 822 22 22"}
    add("Poradnia", week=[HoursContent(0, time(8), time(16))], **crisis)
    add("Schronienie", round_the_clock=True, **crisis)

    with translation.override("pl"):
        assert city_lines() == [
            {"number": "33 822 22 22", "name": "Schronienie", "note": "całą dobę"}
        ]


def test_they_are_asked_for_once_and_only_where_shown(
    client, oik, world, django_assert_num_queries
):
    with django_assert_num_queries(1):
        assert len(city_lines()) == 1
    problem = ProblemFactory(category=world.bezrobocie, area=world.polnoc)
    DiagnosisFactory(problem=problem, status=Status.PUBLISHED)
    problem.refresh_from_db()

    page = client.get(reverse("problems:detail", args=[problem.public_id]))

    assert "c-emergency" not in page.content.decode()
