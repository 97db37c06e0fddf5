"""Two problems that were one: everything moves, nothing is lost, nothing gets finer."""

import pytest

from kooperacja.areas.kinds import PlaceKind
from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import NotPermitted
from kooperacja.base.workflow import NoteRequired
from kooperacja.notices.models import Notice
from problems import services
from problems.models import (
    Diagnosis,
    InternalNote,
    Problem,
    PublicDiagnosis,
    PublicProblem,
    PublicProblemVersion,
    PublicTombstone,
)
from problems.services import (
    CollisionsUndecided,
    CorrectedIsUndecided,
    ProblemNotOpen,
    SameProblem,
    SummaryRequired,
)
from problems.workflow import Status
from tests.factories.places import spot
from tests.personas import LOGGED_IN, fresh

from .life import accepted, now, problem_of, published, release, revised

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(city_of_people):
    return city_of_people


def merge(city, keep, drop, **values):
    return services.merge_problems(
        actor=fresh(city.dorota),
        keep=problem_of(keep) if isinstance(keep, Diagnosis) else keep,
        drop=problem_of(drop) if isinstance(drop, Diagnosis) else drop,
        note=values.pop("note", "To samo miejsce."),
        **values,
    )


class TestMoving:
    def test_voices_move_and_the_old_address_leads_there(self, city):
        keep, drop = published(city), published(city, partner=city.inna)
        stays, goes = problem_of(keep).public_id, problem_of(drop).public_id

        merge(city, keep, drop)

        row = PublicProblem.objects.get()
        assert (row.public_id, row.institutions_count) == (stays, 2)
        voices = PublicDiagnosis.objects.all()
        assert {voice.problem_public_id for voice in voices} == {stays}
        assert {voice.public_id for voice in voices} == {keep.public_id, drop.public_id}
        grave = PublicTombstone.objects.get()
        assert (grave.public_id, grave.reason, grave.moved_to) == (
            goes,
            "merged",
            stays,
        )
        assert PublicProblemVersion.objects.get().problem_public_id == stays

    def test_the_other_row_says_where_it_went(self, city):
        keep, drop = published(city), published(city, partner=city.inna)
        other = problem_of(drop)

        merge(city, keep, drop)

        other.refresh_from_db()
        assert (other.state, other.merged_into) == ("merged", problem_of(keep))
        assert not other.is_listed
        assert not other.diagnoses.exists()

    def test_what_was_merged_before_leads_on(self, city):
        first, second, third = (
            published(city, partner=partner)
            for partner in (city.most, city.inna, city.trzecia)
        )
        last = problem_of(third).public_id
        merge(city, second, first)

        merge(city, third, second)

        assert set(PublicTombstone.objects.values_list("moved_to", flat=True)) == {last}
        assert Problem.objects.filter(merged_into=problem_of(third)).count() == 2

    def test_the_way_ends_while_the_other_is_off_the_map(self, city):
        keep, drop = published(city), published(city, partner=city.inna)
        stays, goes = problem_of(keep).public_id, problem_of(drop).public_id
        merge(city, keep, drop)

        for row in (keep, drop):
            services.archive_diagnosis(
                actor=city.dorota, diagnosis=now(row), note="Błąd."
            )

        graves = dict(PublicTombstone.objects.values_list("public_id", "moved_to"))
        assert graves == {stays: "", goes: ""}

        services.restore_diagnosis(actor=city.dorota, diagnosis=now(keep))
        release(city, keep)
        graves = dict(PublicTombstone.objects.values_list("public_id", "moved_to"))
        assert graves == {goes: stays}

    def test_notes_groups_and_parts_move_along(self, city):
        keep, drop, part = (published(city) for _number in range(3))
        problem = problem_of(drop)
        problem.target_groups.add(city.seniorzy)
        InternalNote.objects.create(problem=problem, author=city.dorota, text="Uwaga.")
        services.place_problem_under(
            actor=city.dorota, problem=problem_of(part), whole=problem
        )
        Diagnosis.objects.filter(pk=drop.pk).update(period="2025")

        stays = merge(city, keep, drop)

        assert stays.target_groups.get() == city.seniorzy
        assert stays.internal_notes.count() == 1
        assert problem_of(part).parent == stays
        row = PublicProblem.objects.get(public_id=problem_of(part).public_id)
        assert row.parent_public_id == stays.public_id

    def test_is_written_down_and_told(self, city):
        keep, drop = published(city), published(city, partner=city.inna)
        Notice.objects.all().delete()

        merge(city, keep, drop, note="To samo miejsce.")

        entry = AuditEntry.objects.get(verb="problem.merged")
        assert entry.note == "To samo miejsce."
        assert AuditEntry.objects.filter(verb="problem.absorbed").count() == 1
        told = dict(Notice.objects.values_list("recipient__full_name", "kind"))
        assert told["Celina"] == "problem.absorbed"
        assert told["Bartek"] == "problem.merged"

    def test_who_stays_is_not_told_what_the_other_was_called(self, city):
        keep = published(city)
        drop = accepted(city, partner=city.inna, title="Tajny tytuł")
        merge(city, keep, drop)

        notice = Notice.objects.filter(kind="problem.merged").first()
        assert "Tajny" not in str(notice.values)


