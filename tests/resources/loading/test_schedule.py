"""Opening hours in words."""

import pytest

from resources.loading.records import Findings
from resources.loading.schedule import read_day, read_schedule


def plain(rows) -> str:
    return " ".join(
        f"{row.weekday}:{row.opens:%H%M}-{row.closes:%H%M}"
        + (f"({row.note})" if row.note else "")
        for row in rows
    )


def every(days: str, hours: str) -> str:
    return " ".join(f"{day}:{hours}" for day in days)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("pn.-pt. 8-16", every("01234", "0800-1600")),
        ("pon. – pt. 8:00 – 16:00", every("01234", "0800-1600")),
        ("Pon.–pt. 7⁰⁰–15³⁰", every("01234", "0700-1530")),
        ("pn-pt od 8 do 16", every("01234", "0800-1600")),
        ("w dni robocze w godz. 8-16", every("01234", "0800-1600")),
        ("codziennie 12.00-14.00, oprócz świąt", every("0123456", "1200-1400")),
        ("wt i czw 15-18", every("13", "1500-1800")),
        ("wtorki, czwartki godz. 15-18", every("13", "1500-1800")),
        ("śr. 17-19", "2:1700-1900"),
        ("środa 17.00 do 19.00", "2:1700-1900"),
        ("weekendy 10-14", every("56", "1000-1400")),
        ("piątek-niedziela 18-24", every("456", "1800-0000")),
        ("codziennie 20-8", every("0123456", "2000-0800")),
        ("pn-pt 24h", every("01234", "0000-0000")),
        ("pn 8-16 wt 10-18", "0:0800-1600 1:1000-1800"),
        (
            "pn-pt 8-16, sob 9-13, nd nieczynne",
            every("01234", "0800-1600") + " 5:0900-1300",
        ),
        ("poniedziałek: 8.00-17.00; wtorek: 7.30-15.30", "0:0800-1700 1:0730-1530"),
        ("pn 8-12 i 14-18", "0:0800-1200 0:1400-1800"),
        ("pn 10-12 (po Umówieniu)", "0:1000-1200(po Umówieniu)"),
        ("Mon-Fri 7AM - 3PM", every("01234", "0700-1500")),
        ("Wednesday 10-3pm", "2:1000-1500"),
    ],
)
def test_is_read(text, rows):
    findings = Findings()

    schedule, kept = read_schedule(text, findings)

    assert plain(schedule.hours) == rows
    assert (kept, findings.found) == ("", [])


@pytest.mark.parametrize(
    "text", ["całodobowo", "24h", "24/7", "czynne całą dobę", "7 dni w tygodniu 24h"]
)
def test_always(text):
    schedule, kept = read_schedule(text, Findings())

    assert schedule.round_the_clock
    assert schedule.open_on_holidays
    assert (schedule.hours, kept) == ((), "")


def test_holidays():
    assert read_schedule("codziennie 8-20, także w święta", Findings())[
        0
    ].open_on_holidays
    assert not read_schedule("codziennie 8-20", Findings())[0].open_on_holidays


def test_without_days_it_is_assumed_and_kept_in_words():
    findings = Findings()

    schedule, kept = read_schedule("8:00–16:00", findings)

    assert plain(schedule.hours) == every("01234", "0800-1600")
    assert kept == "8:00–16:00"
    assert [str(item.level) for item in findings.found] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "pierwszy wtorek miesiąca 10-12",
        "po uzgodnieniu telefonicznym",
        "pn-pt",
        "8",
        "pn 8-16, telefon 33 812 34 56",
        "pn-pt 8-16, pt 8-14",
        "pn-pt 8-16, niedziele i święta 10-14",
        "od piątku do wtorku 8-16",
        "pn 25-26",
        "pn 8-9-10",
        "pn 8-",
        "2nd, 3rd Wednesdays, 6-9 PM",
        "x" * 400,
        "(((",
        "pn 8-16 " * 60,
    ],
)
def test_what_is_not_understood_stays_in_words(text):
    findings = Findings()

    schedule, kept = read_schedule(text, findings)

    assert schedule.hours == ()
    assert kept == " ".join(text.split())[:300]
    assert findings.found


@pytest.mark.parametrize("text", ["", "-", "brak"])
def test_nothing(text):
    findings = Findings()

    assert read_schedule(text, findings)[1] == ""
    assert not findings.found


def test_a_cell_of_one_day():
    findings = Findings()

    assert plain(read_day("8-16", 2, findings)) == "2:0800-1600"
    assert plain(read_day("8-12, 14-18", 2, findings)) == "2:0800-1200 2:1400-1800"
    assert read_day("nieczynne", 6, findings) == ()
    assert read_day("-", 6, findings) == ()
    assert not findings.found
    assert read_day("pt 8-16", 2, findings) == ()
    assert findings.found
