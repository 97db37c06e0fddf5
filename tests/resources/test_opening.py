"""When a resource is open: holidays, nights, exceptions, closures, changing clocks."""

from datetime import UTC, datetime

import pytest

from resources.opening import WEEK_MINUTES, Hours, minutes_of_week
from resources.opening_parts import State

from .hours import MONDAY, NIGHTS, OFFICE, at, hours, local, row


class TestTheWeek:
    def test_is_open_from_the_first_minute_and_not_in_the_last(self):
        assert not at("2026-11-16 7:59", week=OFFICE).is_open
        assert at("2026-11-16 8:00", week=OFFICE).is_open
        assert at("2026-11-16 14:59", week=OFFICE).is_open
        assert not at("2026-11-16 15:00", week=OFFICE).is_open

    def test_knows_when_it_opens_next(self):
        assert at("2026-11-16 7:00", week=OFFICE).opens == local("2026-11-16 8:00")
        assert at("2026-11-16 15:00", week=OFFICE).opens == local("2026-11-17 8:00")
        assert at("2026-11-20 16:00", week=OFFICE).opens == local("2026-11-23 8:00")

    def test_two_intervals_of_a_day_leave_a_break(self):
        split = [[0, "08:00", "12:00", ""], [0, "13:00", "17:00", ""]]

        assert at("2026-11-16 11:00", week=split).until == local("2026-11-16 12:00")
        assert at("2026-11-16 12:30", week=split).opens == local("2026-11-16 13:00")

    def test_intervals_that_touch_or_overlap_are_one(self):
        touching = [[0, "08:00", "12:00", ""], [0, "12:00", "17:00", ""]]
        overlapping = [[0, "08:00", "17:00", ""], [0, "09:00", "10:00", ""]]

        for week in (touching, overlapping):
            assert at("2026-11-16 9:30", week=week).until == local("2026-11-16 17:00")

    def test_without_hours_nothing_is_known(self):
        assert at("2026-11-16 9:00").state == State.UNKNOWN

    def test_an_exception_of_another_day_makes_no_week_known(self):
        shut = [["2026-12-24", "2026-12-24", None, None, ""]]

        assert at("2026-11-16 9:00", exceptions=shut).state == State.UNKNOWN
        assert at("2026-12-24 9:00", exceptions=shut).state == State.CLOSED

    def test_round_the_clock_is_always_open(self):
        now = at("2026-12-25 3:00", round_the_clock=True)

        assert now.is_open
        assert now.until is None


class TestNights:
    def test_runs_past_midnight(self):
        now = at("2026-11-17 3:00", week=[[0, "20:00", "08:00", ""]])

        assert now.until == local("2026-11-17 8:00")

    def test_of_sunday_runs_into_monday(self):
        now = at("2026-11-16 3:00", week=[[6, "20:00", "08:00", ""]])

        assert now.until == local("2026-11-16 8:00")

    def test_until_midnight_is_no_night(self):
        week = [[0, "20:00", "00:00", ""]]

        assert at("2026-11-16 23:59", week=week).until == local("2026-11-17 0:00")
        assert not at("2026-11-17 0:00", week=week).is_open

    def test_from_midnight_to_midnight_is_a_whole_day(self):
        week = [[0, "00:00", "00:00", ""]]

        assert at("2026-11-16 0:00", week=week).is_open
        assert not at("2026-11-15 23:59", week=week).is_open
        assert not at("2026-11-17 0:00", week=week).is_open

    def test_closing_at_the_hour_of_opening_is_a_day_round(self):
        week = [[0, "08:00", "08:00", ""]]

        assert at("2026-11-17 7:59", week=week).is_open
        assert not at("2026-11-17 8:00", week=week).is_open

    def test_seven_whole_days_never_close(self):
        week = [[day, "00:00", "00:00", ""] for day in range(7)]

        assert at("2026-11-16 0:00", week=week, open_on_holidays=True).until is None

    def test_a_night_begun_before_a_holiday_runs_to_its_end(self):
        assert at("2026-11-11 7:00", week=NIGHTS).until == local("2026-11-11 8:00")
        assert not at("2026-11-11 21:00", week=NIGHTS).is_open
        assert not at("2026-11-12 7:00", week=NIGHTS).is_open

    def test_a_night_begun_before_a_closure_runs_to_its_end(self):
        shut = [["2026-11-17", "2026-11-18", "Remont"]]

        assert at("2026-11-17 7:00", week=NIGHTS, closures=shut).is_open
        assert at("2026-11-17 9:00", week=NIGHTS, closures=shut).state == State.SHUT


