"""What is laid on the public shelf, how coarsely, and when it is taken off."""

from datetime import date

import pytest
from django.contrib.gis.geos import Point

from kooperacja.areas.kinds import PlaceKind
from kooperacja.areas.services import attest_area_floor, update_area_figures
from kooperacja.audit.models import AuditEntry
from kooperacja.base.workflow import NoteRequired, TransitionNotAllowed
from partners.services import suspend_partner
from problems import services
from problems.models import (
    Problem,
    PublicDiagnosis,
    PublicProblem,
    PublicTombstone,
)
from problems.services import DiagnosisExists, PersonalDataFound, SummaryRequired
from problems.services.following import refresh_shelf_of_partner
from problems.workflow import Status
from tests.factories.problems import DiagnosisFactory, ProblemFactory
from tests.personas import fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(city_of_people):
    return city_of_people


@pytest.fixture
def accepted(city):
    """A class-2 problem in the estate Północ that waits for its release."""

    def make(category=None, area=None, **values):
        problem = ProblemFactory(
            category=category or city.bezrobocie,
            area=area or city.polnoc,
            place_kind=values.pop("place_kind", PlaceKind.AREA),
            opened_by=city.most,
            **values,
        )
        return DiagnosisFactory(
            problem=problem, partner=city.most, status=Status.ACCEPTED
        )

    return make


def release(city, *diagnoses, day=date(2026, 11, 19)):
    services.release_diagnoses(actor=city.dorota, diagnoses=list(diagnoses), day=day)
    return PublicProblem.objects.filter(
        public_id=type(diagnoses[0].problem)
        .objects.get(pk=diagnoses[0].problem_id)
        .public_id
    ).first()


class TestRelease:
    def test_lays_the_problem_and_the_voice(self, city, accepted):
        row = release(city, accepted())

        voice = PublicDiagnosis.objects.get(problem_public_id=row.public_id)
        assert (row.area_code, row.precision, row.severity) == ("polnoc", "estate", 3)
        assert voice.partner_name == "Fundacja Most"
        assert voice.text.startswith("Coraz więcej osób")

    def test_shows_people_by_quarter_and_things_by_day(self, city, accepted):
        people = release(city, accepted())
        thing = release(city, accepted(category=city.rampa))

        assert (people.published_date, people.date_precision) == (
            date(2026, 10, 1),
            "quarter",
        )
        assert (thing.published_date, thing.date_precision) == (
            date(2026, 11, 19),
            "day",
        )

    def test_climbs_from_an_area_below_its_floor(self, city, accepted):
        row = release(city, accepted(area=city.lasek))

        assert (row.area_code, row.precision) == (city.testowo.code, "city")

    def test_two_attestations_lift_an_unknown_area(self, city, accepted):
        city.lasek.residents = city.lasek.dwellings = None
        city.lasek.save()
        attest_area_floor(actor=city.dorota, area=city.lasek, note="spis")
        attest_area_floor(actor=city.daniel, area=city.lasek, note="spis")

        assert release(city, accepted(area=city.lasek)).area_code == "lasek"

    def test_a_thing_has_its_point_only_when_confirmed(self, city, accepted):
        point = Point(*city.polnoc.label_point.coords, srid=4326)
        plain = accepted(category=city.rampa, place=point, place_kind=PlaceKind.POINT)
        confirmed = accepted(
            category=city.rampa, place=point, place_kind=PlaceKind.POINT, is_thing=True
        )

        assert release(city, plain).precision == "estate"
        row = release(city, confirmed)
        assert (row.precision, row.place.geom_type) == ("exact", "Point")

    def test_never_shows_the_point_of_people(self, city, accepted):
        point = Point(*city.polnoc.label_point.coords, srid=4326)
        diagnosis = accepted(place=point, place_kind=PlaceKind.POINT, is_thing=True)

        row = release(city, diagnosis)

        assert row.place.equals(city.polnoc.boundary)

    def test_class_three_is_published_but_never_listed(self, city, accepted):
        diagnosis = accepted(category=city.przemoc)

        assert release(city, diagnosis) is None
        diagnosis.refresh_from_db()
        assert diagnosis.status == Status.PUBLISHED
        assert not PublicProblem.objects.exists()
        assert not PublicDiagnosis.objects.exists()

    def test_needs_agreed_words_and_takes_all_or_none(self, city, accepted):
        good, bare = accepted(), accepted(summary="")

        with pytest.raises(SummaryRequired, match=bare.problem.title):
            release(city, good, bare)

        good.refresh_from_db()
        assert good.status == Status.ACCEPTED
        assert not PublicProblem.objects.exists()

    def test_refuses_a_second_time(self, city, accepted):
        diagnosis = accepted()
        release(city, diagnosis)

        with pytest.raises(TransitionNotAllowed):
            release(city, diagnosis)

    def test_takes_all_that_wait_when_none_is_chosen(self, city, accepted):
        accepted(), accepted()

        assert len(services.release_diagnoses(actor=city.dorota)) == 2
        assert AuditEntry.objects.filter(verb="diagnosis.published").count() == 2


