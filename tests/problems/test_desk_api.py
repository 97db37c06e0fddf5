"""The desk's API: the same refusals as the pages, in JSON."""

import json

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from kooperacja.base.models import new_ref
from problems.models import Agreement, Diagnosis, Problem
from problems.services.content import DIAGNOSIS_COLUMNS
from problems.workflow import WORKFLOW, Status
from tests.factories import DiagnosisFactory, EvidenceFactory, ProblemFactory
from tests.problems.desk import TEXT
from tests.problems.reviewing import CHECKED

LIST = "/api/v1/desk/diagnoses/"
PROBLEMS = "/api/v1/desk/problems/"
SQUARE = [[19.001, 50.01], [19.004, 50.01], [19.004, 50.013], [19.001, 50.01]]


def body(**changes) -> dict:
    """Return the JSON of a complete new diagnosis; None takes out."""
    data = {
        "partner": "fundacja-most",
        "opens": {
            "title": "Młodzi bez pracy",
            "category": "bezrobocie",
            "area": "polnoc",
            "target_groups": ["mlodziez"],
        },
        "period": "2026",
        "severity": 3,
        "trend": "rising",
        "scale_count": 120,
        "scale_unit": "persons",
        "text_public": TEXT,
        "evidence": [
            {"kind": "register", "reliability": "A", "description": "Rejestr 2025"}
        ],
    } | changes
    return {name: value for name, value in data.items() if value is not None}


def url(diagnosis, act: str = "") -> str:
    return f"{LIST}{diagnosis.ref}/" + (f"{act}/" if act else "")


@pytest.fixture
def world(city_of_people):
    return city_of_people


class Api:
    """A client that speaks JSON."""

    def __init__(self, user=None):
        self.client = Client(headers={"accept-language": "en"})
        if user is not None:
            self.client.force_login(user)

    def get(self, address, **query):
        return self.client.get(address, query)

    def send(self, method, address, data):
        text = data if isinstance(data, str) else json.dumps(data)
        return self.client.generic(method, address, text, "application/json")

    def post(self, address, data=None):
        return self.send("POST", address, {} if data is None else data)

    def patch(self, address, data):
        return self.send("PATCH", address, data)

    def put(self, address, data):
        return self.send("PUT", address, data)


@pytest.fixture
def bartek(world):
    return Api(world.bartek)


@pytest.fixture
def draft(world):
    problem = ProblemFactory(
        category=world.bezrobocie,
        area=world.polnoc,
        place_kind="area",
        opened_by=world.most,
        address="ul. Testowa",
    )
    return DiagnosisFactory(partner=world.most, author=world.bartek, problem=problem)


class TestReading:
    def test_the_list_is_what_visible_to_gives(self, world, draft):
        DiagnosisFactory(partner=world.inna, status="submitted")

        counts = {
            name: Api(getattr(world, name)).get(LIST).json()["count"]
            for name in ("bartek", "celina", "ewa", "dorota", "bez_partnera")
        }
        assert counts == {
            "bartek": 1,
            "celina": 1,
            "ewa": 1,
            "dorota": 1,
            "bez_partnera": 0,
        }

    def test_the_shape_of_a_diagnosis(self, bartek, draft):
        answer = bartek.get(url(draft)).json()

        assert answer["status"] == "draft"
        assert answer["steps"] == ["submit"]
        assert answer["problem"]["area"] == "polnoc"
        assert answer["problem"]["place"] is None
        assert answer["evidence"][0]["kind"] == "register"

    def test_nobody_is_asked_to_log_in(self, world, draft):
        for method, address in (
            ("GET", LIST),
            ("POST", LIST),
            ("GET", url(draft)),
            ("PATCH", url(draft)),
            ("POST", url(draft, "submit")),
            ("POST", LIST + "release/"),
            ("GET", PROBLEMS),
        ):
            assert Api().send(method, address, {}).status_code == 401, address

    def test_a_foreign_draft_is_as_missing_as_none(self, world, draft):
        api = Api(world.celina)
        acts = [step.name for step in WORKFLOW if step.name != "release"]
        for act in ["", "opinions", *acts]:
            for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
                answers = []
                for ref in (draft.ref, new_ref()):
                    address = f"{LIST}{ref}/" + (f"{act}/" if act else "")
                    response = api.send(method, address, {"version": 1})
                    answers.append((response.status_code, response.content))
                assert answers[0] == answers[1], (method, act)
                assert answers[0][0] in (404, 405), (method, act)

    def test_a_filter_and_an_unknown_filter(self, bartek, draft):
        assert bartek.get(LIST, status="draft").json()["count"] == 1
        assert bartek.get(LIST, status="submitted").json()["count"] == 0
        assert bartek.get(LIST, status="secret").status_code == 400
        assert bartek.get(LIST, partner="inna").status_code == 400

    def test_who_joined_knows_no_more_than_the_public(self, world):
        problem = ProblemFactory(
            category=world.bezrobocie,
            area=world.lasek,
            place_kind="area",
            opened_by=world.inna,
            address="tajny adres",
        )
        DiagnosisFactory(partner=world.inna, problem=problem, status="published")
        mine = DiagnosisFactory(
            partner=world.most, author=world.bartek, problem=problem
        )

        answer = Api(world.bartek).get(url(mine)).json()["problem"]
        page = Client()
        page.force_login(world.bartek)

        assert (answer["area"], answer["address"], answer["place"]) == (None,) * 3
        assert answer["public_area"] == "testowo"
        for address in (mine.get_absolute_url(), f"{mine.get_absolute_url()}edytuj/"):
            text = page.get(address).content.decode()
            assert "tajny adres" not in text and "Lasek" not in text

    def test_the_list_costs_the_same_however_long(
        self, world, draft, django_assert_max_num_queries
    ):
        for number in range(8):
            diagnosis = DiagnosisFactory(partner=world.most, period=f"20{10 + number}")
            EvidenceFactory(diagnosis=diagnosis)
        api = Api(world.bartek)
        with django_assert_max_num_queries(12):
            assert api.get(LIST).json()["count"] == 9


