"""The services of the desk: refusals, history, log, letters, races."""

import threading

import pytest
from django.db import connection, connections

from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import (
    DomainError,
    InvalidInput,
    NotPermitted,
    StaleVersion,
)
from kooperacja.base.workflow import TransitionNotAllowed
from problems.models import Agreement, Diagnosis, Problem, StatusChange
from problems.services import (
    DiagnosisClosed,
    DiagnosisContent,
    DiagnosisExists,
    DiagnosisIncomplete,
    EvidenceContent,
    FormAlreadySent,
    PersonalDataFound,
    ProblemContent,
    ProblemNotKnown,
    accept_diagnosis,
    create_diagnosis,
    discard_diagnosis,
    give_opinion,
    submit_diagnosis,
    update_diagnosis,
)
from problems.workflow import Status
from tests.factories import DiagnosisFactory
from tests.personas import build, fresh
from tests.problems.reviewing import CHECKED

CONTENT = DiagnosisContent(period="2026")
SOURCE = EvidenceContent(kind="register", reliability="A", description="Rejestr")


@pytest.fixture
def world(city_of_people):
    return city_of_people


def opens(world, **changes) -> ProblemContent:
    values = {
        "title": "Młodzi bez pracy",
        "category": world.bezrobocie,
        "area": world.polnoc,
    }
    return ProblemContent(**(values | changes))


class TestCreateDiagnosis:
    def test_opens_a_problem_and_writes_both_into_the_log(self, world):
        diagnosis = create_diagnosis(
            actor=world.bartek, partner=world.most, content=CONTENT, opens=opens(world)
        )

        assert diagnosis.problem.opened_by == world.most
        verbs = AuditEntry.objects.order_by("pk").values_list("verb", flat=True)
        assert list(verbs) == ["problem.opened", "diagnosis.drafted"]

    @pytest.mark.parametrize("name", ["celina", "bez_partnera", "dorota", "admin"])
    def test_refuses_who_does_not_work_there(self, world, name):
        with pytest.raises(NotPermitted):
            create_diagnosis(
                actor=fresh(getattr(world, name)),
                partner=world.most,
                content=CONTENT,
                opens=opens(world),
            )
        assert not Problem.objects.exists()

    def test_refuses_a_problem_others_only_drafted(self, world):
        hidden = DiagnosisFactory(partner=world.inna, status="submitted").problem

        with pytest.raises(ProblemNotKnown):
            create_diagnosis(
                actor=world.bartek, partner=world.most, content=CONTENT, problem=hidden
            )

    def test_refuses_nothing_at_all(self, world):
        with pytest.raises(ProblemNotKnown):
            create_diagnosis(actor=world.bartek, partner=world.most, content=CONTENT)

    def test_one_per_period(self, world):
        first = DiagnosisFactory(partner=world.most, author=world.bartek)

        with pytest.raises(DiagnosisExists):
            create_diagnosis(
                actor=world.bartek,
                partner=world.most,
                content=CONTENT,
                problem=first.problem,
            )
        assert Diagnosis.objects.count() == 1

    def test_an_archived_one_leaves_its_period_free(self, world):
        first = DiagnosisFactory(
            partner=world.most, author=world.bartek, status="archived"
        )
        create_diagnosis(
            actor=world.bartek,
            partner=world.most,
            content=CONTENT,
            problem=first.problem,
        )

    def test_a_form_makes_one_diagnosis(self, world):
        values = {"actor": world.bartek, "partner": world.most, "content": CONTENT}
        first = create_diagnosis(**values, opens=opens(world), form_key="klucz")

        with pytest.raises(FormAlreadySent) as refusal:
            create_diagnosis(**values, opens=opens(world), form_key="klucz")
        assert refusal.value.ref == first.ref
        assert Problem.objects.count() == 1

    @pytest.mark.parametrize(
        ("content", "field"),
        [
            (DiagnosisContent(period="2026-X"), "period"),
            (DiagnosisContent(period="2026", severity=7), "severity"),
            (DiagnosisContent(period="2026", trend="?"), "trend"),
            (
                DiagnosisContent(
                    period="2026", evidence=[EvidenceContent("gossip", "A", "x")]
                ),
                "evidence",
            ),
            (
                DiagnosisContent(
                    period="2026",
                    evidence=[
                        EvidenceContent("register", "A", "x", None, "ftp://x.pl")
                    ],
                ),
                "evidence",
            ),
        ],
    )
    def test_refuses_what_cannot_be_stored(self, world, content, field):
        with pytest.raises(InvalidInput) as refusal:
            create_diagnosis(
                actor=world.bartek,
                partner=world.most,
                content=content,
                opens=opens(world),
            )
        assert refusal.value.field == field
        assert not Problem.objects.exists()
        assert not AuditEntry.objects.exists()


