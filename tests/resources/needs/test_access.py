"""The two-step floating catchment area method, against examples worked elsewhere."""

import math

import pytest

from resources.needs.access import METRES_PER_DEGREE, Catchments, DemandArea

WEST, SOUTH = 19.0, 49.8


def unit_areas(number, residents=None):
    """Areas far from each other; where they lie does not matter to the two steps."""
    return Catchments(
        [
            DemandArea(str(n + 1), (residents or [1] * number)[n], WEST + n, SOUTH)
            for n in range(number)
        ],
        metres=1,
    )


def test_the_figure_of_luo_and_wang():
    """Fig. 3 of Luo and Wang (2003): 11 tracts of one person, physicians at a and b.

    Travel times are 20 or 40 minutes and the threshold is 30. Tract 4 alone reaches
    both. The expected values also stand in the tests of the R package twostepr.
    """
    reached = {
        "a": ["1", "2", "3", "4", "6", "7", "9", "10"],
        "b": list("458") + ["11"],
    }
    areas = unit_areas(11)

    found = areas.two_steps({areas.of(codes): 1 for codes in reached.values()})

    both, a_only, b_only = 1 / 8 + 1 / 4, 1 / 8, 1 / 4
    assert found.by_area == pytest.approx(
        {
            **dict.fromkeys(["1", "2", "3", "6", "7", "9", "10"], a_only),
            **dict.fromkeys(["5", "8", "11"], b_only),
            "4": both,
        }
    )
    assert found.by_area["4"] == 0.375
    assert found.mean == pytest.approx(2 / 11)


def test_when_everybody_reaches_everything_it_is_one_ratio():
    """The example of the R package fca: residents 1-4, capacities 1-6, all in reach."""
    areas = unit_areas(4, [1, 2, 3, 4])

    found = areas.two_steps({areas.everywhere: 1 + 2 + 3 + 4 + 5 + 6})

    assert list(found.by_area.values()) == pytest.approx([2.1, 2.1, 2.1, 2.1])


def test_by_hand_with_capacities_and_residents():
    """Three areas of 1000, 3000 and 6000 people.

    A day centre of 20 places is near the first two: R = 20 / 4000 = 0.005. A club of 30
    is near the last two: R = 30 / 9000 = 0.00333. A helpline of 10 serves all:
    R = 10 / 10 000 = 0.001.
    """
    areas = unit_areas(3, [1000, 3000, 6000])

    found = areas.two_steps(
        {areas.of(["1", "2"]): 20, areas.of(["2", "3"]): 30, areas.everywhere: 10}
    )

    assert found.by_area == pytest.approx(
        {
            "1": 0.005 + 0.001,
            "2": 0.005 + 30 / 9000 + 0.001,
            "3": 30 / 9000 + 0.001,
        }
    )
    # All places are handed out, none twice: the mean weighted by residents.
    assert found.mean == pytest.approx(60 / 10_000)
    assert areas.mean_over(found.by_area, areas.everywhere) == pytest.approx(found.mean)


def test_nobody_in_reach_is_no_ratio():
    areas = unit_areas(2, [0, 500])

    found = areas.two_steps({areas.of(["1"]): 5, areas.of(["2"]): 5})

    assert found.by_area == {"1": 0.0, "2": 0.01}
    assert found.mean == 0.01


def test_unknown_residents_are_not_invented():
    areas = Catchments(
        [DemandArea("known", 400, WEST, SOUTH), DemandArea("not", None, WEST, SOUTH)],
        metres=100,
    )

    found = areas.two_steps({areas.everywhere: 8})

    assert found.by_area == {"known": 0.02, "not": 0.02}
    assert areas.mean_over(found.by_area, areas.of(["not"])) == 0


def test_a_city_without_areas_or_people():
    nothing = Catchments([], metres=3000)

    assert nothing.two_steps({nothing.around(WEST, SOUTH): 3}).by_area == {}
    assert unit_areas(1, [0]).two_steps({1: 3}).mean == 0


def haversine(one, other):
    """The great circle, Sinnott (1984): the yardstick of the plane."""
    (x1, y1), (x2, y2) = ([math.radians(v) for v in point] for point in (one, other))
    half = math.sin((y2 - y1) / 2) ** 2
    half += math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
    return 2 * math.radians(1) ** -1 * METRES_PER_DEGREE * math.asin(math.sqrt(half))


@pytest.mark.parametrize("bearing", range(0, 360, 15))
@pytest.mark.parametrize("metres", [500, 3000, 10_000])
def test_the_plane_keeps_the_distances_of_the_globe(bearing, metres):
    """Within a city the plane and the great circle agree to a thousandth."""
    angle = math.radians(bearing)
    east = METRES_PER_DEGREE * math.cos(math.radians(SOUTH))
    there = (
        WEST + metres * math.sin(angle) / east,
        SOUTH + metres * math.cos(angle) / METRES_PER_DEGREE,
    )
    true = haversine((WEST, SOUTH), there)
    home = DemandArea("home", 1, WEST, SOUTH)

    assert Catchments([home], true * 1.001).around(*there) == 1
    assert Catchments([home], true * 0.999).around(*there) == 0


def test_a_site_is_always_near_its_own_area():
    large = DemandArea("large", 1, WEST, SOUTH)
    areas = Catchments([large], metres=100)

    assert areas.around(WEST + 0.02, SOUTH) == 0
    assert areas.around(WEST + 0.02, SOUTH, "large") == 1
    assert areas.around(WEST + 0.02, SOUTH, "elsewhere") == 0
