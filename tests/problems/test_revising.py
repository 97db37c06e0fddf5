"""A published diagnosis is corrected by a row of its own that takes its place."""

import pytest
from django.db import IntegrityError, transaction

from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import NotPermitted
from kooperacja.base.workflow import TransitionNotAllowed
from problems import services
from problems.models import Diagnosis, PublicDiagnosis, PublicProblem, StatusChange
from problems.services import (
    CorrectedIsUndecided,
    DiagnosisExists,
    ReplacedByCorrection,
    RevisionExists,
)
from problems.workflow import EDITABLE, Status
from tests.factories import EvidenceFactory
from tests.personas import LOGGED_IN, fresh

from .life import accepted, now, problem_of, published, release, revised

pytestmark = pytest.mark.django_db

NEW = "Po sprawdzeniu w rejestrze: czeka się krócej, niż napisaliśmy wcześniej."
REVISERS = {"bartek", "basia", "filip", "admin"}


@pytest.fixture
def city(city_of_people):
    return city_of_people


@pytest.fixture
def old(city):
    return published(city)


def shelf():
    """Everything on the shelf, column by column but for the numbers of rows."""
    rows = [*PublicProblem.objects.all(), *PublicDiagnosis.objects.all()]
    skipped = {"_state", "id"}
    return [
        {name: value for name, value in vars(row).items() if name not in skipped}
        for row in rows
    ]


class TestStarting:
    def test_copies_what_is_said_with_its_sources(self, city, old):
        EvidenceFactory(diagnosis=old, description="Wywiad z kierowniczką", quote="„…”")

        revision = services.revise_diagnosis(actor=city.basia, diagnosis=old)

        assert services.content_of(revision) == services.content_of(now(old))
        assert (revision.status, revision.revises) == (Status.DRAFT, old)
        assert revision.is_pending_revision
        assert (revision.author, revision.last_editor) == (city.basia, city.basia)
        assert revision.public_id is None

    @pytest.mark.parametrize("name", LOGGED_IN)
    def test_is_for_the_own_partner(self, city, old, name):
        person = fresh(getattr(city, name))

        if name in REVISERS:
            services.revise_diagnosis(actor=person, diagnosis=old)
        else:
            with pytest.raises(NotPermitted):
                services.revise_diagnosis(actor=person, diagnosis=old)

        assert old.revisions.count() == (name in REVISERS)

    @pytest.mark.parametrize("state", [s for s in Status if s != Status.PUBLISHED])
    def test_needs_something_published(self, city, state):
        diagnosis = accepted(city, status=state)

        with pytest.raises(TransitionNotAllowed):
            services.revise_diagnosis(actor=city.bartek, diagnosis=diagnosis)

    def test_there_is_one_at_a_time(self, city, old):
        first = services.revise_diagnosis(actor=city.bartek, diagnosis=old)

        with pytest.raises(RevisionExists) as refusal:
            services.revise_diagnosis(actor=city.basia, diagnosis=old)

        assert refusal.value.ref == first.ref

    def test_the_database_refuses_a_second_one_and_a_public_one(self, city, old):
        revision = services.revise_diagnosis(actor=city.bartek, diagnosis=old)

        with pytest.raises(IntegrityError), transaction.atomic():
            Diagnosis.objects.filter(pk=revision.pk).update(status=Status.PUBLISHED)
        other = accepted(city, partner=city.inna, problem=old.problem)
        with pytest.raises(IntegrityError), transaction.atomic():
            Diagnosis.objects.filter(pk=other.pk).update(
                revises=old, is_pending_revision=True
            )

    def test_says_in_the_log_no_word_of_the_draft(self, city, old):
        services.revise_diagnosis(actor=city.bartek, diagnosis=old)

        entry = AuditEntry.objects.get(verb="diagnosis.revised")
        assert (entry.target_label, entry.changes) == ("", {})


class TestUntilItsRelease:
    def test_the_shelf_does_not_change(self, city, old):
        before = shelf()
        revision = services.revise_diagnosis(actor=city.bartek, diagnosis=old)
        services.update_diagnosis(
            actor=city.bartek,
            diagnosis=revision,
            version=revision.version,
            content=services.DiagnosisContent(
                period="2026",
                severity=5,
                trend="falling",
                text_public=NEW,
                evidence=[services.EvidenceContent("register", "A", "Nowy rejestr")],
            ),
        )
        assert shelf() == before

        services.submit_diagnosis(actor=city.bartek, diagnosis=now(revision))
        assert shelf() == before

        Diagnosis.objects.filter(pk=revision.pk).update(status=Status.ACCEPTED)
        release(city, accepted(city, partner=city.inna))
        assert [row for row in shelf() if row in before] == before

    def test_others_do_not_see_the_draft(self, city, old):
        revision = services.revise_diagnosis(actor=city.bartek, diagnosis=old)

        for name, sees in (("bartek", 1), ("celina", 0), ("ewa", 0), ("dorota", 0)):
            person = fresh(getattr(city, name))
            found = Diagnosis.objects.visible_to(person).filter(pk=revision.pk)
            assert found.count() == sees, name

    def test_it_can_be_thrown_away_and_begun_again(self, city, old):
        revision = services.revise_diagnosis(actor=city.bartek, diagnosis=old)

        services.discard_diagnosis(actor=city.basia, diagnosis=revision)

        assert services.revise_diagnosis(actor=city.bartek, diagnosis=old)
        assert now(old).status == Status.PUBLISHED

    def test_it_can_be_taken_back_and_returned(self, city, old):
        revision = services.revise_diagnosis(actor=city.bartek, diagnosis=old)
        services.submit_diagnosis(actor=city.bartek, diagnosis=revision)
        services.withdraw_diagnosis(actor=city.bartek, diagnosis=now(revision))
        services.submit_diagnosis(actor=city.bartek, diagnosis=now(revision))
        services.return_diagnosis(
            actor=city.dorota, diagnosis=now(revision), note="Popraw."
        )

        row = now(revision)
        assert row.status in EDITABLE
        assert row.is_pending_revision


