"""Whom a step tells, and what a letter must not say."""

import pytest
from django.core import mail
from django.utils import timezone

from kooperacja.notices.delivery import send_due
from kooperacja.notices.digest import queue_digests
from problems.services import (
    archive_diagnosis,
    release_diagnoses,
    return_diagnosis,
    submit_diagnosis,
    take_step,
    withdraw_diagnosis,
)
from problems.workflow import Status
from tests.factories import DiagnosisFactory, MembershipFactory, ProblemFactory
from tests.letters import sent
from tests.personas import fresh


@pytest.fixture
def world(city_of_people):
    return city_of_people


class TestLetters:
    @pytest.fixture
    def outbox(self):
        """What an act makes people get at the latest with the next digest."""

        def letters(act, **values):
            mail.outbox.clear()
            act(**values)
            queue_digests(timezone.now())
            return {letter.to[0].split("@")[0]: letter for letter in sent()}

        return letters

    def test_submitting_tells_the_coordinators_in_their_language(self, world, outbox):
        world.daniel.language = "en"
        world.daniel.save()
        row = DiagnosisFactory(partner=world.most, author=world.bartek)

        sent = outbox(submit_diagnosis, actor=fresh(world.bartek), diagnosis=row)

        assert set(sent) == {"dorota", "daniel"}
        assert f"Waits for a decision: {row.problem.title}" in sent["daniel"].body
        assert f"/en/panel/diagnozy/{row.ref}/" in sent["daniel"].body
        assert f"/panel/diagnozy/{row.ref}/" in sent["dorota"].body
        assert "/en/" not in sent["dorota"].body

    def test_returning_tells_the_institution_at_once_and_why(self, world):
        mail.outbox.clear()
        row = DiagnosisFactory(
            partner=world.most, author=world.bartek, status="submitted"
        )
        note = "Popraw <b>źródło</b> & okres.\nDziękuję."
        return_diagnosis(actor=fresh(world.dorota), diagnosis=row, note=note)
        letters = {letter.to[0].split("@")[0]: letter for letter in sent()}

        assert set(letters) == {"bartek", "basia", "filip"}
        body = letters["bartek"].body
        assert "> Popraw <b>źródło</b> & okres.\n> Dziękuję." in body
        assert "Popraw <b>źródło" not in letters["bartek"].alternatives[0].content
        assert f"/biurko/diagnozy/{row.ref}/" in body
        assert world.bartek.full_name in body

    def test_nobody_writes_to_themselves_or_to_who_left(self, world, outbox):
        MembershipFactory(user=world.dorota, partner=world.most)
        row = DiagnosisFactory(
            partner=world.most, author=world.bartek, status="submitted"
        )
        note = "Źródło?"
        sent = outbox(
            return_diagnosis, actor=fresh(world.dorota), diagnosis=row, note=note
        )
        assert "dorota" not in sent and "odeszla" not in sent

    def test_nobody_is_written_to_at_a_suspended_institution(self, world, outbox):
        row = DiagnosisFactory(
            partner=world.most, author=world.bartek, status="submitted"
        )
        # Whoever also works elsewhere is still no reader of this institution's letters.
        MembershipFactory(user=world.basia, partner=world.inna)
        world.most.is_active = False
        world.most.save()

        note = "Źródło?"
        sent = outbox(
            return_diagnosis, actor=fresh(world.dorota), diagnosis=row, note=note
        )

        assert not sent

    @pytest.mark.parametrize(
        ("state", "act", "words"),
        [
            ("submitted", withdraw_diagnosis, {}),
            ("accepted", release_diagnoses, {}),
            ("published", archive_diagnosis, {"note": "Nieaktualne."}),
            ("archived", take_step, {"name": "restore"}),
        ],
    )
    def test_every_other_step_has_its_letter(self, world, outbox, state, act, words):
        row = DiagnosisFactory(partner=world.most, author=world.bartek, status=state)
        actor = world.bartek if act is withdraw_diagnosis else world.dorota
        target = (
            {"diagnoses": [row]} if act is release_diagnoses else {"diagnosis": row}
        )
        name = words.pop("name", None)
        call = (lambda **kw: act(name, **kw)) if name else act

        sent = outbox(call, actor=fresh(actor), **target, **words)

        assert sent
        for letter in sent.values():
            assert row.problem.title in letter.body

    def test_a_title_cannot_forge_a_header(self, world):
        problem = ProblemFactory(
            title="Zwykły\r\nBcc: wszyscy@example.org", opened_by=world.most
        )
        row = DiagnosisFactory(
            partner=world.most,
            author=world.bartek,
            problem=problem,
            status="submitted",
        )

        return_diagnosis(actor=fresh(world.dorota), diagnosis=row, note="Źródło?")

        assert sent()
        for letter in sent():
            assert "Zwykły Bcc: wszyscy@example.org" in letter.subject
            assert letter.bcc == [] and "Bcc" not in letter.message()

    def test_a_dead_mail_server_undoes_nothing(self, world, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        row = DiagnosisFactory(
            partner=world.most, author=world.bartek, status="submitted"
        )

        return_diagnosis(actor=fresh(world.dorota), diagnosis=row, note="Źródło?")

        assert send_due() == (0, 1)
        row.refresh_from_db()
        assert row.status == Status.RETURNED