class TestVerdict:
    def test_is_the_middle_of_the_newest_period(self, city, accepted):
        first = accepted()
        release(city, first)
        for partner, period, severity, trend in (
            (city.inna, "2026", 5, "rising"),
            (city.trzecia, "2026", 4, "stable"),
            (city.inna, "2025", 1, "falling"),
        ):
            DiagnosisFactory(
                problem=first.problem,
                partner=partner,
                period=period,
                severity=severity,
                trend=trend,
                status=Status.PUBLISHED,
            )

        row = PublicProblem.objects.get()

        assert (row.severity, row.severity_low, row.severity_high) == (4, 3, 5)
        assert (row.trend, row.periods) == ("rising", ["2025", "2026"])
        assert row.institutions_count == 3
        assert set(row.sectors) == {
            city.most.sector,
            city.inna.sector,
            city.trzecia.sector,
        }


class TestArchive:
    def test_takes_everything_off_and_leaves_a_tombstone(self, city, accepted):
        diagnosis = accepted()
        row = release(city, diagnosis)

        services.archive_diagnosis(actor=city.dorota, diagnosis=diagnosis, note="błąd")

        assert not PublicProblem.objects.exists()
        assert not PublicDiagnosis.objects.exists()
        grave = PublicTombstone.objects.get(public_id=row.public_id)
        assert grave.reason == "withdrawn"

    def test_needs_a_reason(self, city, accepted):
        diagnosis = accepted()
        release(city, diagnosis)

        with pytest.raises(NoteRequired):
            services.archive_diagnosis(actor=city.dorota, diagnosis=diagnosis, note=" ")

        assert PublicProblem.objects.count() == 1

    def test_keeps_the_problem_while_another_voice_stays(self, city, accepted):
        diagnosis = accepted()
        release(city, diagnosis)
        other = DiagnosisFactory(
            problem=diagnosis.problem, partner=city.inna, status=Status.PUBLISHED
        )

        services.archive_diagnosis(actor=city.dorota, diagnosis=other, note="błąd")

        assert PublicProblem.objects.get().institutions_count == 1
        assert PublicDiagnosis.objects.get().partner_name == "Fundacja Most"

    def test_cannot_come_back_beside_a_newer_one(self, city, accepted):
        diagnosis = accepted()
        release(city, diagnosis)
        services.archive_diagnosis(actor=city.dorota, diagnosis=diagnosis, note="błąd")
        DiagnosisFactory(problem=diagnosis.problem, partner=city.most)

        with pytest.raises(DiagnosisExists):
            services.restore_diagnosis(actor=city.dorota, diagnosis=diagnosis)

        diagnosis.refresh_from_db()
        assert diagnosis.status == Status.ARCHIVED

    def test_comes_back_under_the_same_address(self, city, accepted):
        diagnosis = accepted()
        row = release(city, diagnosis)
        services.archive_diagnosis(actor=city.dorota, diagnosis=diagnosis, note="błąd")
        services.restore_diagnosis(actor=city.dorota, diagnosis=diagnosis)

        again = release(city, diagnosis)

        assert again.public_id == row.public_id
        assert not PublicTombstone.objects.exists()


