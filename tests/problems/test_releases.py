"""Releases as rows: made, undone as a whole, and made by the clock."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import NotPermitted
from kooperacja.base.workflow import NoteRequired
from problems import services
from problems.models import (
    Diagnosis,
    PublicDiagnosis,
    PublicProblem,
    PublicTombstone,
    Release,
    StatusChange,
)
from problems.services import ReleaseMovedOn, ReleaseUndone
from problems.workflow import Status
from tests.personas import LOGGED_IN, fresh

from .life import DAY, accepted, now, problem_of, published, release, revised

pytestmark = pytest.mark.django_db

NEW = "Po sprawdzeniu w rejestrze: czeka się krócej, niż napisaliśmy wcześniej."


@pytest.fixture
def city(city_of_people):
    return city_of_people


def undo(city, row, note="Wydano przez pomyłkę."):
    return services.undo_release(actor=city.dorota, release=row, note=note)


class TestMaking:
    def test_one_row_names_all_that_went_together(self, city):
        first, second = release(city, accepted(city), accepted(city))

        row = Release.objects.get()
        assert (row.day, row.actor) == (DAY, city.dorota)
        assert set(row.diagnoses.all()) == {first, second}
        entry = AuditEntry.objects.get(verb="release.made")
        assert entry.changes == {"diagnoses": [0, 2]}

    def test_says_until_when_it_holds(self, city):
        city.bezrobocie.review_months = 6
        city.bezrobocie.save()

        row = published(city)

        # 19 November and six months; residents learn the quarter in which it ends.
        assert str(row.review_by_date) == "2027-05-19"
        assert row.confirmed_date is None
        problem, voice = PublicProblem.objects.get(), PublicDiagnosis.objects.get()
        assert str(problem.stale_after) == str(voice.stale_after) == "2027-06-30"
        assert voice.confirmed_date is None

    def test_the_due_day_does_not_tell_the_month_of_the_release(self, city):
        city.bezrobocie.review_months = 8
        city.bezrobocie.save()

        for month in (1, 3):
            published(city, day=date(2026, month, 15))

        # September and November lie in two quarters, January and March in one.
        days = set(PublicProblem.objects.values_list("stale_after", flat=True))
        assert days == {date(2026, 12, 31)}

    def test_the_newest_word_keeps_a_problem_fresh(self, city):
        first = published(city)
        release(
            city,
            accepted(city, partner=city.inna, problem=first.problem),
            day=DAY + timedelta(days=365),
        )

        assert str(PublicProblem.objects.get().stale_after) == "2028-12-31"


def test_the_list_tells_nothing_of_a_draft(client, city):
    row = published(city)
    Diagnosis.objects.filter(pk=row.pk).update(status=Status.DRAFT)
    client.force_login(city.dorota)

    page = client.get(reverse("review:releases"))

    (listed,) = page.context["releases"]
    assert (list(listed.diagnoses.all()), listed.size) == ([], 0)
    answer = client.get(reverse("api:desk-release-list")).json()
    assert row.ref not in str(answer)


class TestUndoing:
    def test_takes_everything_off_and_lets_it_wait(self, city):
        first, second = release(
            city, accepted(city), accepted(city, category=city.rampa)
        )
        addresses = set(PublicProblem.objects.values_list("public_id", flat=True))

        undone = undo(city, first.release)

        assert not PublicProblem.objects.exists()
        assert not PublicDiagnosis.objects.exists()
        assert addresses == set(
            PublicTombstone.objects.values_list("public_id", flat=True)
        )
        assert {now(row).status for row in (first, second)} == {Status.ACCEPTED}
        assert (undone.undone_by, bool(undone.undone_at)) == (city.dorota, True)
        assert AuditEntry.objects.filter(verb="diagnosis.recalled").count() == 2
        assert AuditEntry.objects.get(verb="release.undone").note

    def test_leaves_what_another_release_put_there(self, city):
        first = published(city)
        second = published(city, partner=city.inna, problem=first.problem)

        undo(city, second.release)

        assert PublicDiagnosis.objects.get().public_id == now(first).public_id
        assert PublicProblem.objects.get().institutions_count == 1

    def test_what_a_correction_replaced_stands_again(self, city):
        old = published(city)
        address, text = old.public_id, old.text_public
        new = release(city, revised(city, old, NEW))

        undo(city, new.release)

        old, new = now(old), now(new)
        voice = PublicDiagnosis.objects.get()
        assert (voice.public_id, voice.text) == (address, text)
        assert (old.status, old.public_id) == (Status.PUBLISHED, address)
        assert (new.status, new.public_id) == (Status.ACCEPTED, None)
        assert new.is_pending_revision
        assert now(old.release).undone_at is None

    def test_both_of_one_release_go_together(self, city):
        old = accepted(city)
        release(city, old)
        undo(city, now(old).release)
        revision = revised_of_undone(city, old)
        old, new = release(city, old, revision)

        undo(city, new.release)

        assert now(old).status == now(new).status == Status.ACCEPTED
        assert now(new).is_pending_revision
        assert not PublicDiagnosis.objects.exists()

    def test_refuses_what_a_later_release_corrected(self, city):
        old = published(city)
        release(city, revised(city, old, NEW))

        with pytest.raises(ReleaseMovedOn, match=old.problem.title):
            undo(city, old.release)

        assert PublicDiagnosis.objects.get().text == NEW

    def test_leaves_off_what_was_taken_off_since(self, city):
        first, second = release(city, accepted(city), accepted(city))
        services.archive_diagnosis(actor=city.dorota, diagnosis=first, note="Błąd.")

        undo(city, first.release)

        assert now(first).status == Status.ARCHIVED
        assert now(second).status == Status.ACCEPTED

    def test_a_later_release_of_a_restored_one_is_not_touched(self, city):
        row = published(city)
        first = row.release
        services.archive_diagnosis(actor=city.dorota, diagnosis=row, note="Błąd.")
        services.restore_diagnosis(actor=city.dorota, diagnosis=now(row))
        release(city, row)

        undo(city, first)

        assert now(row).status == Status.PUBLISHED

    def test_a_correction_released_again_replaces_nothing_twice(self, city):
        """Its own release is undone; what it replaced long ago stays replaced."""
        old = published(city)
        new = release(city, revised(city, old, NEW))
        services.archive_diagnosis(actor=city.dorota, diagnosis=new, note="Błąd.")
        services.restore_diagnosis(actor=city.dorota, diagnosis=now(new))
        new = release(city, new)

        undo(city, new.release)

        assert now(old).status == Status.ARCHIVED
        assert not now(new).is_pending_revision
        assert not PublicDiagnosis.objects.exists()

    def test_once_with_a_reason(self, city):
        row = published(city)
        with pytest.raises(NoteRequired):
            undo(city, row.release, note=" \n")
        undo(city, row.release)

        with pytest.raises(ReleaseUndone):
            undo(city, row.release)
        assert StatusChange.objects.filter(transition="recall").count() == 1

    @pytest.mark.parametrize("name", LOGGED_IN)
    def test_is_for_coordinators(self, city, name):
        row = published(city)

        if name in {"dorota", "daniel", "admin"}:
            services.undo_release(
                actor=fresh(getattr(city, name)), release=row.release, note="Błąd."
            )
        else:
            with pytest.raises(NotPermitted):
                services.undo_release(
                    actor=fresh(getattr(city, name)), release=row.release, note="Błąd."
                )

    def test_a_second_release_brings_the_same_address_back(self, city):
        row = published(city)
        address = problem_of(row).public_id
        undo(city, row.release)

        release(city, row)

        assert PublicProblem.objects.get().public_id == address
        assert not PublicTombstone.objects.exists()


def revised_of_undone(city, old):
    """A correction begun while the other was published for a moment."""
    Diagnosis.objects.filter(pk=old.pk).update(status=Status.PUBLISHED)
    revision = revised(city, now(old), NEW)
    Diagnosis.objects.filter(pk=old.pk).update(status=Status.ACCEPTED)
    return revision


class TestSchedule:
    def test_releases_what_can_go_and_names_the_rest(self, city):
        ready, bare = accepted(city), accepted(city, summary="")

        done = services.release_scheduled(day=DAY)

        assert [row.pk for row in done.released] == [ready.pk]
        ((left, why),) = done.skipped
        assert (left, now(left).status) == (bare, Status.ACCEPTED)
        assert bare.problem.title in why
        assert problem_of(bare).released_date is None
        row = Release.objects.get()
        assert (row.actor, row.day) == (None, DAY)
        step = StatusChange.objects.get(diagnosis=ready, transition="release")
        assert step.actor is None
        entry = AuditEntry.objects.get(verb="diagnosis.published")
        assert (entry.actor, entry.actor_label) == (None, "system")

    def test_does_nothing_twice_on_a_day(self, city):
        accepted(city)
        services.release_scheduled(day=DAY)
        later = accepted(city)

        assert services.release_scheduled(day=DAY).released == []
        assert now(later).status == Status.ACCEPTED
        assert len(services.release_scheduled(day=DAY + timedelta(7)).released) == 1

    def test_leaves_no_row_where_nothing_went(self, city):
        accepted(city, summary="")

        assert services.release_scheduled(day=DAY).released == []
        assert not Release.objects.exists()

    def test_does_not_bring_back_what_was_undone(self, city):
        row = published(city)
        undo(city, row.release)

        done = services.release_scheduled(day=DAY + timedelta(7))

        assert done.released == []
        assert [left for left, _why in done.skipped] == [row]

    def test_takes_corrections_along(self, city):
        old = published(city)
        revised(city, old, NEW)

        services.release_scheduled(day=DAY + timedelta(7))

        assert PublicDiagnosis.objects.get().text == NEW
        assert now(old).status == Status.ARCHIVED


class TestCommand:
    def run(self, *arguments):
        said = StringIO()
        call_command("release", *arguments, stdout=said)
        return said.getvalue()

    def test_says_what_it_would_do_and_does_nothing(self, city):
        accepted(city), accepted(city, summary="")

        said = self.run("--dry-run", "--day", "2026-11-19")

        assert "Fundacja Most" in said
        assert not Release.objects.exists()
        assert not PublicProblem.objects.exists()

    def test_releases_and_says_what_waits(self, city):
        ready, bare = accepted(city), accepted(city, summary="")

        said = self.run()

        assert ready.problem.title in said
        assert bare.problem.title in said
        assert PublicProblem.objects.count() == 1

    def test_says_that_nothing_waits(self, city):
        assert self.run().strip()
