"""Opening hours of the standard: what a week holds, and what stays in words."""

from datetime import date, time

import pytest

from resources.lines import (
    ExceptionContent,
    HoursContent,
)
from resources.loading.records import Level

from .documents import read, record, service


def schedule_of(*rules):
    return record(schedules=list(rules)).schedule


def test_weekly_rules():
    schedule = schedule_of(
        {
            "freq": "WEEKLY",
            "byday": "MO,WE",
            "opens_at": "08:00",
            "closes_at": "15:30:00",
        },
        {"byday": "SA", "opens_at": "22:00Z", "closes_at": "06:00", "interval": 1},
    )

    assert schedule.hours == (
        HoursContent(0, time(8), time(15, 30)),
        HoursContent(2, time(8), time(15, 30)),
        HoursContent(5, time(22), time(6)),
    )


def test_all_days_all_hours_is_round_the_clock():
    schedule = schedule_of(
        {"byday": "MO,TU,WE,TH,FR,SA,SU", "opens_at": "00:00", "closes_at": "23:59"}
    )

    assert (schedule.round_the_clock, schedule.hours) == (True, ())


def test_days_with_other_hours_and_days_off():
    days = {"valid_from": "2026-12-24", "valid_to": "2026-12-26"}
    schedule = schedule_of(
        {**days, "description": "Closed."},
        {
            **days,
            "dtstart": "2026-12-24",
            "until": "2026-12-26",
            "byday": "TH,FR,SA",
            "opens_at": "10:00",
            "closes_at": "12:00",
            "notes": "dyżur",
        },
    )

    first, last = date(2026, 12, 24), date(2026, 12, 26)
    assert schedule.exceptions == (
        ExceptionContent(first, last),
        ExceptionContent(first, last, time(10), time(12), "dyżur"),
    )


@pytest.mark.parametrize(
    "rule",
    [
        {"freq": "MONTHLY", "byday": "2MO"},
        {"freq": "WEEKLY", "interval": 2},
        {"freq": "WEEKLY", "count": 3},
        {"byday": "MONDAY"},
        {"byday": ""},
        {"valid_to": "2005-01-01"},
        {"valid_from": "2030-01-01"},
        {"until": "2026-11-21"},
        {"closes_at": None},
        {"opens_at": "25:00"},
    ],
)
def test_a_rule_that_cannot_be_held_stays_in_words(rule):
    whole = {
        "byday": "MO",
        "opens_at": "08:00",
        "closes_at": "15:00",
        "description": "Drugi poniedziałek miesiąca.",
        **rule,
    }

    reading = read(service(schedules=[whole]))

    [found] = reading.records
    assert found.schedule.hours == ()
    assert found.hours_note == "Drugi poniedziałek miesiąca."
    assert reading.of(Level.WARNING)


def test_hours_of_a_place_that_are_those_of_the_service_are_not_said_twice():
    rule = {"byday": "MO", "opens_at": "08:00", "closes_at": "15:00"}
    places = [
        {"id": "1", "location": {"location_type": "physical"}, "schedules": [rule]}
    ]

    found = record(schedules=[rule], service_at_locations=places)

    assert found.schedule.hours
    assert not found.sites[0].schedule.hours
