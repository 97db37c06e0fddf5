"""The matrix: what counts where, on a small shelf."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connections

from problems.public import PublicProblem
from resources.needs.classes import Gap
from resources.needs.explaining import explain
from resources.needs.matrix import Question, build_matrix, gaps
from resources.public import PublicCityNeed, PublicNeedRule
from tests.factories import shelf

from .conftest import lay_problem, lay_site


def need(area, category="poverty", **question):
    return build_matrix(Question(**question)).cell(area, category).need


def supply(area, category="poverty", **question):
    return build_matrix(Question(**question)).cell(area, category).supply


def test_an_empty_shelf_is_an_empty_matrix(db):
    matrix = build_matrix()

    assert matrix.cells == {} and matrix.window is None and matrix.years == []


def test_without_diagnoses_nothing_is_known(city):
    matrix = build_matrix()

    assert {cell.gap for cell in matrix.cells.values()} == {None}
    assert gaps(matrix) == []


def test_the_city_stands_first_then_its_areas_in_the_alphabet(city):
    rows = build_matrix().grid.rows

    assert [row.name for row in rows] == ["Miasto", "Łąki", "Północ", "Ściernie"]
    assert [row.is_whole for row in rows] == [True, False, False, False]


def test_a_part_of_a_category_counts_in_the_whole(city):
    lay_problem(city["north"], category="alcohol", category_parent="addiction")

    assert need("north", "alcohol").points == 3
    assert need("north", "addiction").points == 3
    assert need("north", "poverty").cls == "no_data"


def test_a_part_of_an_area_counts_in_its_row(city):
    street = shelf.lay_area(
        "street", shelf.square(0, 0), level=2, kind="street_unit", parent_code="north"
    )
    lay_problem(street)

    matrix = build_matrix()
    assert "street" not in matrix.grid.row_of
    assert matrix.cell("north", "poverty").need.problems == 1
    assert matrix.cell("city", "poverty").need.problems == 1


def test_a_district_stands_above_its_estates(city):
    shelf.lay_area("centre", shelf.square(0, 0, 2), name="Ćma", kind="district")
    for code in ("north", "east"):
        city[code].parent_code = "centre"
        city[code].save(using="default")
    lay_problem(city["north"], severity=5)
    lay_problem(city["east"], severity=2)
    lay_problem(city["east"], severity=2)

    matrix = build_matrix()

    assert [(row.code, row.depth) for row in matrix.grid.rows] == [
        ("city", 0), ("centre", 1), ("east", 2), ("north", 2), ("far", 1),
    ]  # fmt: skip
    # It has parts: the middle one of its three speaks.
    assert matrix.cell("centre", "poverty").need.points == 2
    assert matrix.cell("north", "poverty").need.points == 5


def test_what_is_said_of_the_city_makes_no_need_in_an_estate(city):
    lay_problem(city["city"])

    assert need("city").cls == "moderate"
    assert need("north").cls == "city_only"
    assert need("north", "addiction").cls == "no_data"


def test_closed_is_no_need_and_elsewhere_is_no_data(city):
    closed = {"state": "closed", "closed_date": date(2026, 6, 1)}
    lay_problem(city["north"], close_reason="solved", **closed)
    lay_problem(city["east"], close_reason="taken_over", **closed)

    assert need("north").cls == "none"
    assert build_matrix().cell("north", "poverty").gap == Gap.NONE
    assert need("east").cls == "no_data"


def test_what_was_said_long_ago_does_not_count(city):
    lay_problem(city["north"], periods=["2022", "2023"])
    lay_problem(city["east"], periods=["2024-H2"])
    lay_problem(city["far"], periods=["2026"])

    matrix = build_matrix()

    assert str(matrix.window) == "2024–2026"
    assert matrix.years == [2026, 2025, 2024, 2023, 2022]
    assert matrix.cell("north", "poverty").need.cls == "no_data"
    assert matrix.cell("east", "poverty").need.cls == "moderate"


@pytest.fixture
def told_twice(city):
    """A problem that was serious in 2024 and is very serious in 2026."""
    problem = lay_problem(
        city["north"],
        severity=4,
        trend="rising",
        periods=["2024", "2026-H1"],
        sectors=["ngo", "public", "science"],
        state="closed",
        close_reason="solved",
        closed_date=date(2026, 4, 1),
    )
    said = {
        "2024": [(2, "falling", "ngo"), (3, "falling", "public")],
        "2026-H1": [(4, "rising", "public"), (4, "rising", "science")],
    }
    for period, voices in said.items():
        for severity, trend, sector in voices:
            shelf.lay_voice(
                problem, period=period, severity=severity, trend=trend, sector=sector
            )
    return problem


def test_an_earlier_year_is_counted_from_what_was_said_then(told_twice):
    # The middle of 2 and 3 is the higher; it fell, and two sectors said so.
    assert need("north", year=2024).points == Decimal("3") - Decimal("0.5") + Decimal(
        "0.25"
    )
    assert need("north", year=2025).problems == 1
    # In 2026 it was closed.
    assert need("north").cls == "none"


def test_the_newest_year_counted_either_way_is_the_same(told_twice):
    """The shelf's row and its diagnoses say the same of the newest year."""
    PublicProblem.writer.update(state="open", closed_date=None, close_reason="")
    newest = build_matrix()
    lay_problem(
        shelf.lay_area("other", shelf.square(3, 3)), periods=["2027"], category="safety"
    )

    again = build_matrix(Question(year=2026))

    assert again.cell("north", "poverty").need == newest.cell("north", "poverty").need


