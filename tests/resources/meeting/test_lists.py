"""The lists of the meeting, over a small shelf laid by hand."""

from datetime import date

import pytest
from django.utils import translation

from kooperacja.categories.public import PublicCategory
from resources.meeting.building import build_agenda
from resources.meeting.lists import (
    doing_the_same,
    greatest_gaps,
    stale_data,
    unanswered_problems,
    without_a_problem,
)
from resources.meeting.reading import City, Scope
from resources.public import PublicLink
from tests.factories.shelf import (
    lay_city,
    lay_problem,
    lay_resource,
    lay_voice,
    lay_words,
)

DAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def english(db):
    with translation.override("en"):
        yield


@pytest.fixture
def areas(english):
    lay_words()
    return lay_city()


def resource(name, *codes, **values):
    return lay_resource(
        **{
            "name": name,
            "provider_name": f"Who gives {name}",
            "provider_public_id": name,
            "kind": "senior_club",
            "categories": ["poverty"],
            "target_groups": ["seniors"],
            "serves_whole_city": not codes,
            "service_area_codes": list(codes),
            "covered_area_codes": list(codes),
            "area_codes": [],
            "assured_date": DAY,
            "review_due": date(2027, 5, 22),
            "capacity": None,
            **values,
        }
    )


def link(problem, found, kind="answers"):
    return PublicLink.writer.create(
        problem_public_id=problem.public_id,
        resource_public_id=found.public_id,
        kind=kind,
    )


def titles(make, most=20, **scope):
    return [row[0] for row in make(City(Scope(DAY, **scope)), most).rows]


class TestUnanswered:
    def test_what_nothing_of_its_kind_reaches_the_worst_first(self, areas):
        lay_problem(areas["north"], title="Light", severity=1)
        lay_problem(areas["north"], title="Grows", severity=4, trend="rising")
        lay_problem(areas["north"], title="Stands", severity=4, trend="stable")
        lay_problem(areas["east"], title="Reached")
        lay_problem(areas["north"], title="Solved", state="closed")
        resource("Club", "east")
        resource("Other kind", "north", categories=["addiction"])

        assert titles(unanswered_problems) == ["Grows", "Stands", "Light"]

    @pytest.mark.parametrize(
        ("kind", "answered"), [("answers", True), ("partly", True), ("refers", False)]
    )
    def test_a_link_answers_unless_it_only_refers(self, areas, kind, answered):
        problem = lay_problem(areas["north"], title="Linked")
        link(problem, resource("Elsewhere", "far"), kind)

        assert (titles(unanswered_problems) == []) == answered

    def test_the_whole_city_is_reached_by_all_its_parts_together(self, areas):
        lay_problem(areas["city"], title="Of the city")
        resource("One", "north")
        resource("Two", "east")
        assert titles(unanswered_problems) == ["Of the city"]

        resource("Three", "far")
        assert titles(unanswered_problems) == []

    def test_help_for_a_kind_is_help_for_its_parts(self, areas):
        lay_problem(areas["north"], title="Alcohol", category="alcohol")
        resource("For addiction", categories=["addiction"])

        assert titles(unanswered_problems) == []

    def test_under_a_scope(self, areas):
        lay_problem(areas["north"], title="North")
        lay_problem(areas["east"], title="East", category="alcohol")

        assert titles(unanswered_problems, area="north") == ["North"]
        assert titles(unanswered_problems, category="addiction") == ["East"]
        assert titles(unanswered_problems, area="city") == ["East", "North"]

    def test_says_how_many_there_are_in_truth(self, areas):
        for number in range(5):
            lay_problem(areas["north"], title=f"Problem {number}")

        found = unanswered_problems(City(Scope(DAY)), 2)

        assert (len(found.rows), found.count, found.is_cut) == (2, 5, True)
        assert len(found.links) == 2


class TestTheSame:
    def test_says_what_for_whom_where_and_who(self, areas):
        resource("A", "north", "east")
        resource("B", "north", "far")
        resource("C", "north", provider_public_id="A", provider_name="Who gives A")

        (row,) = doing_the_same(City(Scope(DAY)), 20).rows

        assert row[1:] == (
            "seniors",
            "Północ",
            "Who gives A: A; Who gives A: C; Who gives B: B",
            "not known",
        )

    def test_under_a_scope(self, areas):
        resource("A", "north")
        resource("B", "north")

        assert len(titles(doing_the_same, area="north")) == 1
        assert titles(doing_the_same, area="east") == []
        assert titles(doing_the_same, category="addiction") == []


