"""Single cells, as offices fill them."""

from datetime import date

import pytest

from resources.loading.contacts import emails, national, telephone, web_address
from resources.loading.places import Box, is_secret, place_of, place_of_pair
from resources.loading.records import Findings, Level
from resources.loading.values import (
    ages,
    day,
    is_nothing,
    name_of,
    tokens,
    whole_number,
    words_of,
    yes_or_no,
)
from resources.loading.words import (
    accessibility_of,
    deliveries_of,
    fee_kind_of,
    kind_of,
    languages_of,
)

CITY = Box(18.9, 49.7, 19.2, 49.9)


@pytest.fixture
def findings():
    return Findings()


def levels(findings) -> list[str]:
    return [str(item.level) for item in findings.found]


class TestTelephones:
    @pytest.mark.parametrize(
        ("text", "printed"),
        [
            ("33 000 00 01", "33 000 00 01"),
            ("(33) 000-00-01", "33 000 00 01"),
            ("+48 33 000 00 03", "33 000 00 03"),
            ("0048330000003", "33 000 00 03"),
            ("33/0000004", "33 000 00 04"),
            ("0338123456", "33 812 34 56"),
            ("+48330000006", "33 000 00 06"),
            ("kom. 519 338 486", "519 338 486"),
            ("600100200", "600 100 200"),
            ("000000007", "000 000 007"),
            ("33 000 00 09 wew. 12", "33 000 00 09 wew. 12"),
            ("33 8123456; 600-100-200", "33 812 34 56, 600 100 200"),
            ("33 812 34 56 lub 33 812 34 57", "33 812 34 56, 33 812 34 57"),
            ("800 120 002 (doba)", "800 120 002 (doba)"),
            ("116 111", "116 111"),
            ("112", "112"),
            ("+49 30 123456", "+49 30 123456"),
            ("215-686-7150/52", "215-686-7150/52"),
        ],
    )
    def test_are_printed_as_in_poland(self, text, printed, findings):
        assert telephone(text, findings) == printed
        assert not findings.found

    @pytest.mark.parametrize("text", ["", "-", "brak", "nie ma", "n/a", "b.d."])
    def test_nothing_is_nothing(self, text, findings):
        assert telephone(text, findings) == ""
        assert not findings.found

    @pytest.mark.parametrize(
        "text", ["zadzwoń", "<b>33</b> 812 34 56", "12", "33 812 34 56, " * 9 + "x@y"]
    )
    def test_no_number_is_left_out_and_told(self, text, findings):
        assert telephone(text, findings) == ""
        assert levels(findings) == ["warning"]

    def test_a_foreign_number_is_no_polish_one(self):
        assert national("+49 301234567") == "+49301234567"
        assert national("48 33 812 34 56") == "338123456"


class TestAddressesOfTheNet:
    def test_two_in_a_cell(self, findings):
        found = emails("d@example.org, E@EXAMPLE.ORG / f@example.org", findings)

        assert found == ("d@example.org", "e@example.org", "f@example.org")
        assert not findings.found

    def test_the_wrong_ones_are_told(self, findings):
        assert emails("punkt@example; mailto:ok@example.org", findings) == (
            "ok@example.org",
        )
        assert [item.value for item in findings.found] == ["punkt@example"]

    @pytest.mark.parametrize(
        ("text", "address"),
        [
            ("example.org", "https://example.org"),
            ("www.example.org/a", "https://www.example.org/a"),
            ("//example.org", "https://example.org"),
            ("http://example.org", "http://example.org"),
            ("HTTPS://example.org/", "HTTPS://example.org/"),
            ("example.org:8080/x", "https://example.org:8080/x"),
            ("", ""),
            ("-", ""),
        ],
    )
    def test_pages(self, text, address, findings):
        assert web_address(text, findings) == address
        assert not findings.found

    @pytest.mark.parametrize(
        "text",
        [
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "vbscript:x",
            "http://",
            "to nie jest adres",
            "https://example.org/" + "a" * 200,
        ],
    )
    def test_no_pages(self, text, findings):
        assert web_address(text, findings) == ""
        assert levels(findings) == ["warning"]