class TestNeverFiner:
    def test_a_lowered_class_does_not_touch_what_is_shown(self, city, accepted):
        row = release(city, accepted(area=city.lasek))
        for actor in (city.dorota, city.daniel):
            services.change_category_sensitivity(
                actor=actor, category=city.bezrobocie, sensitivity=0, note="próba"
            )

        city.bezrobocie.refresh_from_db()
        assert city.bezrobocie.sensitivity == 0
        assert PublicProblem.objects.get().area_code == row.area_code

    def test_a_coarse_place_stays_coarse_after_better_figures(self, city, accepted):
        release(city, accepted(area=city.lasek))

        update_area_figures(
            actor=city.dorota,
            area=city.lasek,
            residents=9000,
            dwellings=4000,
            aliases=[],
            source="",
        )

        assert PublicProblem.objects.get().area_code == city.testowo.code

    def test_a_moved_problem_climbs_to_the_area_both_share(self, city, accepted):
        diagnosis = accepted()
        old = release(city, diagnosis)
        problem = diagnosis.problem
        problem.refresh_from_db()
        problem.area = city.poludnie
        problem.save()

        services.confirm_place_is_no_dwelling(
            actor=city.dorota, problem=problem, is_thing=False
        )

        row = PublicProblem.objects.get()
        assert (row.area_code, row.public_id) == (city.testowo.code, old.public_id)

    def test_a_class_that_was_raised_and_lowered_brings_nothing_back(
        self, city, accepted
    ):
        release(city, accepted())
        services.change_category_sensitivity(
            actor=city.dorota, category=city.bezrobocie, sensitivity=3, note="próba"
        )
        for actor in (city.dorota, city.daniel):
            services.change_category_sensitivity(
                actor=actor, category=city.bezrobocie, sensitivity=2, note="próba"
            )

        refresh_shelf_of_partner(city.most)

        assert not PublicProblem.objects.exists()

    def test_a_lowered_class_makes_no_date_finer(self, city, accepted):
        release(city, accepted())
        for actor in (city.dorota, city.daniel):
            services.change_category_sensitivity(
                actor=actor, category=city.bezrobocie, sensitivity=0, note="próba"
            )

        refresh_shelf_of_partner(city.most)

        row = PublicProblem.objects.get()
        assert (row.date_precision, row.sensitivity) == ("quarter", 2)


class TestClimbing:
    def test_raising_the_class_of_a_category_takes_its_problems_off(
        self, city, accepted
    ):
        release(city, accepted())

        services.change_category_sensitivity(
            actor=city.dorota,
            category=city.bezrobocie,
            sensitivity=3,
            note="ostrożność",
        )

        assert not PublicProblem.objects.exists()
        assert PublicTombstone.objects.count() == 1

    def test_raising_the_class_of_one_problem_takes_its_point_away(
        self, city, accepted
    ):
        point = Point(*city.polnoc.label_point.coords, srid=4326)
        diagnosis = accepted(
            category=city.rampa, place=point, place_kind=PlaceKind.POINT, is_thing=True
        )
        assert release(city, diagnosis).precision == "exact"

        services.raise_problem_sensitivity(
            actor=city.dorota, problem=diagnosis.problem, sensitivity=2, note="dom obok"
        )

        row = PublicProblem.objects.get()
        assert (row.precision, row.place.geom_type) == ("estate", "MultiPolygon")

    def test_an_area_that_falls_below_its_floor_sends_its_problems_up(
        self, city, accepted
    ):
        release(city, accepted())

        update_area_figures(
            actor=city.dorota,
            area=city.polnoc,
            residents=300,
            dwellings=100,
            aliases=[],
            source="",
        )

        assert PublicProblem.objects.get().area_code == city.testowo.code


