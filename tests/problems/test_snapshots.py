"""What was handed over stays, can be compared, and can be redacted; the checklist."""

import pytest

from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import InvalidInput
from problems.checklist import Check
from problems.models import Diagnosis, DiagnosisSnapshot
from problems.services import (
    ChecklistIncomplete,
    accept_diagnosis,
    handed_over_versions,
    return_diagnosis,
    submit_diagnosis,
)
from problems.services.redacting import redact
from problems.workflow import Status
from tests.factories import DiagnosisFactory
from tests.personas import fresh

from .reviewing import CHECKED


@pytest.fixture
def people(city_of_people):
    return city_of_people


def _handed_over_twice(people) -> Diagnosis:
    row = DiagnosisFactory(partner=people.most, author=people.bartek)
    submit_diagnosis(actor=fresh(people.bartek), diagnosis=row)
    row.refresh_from_db()
    return_diagnosis(actor=fresh(people.dorota), diagnosis=row, note="Popraw.")
    Diagnosis.objects.filter(pk=row.pk).update(
        text_public=row.text_public + " Numer 44051401359.", severity=5
    )
    row = Diagnosis.objects.get(pk=row.pk)
    row.lint_override = "To przykład."
    row.warnings_reason = "Policzono inaczej."
    row.save()
    submit_diagnosis(actor=fresh(people.bartek), diagnosis=row)
    return Diagnosis.objects.get(pk=row.pk)


def test_every_hand_over_is_kept_and_compared(people):
    row = _handed_over_twice(people)

    (newest, changed), (first, nothing) = handed_over_versions(row)

    assert nothing is None
    assert {"severity", "text_public"} <= {item.name for item in changed}
    assert newest.content["severity"] == 5
    assert "Numer" not in first.content["text_public"]
    assert first.step.transition == "submit"


def test_redaction_reaches_every_kept_version(people):
    row = _handed_over_twice(people)

    redact(
        actor=fresh(people.dorota),
        problem=row.problem,
        words=["44051401359"],
        reason="Numer osoby.",
    )

    for snapshot in DiagnosisSnapshot.objects.all():
        assert "44051401359" not in str(snapshot.content)


def test_nothing_is_kept_of_other_steps(people):
    row = DiagnosisFactory(partner=people.most, status=Status.SUBMITTED)

    accept_diagnosis(actor=fresh(people.dorota), diagnosis=row, checks=CHECKED)

    assert not row.snapshots.exists()


class TestChecklist:
    """Nothing is accepted before every question has a verdict."""

    @pytest.mark.parametrize("left_out", Check.values)
    def test_an_open_question_stops_it(self, people, left_out):
        row = DiagnosisFactory(partner=people.most, status=Status.SUBMITTED)
        checks = {key: value for key, value in CHECKED.items() if key != left_out}

        with pytest.raises(ChecklistIncomplete) as refusal:
            accept_diagnosis(actor=fresh(people.dorota), diagnosis=row, checks=checks)

        assert refusal.value.missing == [left_out]
        row.refresh_from_db()
        assert row.status == Status.SUBMITTED

    @pytest.mark.parametrize("odd", [{"mood": "checked"}, {"stigma": "perhaps"}])
    def test_an_unknown_question_or_verdict_is_refused(self, people, odd):
        row = DiagnosisFactory(partner=people.most, status=Status.SUBMITTED)

        with pytest.raises(InvalidInput):
            accept_diagnosis(
                actor=fresh(people.dorota), diagnosis=row, checks=CHECKED | odd
            )

    def test_verdicts_stay_with_the_step_and_in_the_log(self, people):
        row = DiagnosisFactory(partner=people.most, status=Status.SUBMITTED)
        checks = CHECKED | {"duplicate": "not_needed"}

        accept_diagnosis(actor=fresh(people.dorota), diagnosis=row, checks=checks)

        assert row.status_changes.get(transition="accept").checks == checks
        entry = AuditEntry.objects.get(verb="diagnosis.accepted")
        assert entry.changes["check_duplicate"] == [None, "not_needed"]