class TestTheOldAddress:
    def test_leads_on_from_the_page_and_is_named_by_the_api(self, city, client):
        keep, drop = published(city), published(city, partner=city.inna)
        stays, goes = problem_of(keep).public_id, problem_of(drop).public_id
        merge(city, keep, drop)

        page = client.get(f"/problemy/{goes}/")
        answer = client.get(f"/api/v1/problems/{goes}/")

        assert (page.status_code, page.headers["Location"]) == (
            301,
            f"/problemy/{stays}/",
        )
        assert (answer.status_code, answer.json()["moved_to"]) == (410, stays)

    def test_names_nothing_while_the_other_is_off_the_map(self, city, client):
        keep, drop = published(city), published(city, partner=city.inna)
        stays, goes = problem_of(keep).public_id, problem_of(drop).public_id
        merge(city, keep, drop)
        for row in (keep, drop):
            services.archive_diagnosis(
                actor=city.dorota, diagnosis=now(row), note="Błąd."
            )

        for path in (f"/problemy/{goes}/", f"/api/v1/problems/{goes}/"):
            answer = client.get(path)
            assert answer.status_code == 410
            assert stays not in answer.content.decode()


class TestMay:
    @pytest.mark.parametrize("name", LOGGED_IN)
    def test_only_coordinators(self, city, name):
        keep, drop = published(city), published(city, partner=city.inna)
        arguments = {
            "actor": fresh(getattr(city, name)),
            "keep": problem_of(keep),
            "drop": problem_of(drop),
            "note": "To samo.",
        }

        if name in {"dorota", "daniel", "admin"}:
            services.merge_problems(**arguments)
        else:
            with pytest.raises(NotPermitted):
                services.merge_problems(**arguments)

    def test_not_what_nobody_has_submitted(self, city):
        keep = published(city)
        draft = accepted(city, partner=city.inna, status=Status.DRAFT)

        with pytest.raises(NotPermitted):
            merge(city, keep, draft)

    def test_refusals_in_words(self, city):
        keep, drop = published(city), published(city, partner=city.inna)

        with pytest.raises(SameProblem):
            merge(city, keep, keep)
        with pytest.raises(NoteRequired):
            merge(city, keep, drop, note=" ")
        gone = problem_of(drop)
        merge(city, keep, drop)
        with pytest.raises((ProblemNotOpen, NotPermitted)):
            merge(city, keep, gone)

    def test_a_public_one_does_not_vanish_in_one_without_words(self, city):
        keep, drop = accepted(city, summary=""), published(city, partner=city.inna)

        with pytest.raises(SummaryRequired):
            merge(city, keep, drop)

        assert PublicProblem.objects.count() == 1

    def test_one_that_is_not_public_yet_stays_and_is(self, city):
        keep, drop = accepted(city), published(city, partner=city.inna)

        merge(city, keep, drop)

        row = PublicProblem.objects.get()
        assert row.title == keep.problem.title
        assert PublicDiagnosis.objects.get().public_id == drop.public_id
        assert PublicTombstone.objects.get().moved_to == row.public_id