class TestWriting:
    def test_a_diagnosis_is_created(self, bartek, world):
        response = bartek.post(LIST, body())

        assert response.status_code == 201, response.content
        diagnosis = Diagnosis.objects.get()
        assert diagnosis.author == world.bartek
        assert diagnosis.problem.area == world.polnoc
        assert diagnosis.evidence.count() == 1
        assert response.json()["ref"] == diagnosis.ref

    def test_the_only_institution_need_not_be_named(self, bartek):
        assert bartek.post(LIST, body(partner=None)).status_code == 201

    @pytest.mark.parametrize(
        ("kind", "coordinates"),
        [
            ("Point", [19.005, 50.012]),
            ("LineString", [[19.001, 50.01], [19.004, 50.012]]),
            ("Polygon", [SQUARE]),
        ],
    )
    def test_places_come_back(self, bartek, kind, coordinates):
        place = {"type": kind, "coordinates": coordinates}
        opens = {"title": "Gdzie", "category": "halas", "place": place}
        answer = bartek.post(LIST, body(opens=opens)).json()

        assert answer["problem"]["place"] == place
        assert answer["problem"]["area"] == "polnoc"

    @pytest.mark.parametrize(
        "place",
        [
            {"type": "Point", "coordinates": [50.012, 19.005]},
            {"type": "Point", "coordinates": [21.0, 52.2]},
            {"type": "Point", "coordinates": [1e308, 1e308]},
            {"type": "Point", "coordinates": ["19", "50"]},
            {"type": "Point", "coordinates": [19.005]},
            {"type": "Point", "coordinates": [19.005, 50.012, 3]},
            {"type": "Point", "coordinates": [True, False]},
            {"type": "Point", "coordinates": None},
            {"type": "Point", "coordinates": [19.005, 50.012], "crs": "EPSG:2180"},
            {"type": "Point"},
            {"type": "Polygon", "coordinates": []},
            {"type": "Polygon", "coordinates": [[]]},
            {"type": "Polygon", "coordinates": [[[19.001, 50.01]]]},
            {"type": "Polygon", "coordinates": [SQUARE[:3] + [[19.002, 50.01]]]},
            {
                "type": "Polygon",
                "coordinates": [[SQUARE[0], SQUARE[2], SQUARE[1], [19.001, 50.013]]],
            },
            {"type": "LineString", "coordinates": [[19.001, 50.01]]},
            {
                "type": "LineString",
                "coordinates": [[19.0 + i / 1e6, 50.01] for i in range(2001)],
            },
            {"type": "MultiPoint", "coordinates": [[19.005, 50.012]]},
            {"type": "GeometryCollection", "geometries": []},
            {"type": ["Point"], "coordinates": [19.005, 50.012]},
            "POINT(19.005 50.012)",
            [19.005, 50.012],
            7,
        ],
        ids=lambda place: str(place)[:60],
    )
    def test_bad_places_are_refused(self, bartek, place):
        opens = {"title": "Gdzie", "category": "halas", "place": place}
        response = bartek.post(LIST, body(opens=opens))

        assert response.status_code == 400
        assert not Problem.objects.exists()

    @pytest.mark.parametrize(
        "changes",
        [
            {"period": "wczoraj"},
            {"period": "2026\n"[:0] or "2026-Q9"},
            {"severity": 6},
            {"severity": 10**300},
            {"severity": "\ud800"},
            {"trend": "\ud800"},
            {"text_public": "a\x00b"},
            {"text_public": "\ud800"},
            {"text_public": "x" * 3001},
            {"scale_count": -1},
            {"scale_count": 10**400},
            {"scale_count": 1e300},
            {"partner": "inna-instytucja"},
            {"partner": "nie-ma"},
            {"problem": "nie-ma", "opens": None},
            {"problem": "nie-ma"},
            {"opens": None},
            {"opens": {"title": "x", "category": "nie-ma"}},
            {"opens": {"title": "x", "category": "halas", "area": "nie-ma"}},
            {"opens": {"title": "x", "category": "halas", "target_groups": ["x"]}},
            {"opens": {"title": "x", "category": "halas", "is_thing": True}},
            {"opens": {"title": "", "category": "halas"}},
            {"opens": []},
            {"evidence": {}},
            {"evidence": [{"kind": "register"}]},
            {"evidence": [body()["evidence"][0] | {"link": "javascript:alert(1)"}]},
            {"evidence": [body()["evidence"][0] | {"diagnosis": 1}]},
            {"evidence": body()["evidence"] * 11},
            {"\ud800": 1},
            {"x" * 5000: 1},
        ],
        ids=lambda changes: ascii(changes)[:60],
    )
    def test_bad_input_is_refused(self, bartek, changes):
        response = bartek.post(LIST, body(**changes))

        assert response.status_code == 400
        assert response.json()
        assert not Diagnosis.objects.exists() and not Problem.objects.exists()

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "[]",
            "7",
            "null",
            "{",
            "[" * 100_000,
            '{"severity": NaN}',
            '{"severity": 1e999}',
            '{"severity": ' + "9" * 5000 + "}",
            '{"a":' * 50_000 + "1" + "}" * 50_000,
        ],
        ids=lambda text: text[:20],
    )
    def test_broken_json_is_refused(self, bartek, text):
        assert bartek.post(LIST, text).status_code == 400

    def test_no_column_of_a_model_can_be_set(self, bartek, draft, world):
        # What a partner says is written; how it stands is what the services decide.
        allowed = {*DIAGNOSIS_COLUMNS, "partner", "problem"}
        for model in (Diagnosis, Problem):
            for column in model._meta.concrete_fields:
                if column.name in allowed:
                    continue
                for name in {column.name, column.attname}:
                    response = bartek.post(LIST, body(**{name: "1"}))
                    assert response.status_code == 400, name
                    assert name in response.json()
                    if name == "version":
                        continue
                    data = {"version": 1, name: "1"}
                    response = bartek.patch(url(draft), data)
                    assert response.status_code == 400, name
        assert Diagnosis.objects.count() == 1

    def test_patch_keeps_what_was_not_sent(self, bartek, draft):
        response = bartek.patch(url(draft), {"version": 1, "severity": 5})

        draft.refresh_from_db()
        assert response.status_code == 200, response.content
        assert (draft.severity, draft.text_public, draft.version) == (
            5,
            draft.text_public,
            2,
        )
        assert draft.text_public and draft.evidence.count() == 1

    def test_put_empties_what_was_not_sent(self, bartek, draft):
        response = bartek.put(url(draft), {"version": 1, "period": "2025"})

        draft.refresh_from_db()
        assert response.status_code == 200
        assert (draft.severity, draft.text_public) == (None, "")
        assert draft.evidence.count() == 0

    def test_a_stale_version_brings_the_stored_row(self, bartek, draft):
        bartek.patch(url(draft), {"version": 1, "causes": "Pierwsza."})
        response = bartek.patch(url(draft), {"version": 1, "causes": "Druga."})

        assert response.status_code == 409
        assert response.json()["code"] == "stale_version"
        assert response.json()["current"]["causes"] == "Pierwsza."
        assert response.json()["current"]["version"] == 2

    def test_the_version_is_needed(self, bartek, draft):
        response = bartek.patch(url(draft), {"causes": "Bez wersji."})

        assert response.status_code == 400
        assert "version" in response.json()

    def test_a_draft_can_be_thrown_away_once(self, bartek, draft):
        assert bartek.send("DELETE", url(draft), "").status_code == 204
        assert bartek.send("DELETE", url(draft), "").status_code == 404

    def test_what_was_submitted_is_not_thrown_away(self, bartek, world):
        diagnosis = DiagnosisFactory(partner=world.most, status="submitted")

        assert bartek.send("DELETE", url(diagnosis), "").status_code == 403
        admin = Api(world.admin).send("DELETE", url(diagnosis), "")
        assert admin.status_code == 409

    def test_csrf_is_asked_for(self, world, draft):
        client = Client(enforce_csrf_checks=True)
        client.force_login(world.bartek)

        response = client.post(LIST, body(), content_type="application/json")

        assert response.status_code == 403
        assert Diagnosis.objects.count() == 1


