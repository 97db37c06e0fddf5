"""Closing and reopening a problem, wholes and parts, and the words of former days."""

from datetime import date

import pytest

from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.base.workflow import NoteRequired
from kooperacja.notices.models import Notice
from problems import services
from problems.models import Problem, PublicProblem, PublicProblemVersion
from problems.services import (
    ProblemNotClosed,
    ProblemNotOpen,
    WrongWhole,
)
from problems.services.following import refresh_shelf_of_partner
from problems.workflow import Status
from tests.personas import LOGGED_IN, fresh

from .life import DAY, accepted, problem_of, published, release, revised

pytestmark = pytest.mark.django_db
COORDINATORS = {"dorota", "daniel", "admin"}


@pytest.fixture
def city(city_of_people):
    return city_of_people


def close(city, diagnosis, **values):
    values = {
        "actor": fresh(city.dorota),
        "reason": "solved",
        "note": "Ustawiono ławki.",
        "day": DAY,
    } | values
    return services.close_problem(problem=problem_of(diagnosis), **values)


class TestClosing:
    def test_stays_on_the_map_marked_and_no_finer_dated(self, city):
        diagnosis = published(city)

        problem = close(city, diagnosis)

        row = PublicProblem.objects.get()
        assert (row.state, row.close_reason) == ("closed", "solved")
        assert (problem.closed_date, row.closed_date) == (DAY, date(2026, 10, 1))
        entry = AuditEntry.objects.get(verb="problem.closed")
        assert entry.note == "Ustawiono ławki."

    def test_the_day_gets_coarser_with_the_class(self, city):
        diagnosis = published(city, category=city.rampa)
        close(city, diagnosis)
        assert PublicProblem.objects.get().closed_date == DAY

        services.raise_problem_sensitivity(
            actor=city.dorota,
            problem=problem_of(diagnosis),
            sensitivity=2,
            note="dom obok",
        )

        assert PublicProblem.objects.get().closed_date == date(2026, 10, 1)

    def test_tells_the_institutions(self, city):
        close(city, published(city))

        notice = Notice.objects.get(kind="problem.closed", recipient=city.bartek)
        assert notice.values["word"]

    def test_opens_again_with_a_reason(self, city):
        diagnosis = published(city)
        close(city, diagnosis)
        with pytest.raises(NoteRequired):
            services.reopen_problem(
                actor=city.dorota, problem=problem_of(diagnosis), note=""
            )

        problem = services.reopen_problem(
            actor=city.dorota, problem=problem_of(diagnosis), note="Wróciło."
        )

        row = PublicProblem.objects.get()
        assert (row.state, row.close_reason, row.closed_date) == ("open", "", None)
        assert (problem.closed_date, problem.close_reason) == (None, "")

    def test_refusals(self, city):
        diagnosis = published(city)
        with pytest.raises(ProblemNotClosed):
            services.reopen_problem(
                actor=city.dorota, problem=problem_of(diagnosis), note="Wróciło."
            )
        with pytest.raises(NoteRequired):
            close(city, diagnosis, note="\n")
        with pytest.raises(InvalidInput):
            close(city, diagnosis, reason="bored")
        close(city, diagnosis)
        with pytest.raises(ProblemNotOpen):
            close(city, diagnosis)

    @pytest.mark.parametrize("name", LOGGED_IN)
    def test_is_for_coordinators(self, city, name):
        diagnosis = published(city)
        actor = fresh(getattr(city, name))

        if name in COORDINATORS:
            close(city, diagnosis, actor=actor)
        else:
            with pytest.raises(NotPermitted):
                close(city, diagnosis, actor=actor)


class TestAClosedProblem:
    def test_takes_nothing_new(self, city):
        diagnosis = published(city)
        close(city, diagnosis)

        with pytest.raises(ProblemNotOpen):
            services.create_diagnosis(
                actor=city.celina,
                partner=city.inna,
                problem=problem_of(diagnosis),
                content=services.DiagnosisContent(period="2027"),
            )

    def test_what_is_under_way_may_be_finished(self, city):
        diagnosis = published(city)
        under_way = accepted(city, partner=city.inna, problem=problem_of(diagnosis))
        correction = revised(city, diagnosis)
        close(city, diagnosis)

        rows = release(city, under_way, correction)

        assert {row.status for row in rows} == {Status.PUBLISHED}
        row = PublicProblem.objects.get()
        assert (row.state, row.institutions_count) == ("closed", 2)

    def test_nothing_is_merged_into_it(self, city):
        keep, drop = published(city), published(city, partner=city.inna)
        close(city, keep)

        with pytest.raises(ProblemNotOpen):
            services.merge_problems(
                actor=city.dorota,
                keep=problem_of(keep),
                drop=problem_of(drop),
                note="To samo.",
            )


