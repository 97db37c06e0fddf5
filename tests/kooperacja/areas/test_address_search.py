"""Finding an address in the city's own register."""

import logging

import pytest
from django.db import connection

from kooperacja.areas.models import Address, Street, StreetName
from kooperacja.areas.searching import find_address, search_addresses
from tests.factories.places import AreaFactory, CityFactory, lay_address, spot, square

pytestmark = pytest.mark.django_db


@pytest.fixture
def register():
    city = CityFactory()
    AreaFactory(name="Północ", parent=city, boundary=square(0, 1))
    for number in ("11", "13", "13A", "15", "130"):
        lay_address(
            "ul. Stefanii Sempołowskiej",
            number,
            spot(0.5, 1.5),
            former="Dzierżyńskiego",
        )
    lay_address("ul. Długa", "5", spot(1.5, 0.5))
    lay_address("ul. Długosza", "5", spot(1.5, 0.5))
    lay_address("ul. 3 Maja", "2", spot(0.5, 0.5))
    return city


def labels(text):
    return [found.label for found in search_addresses(text).results]


class TestFinds:
    @pytest.mark.parametrize(
        "text",
        [
            "ul. Stefanii Sempołowskiej 13",
            "SEMPOŁOWSKIEJ 13",
            "sempolowskiej 13",
            "semplowskej 13",
            "Sempołowskiej 13/4",
            "sempołowskiej 13 m 4",
            "ul.sempolowskiej 13, Testowo",
        ],
    )
    def test_the_house_however_it_is_written(self, register, text):
        first = search_addresses(text).results[0]

        assert first.label == "ul. Stefanii Sempołowskiej 13"
        assert first.is_exact
        assert (first.latitude, first.longitude) == (50.0135, 19.007)
        assert first.area_name == "Północ"

    def test_a_former_name_and_says_so(self, register):
        first = search_addresses("ul. Dzierżyńskiego 13").results[0]

        assert first.label == "ul. Stefanii Sempołowskiej 13"
        assert first.former_name == "Dzierżyńskiego"
        assert search_addresses("sempołowskiej 13").results[0].former_name == ""

    def test_the_house_before_its_kin(self, register):
        assert labels("Sempołowskiej 13") == [
            "ul. Stefanii Sempołowskiej 13",
            "ul. Stefanii Sempołowskiej 13A",
            "ul. Stefanii Sempołowskiej 130",
        ]

    def test_neighbours_of_a_number_that_is_not_there(self, register):
        answer = search_addresses("Sempołowskiej 14")

        assert not any(found.is_exact for found in answer.results)
        assert {found.number for found in answer.results[:3]} == {"13", "13A", "15"}

    def test_the_likest_name_first(self, register):
        assert labels("długa 5")[0] == "ul. Długa 5"
        assert labels("dlugosza 5")[0] == "ul. Długosza 5"

    def test_a_street_that_begins_with_a_number(self, register):
        assert labels("3 maja") == ["ul. 3 Maja"]
        assert labels("3 maja 2") == ["ul. 3 Maja 2"]

    def test_streets_while_the_number_is_not_typed(self, register):
        found = search_addresses("Sempołowskiej").results

        assert [(row.label, row.number) for row in found] == [
            ("ul. Stefanii Sempołowskiej", "")
        ]
        assert found[0].latitude is None

    @pytest.mark.parametrize("text", ["", " ", "x", "%%%", "'; DROP", "qqqqqqq 5"])
    def test_nothing_without_harm(self, register, text):
        answer = search_addresses(text)

        assert answer.results == []
        assert answer.is_loaded


class TestCosts:
    def test_one_query(self, register, django_assert_num_queries):
        with django_assert_num_queries(1):
            search_addresses("Dzierżyńskiego 13")
        with django_assert_num_queries(1):
            search_addresses("Dzierżyńskiego")

    def test_the_trigram_index_finds_the_street(self, register):
        with connection.cursor() as cursor:
            # The tables of a test are too small for the planner to care.
            cursor.execute("SET LOCAL enable_seqscan = off")
        plan = StreetName.objects.resembling("sempolowskiej").explain()

        assert "Bitmap Index Scan on areas_street_words" in plan

    def test_the_index_of_a_street_finds_its_houses(self, register):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        street = Street.objects.get(name="ul. Długa")
        plan = Address.objects.filter(street=street, number_value=5).explain()

        assert "areas_address_house" in plan


def test_an_empty_register_says_so():
    answer = search_addresses("Długa 5")

    assert (answer.results, answer.is_loaded) == ([], False)


def test_the_address_of_an_answer(register):
    found = search_addresses("Długa 5").results[0]

    assert str(find_address(found.ref)) == "ul. Długa 5"
    assert find_address(0) is None


class TestDoor:
    URL = "/api/v1/desk/addresses/"

    def ask(self, client, q="Sempołowskiej 13/4", **extra):
        return client.post(self.URL, {"q": q, **extra}, "application/json")

    def test_answers_whoever_may_use_the_desk(self, client, city_of_people):
        lay_address("ul. Długa", "5", city_of_people.polnoc.label_point)
        client.force_login(city_of_people.bartek)
        response = self.ask(client, "dluga 5/7")

        assert response.status_code == 200
        assert response.headers["Cache-Control"] == "no-store"
        body = response.json()
        assert body["loaded"] is True
        assert body["results"][0]["label"] == "ul. Długa 5"
        assert "/7" not in response.content.decode()

    def test_says_that_nothing_is_loaded(self, client, city_of_people):
        client.force_login(city_of_people.bartek)

        assert self.ask(client).json() == {"results": [], "loaded": False}

    def test_nobody_is_asked_to_log_in(self, client):
        assert self.ask(client).status_code == 401

    @pytest.mark.parametrize(
        "body", ['{"q": "a\\u0000"}', '{"q": []}', "[]", "{}", '{"q": null}', "{"]
    )
    def test_refuses_what_is_no_question(self, client, city_of_people, body):
        client.force_login(city_of_people.bartek)
        response = client.post(self.URL, body, "application/json")

        assert response.status_code == 400

    def test_other_keys_and_methods_are_refused(self, client, city_of_people):
        client.force_login(city_of_people.bartek)

        assert self.ask(client, limit=1).status_code == 400
        assert self.ask(client, "x" * 101).status_code == 400
        assert client.get(self.URL + "?q=Długa").status_code == 405

    def test_the_question_stands_in_no_log(self, client, city_of_people, caplog):
        client.force_login(city_of_people.bartek)
        with caplog.at_level(logging.DEBUG):
            self.ask(client, "Sempołowskiej 13/4")
            self.ask(client, "Sempołowskiej 13/4", extra="x")

        assert "Sempołowskiej" not in "".join(
            record.getMessage()
            for record in caplog.records
            if not record.name.startswith("django.db")
        )
