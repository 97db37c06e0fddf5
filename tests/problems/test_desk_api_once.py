"""The private API under bad networks: If-Match, Idempotency-Key."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.utils import timezone

from kooperacja.accounts.models import SentRequest
from kooperacja.accounts.once import KEPT, purge_sent
from kooperacja.files.models import StoredFile
from problems.models import Diagnosis, PreviewLink, Remark
from problems.services.rounds import open_round
from tests.factories import DiagnosisFactory
from tests.personas import build

from .test_desk_api import LIST, PROBLEMS, Api, body, url

KEY = "5b0b2a5e-3f0f-4d55-8f39-6f7a5a1c2e11"


@pytest.fixture
def world(city_of_people):
    return city_of_people


@pytest.fixture
def draft(world):
    return DiagnosisFactory(partner=world.most, author=world.bartek)


@pytest.fixture
def submitted(world):
    return DiagnosisFactory(partner=world.most, author=world.bartek, status="submitted")


class Program(Api):
    """An API client that sends headers, too."""

    def ask(self, method, address, data=None, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.generic(
            method,
            address,
            json.dumps(data or {}),
            "application/json",
            headers={"accept-language": "en", **headers},
        )


@pytest.fixture
def bartek(world):
    return Program(world.bartek)


class TestMatching:
    def test_what_was_read_may_be_changed_without_its_version(self, bartek, draft):
        tag = bartek.get(url(draft))["ETag"]

        done = bartek.ask("PATCH", url(draft), {"severity": 5}, If_Match=tag)

        assert done.status_code == 200, done.content
        assert tag.startswith(f'"{draft.ref}.1.')
        assert done["ETag"] == bartek.get(url(draft))["ETag"] != tag

    def test_a_stale_tag_changes_nothing_and_shows_the_row(self, bartek, draft):
        tag = bartek.get(url(draft))["ETag"]
        bartek.patch(url(draft), {"version": 1, "causes": "Pierwsza."})

        for method, address, data in (
            ("PATCH", url(draft), {"causes": "Druga."}),
            ("PATCH", url(draft), {"causes": "Druga.", "version": 2}),
            ("PUT", url(draft), {"period": "2025"}),
            ("POST", url(draft, "submit"), {}),
            ("DELETE", url(draft), {}),
        ):
            refused = bartek.ask(method, address, data, If_Match=tag)
            assert refused.status_code == 412, (method, refused.content)
            assert refused.json()["code"] == "precondition_failed"
            assert refused.json()["current"]["causes"] == "Pierwsza."
        draft.refresh_from_db()
        assert (draft.version, draft.status) == (2, "draft")

    @pytest.mark.parametrize(
        ("header", "status"),
        [
            ("*", 200),
            ('"something", {tag}', 200),
            ("W/{tag}", 412),
            ('"something"', 412),
            ("no tag at all", 412),
            ("", 412),
        ],
    )
    def test_lists_stars_and_weak_tags(self, bartek, draft, header, status):
        tag = bartek.get(url(draft))["ETag"]

        done = bartek.ask(
            "PATCH", url(draft), {"severity": 5}, If_Match=header.format(tag=tag)
        )

        assert done.status_code == status, done.content

    def test_a_step_is_taken_when_it_matches(self, bartek, draft):
        tag = bartek.get(url(draft))["ETag"]

        done = bartek.ask("POST", url(draft, "submit"), If_Match=tag)

        assert (done.status_code, done.json()["status"]) == (200, "submitted")

    def test_the_tag_changes_with_what_a_version_does_not_count(
        self, world, bartek, draft
    ):
        tag = bartek.get(url(draft))["ETag"]
        world.most.name = "Fundacja Most i Brzeg"
        world.most.save()

        again = bartek.client.get(url(draft), headers={"If-None-Match": tag})

        assert again.status_code == 200
        assert again["ETag"] != tag

    def test_reading_again_what_did_not_change_costs_no_body(self, bartek, draft):
        tag = bartek.get(url(draft))["ETag"]

        again = bartek.client.get(url(draft), headers={"If-None-Match": tag})

        assert again.status_code == 304

    def test_a_foreign_row_is_missing_whatever_tag_is_sent(self, world, draft):
        celina = Program(world.celina)

        for tag in ("*", f'"{draft.ref}.1.0"'):
            refused = celina.ask("PATCH", url(draft), {}, If_Match=tag)
            assert refused.status_code == 404

    def test_problems_and_rounds_match_too(self, world, submitted):
        dorota = Program(world.dorota)
        round_ = opened(world)
        for address, data in (
            (f"{PROBLEMS}{submitted.problem.ref}/", {"summary": "Zgodnie."}),
            (f"/api/v1/desk/rounds/{round_.ref}/", {"letter": "Prosimy."}),
        ):
            tag = dorota.get(address)["ETag"]
            assert dorota.ask("PATCH", address, data, If_Match=tag).status_code == 200
            stale = dorota.ask("PATCH", address, data, If_Match=tag)
            assert stale.status_code == 412
            assert stale.json()["current"]["version"] == 2
            assert dorota.ask("PATCH", address, data).status_code == 400


def opened(world):
    return open_round(
        actor=world.dorota,
        name="Diagnoza 2026",
        period="2026",
        opens_date=date(2026, 1, 2),
        deadline_date=date(2026, 12, 1),
        partners=[world.most],
        categories=[world.bezrobocie],
    )


class TestOnce:
    def test_a_repeated_request_makes_one_row_and_has_one_answer(self, bartek):
        first = bartek.ask("POST", LIST, body(), Idempotency_Key=KEY)
        again = bartek.ask("POST", LIST, body(), Idempotency_Key=KEY)

        assert first.status_code == again.status_code == 201
        assert first.json() == again.json()
        assert first["ETag"] == again["ETag"]
        assert again["Idempotency-Replayed"] == "1"
        assert Diagnosis.objects.count() == 1

    def test_the_order_of_the_keys_of_a_body_does_not_matter(self, bartek):
        said = body()
        bartek.ask("POST", LIST, said, Idempotency_Key=KEY)

        turned = dict(reversed(said.items()))
        again = bartek.ask("POST", LIST, turned, Idempotency_Key=KEY)

        assert again.status_code == 201

    def test_the_key_belongs_to_the_request(self, bartek, draft):
        bartek.ask("POST", LIST, body(), Idempotency_Key=KEY)

        other = bartek.ask("POST", LIST, body(severity=5), Idempotency_Key=KEY)
        elsewhere = bartek.ask("POST", url(draft, "submit"), Idempotency_Key=KEY)

        assert other.status_code == elsewhere.status_code == 422
        assert other.json()["code"] == "key_reused"
        assert Diagnosis.objects.count() == 2

    def test_keys_of_two_people_are_two_keys(self, world, bartek):
        basia = Program(world.basia)

        assert bartek.ask("POST", LIST, body(), Idempotency_Key=KEY).status_code == 201
        said = body(period="2025")
        assert basia.ask("POST", LIST, said, Idempotency_Key=KEY).status_code == 201

    @pytest.mark.parametrize("key", ["", " ", "ż", "x" * 256, "a b", "\x00"])
    def test_what_is_no_key_is_refused(self, bartek, key):
        refused = bartek.ask("POST", LIST, body(), Idempotency_Key=key)

        assert refused.status_code == 400
        assert refused.json()["code"] == "bad_idempotency_key"
        assert not Diagnosis.objects.exists()

    def test_a_refusal_is_not_remembered(self, bartek):
        refused = bartek.ask("POST", LIST, body(period="?"), Idempotency_Key=KEY)
        mended = bartek.ask("POST", LIST, body(), Idempotency_Key=KEY)

        assert (refused.status_code, mended.status_code) == (400, 201)

    def test_nothing_that_was_said_is_kept(self, bartek):
        said = body(causes="Pani Kowalska spod czwórki.")
        bartek.ask("POST", LIST, said, Idempotency_Key=KEY)

        kept = SentRequest.objects.values().get()
        assert "Kowalska" not in str(kept) and KEY not in str(kept)
        assert kept["made"] == [Diagnosis.objects.get().ref]

    def test_the_answer_says_what_is_stored_now(self, bartek):
        first = bartek.ask("POST", LIST, body(causes="Było."), Idempotency_Key=KEY)
        address = f"{LIST}{first.json()['ref']}/"
        bartek.patch(address, {"version": 1, "causes": "[dane usunięte]"})

        again = bartek.ask("POST", LIST, body(causes="Było."), Idempotency_Key=KEY)

        assert again.status_code == 201
        assert again.json()["causes"] == "[dane usunięte]"

    def test_what_is_gone_is_missing(self, bartek):
        first = bartek.ask("POST", LIST, body(), Idempotency_Key=KEY)
        bartek.send("DELETE", f"{LIST}{first.json()['ref']}/", "")

        again = bartek.ask("POST", LIST, body(), Idempotency_Key=KEY)

        assert again.status_code == 404

    def test_a_step_is_taken_once(self, bartek, draft):
        first = bartek.ask("POST", url(draft, "submit"), Idempotency_Key=KEY)
        again = bartek.ask("POST", url(draft, "submit"), Idempotency_Key=KEY)
        bare = bartek.ask("POST", url(draft, "submit"))

        assert first.json()["status"] == again.json()["status"] == "submitted"
        assert bare.status_code == 409
        assert draft.status_changes.count() == 1

    def test_remarks_opinions_and_links_are_made_once(self, world, bartek, submitted):
        ewa = Program(world.ewa)
        for program, act, said in (
            (ewa, "remarks", {"text": "Skąd ta liczba?", "field": "causes"}),
            (ewa, "opinions", {"stand": "remark", "text": "Brak źródła."}),
            (bartek, "previews", {"days": 3, "for_whom": "dyrektor"}),
        ):
            answers = [
                program.ask("POST", url(submitted, act), said, Idempotency_Key=act)
                for _turn in range(2)
            ]
            assert [answer.status_code for answer in answers] == [201, 201], act
            first, again = (answer.json() for answer in answers)
            secret = first.pop("url", None), again.pop("url", None)
            assert first == again
            assert secret[1] is None
        assert Remark.objects.count() == 2
        assert PreviewLink.objects.count() == 1

    def test_a_file_is_kept_once(self, world):
        client = Client()
        client.force_login(world.bartek)

        def send(text):
            return client.post(
                "/api/v1/desk/files/",
                {"file": SimpleUploadedFile("a.txt", text)},
                headers={"Idempotency-Key": KEY},
            )

        first, again, other = send(b"Tekst."), send(b"Tekst."), send(b"Inny.")

        assert first.status_code == again.status_code == 201
        assert first.json() == again.json()
        assert other.status_code == 422
        assert StoredFile.objects.count() == 1

    def test_a_day_later_the_key_is_free(self, bartek):
        bartek.ask("POST", LIST, body(), Idempotency_Key=KEY)
        SentRequest.objects.update(created_at=timezone.now() - KEPT)

        again = bartek.ask("POST", LIST, body(period="2025"), Idempotency_Key=KEY)

        assert again.status_code == 201
        assert Diagnosis.objects.count() == 2

    def test_the_worker_forgets_after_a_day(self, bartek):
        bartek.ask("POST", LIST, body(), Idempotency_Key=KEY)
        now = timezone.now()

        assert purge_sent(now) == 0
        assert purge_sent(now + KEPT + timedelta(seconds=1)) == 1


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_row(transactional_db):
    world, rounds = build(), 20
    programs = [Program(world.bartek), Program(world.bartek)]
    met = []
    with ThreadPoolExecutor(2) as threads:
        for number in range(rounds):
            barrier, said = Barrier(2), body(period=f"20{10 + number}")

            def send(program, barrier=barrier, said=said, key=f"race-{number}"):
                barrier.wait(timeout=10)
                return program.ask("POST", LIST, said, Idempotency_Key=key)

            met.append(
                [
                    done.result(30)
                    for done in [threads.submit(send, program) for program in programs]
                ]
            )
        for _thread in range(2):
            threads.submit(connections.close_all).result(30)

    statuses = [sorted(answer.status_code for answer in pair) for pair in met]
    assert Diagnosis.objects.count() == SentRequest.objects.count() == rounds
    assert all(pair in ([201, 201], [201, 409]) for pair in statuses), statuses
    codes = {a.json().get("code") for pair in met for a in pair if a.status_code == 409}
    assert codes <= {"in_progress"}
