"""The start page says what waits, and only to whom it waits."""

import pytest

from problems.models import StatusChange
from tests.factories import DiagnosisFactory, ProblemFactory

HOME = "/en/biurko/"


@pytest.fixture
def world(city_of_people):
    return city_of_people


def page(client, user) -> str:
    client.force_login(user)
    response = client.get(HOME)
    assert response.status_code == 200
    return response.content.decode()


def diagnosis(partner, status, title):
    problem = ProblemFactory(title=title, opened_by=partner)
    return DiagnosisFactory(partner=partner, problem=problem, status=status)


def test_nobody_is_sent_to_the_login(client, world):
    assert client.get(HOME).status_code == 302


def test_what_came_back_stands_first_with_its_reason(client, world):
    row = diagnosis(world.most, "returned", "Wrócił")
    diagnosis(world.most, "draft", "Szkic")
    last = row.status_changes.order_by("-pk").first()
    StatusChange.objects.filter(pk=last.pk).update(note="Dopisz źródło.")

    text = page(client, world.bartek)

    assert "Dopisz źródło." in text
    assert text.index("“Wrócił” came back") < text.index("“Szkic” is a draft")


def test_what_is_settled_is_cut_short_and_what_is_open_is_not(client, world):
    for number in range(10):
        diagnosis(world.most, "published", f"Na mapie {number}")
        diagnosis(world.most, "draft", f"Szkic {number}")

    table = page(client, world.bartek).partition("<table")[2].partition("</table>")[0]

    assert table.count("Na mapie") == 8
    assert table.count("Szkic") == 10


def test_an_empty_desk_says_what_to_do(client, world):
    text = page(client, world.bartek)

    assert "Nothing waits for you now." in text
    assert "Write the first diagnosis" in text


def test_somebody_without_an_institution_is_told_whom_to_ask(client, world):
    text = page(client, world.bez_partnera)

    assert "no institution is joined to it yet" in text
    assert "New diagnosis" not in text


def test_the_team_sees_what_it_has_not_judged(client, world):
    diagnosis(world.most, "submitted", "Do opinii")
    diagnosis(world.most, "draft", "Cudzy szkic")

    text = page(client, world.ewa)

    assert "“Do opinii” (Fundacja Most) waits for the opinion" in text
    assert "Cudzy szkic" not in text


def test_a_coordinator_is_led_to_the_queue(client, world):
    diagnosis(world.most, "submitted", "Czeka")

    assert "1 diagnosis waits for a decision" in page(client, world.dorota)


def test_others_see_nothing_of_it(client, world):
    for status in ("draft", "returned", "submitted", "accepted", "archived"):
        diagnosis(world.most, status, f"Tajne {status}")

    assert "Tajne" not in page(client, world.celina)


def test_it_costs_the_same_however_full(client, world, django_assert_max_num_queries):
    for number in range(10):
        diagnosis(world.most, "draft", f"Szkic {number}")
    client.force_login(world.bartek)

    with django_assert_max_num_queries(19):
        assert client.get(HOME).status_code == 200