class TestUpdateDiagnosis:
    def test_replaces_the_sources_and_logs_no_text(self, world):
        draft = DiagnosisFactory(partner=world.most, author=world.bartek)
        content = DiagnosisContent(
            period="2026", severity=4, causes="Tajne.", evidence=[SOURCE]
        )
        update_diagnosis(
            actor=fresh(world.basia), diagnosis=draft, version=1, content=content
        )

        draft.refresh_from_db()
        assert draft.last_editor == world.basia
        assert draft.evidence.get().description == "Rejestr"
        entry = AuditEntry.objects.get(verb="diagnosis.edited")
        assert entry.changes["severity"] == [3, 4]
        assert "Tajne" not in str(entry.changes)

    def test_a_stale_version_changes_nothing(self, world):
        draft = DiagnosisFactory(partner=world.most, author=world.bartek)
        values = {"actor": fresh(world.bartek), "diagnosis": draft, "version": 1}
        update_diagnosis(**values, content=DiagnosisContent("2026", causes="A"))

        with pytest.raises(StaleVersion) as refusal:
            update_diagnosis(**values, content=DiagnosisContent("2026", causes="B"))
        assert refusal.value.current.causes == "A"
        draft.refresh_from_db()
        assert draft.causes == "A"

    @pytest.mark.parametrize(
        "state", [s for s in Status if s not in ("draft", "returned")]
    )
    def test_what_left_the_desk_is_closed_even_for_the_superuser(self, world, state):
        row = DiagnosisFactory(partner=world.most, author=world.bartek, status=state)

        with pytest.raises(NotPermitted):
            update_diagnosis(
                actor=fresh(world.bartek), diagnosis=row, version=1, content=CONTENT
            )
        with pytest.raises(DiagnosisClosed):
            update_diagnosis(
                actor=fresh(world.admin), diagnosis=row, version=1, content=CONTENT
            )

    def test_a_shared_problem_is_not_changed(self, world):
        draft = DiagnosisFactory(partner=world.most, author=world.bartek)
        DiagnosisFactory(partner=world.inna, problem=draft.problem)

        with pytest.raises(NotPermitted):
            update_diagnosis(
                actor=fresh(world.bartek),
                diagnosis=draft,
                version=1,
                content=CONTENT,
                problem=opens(world),
            )


class TestDiscardDiagnosis:
    def test_takes_the_problem_it_opened_along(self, world):
        draft = DiagnosisFactory(partner=world.most, author=world.bartek)

        discard_diagnosis(actor=fresh(world.bartek), diagnosis=draft)

        assert not Diagnosis.objects.exists() and not Problem.objects.exists()
        assert AuditEntry.objects.filter(verb="diagnosis.discarded").count() == 1

    def test_leaves_a_problem_others_work_on(self, world):
        draft = DiagnosisFactory(partner=world.most, author=world.bartek)
        DiagnosisFactory(partner=world.inna, problem=draft.problem)

        discard_diagnosis(actor=fresh(world.bartek), diagnosis=draft)
        assert Problem.objects.count() == 1

    def test_keeps_what_somebody_else_has_seen(self, world):
        row = DiagnosisFactory(
            partner=world.most, author=world.bartek, status="returned"
        )

        with pytest.raises(NotPermitted):
            discard_diagnosis(actor=fresh(world.bartek), diagnosis=row)
        with pytest.raises(DiagnosisClosed):
            discard_diagnosis(actor=fresh(world.admin), diagnosis=row)


class TestSubmitDiagnosis:
    def test_names_everything_that_is_missing(self, world):
        row = DiagnosisFactory(
            partner=world.most,
            author=world.bartek,
            severity=None,
            trend="",
            text_public="Za krótko.",
            evidence=0,
        )
        with pytest.raises(DiagnosisIncomplete) as refusal:
            submit_diagnosis(actor=fresh(world.bartek), diagnosis=row)
        assert set(refusal.value.missing) == {
            "severity",
            "trend",
            "text_public",
            "evidence",
        }

    def test_history_and_log_say_the_same(self, world):
        row = DiagnosisFactory(partner=world.most, author=world.bartek)
        submit_diagnosis(actor=fresh(world.filip), diagnosis=row)

        step = StatusChange.objects.get()
        entry = AuditEntry.objects.get()
        assert (step.from_status, step.to_status) == ("draft", "submitted")
        assert (step.actor, entry.actor) == (world.filip, world.filip)
        assert entry.changes == {"status": ["draft", "submitted"]}