class TestSteps:
    def test_every_step_has_its_address(self):
        for step in WORKFLOW.taken_by_people():
            if step.name != "release":
                reverse(f"api:desk-diagnosis-{step.name}", args=[new_ref()])
        reverse("api:desk-diagnosis-release")

    def test_steps_that_nobody_takes_have_none(self):
        for step in WORKFLOW:
            if step.automatic:
                with pytest.raises(NoReverseMatch):
                    reverse(f"api:desk-diagnosis-{step.name}", args=[new_ref()])

    def test_the_whole_way(self, world, draft):
        bartek, dorota = Api(world.bartek), Api(world.dorota)
        ewa = Api(world.ewa)

        assert bartek.post(url(draft, "submit")).json()["status"] == "submitted"
        opinion = {"stand": "agree"}
        assert ewa.post(url(draft, "opinions"), opinion).status_code == 201
        note = {"note": "Dopisz źródło."}
        assert dorota.post(url(draft, "return"), note).json()["status"] == "returned"
        assert bartek.post(url(draft, "submit")).status_code == 200
        assert dorota.post(url(draft, "accept"), {"checks": CHECKED}).status_code == 200
        released = dorota.post(LIST + "release/", {"refs": [draft.ref]})
        assert [row["status"] for row in released.json()] == ["published"]
        assert dorota.post(url(draft, "archive"), note).json()["status"] == "archived"
        assert dorota.post(url(draft, "restore")).json()["status"] == "accepted"
        assert len(dorota.get(url(draft, "opinions")).json()) == 1

    def test_state_jumps_are_refused(self, world, draft):
        bartek = Api(world.bartek)
        for act in ("accept", "return", "archive", "restore"):
            assert bartek.post(url(draft, act), {"note": "x"}).status_code == 403
        assert bartek.post(url(draft, "withdraw")).status_code == 409
        assert bartek.post(LIST + "release/", {"refs": [draft.ref]}).status_code == 403
        draft.refresh_from_db()
        assert draft.status == Status.DRAFT

    def test_a_reason_is_asked_for(self, world):
        diagnosis = DiagnosisFactory(partner=world.most, status="submitted")

        response = Api(world.dorota).post(url(diagnosis, "return"))

        assert response.status_code == 400
        assert "note" in response.json()

    def test_everything_missing_is_named(self, bartek, world):
        diagnosis = DiagnosisFactory(
            partner=world.most, severity=None, trend="", text_public="", evidence=0
        )

        response = bartek.post(url(diagnosis, "submit"))

        assert response.status_code == 400
        assert set(response.json()) == {
            "detail",
            "code",
            "severity",
            "trend",
            "text_public",
            "evidence",
        }

    def test_personal_data_stop_the_acceptance(self, world):
        diagnosis = DiagnosisFactory(
            partner=world.most,
            status="submitted",
            text_public=f"{TEXT} Kontakt: jan.kowalski@example.org",
        )
        dorota = Api(world.dorota)

        assert dorota.post(url(diagnosis, "accept")).json()["code"] == "personal_data"
        reason = {"lint_override": "To adres instytucji.", "checks": CHECKED}
        assert dorota.post(url(diagnosis, "accept"), reason).status_code == 200

    def test_release_of_an_unknown_ref_releases_nothing(self, world):
        waiting = DiagnosisFactory(partner=world.most, status="accepted")
        refs = {"refs": [waiting.ref, new_ref()]}

        assert Api(world.dorota).post(LIST + "release/", refs).status_code == 400
        waiting.refresh_from_db()
        assert waiting.status == Status.ACCEPTED

    def test_only_the_team_gives_opinions(self, world):
        diagnosis = DiagnosisFactory(partner=world.most, status="submitted")
        address = url(diagnosis, "opinions")

        assert Api(world.bartek).post(address, {"stand": "agree"}).status_code == 403
        assert Api(world.ewa).post(address, {"stand": "maybe"}).status_code == 400
        assert Api(world.ewa).post(address, {"stand": "remark"}).status_code == 400
        assert Agreement.objects.count() == 0