class TestPersonalData:
    """A street with a house number is fine for a ramp and a finding for people."""

    ADDRESS = "Schody przy ul. Lipowej 12 nie mają podjazdu."

    @pytest.fixture
    def ramp(self, city, accepted):
        diagnosis = accepted(category=city.rampa, summary=self.ADDRESS)
        release(city, diagnosis)
        return diagnosis

    def test_a_raised_class_takes_off_what_is_too_exact_now(self, city, ramp):
        assert PublicProblem.objects.count() == 1

        services.raise_problem_sensitivity(
            actor=city.dorota, problem=ramp.problem, sensitivity=2, note="dom obok"
        )

        assert not PublicProblem.objects.exists()

    def test_new_words_bring_it_back(self, city, ramp):
        services.raise_problem_sensitivity(
            actor=city.dorota, problem=ramp.problem, sensitivity=2, note="dom obok"
        )
        ramp.problem.refresh_from_db()

        services.write_agreed_words(
            actor=city.dorota,
            problem=ramp.problem,
            version=ramp.problem.version,
            title=ramp.problem.title,
            summary="Schody nie mają podjazdu.",
        )

        assert PublicProblem.objects.get().precision == "estate"

    def test_a_release_checks_again_after_the_class_rose(self, city, accepted):
        diagnosis = accepted(category=city.rampa)
        diagnosis.text_public = self.ADDRESS
        diagnosis.checked_class = 0
        diagnosis.save()
        services.raise_problem_sensitivity(
            actor=city.dorota, problem=diagnosis.problem, sensitivity=2, note="dom obok"
        )

        with pytest.raises(PersonalDataFound):
            release(city, diagnosis)

        diagnosis.refresh_from_db()
        assert diagnosis.status == Status.ACCEPTED


class TestKnownTo:
    def test_a_withdrawn_problem_is_not_known_any_more(self, city, accepted):
        diagnosis = accepted()
        release(city, diagnosis)
        partner = [city.inna.pk]
        assert Problem.objects.known_to(partner).count() == 1

        services.archive_diagnosis(actor=city.dorota, diagnosis=diagnosis, note="błąd")

        assert not Problem.objects.known_to(partner).exists()
        assert Problem.objects.known_to([city.most.pk]).count() == 1


class TestFollowing:
    def test_a_suspended_partner_keeps_its_voice_without_a_link(self, city, accepted):
        release(city, accepted())
        assert PublicDiagnosis.objects.get().partner_slug == "fundacja-most"

        suspend_partner(actor=city.dorota, partner=city.most, note="przerwa")

        voice = PublicDiagnosis.objects.get()
        assert (voice.partner_name, voice.partner_slug) == ("Fundacja Most", "")

    def test_agreed_words_change_on_the_map_at_once(self, city, accepted):
        diagnosis = accepted()
        release(city, diagnosis)
        problem = diagnosis.problem
        problem.refresh_from_db()

        services.write_agreed_words(
            actor=city.dorota,
            problem=problem,
            version=problem.version,
            title="Nowy tytuł o tym samym",
            summary="Inaczej powiedziane.",
        )

        row = PublicProblem.objects.get()
        assert (row.title, row.summary) == (
            "Nowy tytuł o tym samym",
            "Inaczej powiedziane.",
        )


class TestPlaceOfAThing:
    def test_a_confirmation_does_not_outlive_the_place(self, city):
        """Whoever said "this is no dwelling" spoke of the old point."""
        here, there = (
            Point(area.label_point.x, area.label_point.y, srid=4326)
            for area in (city.polnoc, city.poludnie)
        )
        problem = ProblemFactory(
            category=city.rampa,
            area=city.polnoc,
            place=here,
            place_kind=PlaceKind.POINT,
            opened_by=city.most,
            is_thing=True,
            summary="",
        )
        diagnosis = DiagnosisFactory(
            problem=problem, partner=city.most, status=Status.RETURNED
        )

        services.update_diagnosis(
            actor=fresh(diagnosis.author),
            diagnosis=diagnosis,
            version=diagnosis.version,
            content=services.DiagnosisContent(period="2026"),
            problem=services.ProblemContent(
                title=problem.title,
                category=city.rampa,
                place_kind=PlaceKind.POINT,
                place=there,
            ),
        )

        problem.refresh_from_db()
        assert problem.area == city.poludnie
        assert not problem.is_thing
