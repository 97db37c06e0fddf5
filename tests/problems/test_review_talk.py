"""The doors of reviewing: pins, ready texts, notes, versions, answers, the queue."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from problems.models import (
    Agreement,
    InternalNote,
    Remark,
    ReplyText,
    Request,
    Round,
    StatusChange,
)
from problems.review_filter import working_days_ago
from problems.services import write_remark, write_words_remark
from problems.vocabulary import reply_texts
from problems.workflow import Status
from tests.factories import DiagnosisFactory, ProblemFactory
from tests.personas import fresh

from .reviewing import TICKED


@pytest.fixture
def people(city_of_people):
    return city_of_people


@pytest.fixture
def submitted(people):
    return DiagnosisFactory(
        partner=people.most,
        author=people.bartek,
        status=Status.SUBMITTED,
        problem=ProblemFactory(category=people.bezrobocie, area=people.polnoc),
    )


def _url(name, *args):
    return reverse(name, args=args)


class TestReturnForm:
    """The reason, a ready text, and what to mend at each field."""

    def test_pins_alone_are_a_reason_and_reach_the_fields(
        self, client, people, submitted
    ):
        client.force_login(people.dorota)
        body = {"return-pin_text_public": "Za krótko.", "return-pin_evidence": ""}

        assert (
            client.post(_url("review:return", submitted.ref), body).status_code == 302
        )

        remark = Remark.objects.get()
        assert (remark.field, remark.text) == ("text_public", "Za krótko.")
        assert StatusChange.objects.get(transition="return").note
        client.force_login(people.bartek)
        page = client.get(_url("diagnoses:detail", submitted.ref))
        assert "Za krótko." in page.content.decode()
        assert page.context["page"].talk["text_public"][0].answer_form

    def test_what_was_typed_stays_when_it_is_refused(self, client, people, submitted):
        client.force_login(people.dorota)
        body = {"return-note": "x" * 2001, "return-pin_causes": "A czynsze?"}

        answer = client.post(_url("review:return", submitted.ref), body)

        assert answer.status_code == 400
        assert answer.context["talk"]["causes"]["pin"].value() == "A czynsze?"

    def test_a_ready_text_is_put_into_the_reason_by_the_server(
        self, client, people, submitted
    ):
        ready = ReplyText.objects.create(step="return", name="Źródło", text="Skąd?")
        ReplyText.objects.create(step="archive", name="Inny krok", text="Nie tu.")
        ReplyText.objects.create(
            step="return", category=people.przemoc, name="Inny rodzaj", text="Nie tu."
        )
        client.force_login(people.dorota)
        body = {
            "return-ready": ready.pk,
            "return-note": "Dziękuję.",
            "return-pin_causes": "A czynsze?",
            "use": "1",
        }

        answer = client.post(_url("review:return", submitted.ref), body)

        form = next(
            item["form"]
            for item in answer.context["steps"]
            if item["step"].name == "return"
        )
        assert answer.status_code == 200
        assert form["note"].value() == "Skąd?\n\nDziękuję."
        assert form.pin("causes").value() == "A czynsze?"
        assert [name for _pk, name in form.fields["ready"].choices][1:] == ["Źródło"]
        assert not StatusChange.objects.filter(transition="return").exists()

    def test_a_chosen_ready_text_counts_without_the_button(
        self, client, people, submitted
    ):
        ready = ReplyText.objects.create(step="return", name="Źródło", text="Skąd?")
        client.force_login(people.dorota)

        client.post(_url("review:return", submitted.ref), {"return-ready": ready.pk})

        assert StatusChange.objects.get(transition="return").note == "Skąd?"

    @pytest.mark.parametrize("ready", ["0", "abc", "\x00", "9" * 30])
    def test_a_ready_text_nobody_offered_is_refused(
        self, client, people, submitted, ready
    ):
        ReplyText.objects.create(step="return", name="Źródło", text="Skąd?")
        client.force_login(people.dorota)

        answer = client.post(
            _url("review:return", submitted.ref), {"return-ready": ready}
        )

        assert answer.status_code == 400


class TestNothingTypedIsLost:
    """The steps share one form: what was typed for one outlives another."""

    def test_accepting_waits_while_something_to_mend_is_typed(
        self, client, people, submitted
    ):
        client.force_login(people.dorota)
        body = TICKED | {"return-pin_causes": "A czynsze?", "return-note": "Popraw."}

        answer = client.post(_url("review:accept", submitted.ref), body)

        assert answer.status_code == 400
        submitted.refresh_from_db()
        assert submitted.status == Status.SUBMITTED
        said = {item["step"].name: item["form"] for item in answer.context["steps"]}
        assert said["return"].pin("causes").value() == "A czynsze?"
        assert said["return"]["note"].value() == "Popraw."
        assert said["accept"].non_field_errors()

    def test_accepting_goes_on_once_the_fields_are_empty(
        self, client, people, submitted
    ):
        client.force_login(people.dorota)
        body = TICKED | {"return-pin_causes": "  ", "return-note": "Popraw."}

        answer = client.post(_url("review:accept", submitted.ref), body)

        assert answer.status_code == 302

    def test_the_checklist_stays_when_the_return_is_refused(
        self, client, people, submitted
    ):
        client.force_login(people.dorota)
        body = TICKED | {"return-note": "x" * 2001}

        answer = client.post(_url("review:return", submitted.ref), body)

        assert answer.status_code == 400
        said = {item["step"].name: item["form"] for item in answer.context["steps"]}
        name, value = next(iter(TICKED.items()))
        assert said["accept"][name.removeprefix("accept-")].value() == value

    def test_every_field_belongs_to_the_one_form(self, client, people, submitted):
        client.force_login(people.dorota)

        page = client.get(_url("review:diagnosis", submitted.ref)).content.decode()

        assert page.count('id="decision-form"') == 1
        assert 'form="decision-form"' in page
        for step in ("accept", "return"):
            assert f'formaction="{_url(f"review:{step}", submitted.ref)}"' in page


class TestPage:
    """Everything on one page."""

    def test_an_open_checklist_comes_back(self, client, people, submitted):
        client.force_login(people.dorota)
        body = {k: v for k, v in TICKED.items() if "stigma" not in k}

        answer = client.post(_url("review:accept", submitted.ref), body)

        assert answer.status_code == 400
        assert list(answer.context["refused"].errors) == ["check_stigma"]

    def test_a_note_is_left_and_read_by_coordinators(self, client, people, submitted):
        client.force_login(people.dorota)
        for page, target in (
            ("review:note", submitted.ref),
            ("review:problem_note", submitted.problem.ref),
        ):
            assert (
                client.post(_url(page, target), {"note-text": " "}).status_code == 400
            )
            body = {"note-text": "Zadzwonić."}
            assert client.post(_url(page, target), body).status_code == 302

        assert InternalNote.objects.count() == 2
        body = client.get(_url("review:diagnosis", submitted.ref)).content.decode()
        assert body.count("Zadzwonić.") == 1

    def test_the_last_period_stands_beside(self, client, people, submitted):
        DiagnosisFactory(
            partner=people.most,
            author=people.bartek,
            status=Status.ACCEPTED,
            problem=submitted.problem,
            period="2025",
            severity=1,
        )
        client.force_login(people.dorota)

        before = client.get(_url("review:diagnosis", submitted.ref)).context["before"]

        assert before[0].period == "2025"
        assert {"period", "severity"} <= {item.name for item in before[1]}

    def test_hurting_words_are_hinted_at_and_block_nothing(self, client, people):
        row = DiagnosisFactory(
            partner=people.most,
            author=people.bartek,
            status=Status.SUBMITTED,
            text_public="W tej bramie jest melina i śpią w niej menele od roku.",
        )
        client.force_login(people.dorota)

        page = client.get(_url("review:diagnosis", row.ref))

        assert [hint.word for hint in page.context["hints"]] == ["melina", "menele"]
        assert client.post(_url("review:accept", row.ref), TICKED).status_code == 302

    def test_what_the_team_says_of_words_is_answered_once(
        self, client, people, submitted
    ):
        remark = write_words_remark(
            actor=fresh(people.ewa), problem=submitted.problem, text="Dodać wiek."
        )
        client.force_login(people.dorota)
        url = _url("review:answer_words", submitted.problem.ref, remark.ref)

        codes = [
            client.post(url, {"text": text}).status_code
            for text in (" ", "Już.", "Nie")
        ]

        assert codes == [400, 302, 409]
        unknown = _url("review:answer_words", submitted.problem.ref, "x" * 22)
        assert client.post(unknown, {"text": "Już."}).status_code == 404


class TestDesk:
    """Members remark and wait; the institution answers."""

    def test_a_remark_is_answered_at_its_field(self, client, people, submitted):
        client.force_login(people.ewa)
        body = {"stand": "remark", "field": "causes", "text": "A czynsze?"}
        client.post(_url("diagnoses:opinion", submitted.ref), body)
        remark = Remark.objects.get()
        client.force_login(people.filip)
        url = _url("diagnoses:remark_answer", submitted.ref, remark.ref)

        codes = [
            client.post(url, {"text": text}).status_code
            for text in ("", "Dopiszemy.", "Inaczej.")
        ]

        assert codes == [400, 302, 409]
        remark.refresh_from_db()
        assert (remark.field, remark.answer) == ("causes", "Dopiszemy.")

    def test_the_late_answer_is_not_lost(self, client, people, submitted):
        remark = write_remark(
            actor=fresh(people.ewa), diagnosis=submitted, text="A czynsze?"
        )
        client.force_login(people.filip)
        url = _url("diagnoses:remark_answer", submitted.ref, remark.ref)
        client.post(url, {"text": "Dopiszemy."})

        body = client.post(url, {"text": "Moja odpowiedź."}).content.decode()

        assert "Moja odpowiedź." in body and "Dopiszemy." in body

    def test_a_member_sees_what_waits_and_it_goes(self, client, people, submitted):
        client.force_login(people.ewa)
        url = _url("diagnoses:opinions")
        assert submitted.problem.title in client.get(url).content.decode()

        remark = write_remark(
            actor=fresh(people.ewa), diagnosis=submitted, text="A czynsze?"
        )
        assert submitted.problem.title not in client.get(url).content.decode()
        back = _url("diagnoses:remark_withdraw", submitted.ref, remark.ref)
        assert client.post(back).status_code == 302

        assert not Agreement.objects.exists()
        assert submitted.problem.title in client.get(url).content.decode()

    def test_the_team_discusses_the_words(self, client, people, submitted):
        client.force_login(people.ewa)
        url = _url("diagnoses:words", submitted.problem.ref)

        for body, code in (
            ({"field": "summary", "text": "Dodać wiek."}, 302),
            ({"field": "summary", "text": " "}, 400),
            ({"field": "area", "text": "Tu."}, 400),
        ):
            assert client.post(url, body).status_code == code

        assert "Dodać wiek." in client.get(url).content.decode()
        client.force_login(people.bartek)
        assert "Dodać wiek." not in client.get(url).content.decode()


class TestApi:
    """The same through the API."""

    def test_remarks_answers_and_pins(self, client, people, submitted):
        url = _url("api:desk-diagnosis-remarks", submitted.ref)
        json = {"content_type": "application/json"}
        client.force_login(people.ewa)
        made = client.post(url, {"field": "trend", "text": "Rośnie?"}, **json)
        assert made.status_code == 201
        assert client.post(url, {"field": "x", "text": "?"}, **json).status_code == 400
        client.force_login(people.bartek)
        answer = f"{url}{made.json()['ref']}/answer/"
        assert client.post(answer, {"text": "Tak."}, **json).status_code == 200
        assert client.post(answer, {"text": "Nie."}, **json).status_code == 409
        client.force_login(people.dorota)
        body = {"note": "Popraw.", "remarks": [{"field": "causes", "text": "Skąd?"}]}
        back = _url("api:desk-diagnosis-return", submitted.ref)
        assert client.post(back, body, **json).status_code == 200
        client.force_login(people.bartek)

        rows = client.get(url).json()

        assert [(r["field"], r["answer"], r["with_return"]) for r in rows] == [
            ("trend", "Tak.", False),
            ("causes", "", True),
        ]

    def test_an_own_remark_is_taken_back(self, client, people, submitted):
        remark = write_remark(actor=fresh(people.ewa), diagnosis=submitted, text="?")
        url = _url("api:desk-diagnosis-remark", submitted.ref, remark.ref)
        client.force_login(people.dorota)
        assert client.delete(url).status_code == 403
        client.force_login(people.ewa)
        assert client.delete(url).status_code == 204
        assert client.delete(url).status_code == 404

    def test_accepting_asks_for_the_checklist(self, client, people, submitted):
        client.force_login(people.dorota)

        url = _url("api:desk-diagnosis-accept", submitted.ref)
        answer = client.post(url, {}, content_type="application/json")

        assert answer.json()["code"] == "checklist_incomplete"

    def test_words_of_a_problem(self, client, people, submitted):
        url = _url("api:desk-problem-remarks", submitted.problem.ref)
        json = {"content_type": "application/json"}
        client.force_login(people.ewa)
        made = client.post(url, {"field": "summary", "text": "Dodać."}, **json)
        assert made.status_code == 201
        client.force_login(people.dorota)
        answer = f"{url}{made.json()['ref']}/answer/"
        assert client.post(answer, {"text": "Dodane."}, **json).status_code == 200
        assert client.get(url).json()[0]["answer"] == "Dodane."


class TestQueue:
    """Filters, counts, and the longest waiting first."""

    def test_it_is_narrowed_and_counted(self, client, people, submitted):
        other = DiagnosisFactory(
            partner=people.inna,
            status=Status.SUBMITTED,
            problem=ProblemFactory(category=people.halas, area=people.wschod),
        )
        asked = Round.objects.create(
            name="Runda",
            period="2026",
            opens_date=date(2026, 1, 1),
            deadline_date=date(2026, 12, 1),
            opened_by=people.dorota,
        )
        Request.objects.create(
            round=asked, partner=people.most, category=people.bezrobocie
        )
        long_ago = timezone.now() - timedelta(days=30)
        StatusChange.objects.filter(diagnosis=other).update(at=long_ago)
        client.force_login(people.dorota)

        for query, expected in (
            ({}, [other, submitted]),
            ({"category": "bezrobocie"}, [submitted]),
            ({"sector": people.inna.sector}, [other]),
            ({"round": asked.ref}, [submitted]),
            ({"waiting": "6"}, [other]),
            ({"waiting": "6", "category": "bezrobocie"}, []),
        ):
            page = client.get(_url("review:queue"), query)
            shown = [row["diagnosis"] for row in page.context["rows"]]
            assert shown == expected, query
            count = {s["value"]: s["count"] for s in page.context["states"]}
            assert count["submitted"] == len(expected), query

    @pytest.mark.parametrize(
        "query",
        [
            {"category": "\x00"},
            {"round": "x"},
            {"waiting": "1e9"},
            {"state": "draft"},
            {"author": "1"},
        ],
    )
    def test_an_unknown_filter_is_refused(self, client, people, query):
        client.force_login(people.dorota)

        assert client.get(_url("review:queue"), query).status_code == 400

    def test_working_days_leave_out_weekends_and_holidays(self):
        # Thursday 12 November 2026; the 11th is a holiday.
        assert working_days_ago(date(2026, 11, 12), 3) == date(2026, 11, 8)


def test_ready_texts_are_loaded_once(people):
    call_command("load_reply_texts")
    count = ReplyText.objects.count()
    call_command("load_reply_texts")

    assert ReplyText.objects.count() == count >= 10
    assert len(reply_texts.EN) >= 8


def test_ready_texts_are_written_in_the_panel(client, people):
    client.force_login(people.dorota)
    url = _url("panel:problems_replytext_add")
    body = {"step": "return", "category": "", "name": "Źródło", "text": "Skąd?"}

    body["is_offered"] = "on"
    assert client.post(url, body).status_code == 302
    assert client.post(url, body).status_code == 200  # the name is taken
    assert client.post(url, body | {"step": "submit"}).status_code == 200

    assert ReplyText.objects.count() == 1


def test_a_retired_ready_text_is_kept_and_not_offered(client, people, submitted):
    kept = ReplyText.objects.create(step="return", name="Źródło", text="Skąd?")
    client.force_login(people.dorota)
    url = _url("panel:problems_replytext_change", kept.pk)
    body = {"step": "return", "category": "", "name": "Źródło", "text": "Skąd?"}

    assert client.post(url, body).status_code == 302
    assert not ReplyText.objects.get().is_offered
    page = client.get(_url("review:diagnosis", submitted.ref)).content.decode()
    assert "return-ready" not in page
    call_command("load_reply_texts")
    assert ReplyText.objects.filter(name="Źródło").count() == 1

    assert client.post(url, body | {"is_offered": "on"}).status_code == 302
    page = client.get(_url("review:diagnosis", submitted.ref)).content.decode()
    assert "return-ready" in page


def test_the_form_shows_what_to_mend_at_the_very_fields(client, people, submitted):
    client.force_login(people.dorota)
    body = {
        "return-note": "Popraw.",
        "return-pin_text_public": "Za krótko.",
        "return-pin_evidence": "Z kiedy?",
        "return-pin_title": "Bez nazwy ulicy.",
    }
    client.post(_url("review:return", submitted.ref), body)
    client.force_login(people.bartek)
    url = _url("diagnoses:edit", submitted.ref)

    for step, text in ((1, "Bez nazwy ulicy."), (2, "Za krótko."), (3, "Z kiedy?")):
        page = client.get(url, {"krok": step}).content.decode()
        assert text in page
        assert "Popraw." in page