class TestRelease:
    def test_takes_the_others_place_and_its_address(self, city, old):
        address = old.public_id
        public = PublicProblem.objects.get().public_id

        new = release(city, revised(city, old, NEW))

        old = now(old)
        assert (old.status, old.public_id) == (Status.ARCHIVED, None)
        assert (new.status, new.public_id) == (Status.PUBLISHED, address)
        assert (new.revises, new.is_pending_revision) == (old, False)
        voice = PublicDiagnosis.objects.get()
        assert (voice.public_id, voice.text) == (address, NEW)
        assert PublicProblem.objects.get().public_id == public

    def test_is_written_down_as_two_steps(self, city, old):
        new = release(city, revised(city, old, NEW))

        last = [
            StatusChange.objects.filter(diagnosis=row).latest("pk").transition
            for row in (old, new)
        ]
        assert last == ["supersede", "release"]
        assert AuditEntry.objects.filter(verb="diagnosis.superseded").count() == 1

    def test_keeps_what_is_open_to_partners_open(self, city, old):
        Diagnosis.objects.filter(pk=old.pk).update(is_open_to_partners=True)

        assert release(city, revised(city, old, NEW)).is_open_to_partners

    def test_a_correction_can_be_corrected(self, city, old):
        second = release(city, revised(city, old, NEW))
        third = release(city, revised(city, second, NEW + " Dziękujemy za uwagi."))

        assert [now(row).status for row in (old, second, third)] == [
            Status.ARCHIVED,
            Status.ARCHIVED,
            Status.PUBLISHED,
        ]
        assert PublicDiagnosis.objects.get().public_id == third.public_id

    def test_waits_while_the_other_is_being_decided(self, city, old):
        revision = revised(city, old, NEW)
        services.undo_release(actor=city.dorota, release=old.release, note="Błąd.")

        with pytest.raises(CorrectedIsUndecided):
            release(city, revision)

        rows = release(city, old, revision)
        assert [row.status for row in rows] == [Status.ARCHIVED, Status.PUBLISHED]
        assert PublicDiagnosis.objects.get().text == NEW


class TestArchivingWhatIsBeingCorrected:
    """The mistake is off the map at once; its correction goes on to take the place."""

    def test_the_correction_goes_on_and_takes_the_free_place(self, city, old):
        address, revision = old.public_id, revised(city, old, NEW)
        services.archive_diagnosis(actor=city.dorota, diagnosis=old, note="Błąd.")
        assert not PublicDiagnosis.objects.exists()

        new = release(city, revision)

        assert PublicDiagnosis.objects.get().public_id == new.public_id == address
        steps = StatusChange.objects.filter(diagnosis=old, transition="supersede")
        assert not steps.exists()

    def test_a_place_taken_meanwhile_is_said(self, city, old):
        revision = revised(city, old, NEW)
        services.archive_diagnosis(actor=city.dorota, diagnosis=old, note="Błąd.")
        accepted(city, problem=old.problem, status=Status.DRAFT)

        with pytest.raises(DiagnosisExists):
            release(city, revision)

        assert now(revision).status == Status.ACCEPTED


class TestRestoring:
    def test_what_was_replaced_stays_replaced(self, city, old):
        release(city, revised(city, old, NEW))

        with pytest.raises(ReplacedByCorrection):
            services.restore_diagnosis(actor=city.dorota, diagnosis=now(old))

    def test_what_was_replaced_comes_back_after_the_correction_left(self, city, old):
        new = release(city, revised(city, old, NEW))
        services.archive_diagnosis(actor=city.dorota, diagnosis=new, note="Błąd.")

        services.restore_diagnosis(actor=city.dorota, diagnosis=now(old))
        with pytest.raises(ReplacedByCorrection):
            services.restore_diagnosis(actor=city.dorota, diagnosis=now(new))
        release(city, old)

        assert PublicDiagnosis.objects.get().text == old.text_public
        assert problem_of(old).is_listed