class TestCollisions:
    def test_have_to_be_decided(self, city):
        keep, drop = published(city), published(city)

        with pytest.raises(CollisionsUndecided) as refusal:
            merge(city, keep, drop)

        (collision,) = refusal.value.collisions
        assert collision.refs == {keep.ref, drop.ref}
        assert collision.suggested == drop.ref
        assert PublicProblem.objects.count() == 2
        with pytest.raises(CollisionsUndecided):
            merge(city, keep, drop, stays=[keep.ref, drop.ref])

    @pytest.mark.parametrize("winner", ["keep", "drop"])
    def test_the_chosen_one_stays(self, city, winner):
        rows = {"keep": published(city), "drop": published(city)}
        loser = rows["drop" if winner == "keep" else "keep"]

        merge(city, rows["keep"], rows["drop"], stays=[rows[winner].ref])

        assert now(rows[winner]).status == Status.PUBLISHED
        assert now(loser).status == Status.ARCHIVED
        last = loser.status_changes.latest("pk")
        assert (last.transition, last.note) == ("set_aside", "To samo miejsce.")
        assert PublicDiagnosis.objects.get().public_id == rows[winner].public_id
        assert problem_of(loser) == problem_of(rows[winner])

    def test_the_published_one_is_suggested_before_a_newer_one(self, city):
        keep, drop = published(city), accepted(city)

        (collision,) = services.collisions_between(problem_of(keep), problem_of(drop))

        assert collision.suggested == keep.ref

    def test_the_correction_of_the_other_corrects_what_stays(self, city):
        keep, drop = published(city), published(city)
        revision = revised(city, drop, "Nowe słowa, które nadal warto przeczytać.")

        merge(city, keep, drop, stays=[keep.ref])
        release(city, revision)

        assert now(keep).status == Status.ARCHIVED
        assert PublicDiagnosis.objects.get().text.startswith("Nowe słowa")

    @pytest.mark.parametrize("swapped", [False, True])
    def test_a_draft_nobody_knows_is_kept_and_stays_unknown(self, city, swapped):
        known = published(city)
        other = published(city, partner=city.inna)
        draft = accepted(city, problem=problem_of(other), status=Status.DRAFT)
        keep, drop = (other, known) if swapped else (known, other)
        assert services.collisions_between(problem_of(keep), problem_of(drop)) == []

        merge(city, keep, drop)

        draft = now(draft)
        assert (draft.status, draft.revises) == (Status.DRAFT, known)
        assert draft.is_pending_revision
        assert problem_of(draft) == problem_of(known)
        assert not Diagnosis.objects.visible_to(city.dorota).filter(pk=draft.pk)

    def test_two_drafts_follow_each_other_and_can_be_thrown_away(self, city):
        keep = published(city, partner=city.inna)
        drop = published(city, partner=city.trzecia)
        first, second = (
            accepted(city, problem=problem_of(row), status=Status.DRAFT)
            for row in (keep, drop)
        )
        for row in (first, second):
            row.status_changes.all().delete()
        merge(city, keep, drop)
        assert now(second).revises == first
        Diagnosis.objects.filter(pk=second.pk).update(status=Status.ACCEPTED)
        with pytest.raises(CorrectedIsUndecided):
            release(city, second)

        services.discard_diagnosis(actor=city.bartek, diagnosis=first)

        second = now(second)
        assert (second.revises, second.is_pending_revision) == (None, False)
        assert release(city, second).status == Status.PUBLISHED

    def test_a_draft_follows_a_correction_that_is_on_its_way(self, city):
        known = published(city)
        correction = services.revise_diagnosis(actor=city.bartek, diagnosis=known)
        other = published(city, partner=city.inna)
        draft = accepted(city, problem=problem_of(other), status=Status.DRAFT)

        merge(city, known, other)
        assert now(draft).revises == correction
        services.discard_diagnosis(actor=city.bartek, diagnosis=correction)

        assert now(draft).revises == known
        assert now(draft).is_pending_revision


class TestDisclosure:
    def row(self):
        return PublicProblem.objects.get()

    def test_the_place_climbs_to_the_area_of_both(self, city):
        keep = published(city)
        drop = published(city, partner=city.inna, area=city.poludnie)

        merge(city, keep, drop)

        assert (self.row().area_code, self.row().precision) == (
            city.testowo.code,
            "city",
        )

    def test_the_same_area_stays(self, city):
        merge(city, published(city), published(city, partner=city.inna))

        assert self.row().area_code == "polnoc"

    def test_a_place_that_was_never_shown_does_not_count(self, city):
        keep = published(city)
        drop = accepted(city, partner=city.inna, area=city.poludnie)

        merge(city, keep, drop)

        assert self.row().area_code == "polnoc"

    def test_what_stays_does_not_say_more_than_what_went(self, city):
        """One was shown as the city, so the other one's estate is too fine."""
        keep = accepted(city)
        drop = published(city, partner=city.inna, area=city.lasek)
        assert self.row().area_code == city.testowo.code

        merge(city, keep, drop)

        assert self.row().area_code == city.testowo.code

    def test_an_outline_is_not_sharpened_to_a_point(self, city):
        thing = {
            "category": city.rampa,
            "place": spot(0.5, 1.5),
            "place_kind": PlaceKind.POINT,
        }
        keep = published(city, is_thing=True, **thing)
        drop = published(city, partner=city.inna, **thing)
        exact = PublicProblem.objects.get(public_id=problem_of(keep).public_id)
        assert exact.precision == "exact"

        merge(city, keep, drop)

        assert (self.row().precision, self.row().area_code) == ("estate", "polnoc")

    def test_the_class_is_the_more_careful_one(self, city):
        keep = published(city, category=city.rampa)
        drop = published(city, partner=city.inna)

        stays = merge(city, keep, drop)

        assert now(stays).sensitivity == 2
        assert (self.row().sensitivity, self.row().date_precision) == (2, "quarter")

    def test_what_is_protected_takes_the_other_off_the_map(self, city):
        keep = published(city)
        drop = published(city, partner=city.inna, category=city.przemoc)
        address = problem_of(keep).public_id

        merge(city, keep, drop)

        assert not PublicProblem.objects.exists()
        assert not PublicProblemVersion.objects.exists()
        assert PublicTombstone.objects.get().public_id == address