class TestParts:
    def under(self, city, part, whole, actor=None):
        return services.place_problem_under(
            actor=fresh(actor or city.dorota),
            problem=problem_of(part),
            whole=problem_of(whole) if whole else None,
        )

    def address_of_whole(self, part):
        public_id = problem_of(part).public_id
        return PublicProblem.objects.get(public_id=public_id).parent_public_id

    def test_names_its_whole_while_both_are_on_the_map(self, city):
        part, whole = published(city), published(city)

        self.under(city, part, whole)
        assert self.address_of_whole(part) == problem_of(whole).public_id

        services.archive_diagnosis(actor=city.dorota, diagnosis=whole, note="Błąd.")
        assert self.address_of_whole(part) == ""

        services.restore_diagnosis(actor=city.dorota, diagnosis=whole)
        release(city, whole)
        assert self.address_of_whole(part) == problem_of(whole).public_id

        self.under(city, part, None)
        assert self.address_of_whole(part) == ""

    def test_has_two_storeys_and_no_circle(self, city):
        part, whole, other = (published(city) for _number in range(3))
        self.under(city, part, whole)

        for one, two in ((whole, part), (whole, other), (other, part), (part, part)):
            with pytest.raises(WrongWhole):
                self.under(city, one, two)
        self.under(city, other, whole)
        assert problem_of(whole).parts.count() == 2

    @pytest.mark.parametrize("name", LOGGED_IN)
    def test_is_for_coordinators(self, city, name):
        part, whole = published(city), published(city)
        actor = getattr(city, name)

        if name in COORDINATORS:
            self.under(city, part, whole, actor)
        else:
            with pytest.raises(NotPermitted):
                self.under(city, part, whole, actor)


class TestPublicVersions:
    def rows(self):
        return list(
            PublicProblemVersion.objects.order_by("number").values_list(
                "number", "summary", "published_date", "date_precision"
            )
        )

    def write(self, city, diagnosis, summary):
        problem = problem_of(diagnosis)
        return services.write_agreed_words(
            actor=city.dorota,
            problem=problem,
            version=problem.version,
            title=problem.title,
            summary=summary,
        )

    def test_the_first_release_is_number_one(self, city):
        published(city)

        ((number, _summary, day, precision),) = self.rows()
        assert (number, day, precision) == (1, date(2026, 10, 1), "quarter")

    def test_new_words_are_a_new_version_and_the_same_words_none(self, city):
        diagnosis = published(city)
        self.write(city, diagnosis, "Inaczej powiedziane.")
        self.write(city, diagnosis, " Inaczej powiedziane.  ")
        refresh_shelf_of_partner(city.most)
        release(city, accepted(city, partner=city.inna, problem=problem_of(diagnosis)))

        numbers = [(row[0], row[1]) for row in self.rows()]
        assert [number for number, _words in numbers] == [1, 2]
        assert numbers[-1][1] == "Inaczej powiedziane."

    def test_go_with_the_problem_and_begin_anew(self, city):
        diagnosis = published(city)
        self.write(city, diagnosis, "Inaczej powiedziane.")

        services.archive_diagnosis(actor=city.dorota, diagnosis=diagnosis, note="Błąd.")
        assert self.rows() == []

        services.restore_diagnosis(actor=city.dorota, diagnosis=diagnosis)
        release(city, diagnosis, day=date(2027, 2, 3))
        assert [(row[0], row[2]) for row in self.rows()] == [(1, date(2027, 1, 1))]

    def test_a_raised_class_leaves_only_the_words_of_now(self, city):
        diagnosis = published(city, category=city.rampa)
        self.write(city, diagnosis, "Schody przy ulicy nie mają podjazdu.")
        assert [row[3] for row in self.rows()] == ["day", "day"]

        services.raise_problem_sensitivity(
            actor=city.dorota,
            problem=problem_of(diagnosis),
            sensitivity=2,
            note="dom obok",
        )

        ((number, summary, day, precision),) = self.rows()
        assert (number, summary) == (1, "Schody przy ulicy nie mają podjazdu.")
        assert (day.day, day.month % 3, precision) == (1, 1, "quarter")

    def test_class_three_has_none(self, city):
        published(city, category=city.przemoc)

        assert self.rows() == []

    def test_words_of_an_unlisted_problem_are_nobodys_business(self, city):
        diagnosis = accepted(city)
        self.write(city, diagnosis, "Jeszcze nikt tego nie czyta.")

        assert self.rows() == []
        assert Problem.objects.get(pk=diagnosis.problem_id).public_id is None