class TestAcceptDiagnosis:
    TEXT = "Rodziny czekają ponad rok na lokal. Kontakt: jan.kowalski@example.org"

    def test_personal_data_need_a_reason_that_is_kept(self, world):
        row = DiagnosisFactory(
            partner=world.most, status="submitted", text_public=self.TEXT
        )
        dorota = fresh(world.dorota)

        with pytest.raises(PersonalDataFound) as refusal:
            accept_diagnosis(actor=dorota, diagnosis=row, checks=CHECKED)
        assert set(refusal.value.findings) == {"text_public"}
        accept_diagnosis(
            actor=dorota,
            diagnosis=row,
            checks=CHECKED,
            lint_override="Adres urzędu.",
        )
        row.refresh_from_db()
        assert row.lint_override == "Adres urzędu."
        assert AuditEntry.objects.get(verb="diagnosis.accepted").note == "Adres urzędu."


class TestGiveOpinion:
    def test_a_later_opinion_replaces_the_earlier(self, world):
        row = DiagnosisFactory(partner=world.most, status="submitted")
        ewa = fresh(world.ewa)
        give_opinion(actor=ewa, diagnosis=row, stand="agree")
        give_opinion(actor=ewa, diagnosis=row, stand="remark", text="U nas inaczej.")

        opinion = Agreement.objects.get()
        assert (opinion.stand, opinion.partner) == ("remark", world.trzecia)
        assert AuditEntry.objects.filter(verb="diagnosis.judged").count() == 2

    @pytest.mark.parametrize("state", ["draft", "returned", "published", "archived"])
    def test_is_closed_outside_the_review(self, world, state):
        row = DiagnosisFactory(partner=world.most, status=state)

        with pytest.raises(NotPermitted):
            give_opinion(actor=fresh(world.ewa), diagnosis=row, stand="agree")
        with pytest.raises(TransitionNotAllowed):
            give_opinion(actor=fresh(world.admin), diagnosis=row, stand="agree")

    @pytest.mark.parametrize(
        ("stand", "text"), [("maybe", ""), ("remark", " "), ("agree", "x" * 2001)]
    )
    def test_refuses_what_says_nothing(self, world, stand, text):
        row = DiagnosisFactory(partner=world.most, status="submitted")

        with pytest.raises(InvalidInput):
            give_opinion(actor=fresh(world.ewa), diagnosis=row, stand=stand, text=text)
        assert not Agreement.objects.exists()


ROUNDS = 20


@pytest.mark.slow
def test_two_reviewers_at_once_make_one_decision(transactional_db):
    world = build()
    for _round in range(ROUNDS):
        row = DiagnosisFactory(
            partner=world.most, author=world.bartek, status="submitted"
        )
        steps, entries = StatusChange.objects.count(), AuditEntry.objects.count()
        start, outcomes = threading.Barrier(2), []

        def decide(act, actor, row=row, start=start, outcomes=outcomes, **words):
            try:
                start.wait(timeout=10)
                act(actor=fresh(actor), diagnosis=row, **words)
                outcomes.append("done")
            except DomainError as refusal:
                outcomes.append(refusal.code)
            finally:
                connections.close_all()

        pair = [
            threading.Thread(
                target=decide,
                args=(accept_diagnosis, world.dorota),
                kwargs={"checks": CHECKED},
            ),
            threading.Thread(
                target=decide,
                args=(accept_diagnosis, world.daniel),
                kwargs={"checks": CHECKED},
            ),
        ]
        for thread in pair:
            thread.start()
        for thread in pair:
            thread.join(timeout=20)

        assert sorted(outcomes) == ["done", "transition_not_allowed"]
        assert StatusChange.objects.count() == steps + 1
        assert AuditEntry.objects.count() == entries + 1
    assert connection.alias == "default"


@pytest.mark.slow
def test_two_clicks_at_once_make_one_diagnosis(transactional_db):
    world = build()
    for number in range(5):
        start, outcomes = threading.Barrier(2), []

        def send(number=number, start=start, outcomes=outcomes):
            try:
                start.wait(timeout=10)
                made = create_diagnosis(
                    actor=fresh(world.bartek),
                    partner=world.most,
                    content=CONTENT,
                    opens=opens(world),
                    form_key=f"klucz-{number}",
                )
                outcomes.append(made.ref)
            except FormAlreadySent as first:
                outcomes.append(first.ref)
            finally:
                connections.close_all()

        pair = [threading.Thread(target=send) for _click in range(2)]
        for thread in pair:
            thread.start()
        for thread in pair:
            thread.join(timeout=20)

        assert len(outcomes) == 2 and len(set(outcomes)) == 1
        assert Diagnosis.objects.count() == Problem.objects.count() == number + 1
