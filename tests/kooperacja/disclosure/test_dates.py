"""The public date by class, and its label in both languages."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from kooperacja.disclosure.dates import Precision, PublicDate, public_date
from kooperacja.disclosure.places import SensitivityClass

DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("sensitivity", "first_day", "precision"),
    [
        (0, date(2026, 11, 21), Precision.DAY),
        (1, date(2026, 11, 1), Precision.MONTH),
        (2, date(2026, 10, 1), Precision.QUARTER),
        (3, date(2026, 1, 1), Precision.YEAR),
    ],
)
def test_the_class_decides_the_span(sensitivity, first_day, precision):
    assert public_date(sensitivity, DAY) == PublicDate(first_day, precision)


@pytest.mark.parametrize(
    ("month", "first_month"),
    [(1, 1), (3, 1), (4, 4), (6, 4), (7, 7), (9, 7), (10, 10), (12, 10)],
)
def test_quarters_begin_in_their_month(month, first_month):
    shown = public_date(SensitivityClass.PEOPLE, date(2026, month, 28))

    assert shown.first_day == date(2026, first_month, 1)


@pytest.mark.parametrize(
    ("sensitivity", "label"),
    [(0, "21 November 2026"), (1, "November 2026"), (2, "Q4 2026"), (3, "2026")],
)
def test_says_the_span_in_english(sensitivity, label):
    with translation.override("en"):
        assert public_date(sensitivity, DAY).label == label
        assert str(public_date(sensitivity, DAY)) == label


@pytest.mark.parametrize(
    ("sensitivity", "label"),
    [(0, "21 listopada 2026"), (1, "listopad 2026"), (3, "2026")],
)
def test_says_the_span_in_polish(sensitivity, label):
    with translation.override("pl"):
        assert public_date(sensitivity, DAY).label.lower() == label


def test_each_quarter_has_its_name():
    with translation.override("en"):
        labels = [public_date(2, date(2026, month, 5)).label for month in (2, 5, 8, 11)]

    assert labels == ["Q1 2026", "Q2 2026", "Q3 2026", "Q4 2026"]


def test_a_moment_gives_a_plain_day():
    assert type(public_date(0, datetime(2026, 5, 4, 12)).first_day) is date


@given(st.dates(), st.dates(), st.sampled_from(SensitivityClass))
def test_days_of_one_span_cannot_be_told_apart(one, other, sensitivity):
    """The result depends on the span alone, and keeps the order of days."""
    first, second = public_date(sensitivity, one), public_date(sensitivity, other)

    assert public_date(sensitivity, first.first_day) == first
    assert first.first_day <= one
    if one <= other:
        assert first <= second