def test_a_group_leaves_out_what_is_not_for_it(city):
    lay_problem(city["north"], target_groups=["children"])
    lay_problem(city["east"], target_groups=["seniors", "children"])
    for groups in (["children"], ["seniors"], []):
        shelf.lay_resource(serves_whole_city=True, target_groups=groups)

    assert need("north", target_group="seniors").cls == "no_data"
    assert need("east", target_group="seniors").cls == "moderate"
    # What names no group is for everybody.
    assert supply("north", target_group="seniors").resources == 2
    assert supply("north").resources == 3


def test_a_resource_counts_where_it_reaches(city):
    shelf.lay_resource(serves_whole_city=True)
    shelf.lay_resource(covered_area_codes=["north"])
    shelf.lay_resource(covered_area_codes=[])

    assert supply("north").resources == 2
    assert supply("east").resources == 1
    # Whom it serves nobody has said: it is the city's all the same.
    assert supply("city").resources == 3


def test_help_for_a_kind_is_help_for_its_parts(city):
    shelf.lay_resource(serves_whole_city=True, categories=["addiction"])
    shelf.lay_resource(serves_whole_city=True, categories=["alcohol"])

    assert supply("north", "addiction").resources == 2
    assert supply("north", "alcohol").resources == 2
    assert supply("north", "poverty").resources == 0


def test_who_serves_a_street_reaches_its_estate(city):
    shelf.lay_area(
        "street", shelf.square(0, 0), level=2, kind="street_unit", parent_code="north"
    )
    shelf.lay_resource(covered_area_codes=["street"])

    assert supply("north").resources == 1
    assert supply("east").resources == 0


def test_far_help_counts_one_class_less(city):
    """Two clubs for the whole city, both in the north; the far estate is 8 km away."""
    north = city["north"].label_point.coords
    for _ in range(2):
        lay_site(shelf.lay_resource(serves_whole_city=True), north, area_code="north")

    near, far = supply("north"), supply("far")

    assert (near.counted, near.cls, near.near) == ("some", "some", 2)
    assert (far.counted, far.cls, far.near, far.ratio) == ("some", "little", 0, 0)
    # Two resources for 6,000 people within reach: 3,000 each in north and east.
    assert near.access == pytest.approx(2 / 6000)
    assert near.ratio == pytest.approx((2 / 6000) / (2 / 9000))


def test_what_needs_no_place_is_near_everywhere_it_serves(city):
    line = shelf.lay_resource(serves_whole_city=True, deliveries=["phone"])
    lay_site(line, city["north"].label_point.coords)
    shelter = shelf.lay_resource(serves_whole_city=True)
    lay_site(shelter, is_confidential=True, area_code="north")

    far = supply("far")

    assert (far.resources, far.near, far.unplaced) == (2, 2, 2)
    # No place is known, so nothing is compared.
    assert far.ratio is None and far.cls == "some"