class TestWithout:
    def test_what_nobody_has_described_a_problem_for(self, areas):
        lay_problem(areas["north"], title="Poor")
        resource("Needed", "north")
        resource("Elsewhere", "far")
        resource("Everywhere")
        resource("No kind", "north", categories=[])
        resource("Shelter", categories=["domestic_violence"])

        assert titles(without_a_problem) == ["Elsewhere", "No kind"]

    def test_a_link_is_a_problem_too(self, areas):
        problem = lay_problem(areas["north"], title="Poor")
        linked = resource("Elsewhere", "far")
        link(problem, linked)

        assert titles(without_a_problem) == []

    def test_a_problem_of_the_city_is_everywhere(self, areas):
        lay_problem(areas["city"], title="Of the city")
        resource("In a corner", "far")

        assert titles(without_a_problem) == []

    def test_under_a_scope(self, areas):
        resource("North", "north")
        resource("East", "east", categories=["alcohol"])

        assert titles(without_a_problem, area="north") == ["North"]
        assert titles(without_a_problem, category="addiction") == ["East"]


class TestStale:
    def test_the_longest_waiting_first(self, areas):
        resource("Never", review_due=None)
        resource("Late", review_due=date(2026, 6, 1))
        resource("Fresh")
        resource("Old places", capacity=10, capacity_date=date(2025, 1, 1))
        resource("New places", capacity=10, capacity_date=date(2026, 10, 1))
        lay_problem(areas["north"], title="Stale", stale_after=date(2026, 3, 1))
        lay_problem(areas["north"], title="Told", stale_after=date(2027, 3, 1))

        found = stale_data(City(Scope(DAY)), 20)

        assert [row[0] for row in found.rows] == [
            "Never",
            "Old places",
            "Stale",
            "Late",
        ]
        assert found.rows[1][2] == date(2025, 1, 1)
        assert found.count == 4

    def test_what_was_only_read_in_a_source_waits_since_then(self, areas):
        resource("Read", to_check=True, assured_date=date(2026, 2, 1))

        (row,) = stale_data(City(Scope(DAY)), 20).rows
        assert row[:3:2] == ("Read", date(2026, 2, 1))

    def test_under_a_scope(self, areas):
        resource("North", "north", review_due=None)
        resource("East", "east", review_due=None, categories=["alcohol"])

        assert titles(stale_data, area="north") == ["North"]
        assert titles(stale_data, category="addiction") == ["East"]


def test_the_gaps_are_those_of_the_matrix(areas):
    problem = lay_problem(areas["north"], title="Poor", severity=5, trend="rising")
    lay_voice(problem, severity=5)

    found = greatest_gaps(City(Scope(DAY, area="north")), 20)

    assert [row[:2] for row in found.rows] == [("Północ", "poverty in English")]
    assert "rule number 1" in found.note
    assert found.links == ("/en/potrzeby/north/poverty/",)


def test_the_agenda_says_what_it_rests_on(areas):
    lay_problem(areas["north"], title="Poor")

    agenda = build_agenda(Scope(DAY, area="north", category="poverty"), most=5)

    assert agenda.scope == "Północ, poverty in English"
    assert (agenda.place, len(agenda.lists)) == ("Miasto", 5)
    assert any("number 1" in words for _label, words in agenda.facts)


def test_an_empty_shelf_makes_an_agenda_of_empty_lists(db):
    agenda = build_agenda(Scope(DAY), most=5)

    assert [item.rows for item in agenda.lists] == [()] * 5
    assert all(item.empty for item in agenda.lists)


def test_asks_the_database_a_fixed_number_of_questions(
    areas, django_assert_max_num_queries
):
    PublicCategory.writer.count()
    for number in range(6):
        lay_problem(areas["north"], title=f"Problem {number}")
        resource(f"Resource {number}", "east", review_due=None)

    with django_assert_max_num_queries(32):
        build_agenda(Scope(DAY), most=20)
