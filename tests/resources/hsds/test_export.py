"""Rows of the shelf in the standard's words, worked out by hand."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.utils import translation

from resources.hsds.identifiers import child_of
from resources.hsds.locations import at_location
from resources.hsds.schedules import (
    alert_of,
    is_closed_on,
    offset_on,
    schedules_of,
    weekdays_between,
)

PARENT = "ac148810-d857-441c-9679-408f346de14b"
WINTER, SUMMER = date(2026, 11, 22), date(2026, 7, 1)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def row(**columns):
    empty = {"week": [], "exceptions": [], "closures": [], "contacts": []}
    flags = {"round_the_clock": False, "open_on_holidays": False}
    return SimpleNamespace(**{**empty, **flags, **columns})


def schedules(day=WINTER, **columns):
    """Return schedules without what every one of them has."""
    found = schedules_of(row(**columns), PARENT, day)
    assert len({schedule.pop("id") for schedule in found}) == len(found)
    for schedule in found:
        schedule.pop("description")
    return found


def test_days_with_the_same_hours_are_one_rule():
    week = [[0, "08:00", "15:00", ""], [2, "08:00", "15:00", ""]]
    week += [[4, "10:00", "18:00", "zapisy"], [5, "22:00", "06:00", ""]]

    assert schedules(week=week) == [
        {
            "freq": "WEEKLY",
            "byday": "MO,WE",
            "opens_at": "08:00:00",
            "closes_at": "15:00:00",
            "timezone": 1,
        },
        {
            "freq": "WEEKLY",
            "byday": "FR",
            "opens_at": "10:00:00",
            "closes_at": "18:00:00",
            "notes": "zapisy",
            "timezone": 1,
        },
        {
            "freq": "WEEKLY",
            "byday": "SA",
            "opens_at": "22:00:00",
            "closes_at": "06:00:00",
            "timezone": 1,
        },
    ]


def test_a_rule_says_in_words_whether_holidays_count():
    week = [[0, "08:00", "15:00", ""]]

    [shut] = schedules_of(row(week=week), PARENT, WINTER)
    [open_] = schedules_of(row(week=week, open_on_holidays=True), PARENT, WINTER)

    assert shut["description"] == "Monday: 08:00–15:00, not on public holidays."
    assert open_["description"] == "Monday: 08:00–15:00, also on public holidays."


def test_the_offset_follows_summer_time_and_the_id_does_not():
    columns = {"week": [[0, "08:00", "15:00", ""]]}

    winter = schedules_of(row(**columns), PARENT, WINTER)
    summer = schedules_of(row(**columns), PARENT, SUMMER)

    assert (offset_on(WINTER), offset_on(SUMMER)) == (1, 2)
    assert [one["id"] for one in winter] == [one["id"] for one in summer]


def test_day_and_night_is_all_days_until_the_last_minute():
    [schedule] = schedules(round_the_clock=True, week=[[0, "08:00", "15:00", ""]])

    assert schedule["byday"] == "MO,TU,WE,TH,FR,SA,SU"
    assert (schedule["opens_at"], schedule["closes_at"]) == ("00:00:00", "23:59:00")


def test_a_whole_day_ends_in_its_last_minute():
    [schedule] = schedules(week=[[6, "00:00", "00:00", ""]])

    assert schedule["closes_at"] == "23:59:00"


def test_other_hours_and_days_off_have_their_days():
    exceptions = [
        ["2026-12-24", "2026-12-24", "08:00", "12:00", "Wigilia"],
        ["2026-12-28", "2027-01-02", None, None, "urlop"],
    ]

    assert schedules(exceptions=exceptions) == [
        {
            "valid_from": "2026-12-24",
            "valid_to": "2026-12-24",
            "dtstart": "2026-12-24",
            "until": "2026-12-24",
            "freq": "WEEKLY",
            "byday": "TH",
            "opens_at": "08:00:00",
            "closes_at": "12:00:00",
            "notes": "Wigilia",
            "timezone": 1,
        },
        {
            "valid_from": "2026-12-28",
            "valid_to": "2027-01-02",
            "notes": "urlop",
            "timezone": 1,
        },
    ]


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2026-12-24", "2026-12-24", [3]),
        ("2026-12-26", "2026-12-28", [0, 5, 6]),
        ("2026-12-01", "2026-12-31", [0, 1, 2, 3, 4, 5, 6]),
    ],
)
def test_weekdays_between(first, last, days):
    assert weekdays_between(first, last) == days


@pytest.mark.parametrize(
    ("closure", "is_closed", "alert"),
    [
        (["2026-11-22", "2026-11-22", "Awaria."], True, "to Nov. 22, 2026. Awaria."),
        (["2026-11-01", None, "Remont."], True, "until further notice. Remont."),
        (["2026-12-01", "2026-12-31", "Urlop."], False, "to Dec. 31, 2026. Urlop."),
        (["2026-11-01", "2026-11-21", "Było."], False, ""),
    ],
)
def test_a_closure_is_told_until_it_is_over(closure, is_closed, alert):
    closed = row(closures=[closure])

    assert is_closed_on(closed, WINTER) == is_closed
    assert alert_of(closed, WINTER).endswith(alert)
    assert bool(alert_of(closed, WINTER)) == bool(alert)


def site(**columns):
    return row(
        **{
            "public_id": "rBSIENhXRByWeUCPNG3hSw",
            "name": "",
            "address": "",
            "place": None,
            "area_code": "",
            "is_confidential": False,
            "accessibility": [],
            "accessibility_note": "",
            **columns,
        }
    )


def test_a_site_keeps_its_id_and_names_its_location_after_it():
    found = at_location(site(name="Sala"), "Testowo", WINTER)

    assert found["id"] == PARENT
    assert found["location"] == {
        "id": child_of(PARENT, "location"),
        "location_type": "physical",
        "name": "Sala",
    }


@pytest.mark.parametrize(
    ("text", "street", "code", "city"),
    [
        ("ul. Prosta 1", "ul. Prosta 1", "", "Testowo"),
        (
            "ul. Prosta 1, 43-300 Bielsko-Biała",
            "ul. Prosta 1",
            "43-300",
            "Bielsko-Biała",
        ),
    ],
)
def test_an_address_is_parted_where_it_has_a_postcode(text, street, code, city):
    location = at_location(site(address=text), "Testowo", WINTER)["location"]

    [address] = location["addresses"]
    assert (address["address_1"], address["postal_code"]) == (street, code)
    assert (address["city"], address["country"]) == (city, "PL")


def test_of_a_confidential_site_only_that_is_said():
    hidden = site(name="Schronienie", is_confidential=True, area_code="polnoc")

    location = at_location(hidden, "Testowo", WINTER)["location"]

    assert {"addresses", "latitude", "longitude"}.isdisjoint(location)
    facts = {fact["link_type"]: fact["value"] for fact in location["attributes"]}
    assert facts == {"area": "polnoc", "is_confidential": "true"}