class TestPlaces:
    @pytest.mark.parametrize(
        ("lat", "lon", "place"),
        [
            ("49.8225", "19.0444", (19.0444, 49.8225)),
            ("49,8225", "19,0444", (19.0444, 49.8225)),
            ("49°48′54″N", "19°03′10″E", (19.0527778, 49.815)),
            ("", "", None),
        ],
    )
    def test_notations(self, lat, lon, place, findings):
        assert place_of(lat, lon, box=CITY, findings=findings) == place
        assert not findings.found

    def test_swapped_axes_are_turned_and_told(self, findings):
        place = place_of("19.0570", "49.8360", box=CITY, findings=findings)

        assert place == (19.057, 49.836)
        assert "swapped" in str(findings.found[0].message)

    def test_outside_the_city_is_told(self, findings):
        place = place_of("52.2297", "21.0122", box=CITY, findings=findings)

        assert place == (21.0122, 52.2297)
        assert "outside" in str(findings.found[0].message)

    @pytest.mark.parametrize(
        ("lat", "lon"),
        [
            ("0", "0"),
            ("49.8", ""),
            ("", "19.0"),
            ("x", "y"),
            ("5521333,48", "6575772,15"),
            ("nan", "19"),
            ("95", "100"),
        ],
    )
    def test_no_places(self, lat, lon, findings):
        assert place_of(lat, lon, box=None, findings=findings) is None
        assert "warning" in levels(findings)

    def test_a_pair_in_the_order_of_its_city(self, findings):
        # The file calls it LatLon and writes the longitude first.
        philadelphia = Box(-75.3, 39.8, -74.9, 40.2)

        place = place_of_pair(
            "-75.18833430000001,39.9635841", box=philadelphia, findings=findings
        )

        assert place == (-75.1883343, 39.9635841)
        assert "swapped" in str(findings.found[0].message)

    @pytest.mark.parametrize("text", ["49.8225, 19.0444", "49°49'21\"N 19°02'40\"E"])
    def test_pairs(self, text, findings):
        lon, lat = place_of_pair(text, box=CITY, findings=findings)

        assert (round(lon, 3), round(lat, 3)) == (19.044, 49.823) or lat == 49.8225
        assert not findings.found

    @pytest.mark.parametrize(
        ("address", "secret"),
        [
            ("ADRES ZASTRZEŻONY", True),
            ("adres poufny", True),
            ("Adres do wiadomości OIK", True),
            ("confidential", True),
            ("ul. Zastrzeżona", True),  # better one too many
            ("ul. Długa 9", False),
            ("ul. Tajemnicza 4", False),
        ],
    )
    def test_secret_addresses(self, address, secret):
        assert is_secret(address) is secret


