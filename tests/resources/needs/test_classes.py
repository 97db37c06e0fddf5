"""From what is on the shelf to classes."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kooperacja.categories.choices import Trend
from resources.needs.classes import (
    Gap,
    Need,
    NeedClass,
    Saying,
    Supply,
    SupplyClass,
    class_by_number,
    gap_of,
    is_far,
    middle_of,
    need_of,
    one_less,
    points_of,
)
from resources.needs.rule import NEEDS, Rule

RULE = Rule()
SERIOUS = Saying(3, "stable", 1)


@pytest.mark.parametrize(
    ("saying", "points"),
    [
        (Saying(3, "stable", 1), "3"),
        (Saying(3, "rising", 1), "3.5"),
        (Saying(3, "falling", 1), "2.5"),
        (Saying(3, "unknown", 0), "3"),
        (Saying(4, "rising", 2), "4.75"),
        (Saying(4, "rising", 4), "5"),
        (Saying(1, "rising", 1), "1.5"),
    ],
)
def test_points(saying, points):
    assert points_of(saying, RULE).total == Decimal(points)


@pytest.mark.parametrize(
    ("sayings", "cls", "points"),
    [
        ([], "no_data", None),
        ([Saying(2, "stable", 1)], "low", "2"),
        ([Saying(3, "falling", 1)], "moderate", "2.5"),
        ([Saying(3, "rising", 1)], "high", "3.5"),
        ([Saying(4, "rising", 1)], "very_high", "4.5"),
        # A lighter problem beside it takes nothing away.
        ([Saying(4, "rising", 1), Saying(2, "falling", 1)], "very_high", "4.5"),
        # Somebody looked, and there is no need.
        ([Saying(1, "stable", 3)], "none", None),
        ([Saying(1, "unknown", 1)], "none", None),
        ([Saying(5, "rising", 3, ended="solved")], "none", None),
        ([Saying(5, "rising", 3, ended="faded")], "none", None),
        # One that is gone does not silence one that is there.
        ([Saying(5, "rising", 3, ended="solved"), SERIOUS], "moderate", "3"),
        # Marginal, but it grows.
        ([Saying(1, "rising", 1)], "low", "1.5"),
        # It is dealt with elsewhere: that says nothing of the need.
        ([Saying(5, "rising", 3, ended="taken_over")], "no_data", None),
    ],
)
def test_need_of_an_estate(sayings, cls, points):
    need = need_of(sayings, RULE, is_whole=False)

    assert need.cls == cls
    assert need.points == (points and Decimal(points))


def test_in_the_whole_the_middle_one_speaks():
    sayings = [
        Saying(2, "stable", 1, count=2),
        Saying(3, "stable", 1, count=2),
        Saying(5, "rising", 1),
    ]

    assert need_of(sayings, RULE, is_whole=True).points == 3
    assert need_of(sayings, RULE, is_whole=True).problems == 5
    highest = replace(RULE, whole_takes="highest")
    assert need_of(sayings, highest, is_whole=True).points == Decimal("5.5")


def test_a_problem_of_the_city_makes_no_need_in_an_estate():
    need = need_of([], RULE, is_whole=False, city_speaks=True)

    assert need.cls == NeedClass.CITY_ONLY
    assert not need.is_known
    assert gap_of(need, Supply(SupplyClass.NONE), RULE) is None


def test_the_three_nothings_are_three():
    """No data, no need, no resource: no two of them read the same."""
    no_data = need_of([], RULE, is_whole=False)
    no_need = need_of([Saying(1, "stable", 1)], RULE, is_whole=False)
    need = need_of([SERIOUS], RULE, is_whole=False)
    nothing = Supply(SupplyClass.NONE)

    assert gap_of(no_data, nothing, RULE) is None
    assert gap_of(no_need, nothing, RULE) == Gap.NONE
    assert gap_of(need, nothing, RULE) == Gap.LARGE


@pytest.mark.parametrize(
    ("values", "middle"),
    [
        ([(3, 1)], 3),
        ([(2, 1), (3, 1)], 3),
        ([(3, 1), (2, 2)], 2),
        ([(5, 1), (1, 3), (2, 2)], 2),
    ],
)
def test_the_middle_is_the_house_median(values, middle):
    assert middle_of(values) == middle


def test_nothing_has_no_middle():
    with pytest.raises(ValueError):
        middle_of([])


@pytest.mark.parametrize(
    ("number", "cls"),
    [(0, "none"), (1, "little"), (2, "some"), (3, "some"), (4, "much")],
)
def test_help_by_number(number, cls):
    assert class_by_number(number, RULE) == cls


@pytest.mark.parametrize(
    ("ratio", "far"),
    [
        (None, False),
        (0, True),
        (0.49, True),
        (0.5, False),
        (0.5 - 1e-16, False),
        (9, False),
    ],
)
def test_far_help_counts_less(ratio, far):
    assert is_far(ratio, RULE) is far


def test_what_reaches_an_area_is_never_nothing():
    assert [one_less(cls) for cls in SupplyClass] == [
        "none",
        "little",
        "little",
        "some",
    ]


sayings = st.lists(
    st.builds(
        Saying,
        severity=st.integers(1, 5),
        trend=st.sampled_from(Trend.values),
        sectors=st.integers(1, 5),
        ended=st.sampled_from(["", "", "solved", "taken_over"]),
    ),
    max_size=6,
)


@given(known=sayings, added=st.integers(1, 5))
def test_another_problem_never_makes_the_need_of_an_estate_smaller(known, added):
    before = need_of(known, RULE, is_whole=False)
    after = need_of([*known, Saying(added, "stable", 1)], RULE, is_whole=False)

    assert after.level >= before.level
    assert after.is_known


@given(known=sayings)
def test_the_order_of_rows_does_not_matter(known):
    for is_whole in (True, False):
        one = need_of(known, RULE, is_whole=is_whole)
        assert one == need_of(list(reversed(known)), RULE, is_whole=is_whole)


@pytest.mark.parametrize("name", NEEDS)
def test_more_help_never_makes_a_larger_gap(name):
    need = Need(NeedClass(name), Decimal(3), 1)
    gaps = [gap_of(need, Supply(cls), RULE) for cls in SupplyClass]

    assert gaps == sorted(gaps, reverse=True)
