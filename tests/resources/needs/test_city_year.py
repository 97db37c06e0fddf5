"""The yearly figure of a protected kind is seen when it is all that is published."""

from datetime import date

import pytest

from resources.needs.explaining import explain
from resources.needs.matrix import Question, build_matrix
from resources.public import PublicCityNeed

from .conftest import lay_problem

pytestmark = pytest.mark.usefixtures("city")
KIND = "domestic_violence"


@pytest.fixture
def told():
    return PublicCityNeed.writer.create(
        category=KIND,
        year=date(2025, 1, 1).year,
        severity=4,
        trend="stable",
        institutions_band="3–5",
    )


def test_where_nothing_else_is_published(told):
    matrix = build_matrix()

    assert str(matrix.window) == "2023–2025"
    assert matrix.cell("city", KIND).need.points == 4
    assert explain("city", KIND).told == told


def test_of_a_year_nobody_has_diagnosed_anything_else_in(city, told):
    lay_problem(city["north"], periods=["2024"])

    matrix = build_matrix()

    assert matrix.years == [2025, 2024]
    assert matrix.cell("city", KIND).need.points == 4
    assert matrix.cell("north", "poverty").need.points is not None


def test_not_in_the_years_before_it(city, told):
    lay_problem(city["north"], periods=["2024"])

    matrix = build_matrix(Question(year=2024))

    assert matrix.cell("city", KIND).need.cls == "no_data"