class TestHolidays:
    @pytest.mark.parametrize(
        "day",
        [
            "2026-01-01",
            "2026-01-06",  # Epiphany
            "2026-04-06",  # Easter Monday
            "2026-06-04",  # Corpus Christi
            "2025-06-19",  # Corpus Christi of another year
            "2026-11-11",
            "2026-12-24",  # free since 2025
            "2025-12-24",
            "2026-12-25",
        ],
    )
    def test_are_closed(self, day):
        now = at(f"{day} 10:00", week=OFFICE)

        assert now.state == State.CLOSED
        assert now.is_holiday

    def test_christmas_eve_of_2024_was_a_working_day(self):
        assert at("2024-12-24 10:00", week=OFFICE).is_open

    def test_good_friday_is_a_working_day(self):
        assert at("2026-04-03 10:00", week=OFFICE).is_open

    def test_open_on_holidays_says_so(self):
        assert at("2026-12-25 10:00", week=OFFICE, open_on_holidays=True).is_open

    def test_over_the_turn_of_the_year_the_next_working_day_is_found(self):
        assert at("2026-12-23 16:00", week=OFFICE).opens == local("2026-12-28 8:00")
        assert at("2026-12-31 16:00", week=OFFICE).opens == local("2027-01-04 8:00")

    def test_a_holiday_on_a_closed_day_gives_no_reason(self):
        assert not at("2026-11-15 10:00", week=OFFICE).is_holiday


class TestExceptions:
    def test_replace_the_hours_of_their_day(self):
        short = [["2026-11-16", "2026-11-16", "10:00", "12:00", ""]]

        assert not at("2026-11-16 9:00", week=OFFICE, exceptions=short).is_open
        assert at("2026-11-16 11:00", week=OFFICE, exceptions=short).is_open
        assert at("2026-11-17 9:00", week=OFFICE, exceptions=short).is_open

    def test_without_hours_are_closed(self):
        shut = [["2026-11-16", "2026-11-17", None, None, "inwentaryzacja"]]

        assert at("2026-11-16 9:00", week=OFFICE, exceptions=shut).opens == local(
            "2026-11-18 8:00"
        )

    def test_the_last_day_belongs_to_them(self):
        shut = [["2026-11-16", "2026-11-17", None, None, ""]]

        assert not at("2026-11-17 14:59", week=OFFICE, exceptions=shut).is_open
        assert at("2026-11-18 8:00", week=OFFICE, exceptions=shut).is_open

    def test_one_day_beats_a_longer_time(self):
        rows = [
            ["2026-07-01", "2026-08-31", "08:00", "12:00", ""],
            ["2026-07-15", "2026-07-15", None, None, ""],
            ["2026-07-16", "2026-07-16", "08:00", "18:00", ""],
        ]

        assert not at("2026-07-14 13:00", week=OFFICE, exceptions=rows).is_open
        assert not at("2026-07-15 9:00", week=OFFICE, exceptions=rows).is_open
        assert at("2026-07-16 17:00", week=OFFICE, exceptions=rows).is_open

    def test_closed_beats_hours_of_the_same_days(self):
        rows = [
            ["2026-11-16", "2026-11-16", "08:00", "12:00", ""],
            ["2026-11-16", "2026-11-16", None, None, ""],
        ]

        assert not at("2026-11-16 9:00", week=OFFICE, exceptions=rows).is_open

    def test_two_intervals_of_the_same_day_stand_together(self):
        rows = [
            ["2026-11-16", "2026-11-16", "08:00", "10:00", ""],
            ["2026-11-16", "2026-11-16", "16:00", "18:00", ""],
        ]

        assert at("2026-11-16 9:00", week=OFFICE, exceptions=rows).is_open
        assert not at("2026-11-16 12:00", week=OFFICE, exceptions=rows).is_open
        assert at("2026-11-16 17:00", week=OFFICE, exceptions=rows).is_open

    def test_of_one_day_open_a_holiday(self):
        rows = [["2026-12-24", "2026-12-24", "10:00", "14:00", "wigilia"]]

        assert at("2026-12-24 11:00", week=OFFICE, exceptions=rows).is_open
        assert not at("2026-12-24 15:00", week=OFFICE, exceptions=rows).is_holiday

    def test_of_many_days_leave_a_holiday_closed(self):
        rows = [["2026-11-01", "2026-11-30", "08:00", "12:00", ""]]

        assert not at("2026-11-11 9:00", week=OFFICE, exceptions=rows).is_open
        assert at(
            "2026-11-11 9:00", week=OFFICE, exceptions=rows, open_on_holidays=True
        ).is_open
        assert not at(
            "2026-11-11 13:00", week=OFFICE, exceptions=rows, open_on_holidays=True
        ).is_open

    def test_change_what_is_open_round_the_clock(self):
        rows = [["2026-11-16", "2026-11-16", None, None, ""]]

        assert not at("2026-11-16 9:00", round_the_clock=True, exceptions=rows).is_open

    def test_may_run_past_midnight(self):
        rows = [["2026-12-31", "2026-12-31", "18:00", "02:00", ""]]

        now = at("2027-01-01 1:00", week=OFFICE, exceptions=rows)
        assert now.until == local("2027-01-01 2:00")


