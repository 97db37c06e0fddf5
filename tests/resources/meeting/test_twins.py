"""Several institutions that do the same: sets of bits compared by hand."""

import pytest

from resources.meeting.twins import ALWAYS, Offer, bits_of, quarters, twins_among

NORTH, EAST, SOUTH = 1, 2, 4


def offer(key, provider, **values):
    return Offer(
        **{
            "key": key,
            "provider": provider,
            "kind": "senior_club",
            "categories": frozenset({"ageing"}),
            "groups": frozenset({"seniors"}),
            "places": NORTH,
            **values,
        }
    )


def keys(twins):
    return [
        ("".join(sorted(item.key for item in found.offers)), found.places)
        for found in twins
    ]


MORNING, EVENING = quarters([(480, 720)]), quarters([(1020, 1200)])


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ({}, [("ab", NORTH)]),
        ({"provider": "MOPS"}, []),
        ({"kind": "day_centre"}, []),
        ({"groups": frozenset({"children"})}, []),
        ({"groups": frozenset()}, [("ab", NORTH)]),
        ({"groups": frozenset({"children", "seniors"})}, [("ab", NORTH)]),
        ({"categories": frozenset({"addiction"})}, []),
        ({"categories": frozenset()}, [("ab", NORTH)]),
        ({"places": EAST}, []),
        ({"places": NORTH | EAST}, [("ab", NORTH)]),
        ({"hours": MORNING}, [("ab", NORTH)]),
    ],
)
def test_alike_in_kind_people_problem_and_place(other, found):
    second = {"key": "b", "provider": "Fundacja"} | other

    assert keys(twins_among([offer("a", "MOPS"), offer(**second)])) == found


@pytest.mark.parametrize(
    ("one", "other", "meets", "found"),
    [
        (MORNING, EVENING, None, False),
        (MORNING, MORNING, True, True),
        (MORNING, ALWAYS, True, True),
        (MORNING, 0, False, True),
        (0, 0, False, True),
    ],
)
def test_hours_that_are_known_and_do_not_meet_are_no_twins(one, other, meets, found):
    twins = twins_among(
        [offer("a", "MOPS", hours=one), offer("b", "Fundacja", hours=other)]
    )

    assert bool(twins) == found
    if found:
        assert twins[0].meet_in_time == meets


def test_more_in_one_place_are_told_beside_the_fewer_everywhere():
    twins = twins_among(
        [
            offer("a", "MOPS", places=NORTH | EAST | SOUTH),
            offer("b", "Fundacja", places=NORTH | EAST | SOUTH),
            offer("c", "Parafia", places=EAST),
        ]
    )

    assert keys(twins) == [("abc", EAST), ("ab", NORTH | EAST | SOUTH)]
    assert [item.providers for item in twins] == [3, 2]


def test_what_one_institution_gives_twice_stands_with_the_others():
    twins = twins_among(
        [offer("a", "MOPS"), offer("b", "MOPS"), offer("c", "Fundacja")]
    )

    assert keys(twins) == [("abc", NORTH)]


def test_groups_of_the_same_institutions_are_one_row():
    both = frozenset({"seniors", "disabled"})
    twins = twins_among(
        [offer("a", "MOPS", groups=both), offer("b", "Fundacja", groups=both)]
    )

    assert [item.groups for item in twins] == [set(both)]


def test_quarters_count_what_is_begun():
    assert list(bits_of(quarters([(10, 31)]))) == [0, 1, 2]
    assert list(bits_of(quarters([(0, 15), (30, 45)]))) == [0, 2]
    assert quarters([(0, 10_080)]) == ALWAYS
    assert quarters([]) == 0
