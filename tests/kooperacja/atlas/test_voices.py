"""What voices say together."""

import pytest

from kooperacja.atlas.voices import by_period, change_in_words, chart
from problems.public import PublicDiagnosis


def voice(period, severity, trend="stable", name="A"):
    return PublicDiagnosis(
        period=period, severity=severity, trend=trend, partner_name=name
    )


def test_gathers_by_period_the_newest_first():
    periods = by_period(
        [voice("2025", 2), voice("2026", 5, "rising"), voice("2026", 2, name="B")]
    )

    assert [view.period for view in periods] == ["2026", "2025"]
    newest = periods[0]
    assert (newest.low, newest.median, newest.high) == (2, 5, 5)
    assert newest.trends == ["rising", "stable"]


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ([3], "One institution"),
        ([3, 3], "same assessment"),
        ([3, 4], "one step"),
        ([1, 4], "3 steps"),
    ],
)
def test_says_how_far_they_agree(severities, words, settings):
    settings.LANGUAGE_CODE = "en"
    from django.utils import translation

    with translation.override("en"):
        (view,) = by_period(
            [voice("2026", value, name=str(n)) for n, value in enumerate(severities)]
        )
        assert words in view.agreement


@pytest.mark.parametrize(
    ("medians", "words"),
    [
        ([3], ""),
        ([3, 3], "not changed"),
        ([1, 2, 2], "grown"),
        ([4, 2], "fallen"),
        ([2, 4, 3], "up and down"),
    ],
)
def test_says_how_it_went(medians, words):
    from django.utils import translation

    with translation.override("en"):
        periods = by_period(
            [voice(f"{2020 + n}", value) for n, value in enumerate(medians)]
        )
        sentence = change_in_words(periods)

    assert words in sentence
    assert bool(words) == bool(sentence)


def test_draws_the_oldest_left_and_the_worst_on_top():
    picture = chart(by_period([voice("2025", 5), voice("2026", 1)]))

    first, last = picture["columns"]
    assert first["period"] == "2025"
    assert first["x"] < last["x"]
    assert first["y"] < last["y"]