class TestClosures:
    SHUT = [["2026-11-16", "2027-01-03", "Remont sali"]]

    def test_shut_everything(self):
        now = at("2026-11-20 9:00", week=OFFICE, closures=self.SHUT)

        assert now.state == State.SHUT
        assert now.closure.notice == "Remont sali"
        assert now.opens == local("2027-01-04 8:00")

    def test_beat_exceptions_inside_them(self):
        rows = [["2026-11-20", "2026-11-20", "10:00", "12:00", ""]]

        assert not at(
            "2026-11-20 11:00", week=OFFICE, closures=self.SHUT, exceptions=rows
        ).is_open

    def test_beat_round_the_clock(self):
        now = at("2026-11-20 11:00", round_the_clock=True, closures=self.SHUT)

        assert now.opens == local("2027-01-04 0:00")

    def test_of_unknown_hours_are_said(self):
        now = at("2026-11-20 11:00", closures=self.SHUT)

        assert now.state == State.SHUT
        assert now.opens is None

    def test_until_further_notice_has_no_next_opening(self):
        now = at(
            "2026-11-20 9:00", week=OFFICE, closures=[["2026-11-16", None, "Brak"]]
        )

        assert now.state == State.SHUT
        assert now.opens is None

    def test_of_more_than_sixty_days_has_none_in_sight(self):
        now = at(
            "2026-06-01 9:00",
            week=OFFICE,
            closures=[["2026-06-01", "2026-09-01", "Lato"]],
        )

        assert now.opens is None

    def test_round_the_clock_ends_where_one_begins(self):
        now = at("2026-11-15 11:00", round_the_clock=True, closures=self.SHUT)

        assert now.until == local("2026-11-16 0:00")

    def test_ahead_are_sorted_and_past_ones_left_out(self):
        known = hours(
            closures=[
                ["2026-12-20", "2026-12-31", "b"],
                ["2026-11-16", "2026-11-18", "a"],
                ["2026-10-01", "2026-10-02", "past"],
            ]
        )

        assert [row.notice for row in known.closures_ahead(MONDAY)] == ["a", "b"]

    def test_the_one_that_lasts_longest_is_told(self):
        now = at(
            "2026-11-16 9:00",
            closures=[["2026-11-16", "2026-11-17", "a"], ["2026-11-16", None, "b"]],
        )

        assert now.closure.notice == "b"


class TestSites:
    def test_without_own_hours_have_the_resources(self):
        known = Hours.of(row(week=OFFICE, open_on_holidays=True), row())

        assert known.at(local("2026-11-11 9:00")).is_open

    def test_with_own_hours_have_these_alone(self):
        known = Hours.of(
            row(week=OFFICE, open_on_holidays=True),
            row(week=[[0, "16:00", "18:00", ""]]),
        )

        assert not known.at(local("2026-11-16 9:00")).is_open
        assert known.at(local("2026-11-16 17:00")).is_open
        assert not known.open_on_holidays

    def test_open_round_the_clock_needs_no_week(self):
        known = Hours.of(row(week=OFFICE), row(round_the_clock=True))

        assert known.at(local("2026-11-16 3:00")).is_open

    def test_share_the_closures_of_the_resource(self):
        known = Hours.of(
            row(closures=[["2026-11-16", "2026-11-16", "Awaria"]]), row(week=OFFICE)
        )

        assert known.at(local("2026-11-16 9:00")).state == State.SHUT

    def test_an_exception_of_the_site_beats_one_of_the_resource(self):
        known = Hours.of(
            row(exceptions=[["2026-11-16", "2026-11-16", None, None, ""]]),
            row(
                week=OFFICE,
                exceptions=[["2026-11-16", "2026-11-16", "10:00", "12:00", ""]],
            ),
        )

        assert known.at(local("2026-11-16 11:00")).is_open

    def test_a_shorter_exception_of_the_resource_beats_a_longer_one_of_the_site(self):
        known = Hours.of(
            row(exceptions=[["2026-11-16", "2026-11-16", None, None, ""]]),
            row(
                week=OFFICE,
                exceptions=[["2026-11-16", "2026-11-20", "10:00", "12:00", ""]],
            ),
        )

        assert not known.at(local("2026-11-16 11:00")).is_open


