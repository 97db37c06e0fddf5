"""How opening hours are told: how it stands now, the week, what is special."""

from django.utils import translation

from resources.opening_words import closure_words, special_lines, week_lines

from .hours import MONDAY, NIGHTS, OFFICE, hours, words


class TestWords:
    def test_say_how_it_stands(self):
        assert words("2026-11-16 9:00", week=OFFICE) == "open now until 15:00"
        assert words("2026-11-16 7:00", week=OFFICE) == "opens today at 8:00"
        assert words("2026-11-16 16:00", week=OFFICE) == "opens tomorrow at 8:00"
        assert words("2026-11-21 9:00", week=OFFICE) == "opens on Monday at 8:00"
        assert words("2026-11-16 9:00") == "hours not given"
        assert words("2026-11-16 9:00", round_the_clock=True) == "open round the clock"

    def test_say_when_a_night_ends(self):
        assert words("2026-11-16 21:00", week=NIGHTS) == "open now until 8:00 tomorrow"
        assert words("2026-11-17 3:00", week=NIGHTS) == "open now until 8:00"
        midnight = [[0, "20:00", "00:00", ""]]
        assert words("2026-11-16 21:00", week=midnight) == "open now until midnight"
        whole, half = ["00:00", "00:00", ""], ["00:00", "12:00", ""]
        assert words("2026-11-16 9:00", week=[[0, *whole], [1, *half]]) == (
            "open now until 12:00 tomorrow"
        )
        week = [[0, *whole], [1, *whole], [2, *half]]
        assert words("2026-11-16 9:00", week=week) == (
            "open now until 12:00 on November 18"
        )

    def test_name_a_far_day_by_its_date(self):
        shut = [["2026-11-10", "2026-11-30", None, None, ""]]

        assert words("2026-11-16 9:00", week=OFFICE, exceptions=shut) == (
            "opens on December 1 at 8:00"
        )

    def test_say_that_it_is_a_holiday(self):
        assert words("2026-11-11 9:00", week=OFFICE) == (
            "closed today, it is a public holiday; opens tomorrow at 8:00"
        )

    def test_say_until_when_it_is_shut_and_why(self):
        shut = [["2026-12-20", "2027-01-03", "Remont"]]
        assert words("2026-12-22 9:00", week=OFFICE, closures=shut) == (
            "closed through January 3: Remont"
        )
        assert words("2027-01-03 9:00", week=OFFICE, closures=shut) == (
            "closed today: Remont"
        )
        assert words("2026-12-22 9:00", closures=[["2026-12-20", None, ""]]) == (
            "closed until further notice"
        )
        far = [["2026-12-20", "2027-12-31", ""]]
        assert words("2026-12-22 9:00", closures=far) == "closed through Dec. 31, 2027"

    def test_of_nothing_in_sight_say_only_that_it_is_closed(self):
        never = [["2026-01-01", "2028-01-01", None, None, ""]]

        assert words("2026-11-16 9:00", week=OFFICE, exceptions=never) == "closed now"

    def test_of_closures_to_come_say_from_when(self):
        known = hours(
            closures=[
                ["2026-12-01", "2026-12-01", ""],
                ["2026-12-02", "2026-12-05", ""],
                ["2026-12-10", None, ""],
            ]
        )

        with translation.override("en"):
            said = [closure_words(row, MONDAY) for row in known.closures_ahead(MONDAY)]
        assert said == [
            "closed on December 1",
            "closed from December 2 to December 5",
            "closed from December 10 until further notice",
        ]


class TestTables:
    def lines(self, **values):
        with translation.override("en"):
            return [(row.days, row.hours) for row in week_lines(hours(**values))]

    def test_group_days_in_a_row(self):
        assert self.lines(week=OFFICE) == [
            ("Monday–Friday", "8:00–15:00"),
            ("Saturday and Sunday", "closed"),
        ]

    def test_keep_apart_what_differs(self):
        week = [*OFFICE[:2], [2, "08:00", "12:00", ""], [2, "14:00", "18:00", ""]]

        assert self.lines(week=week) == [
            ("Monday and Tuesday", "8:00–15:00"),
            ("Wednesday", "8:00–12:00, 14:00–18:00"),
            ("Thursday–Sunday", "closed"),
        ]

    def test_say_nights_and_whole_days(self):
        assert self.lines(week=NIGHTS) == [("every day", "20:00–8:00 the next day")]
        assert self.lines(week=[[day, "00:00", "00:00", ""] for day in range(7)]) == [
            ("every day", "round the clock")
        ]
        assert self.lines(round_the_clock=True) == [("every day", "round the clock")]
        assert self.lines(week=[[0, "18:00", "00:00", ""]])[0] == (
            "Monday",
            "18:00–24:00",
        )

    def test_are_empty_when_nothing_is_known(self):
        assert self.lines() == []

    def test_keep_notes_and_tell_days_apart_by_them(self):
        week = [[0, "08:00", "15:00", "zapisy"], [1, "08:00", "15:00", ""]]

        lines = week_lines(hours(week=week))
        assert lines[0].note == "zapisy"
        assert lines[1].note == ""

    def test_exceptions_are_told_by_their_days(self):
        known = hours(
            exceptions=[
                ["2026-12-24", "2026-12-24", None, None, "wigilia"],
                ["2026-12-01", "2026-12-05", "08:00", "10:00", ""],
                ["2026-12-01", "2026-12-05", "12:00", "14:00", ""],
                ["2026-10-01", "2026-10-05", None, None, "past"],
                ["2027-10-01", "2027-10-05", None, None, "far"],
            ]
        )

        with translation.override("en"):
            lines = special_lines(known.specials_ahead(MONDAY), MONDAY)
        assert [(row.days, row.hours, row.note, row.is_closed) for row in lines] == [
            ("December 1–5", "8:00–10:00, 12:00–14:00", "", False),
            ("December 24", "closed", "wigilia", True),
        ]
        with translation.override("pl"):
            lines = special_lines(known.specials_ahead(MONDAY), MONDAY)
        assert [row.days for row in lines] == ["1–5 grudnia", "24 grudnia"]