class TestWords:
    def test_formulas_and_tags_stay_text(self, findings):
        assert words_of("=1+1", "name", findings, most=9) == "=1+1"
        assert words_of("<b>x</b>", "name", findings, most=9) == "<b>x</b>"
        assert levels(findings) == ["note", "warning"]

    def test_a_long_text_is_cut_and_told(self, findings):
        assert words_of("abcdef", "fees", findings, most=4) == "abc…"
        assert levels(findings) == ["warning"]

    @pytest.mark.parametrize("text", ["", "-", "x" * 201])
    def test_a_name_is_needed(self, text, findings):
        name_of(text, findings, most=200)

        assert findings.found[-1].level == Level.ERROR

    def test_lists(self, findings):
        assert tokens("uzależnienia; ; zdrowie", "categories", findings) == (
            "uzależnienia",
            "zdrowie",
        )
        assert levels(findings) == ["note"]
        assert tokens("a, b|a", "x", Findings()) == ("a", "b")

    @pytest.mark.parametrize(
        ("text", "value"),
        [("12", 12), ("1 200", 1200), ("30,0", 30), ("", None), ("brak", None)],
    )
    def test_numbers(self, text, value, findings):
        assert whole_number(text, findings, "capacity") == value
        assert not findings.found

    @pytest.mark.parametrize("text", ["dużo", "-5", "3,5", "9" * 20, "²"])
    def test_no_numbers(self, text, findings):
        assert whole_number(text, findings, "capacity") is None
        assert levels(findings) == ["warning"]

    @pytest.mark.parametrize(
        ("text", "value"),
        [("tak", True), ("X", True), ("Nie", False), ("", None), ("może", None)],
    )
    def test_yes_and_no(self, text, value, findings):
        assert yes_or_no(text, findings, "x") is value

    @pytest.mark.parametrize("text", ["2026-01-31", "31.01.2026", "31/01/2026 r."])
    def test_days(self, text, findings):
        assert day(text, findings, "x") == date(2026, 1, 31)
        assert not findings.found

    @pytest.mark.parametrize("text", ["31.02.2026", "styczeń", "45291"])
    def test_no_days(self, text, findings):
        assert day(text, findings, "x") is None
        assert levels(findings) == ["warning"]

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("60+", (60, None)),
            ("od 60 lat", (60, None)),
            ("7–15 lat", (7, 15)),
            ("od 7 do 15 roku życia", (7, 15)),
            ("do 18 lat", (None, 18)),
            ("powyżej 18 r.ż.", (18, None)),
            ("", (None, None)),
        ],
    )
    def test_ages(self, text, value, findings):
        assert ages(text, findings) == value
        assert not findings.found

    @pytest.mark.parametrize("text", ["dorośli", "15-7", "od 500 lat"])
    def test_no_ages(self, text, findings):
        assert ages(text, findings) == (None, None)
        assert levels(findings) == ["warning"]

    def test_nothing_in_many_words(self):
        assert all(map(is_nothing, ["", " - ", "BRAK", "n/a", "Nie  ma"]))
        assert not is_nothing("brak progów")


class TestCodes:
    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("Jadłodajnia „Ciepły Posiłek”", "food_aid"),
            ("Noclegownia", "night_shelter"),
            ("Warsztat Terapii Zajęciowej", "wtz"),
            ("Stowarzyszenie Most", "ngo_office"),
            ("Cisza i spokój", "other"),
        ],
    )
    def test_a_kind_is_read_from_the_name_and_told(self, name, kind, findings):
        assert kind_of("", "", name, findings) == kind
        assert levels(findings) == ["note"]

    def test_a_kind_that_is_said(self, findings):
        assert kind_of("night shelter", "", "Coś", findings) == "night_shelter"
        assert kind_of("homeless_shelter", "", "Coś", findings) == "homeless_shelter"
        assert not findings.found

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("bezpłatnie", "free"),
            ("nieodpłatne", "free"),
            ("odpłatność zależna od dochodu", "partly"),
            ("20 zł za dzień", "paid"),
            ("do uzgodnienia", ""),
        ],
    )
    def test_fees(self, text, kind):
        assert fee_kind_of(text) == kind

    def test_lists_of_codes(self, findings):
        assert deliveries_of(("telefonicznie", "on-line"), findings) == (
            "phone",
            "online",
        )
        assert languages_of(("ukraiński", "po polsku", "PJM"), findings) == (
            "uk",
            "pl",
            "pso",
        )
        assert accessibility_of(("podjazd", "toaleta", "brak windy"), findings) == (
            "step_free",
            "toilet",
        )
        assert not findings.found

    def test_unknown_words_are_told(self, findings):
        assert languages_of(("klingoński",), findings) == ()
        assert accessibility_of(("basen",), findings) == ()
        assert levels(findings) == ["note", "note"]