class TestChangingClocks:
    """29 March 2026: 2:00 becomes 3:00. 25 October 2026: 3:00 becomes 2:00."""

    WEEK = [[5, "20:00", "06:00", ""]]

    def test_a_night_in_spring_has_an_hour_less(self):
        starts = local("2026-03-28 20:00").astimezone(UTC)
        now = at("2026-03-28 20:00", week=self.WEEK)

        assert (now.until.astimezone(UTC) - starts).total_seconds() == 9 * 3600
        assert now.until == local("2026-03-29 6:00")

    def test_a_night_in_autumn_has_an_hour_more(self):
        starts = local("2026-10-24 20:00").astimezone(UTC)
        now = at("2026-10-24 20:00", week=self.WEEK)

        assert (now.until.astimezone(UTC) - starts).total_seconds() == 11 * 3600

    def test_open_until_an_hour_that_comes_twice_closes_the_second_time(self):
        week = [[5, "20:00", "02:30", ""]]
        known = hours(week=week)

        assert known.at(local("2026-10-25 2:29", fold=0)).is_open
        assert known.at(local("2026-10-25 2:29", fold=1)).is_open
        assert not known.at(local("2026-10-25 2:30", fold=1)).is_open

    def test_an_hour_that_comes_twice_opens_the_first_time(self):
        known = hours(week=[[6, "02:30", "05:00", ""]])

        assert known.at(local("2026-10-25 2:30", fold=0)).is_open
        assert known.at(local("2026-10-25 2:00", fold=1)).is_open

    def test_an_hour_that_never_comes_is_an_hour_later(self):
        known = hours(week=[[6, "02:30", "05:00", ""]])

        assert not known.at(local("2026-03-29 3:29")).is_open
        assert known.at(local("2026-03-29 3:30")).is_open

    def test_hours_that_never_come_do_no_harm(self):
        known = hours(week=[[6, "02:15", "02:45", ""]])

        assert not known.at(local("2026-03-29 1:59")).is_open
        assert known.at(local("2026-03-29 3:20")).is_open
        assert not known.at(local("2026-03-29 3:45")).is_open

    def test_moments_of_another_zone_are_understood(self):
        assert hours(week=OFFICE).at(datetime(2026, 7, 1, 6, 0, tzinfo=UTC)).is_open
        assert (
            not hours(week=OFFICE).at(datetime(2026, 7, 1, 5, 59, tzinfo=UTC)).is_open
        )
        assert hours(week=OFFICE).at(datetime(2026, 1, 7, 7, 0, tzinfo=UTC)).is_open


class TestMinutesOfWeek:
    def test_count_from_monday(self):
        assert minutes_of_week([[0, "08:00", "15:00", ""]]) == [(480, 900)]
        assert minutes_of_week([[6, "08:00", "15:00", ""]]) == [(9120, 9540)]

    def test_are_sorted_and_joined(self):
        week = [
            [1, "00:00", "02:00", ""],
            [0, "20:00", "00:00", ""],
            [0, "08:00", "12:00", ""],
            [0, "10:00", "14:00", ""],
        ]

        assert minutes_of_week(week) == [(480, 840), (1200, 1560)]

    def test_wrap_past_sunday(self):
        assert minutes_of_week([[6, "20:00", "08:00", ""]]) == [
            (0, 480),
            (9840, WEEK_MINUTES),
        ]
        assert minutes_of_week([[6, "20:00", "00:00", ""]]) == [(9840, WEEK_MINUTES)]

    def test_of_round_the_clock_are_the_whole_week(self):
        assert minutes_of_week([], round_the_clock=True) == [(0, WEEK_MINUTES)]
        whole = [[day, "00:00", "00:00", ""] for day in range(7)]
        assert minutes_of_week(whole) == [(0, WEEK_MINUTES)]

    def test_of_nothing_are_nothing(self):
        assert minutes_of_week([]) == []

    @pytest.mark.parametrize("week", [OFFICE, NIGHTS, [[6, "20:00", "08:00", ""]]])
    def test_agree_with_the_moments_in_a_week_without_holidays(self, week):
        known = hours(week=week)
        minutes = minutes_of_week(week)

        for number in range(0, WEEK_MINUTES, 30):
            moment = local("2026-11-16 0:00").replace(
                day=16 + number // 1440,
                hour=number % 1440 // 60,
                minute=number % 60,
            )
            is_in = any(starts <= number < ends for starts, ends in minutes)
            assert known.at(moment).is_open == is_in, moment