def test_a_site_known_by_its_estate_stands_at_its_sign(city):
    lay_site(shelf.lay_resource(serves_whole_city=True), area_code="north")

    assert supply("north").near == 1
    assert supply("far").near == 0


def test_a_site_serves_its_own_reach_only(city):
    club = shelf.lay_resource(covered_area_codes=["north", "far"])
    for code in ("north", "far"):
        lay_site(
            club,
            city[code].label_point.coords,
            has_own_reach=True,
            covered_area_codes=[code],
        )

    assert supply("east").resources == 0
    assert supply("far").near == 1


def test_places_count_where_enough_say_them(city):
    north = city["north"].label_point.coords
    lay_site(shelf.lay_resource(serves_whole_city=True, capacity=30), north)
    lay_site(shelf.lay_resource(serves_whole_city=True), north)

    found = supply("north")

    assert found.in_places and found.capacity == 30 and found.with_capacity == 1
    assert found.access == pytest.approx(30 / 6000) == found.places

    lay_site(shelf.lay_resource(serves_whole_city=True), north)
    found = supply("north")
    assert not found.in_places
    assert found.access == pytest.approx(3 / 6000)
    assert found.places == pytest.approx(30 / 6000)


def test_a_protected_kind_stands_in_the_row_of_the_city_only(city):
    lay_problem(city["north"])
    shelf.lay_resource(serves_whole_city=True, categories=["domestic_violence"])
    assert need("city", "domestic_violence").cls == "no_data"
    for year, severity in ((2023, 5), (2025, 4), (2024, 2)):
        PublicCityNeed.writer.create(
            category="domestic_violence",
            year=year,
            severity=severity,
            trend="rising",
            institutions_band="3–5",
        )

    matrix = build_matrix()

    cell = matrix.cell("city", "domestic_violence")
    assert (cell.need.points, cell.supply.resources) == (Decimal("4.5"), 1)
    assert matrix.cell("north", "domestic_violence").is_protected
    assert matrix.cell("north", "domestic_violence").gap is None


def test_the_newest_rule_on_the_shelf_counts(city):
    lay_problem(city["north"])
    first = build_matrix()
    parameters = first.rule.to_json()
    for number in (2, 3):
        PublicNeedRule.writer.create(
            number=number,
            parameters={**parameters, "no_need_up_to": number},
            created_date=date(2026, 10, number),
        )

    matrix = build_matrix()

    assert matrix.rule.number == 3
    assert matrix.cell("north", "poverty").need.cls == "none"
    assert first.cell("north", "poverty").need.cls == "moderate"


def test_gaps_come_the_largest_first_without_parts(city):
    lay_problem(city["north"], category="alcohol", category_parent="addiction")
    lay_problem(city["east"], severity=5)
    lay_problem(city["far"], severity=2)
    shelf.lay_resource(covered_area_codes=["far"])

    found = [(cell.area, cell.category, int(cell.gap)) for cell in gaps()]

    assert found == [
        ("east", "poverty", 3),
        ("city", "poverty", 3),
        ("city", "addiction", 3),
        ("north", "addiction", 3),
    ]
    assert len(gaps(at_least=Gap.LARGE)) == 4


def test_a_cell_laid_open_is_the_cell_of_the_matrix(told_twice, city):
    """Counted alone, from its own rows, each cell comes out the same."""
    lay_problem(city["city"], category="addiction")
    lay_problem(city["far"], severity=1)
    lay_site(
        shelf.lay_resource(serves_whole_city=True, categories=["addiction"]),
        city["far"].label_point.coords,
    )
    shelf.lay_resource(covered_area_codes=["north"], capacity=7)

    for question in (Question(), Question(year=2024), Question(target_group="seniors")):
        matrix = build_matrix(question)
        for (area, category), cell in matrix.cells.items():
            assert explain(area, category, question).cell == cell


def test_the_number_of_queries_does_not_grow(city, django_assert_num_queries):
    connection = connections["public"]
    lay_problem(city["north"])
    with django_assert_num_queries(9, connection=connection):
        build_matrix()
    for code in ("north", "east", "far"):
        for _ in range(5):
            lay_problem(city[code])
            lay_site(shelf.lay_resource(serves_whole_city=True), area_code=code)
    with django_assert_num_queries(9, connection=connection):
        build_matrix()
