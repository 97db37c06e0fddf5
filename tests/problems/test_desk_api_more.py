"""The private API does what the pages do: sharing, rounds, notices, export."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from kooperacja.base.models import new_ref
from kooperacja.notices.models import Notice
from kooperacja.notices.services import notify
from problems.models import Diagnosis, PreviewLink, Request, Round
from problems.services.rounds import open_round
from tests.factories import DiagnosisFactory, EvidenceFactory, ProblemFactory

from .life import published
from .test_desk_api import LIST, PROBLEMS, Api, body, url

BUDGETS = json.loads((Path(__file__).parents[1] / "query_counts.json").read_text())
DESK = "/api/v1/desk/"
ROUNDS, REQUESTS = f"{DESK}rounds/", f"{DESK}requests/"
NOTICES = f"{DESK}notices/"


@pytest.fixture
def world(city_of_people):
    return city_of_people


@pytest.fixture
def bartek(world):
    return Api(world.bartek)


@pytest.fixture
def dorota(world):
    return Api(world.dorota)


@pytest.fixture
def submitted(world):
    return DiagnosisFactory(partner=world.most, author=world.bartek, status="submitted")


@pytest.fixture
def asked(world):
    """A running round that asks two institutions."""
    return open_round(
        actor=world.dorota,
        name="Diagnoza 2026",
        period="2026",
        opens_date=date(2026, 1, 2),
        deadline_date=date(2026, 12, 1),
        partners=[world.most, world.inna],
        categories=[world.bezrobocie],
    )


class TestSharing:
    def test_opened_to_partners_and_kept_from_them(self, world, bartek, submitted):
        address = url(submitted, "open")

        opened = bartek.post(address, {"is_open": True})
        assert opened.json()["is_open_to_partners"] is True
        assert Api(world.celina).get(url(submitted)).status_code == 200
        assert Api(world.ewa).post(address, {"is_open": False}).status_code == 403
        bartek.post(address, {"is_open": False})
        assert Api(world.celina).get(url(submitted)).status_code == 404

    def test_a_draft_is_opened_to_nobody(self, world, bartek):
        draft = DiagnosisFactory(partner=world.most, author=world.bartek)

        refused = bartek.post(url(draft, "open"), {"is_open": True})

        assert (refused.status_code, refused.json()["code"]) == (
            409,
            "not_for_partners",
        )

    def test_a_link_is_made_listed_and_switched_off(self, world, bartek, submitted):
        made = bartek.post(url(submitted, "previews"), {"days": 7, "for_whom": "szef"})

        link = made.json()
        assert made.status_code == 201
        path = link["url"].removeprefix("http://").partition("/")[2]
        assert Client().get(f"/{path}").status_code == 200
        [listed] = bartek.get(url(submitted, "previews")).json()
        assert listed == link | {"url": None}
        off = bartek.send("DELETE", url(submitted, f"previews/{link['ref']}"), "")
        assert off.status_code == 204
        assert bartek.get(url(submitted, "previews")).json() == []
        assert Client().get(f"/{path}").status_code == 404

    @pytest.mark.parametrize(
        "said",
        [
            {},
            {"days": 0},
            {"days": 31},
            {"days": "x"},
            {"days": 3, "for_whom": "x" * 81},
        ],
    )
    def test_links_live_no_longer_than_a_month(self, bartek, submitted, said):
        assert bartek.post(url(submitted, "previews"), said).status_code == 400
        assert not PreviewLink.objects.exists()

    def test_who_reads_it_elsewhere_shares_nothing(self, world, submitted):
        for name in ("ewa", "dorota"):
            other = Api(getattr(world, name))
            assert other.get(url(submitted, "previews")).status_code == 403
            for said in ({"days": 3}, {}):
                refused = other.post(url(submitted, "previews"), said)
                assert refused.status_code == 403
        missing = url(submitted, f"previews/{new_ref()}")
        assert Api(world.bartek).send("DELETE", missing, "").status_code == 404


class TestGoingOn:
    def test_what_is_published_is_confirmed_by_its_institution(self, world, dorota):
        diagnosis = published(world)
        bartek = Api(world.bartek)

        done = bartek.post(url(diagnosis, "confirm"))

        assert done.json()["confirmed_date"] == f"{timezone.localdate()}"
        assert dorota.post(url(diagnosis, "confirm")).status_code == 403

    def test_a_draft_cannot_be_confirmed(self, world, bartek, submitted):
        assert bartek.post(url(submitted, "confirm")).status_code == 409

    def test_carried_on_into_the_next_period(self, bartek, submitted):
        copied = bartek.post(url(submitted, "copy"))

        assert copied.status_code == 201
        assert copied.json()["status"] == "draft"
        assert copied.json()["period"] > submitted.period
        for period in (submitted.period, "1999", "x"):
            refused = bartek.post(url(submitted, "copy"), {"period": period})
            assert refused.status_code == 400, period

    def test_a_draft_is_given_to_a_colleague(self, world, bartek):
        ref = bartek.post(LIST, body()).json()["ref"]
        address = f"{LIST}{ref}/"
        [basia] = [
            row
            for row in bartek.get(f"{DESK}colleagues/").json()["results"]
            if row["full_name"] == world.basia.full_name
        ]

        given = bartek.patch(address, {"version": 1, "assigned_to": basia["ref"]})
        assert given.json()["assigned_to"] == world.basia.ref
        for ref in (world.celina.ref, new_ref()):
            refused = bartek.patch(address, {"version": 2, "assigned_to": ref})
            assert refused.status_code == 400
        bartek.post(f"{address}submit/")
        assert Api(world.dorota).get(address).json()["assigned_to"] is None


class TestCare:
    def test_a_class_is_raised_and_never_lowered(self, dorota, submitted):
        address = f"{PROBLEMS}{submitted.problem.ref}/raise-class/"

        raised = dorota.post(address, {"sensitivity": 3, "note": "Dzieci."})
        lower = dorota.post(address, {"sensitivity": 1, "note": "Jednak nie."})

        assert raised.json()["sensitivity"] == 3
        assert lower.status_code == 400

    def test_a_coordinator_says_that_nobody_lives_there(
        self, bartek, dorota, submitted
    ):
        address = f"{PROBLEMS}{submitted.problem.ref}/confirm-place/"

        assert dorota.post(address, {"is_thing": True}).json()["is_thing"] is True
        assert bartek.post(address, {"is_thing": False}).status_code == 403


class TestRounds:
    def test_a_coordinator_opens_changes_and_closes_one(self, world, dorota):
        said = {
            "name": "Diagnoza 2026",
            "period": "2026",
            "opens_date": "2026-01-02",
            "deadline_date": "2026-12-01",
            "partners": ["fundacja-most"],
            "categories": ["bezrobocie"],
        }

        made = dorota.post(ROUNDS, said)
        address = f"{ROUNDS}{made.json()['ref']}/"
        assert made.status_code == 201, made.content
        assert [row["answer"] for row in made.json()["requests"]] == ["open"]
        change = {"version": 1, "deadline_date": "2026-12-02"}
        assert dorota.patch(address, change).json()["deadline_date"] == "2026-12-02"
        assert dorota.patch(address, change).status_code == 409
        more = {"partners": [world.inna.slug], "categories": ["bezrobocie"]}
        rows = dorota.post(f"{address}ask/", more).json()["requests"]
        assert len(rows) == 2
        gone = f"{address}requests/{rows[0]['number']}/"
        assert dorota.send("DELETE", gone, "").status_code == 204
        assert dorota.send("DELETE", gone, "").status_code == 404
        assert dorota.post(f"{address}close/").json()["days_left"] is None
        assert dorota.post(f"{address}close/").status_code == 409

    @pytest.mark.parametrize(
        "change",
        [
            {"partners": ["nie-ma"]},
            {"partners": []},
            {"partners": [["x"]]},
            {"categories": ["nie-ma"]},
            {"deadline_date": "2026-12-25"},
            {"deadline_date": "2025-12-01"},
            {"opens_date": "wczoraj"},
            {"period": "2026-Q9"},
            {"name": " "},
            {"closed_at": "2026-01-01"},
        ],
        ids=str,
    )
    def test_what_cannot_be_asked_is_refused(self, dorota, change):
        said = {
            "name": "Diagnoza 2026",
            "period": "2026",
            "opens_date": "2026-01-02",
            "deadline_date": "2026-12-01",
            "partners": ["fundacja-most"],
            "categories": ["bezrobocie"],
        }

        assert dorota.post(ROUNDS, said | change).status_code == 400
        assert not Round.objects.exists()

    def test_a_draft_is_nobody_elses_business(self, world, dorota, bartek, asked):
        bartek.post(LIST, body(period="2026"))

        [row] = bartek.get(REQUESTS).json()["results"]
        board = dorota.get(f"{ROUNDS}{asked.ref}/").json()["requests"]

        assert row["answer"] == "started"
        assert {item["answer"] for item in board} == {"open"}

    def test_own_requests_are_given_out_and_answered(self, world, bartek, asked):
        [row] = bartek.get(REQUESTS).json()["results"]
        address = f"{REQUESTS}{row['number']}/"

        given = bartek.post(f"{address}assign/", {"person": world.basia.ref})
        assert given.json()["assigned_to"]["full_name"] == world.basia.full_name
        stranger = bartek.post(f"{address}assign/", {"person": world.celina.ref})
        assert stranger.status_code == 400
        nobody = bartek.post(f"{address}assign/", {"person": None})
        assert nobody.json()["assigned_to"] is None
        said = bartek.post(f"{address}nothing/", {"reason": "Nikt nie zgłosił."})
        assert said.json()["answer"] == "nothing"
        back = bartek.post(f"{address}nothing/", {"reason": ""})
        assert back.json()["answer"] == "open"

    def test_requests_of_others_are_missing(self, world, bartek, asked):
        foreign = Request.objects.get(partner=world.inna)

        for act in ("", "assign/", "nothing/"):
            for number in (foreign.pk, 999_999_999):
                address = f"{REQUESTS}{number}/{act}"
                ask = bartek.post if act else bartek.get
                assert ask(address).status_code == 404, address
        assert Api(world.dorota).get(REQUESTS).json()["count"] == 0


class TestNotices:
    def test_are_read_in_words_and_marked(self, world, bartek):
        notify(kind="diagnosis.accepted", recipients=[world.bartek], key="a")
        notify(kind="diagnosis.accepted", recipients=[world.celina], key="b")

        [row] = bartek.get(NOTICES).json()["results"]
        assert row["subject"] and row["why"] and row["read_at"] is None
        read = bartek.post(f"{NOTICES}{row['ref']}/read/").json()
        assert read["read_at"] is not None
        assert bartek.post(f"{NOTICES}{row['ref']}/read/").json() == read
        foreign = Notice.objects.get(recipient=world.celina)
        assert bartek.post(f"{NOTICES}{foreign.ref}/read/").status_code == 404

    def test_all_at_once(self, world, bartek):
        for key in "abc":
            notify(kind="diagnosis.accepted", recipients=[world.bartek], key=key)

        assert bartek.post(f"{NOTICES}read/").json() == {"count": 3}
        assert bartek.post(f"{NOTICES}read/").json() == {"count": 0}


class TestExport:
    def test_the_list_is_a_table_of_the_same(self, world, bartek, submitted):
        Diagnosis.objects.update(causes="=1+1")

        answer = bartek.get(LIST, format="csv")
        [row] = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))

        assert answer["Content-Type"].startswith("text/csv")
        assert row["ref"] == submitted.ref
        assert row["causes"] == "'=1+1"
        assert row["problem_title"] == submitted.problem.title
        assert json.loads(row["evidence"])[0]["kind"] == "register"

    def test_holds_what_the_reader_may_read_filtered_alike(self, world, submitted):
        DiagnosisFactory(partner=world.inna)

        def rows(name, **query):
            answer = Api(getattr(world, name)).get(LIST, format="csv", **query)
            return len(answer.content.decode().strip().splitlines()) - 1

        assert (rows("bartek"), rows("celina"), rows("bez_partnera")) == (1, 1, 0)
        assert rows("bartek", status="draft") == 0

    def test_refusals_are_json(self, bartek):
        refused = bartek.get(LIST, format="csv", status="secret")

        assert refused.status_code == 400
        assert refused["Content-Type"] == "application/json"
        assert bartek.get(LIST, format="xlsx").status_code == 404
        assert Api().get(LIST, format="csv").status_code == 401


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("api:desk-diagnosis-list", LIST),
        ("api:desk-diagnosis-list.csv", f"{LIST}?format=csv"),
        ("api:desk-problem-list", PROBLEMS),
        ("api:desk-request-list", REQUESTS),
        ("api:desk-colleague-list", f"{DESK}colleagues/"),
        ("api:desk-notice-list", NOTICES),
        ("api:desk-round-list", ROUNDS),
    ],
)
def test_lists_ask_as_much_when_full(
    world, asked, name, address, django_assert_max_num_queries
):
    reader = Api(world.dorota if name == "api:desk-round-list" else world.bartek)
    for number in range(6):
        row = DiagnosisFactory(partner=world.most, period=f"20{10 + number}")
        EvidenceFactory(diagnosis=row)
        notify(kind="diagnosis.accepted", recipients=[world.bartek], key=f"{number}")
    with django_assert_max_num_queries(BUDGETS[name]):
        assert reader.get(address).status_code == 200


class TestProblems:
    def test_the_coordinator_writes_the_agreed_words(self, world):
        problem = DiagnosisFactory(partner=world.most, status="submitted").problem
        address = f"{PROBLEMS}{problem.ref}/"
        dorota = Api(world.dorota)

        answer = dorota.patch(address, {"version": 1, "summary": "Zgodnie."})
        assert answer.json()["summary"] == "Zgodnie."
        stale = dorota.patch(address, {"version": 1, "summary": "Inaczej."})
        assert stale.status_code == 409
        assert stale.json()["current"]["summary"] == "Zgodnie."
        other = Api(world.bartek).patch(address, {"version": 2, "summary": "Ja."})
        assert other.status_code == 403

    def test_foreign_problems_are_missing(self, world):
        problem = ProblemFactory(opened_by=world.most, address="ul. Testowa")
        DiagnosisFactory(partner=world.most, author=world.bartek, problem=problem)
        address = f"{PROBLEMS}{problem.ref}/"

        assert Api(world.celina).get(address).status_code == 404
        assert Api(world.celina).get(PROBLEMS).json()["count"] == 0
        assert Api(world.dorota).patch(address, {"version": 1}).status_code == 404
        assert Api(world.bartek).get(address).json()["address"] == "ul. Testowa"
