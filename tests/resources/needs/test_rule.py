"""The rule as data, as words, and what it refuses."""

import json
from copy import deepcopy
from decimal import Decimal

import pytest
from django.utils import translation

from kooperacja.base.errors import InvalidInput
from resources.needs.rule import Rule
from resources.needs.wording import gap_table, in_words, points_text

FIRST = Rule().to_json()


def test_comes_back_from_json_as_it_was():
    again = Rule.from_json(json.loads(json.dumps(FIRST)), number=7)

    assert again == Rule(number=7)
    assert again.to_json() == FIRST


def changed(path, value):
    parameters = deepcopy(FIRST)
    *way, last = path.split(".")
    place = parameters
    for name in way:
        place = place[name]
    place[last] = value
    return parameters


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("window_years", 0),
        ("window_years", 2.5),
        ("window_years", "3"),
        ("window_years", True),
        ("window_years", None),
        ("window_years", float("nan")),
        ("window_years", 10**30),
        ("trend_points", {"rising": 1}),
        ("trend_points", []),
        ("trend_points.rising", -1),
        ("trend_points.falling", 0.125),
        ("trend_points.up", 1),
        ("sector_step", -0.25),
        ("most_sector_steps", 4),
        ("no_need_up_to", 5),
        ("ends_need", "solved"),
        ("ends_need", ["solved", "forgotten"]),
        ("ends_need", [["solved"]]),
        ("need_from.high", 2.5),
        ("need_from.very_high", 1e300),
        ("whole_takes", "lowest"),
        ("whole_takes", ["middle"]),
        ("reach_metres", 99),
        ("supply_from.some", 4),
        ("supply_from.much", 1.5),
        ("access_low", 1.01),
        ("capacity_share", float("inf")),
        ("gap.low", [1, 0, 0]),
        ("gap.low", "1000"),
        ("gap.low", [1, 0, 0, 1]),
        ("gap.low", [4, 0, 0, 0]),
        ("gap.moderate", [0, 0, 0, 0]),
        ("gap.huge", [3, 3, 3, 3]),
    ],
)
def test_refuses_with_the_name_of_the_parameter(path, value):
    with pytest.raises(InvalidInput) as refusal:
        Rule.from_json(changed(path, value))

    assert refusal.value.field == path.split(".")[0]
    assert str(refusal.value)


@pytest.mark.parametrize("parameters", [None, [], "rule", 3, {}, {**FIRST, "more": 1}])
def test_refuses_what_is_no_rule(parameters):
    with pytest.raises(InvalidInput):
        Rule.from_json(parameters)


@pytest.mark.parametrize("name", FIRST)
def test_nothing_may_be_left_out(name):
    parameters = {key: value for key, value in FIRST.items() if key != name}

    with pytest.raises(InvalidInput) as refusal:
        Rule.from_json(parameters)

    assert refusal.value.field == name


def test_says_itself_in_words():
    with translation.override("en"):
        chapters = in_words(Rule())

    text = " ".join(sentence for one in chapters for sentence in one.sentences)
    assert "the last 3 years" in text
    assert "falling −0.5, rising +0.5" in text
    assert "+0.25, at most 2 times" in text
    assert (
        "moderate need from 2.5, large need from 3.5, very large need from 4.5" in text
    )
    assert "within 3,000 m" in text
    assert "Where that is below 50% of the city’s mean" in text
    assert "the middle problem speaks" in text


def test_other_weights_are_other_words():
    rule = Rule.from_json(
        {
            **FIRST,
            "trend_points": dict.fromkeys(FIRST["trend_points"], 0),
            "sector_step": 0,
            "whole_takes": "highest",
            "no_need_up_to": 0,
            "ends_need": [],
            "window_years": 1,
        }
    )

    with translation.override("en"):
        text = " ".join(s for one in in_words(rule) for s in one.sentences)

    assert "Its direction adds nothing." in text
    assert "How many sectors say the same adds nothing." in text
    assert "the heaviest problem speaks." in text
    assert "No need" not in text
    assert "of the last 1 year count" in text


def test_the_table_of_gaps_reads_from_the_rule():
    rows = gap_table(Rule())

    assert [str(row["need"].value) for row in rows] == [
        "low", "moderate", "high", "very_high",
    ]  # fmt: skip
    assert [int(gap) for gap in rows[1]["gaps"]] == [3, 2, 1, 0]


@pytest.mark.parametrize(
    ("value", "signed", "polish"),
    [
        ("3", False, "3"),
        ("3.25", False, "3,25"),
        ("0.50", True, "+0,5"),
        ("-0.5", True, "−0,5"),
        ("0", True, "0"),
        ("10", True, "+10"),
    ],
)
def test_points_are_written_as_people_write_them(value, signed, polish):
    with translation.override("pl"):
        assert points_text(Decimal(value), signed=signed) == polish
