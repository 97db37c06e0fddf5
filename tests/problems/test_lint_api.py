"""The lint while typing: what it says, to whom, and that nothing is kept."""

import pytest
from django.core.cache import cache

from kooperacja.audit.models import AuditEntry
from problems.api.desk.lint import LintThrottle

LINT = "/api/v1/desk/lint/"


@pytest.fixture
def world(city_of_people):
    cache.clear()
    return city_of_people


@pytest.fixture
def bartek(client, world):
    client.force_login(world.bartek)
    return client


def ask(client, texts, **more):
    return client.post(LINT, {"texts": texts} | more, content_type="application/json")


def found(client, text, **more) -> list[tuple[str, str]]:
    answer = ask(client, {"text": text}, **more).json()["findings"].get("text", [])
    units = text.encode("utf-16-le")
    return [
        (row["kind"], units[row["start"] * 2 : row["end"] * 2].decode("utf-16-le"))
        for row in answer
    ]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("PESEL 44051401359 w aktach", "pesel", "44051401359"),
        ("Dzwonić: 601 234 567.", "phone", "601 234 567"),
        ("Pisać na jan@example.org.", "email", "jan@example.org"),
        ("Konto PL61109010140000071219812874.", "iban", "PL61109010140000071219812874"),
        ("Auto SB 12345 pod sklepem.", "plate", "SB 12345"),
        ("Mówi o tym pani Kowalska.", "person", "pani Kowalska"),
        ("Mieszka przy ul. Lipowej 5 m. 3.", "address", "ul. Lipowej 5 m. 3"),
    ],
)
def test_it_says_what_and_where(bartek, text, kind, words):
    assert (kind, words) in found(bartek, text)


def test_offsets_count_as_a_browser_does(bartek):
    assert found(bartek, "🏚🏚 tel. 601 234 567") == [("phone", "601 234 567")]


def test_a_house_number_counts_by_the_kind_of_problem(bartek):
    text = "Brak podjazdu przy ul. Lipowej 5."

    assert found(bartek, text, category="bezrobocie")
    assert not found(bartek, text, category="rampa")
    assert found(bartek, text, category="nie-ma")


def test_a_clean_text_has_no_findings(bartek):
    answer = ask(bartek, {"title": "Młodzi bez pracy", "text": ""})

    assert answer.json() == {"findings": {}}
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"texts": []},
        {"texts": "tekst"},
        {"texts": {"text": None}},
        {"texts": {"text": "x" * 5001}},
        {"texts": {str(number): "x" for number in range(13)}},
        {"texts": {}, "category": "x" * 61},
        {"texts": {}, "status": "published"},
    ],
    ids=str,
)
def test_nonsense_is_refused(bartek, body):
    answer = bartek.post(LINT, body, content_type="application/json")

    assert answer.status_code == 400


def test_nothing_is_kept(bartek, caplog):
    before = AuditEntry.objects.count()
    ask(bartek, {"text": "PESEL 44051401359"})

    assert AuditEntry.objects.count() == before
    assert "44051401359" not in caplog.text


def test_strangers_are_not_answered(client, world):
    assert ask(client, {"text": "x"}).status_code == 401


def test_a_program_that_asks_all_the_time_waits(bartek, monkeypatch):
    monkeypatch.setattr(LintThrottle, "rate", "2/min")
    answers = [ask(bartek, {"text": "x"}).status_code for _time in range(3)]

    assert answers == [200, 200, 429]
