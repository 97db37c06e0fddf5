"""What is impossible and what is asked about, without a database."""

from dataclasses import replace
from datetime import date

import pytest

from problems.periods import following, start_of
from problems.plausibility import Figures, Said, impossible, improbable

TODAY = date(2026, 11, 22)
SAID = Said(
    period="2026",
    severity=3,
    trend="rising",
    count=120,
    unit="persons",
    sensitivity=2,
    residents=6_000,
    dwellings=2_500,
    reference_dates=[date(2026, 6, 30)],
)
BEFORE = Figures(period="2025", severity=3, trend="rising", count=100, unit="persons")


def codes(doubts) -> set[str]:
    return {doubt.code for doubt in doubts}


def test_an_ordinary_diagnosis_raises_no_doubt():
    assert not impossible(SAID, TODAY)
    assert not improbable(SAID, BEFORE, TODAY)
    assert not improbable(SAID, None, TODAY)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"count": 6_000}, set()),
        ({"count": 6_001}, {"above_all"}),
        ({"count": 2_501, "unit": "households"}, {"above_all"}),
        ({"count": 2_500, "unit": "households"}, set()),
        ({"count": 10_000_000, "residents": None}, set()),
        ({"reference_dates": [date(2026, 11, 22)]}, set()),
        (
            {"reference_dates": [date(2020, 1, 1), date(2026, 11, 23)]},
            {"future_source"},
        ),
    ],
)
def test_the_impossible(changes, expected):
    assert codes(impossible(replace(SAID, **changes), TODAY)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"count": 300}, set()),
        ({"count": 301}, {"count_jumped"}),
        ({"count": 33, "trend": "falling"}, {"count_jumped"}),
        ({"count": 34, "trend": "falling"}, set()),
        ({"severity": 5}, {"severity_jumped"}),
        ({"severity": 1}, {"severity_jumped"}),
        ({"severity": 4}, set()),
        ({"severity": None}, set()),
        ({"trend": "falling"}, {"against_trend"}),
        ({"count": 90}, {"against_trend"}),
        ({"count": 90, "trend": "falling"}, set()),
        ({"count": 400, "unit": "households"}, set()),
        ({"count": None, "trend": "falling"}, set()),
        ({"count": 4}, {"small", "count_jumped", "against_trend"}),
        ({"count": 4, "sensitivity": 1, "unit": "households"}, set()),
        ({"count": 0, "unit": "households"}, set()),
        ({"reference_dates": [date(2023, 11, 22)]}, {"old_sources"}),
        ({"reference_dates": [date(2023, 11, 23)]}, set()),
        ({"reference_dates": [date(2001, 1, 1), date(2026, 1, 1)]}, set()),
        ({"reference_dates": []}, set()),
    ],
)
def test_the_improbable(changes, expected):
    assert codes(improbable(replace(SAID, **changes), BEFORE, TODAY)) == expected


def test_a_leap_day_has_its_years_before_too():
    said = replace(SAID, reference_dates=[date(2021, 2, 28)])

    assert codes(improbable(said, None, date(2024, 2, 29))) == {"old_sources"}


def test_from_nothing_to_something_is_compared_with_one():
    before = replace(BEFORE, count=0)

    assert not improbable(replace(SAID, count=3, sensitivity=1), before, TODAY)
    assert "count_jumped" in codes(improbable(replace(SAID, count=40), before, TODAY))


def test_a_doubt_says_both_figures_and_the_period():
    doubt = improbable(replace(SAID, count=900), BEFORE, TODAY)[0]

    assert doubt.field == "scale_count"
    assert "100" in doubt.text and "900" in doubt.text and "2025" in doubt.text


def test_periods_follow_each_other():
    assert following("2025") == "2026"
    assert following("2025-H1") == "2025-H2"
    assert following("2025-H2") == "2026-H1"
    assert following("2025-Q4") == "2026-Q1"
    order = ["2024-Q4", "2025", "2025-H1", "2025-Q1", "2025-Q2", "2025-H2", "2026"]
    assert sorted(order, key=start_of) == order
