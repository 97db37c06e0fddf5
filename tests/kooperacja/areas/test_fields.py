"""Names, codes and figures of a file."""

import pytest

from kooperacja.areas.loading.errors import LoadRefused, RowRefused
from kooperacja.areas.loading.fields import (
    choose_name_field,
    clean_code,
    clean_count,
    clean_name,
    code_of,
    same_name,
)
from kooperacja.areas.loading.source import RawRow, Source


def source(**columns):
    return Source(rows=[RawRow(1, columns)], fields=list(columns))


@pytest.mark.parametrize(
    ("columns", "chosen"),
    [
        ({"id": 1, "nazwa": "A"}, "nazwa"),
        ({"id": 1, "osiedle": "A"}, "osiedle"),
        ({"NAME_2": "A", "GID": "x"}, "NAME_2"),
        ({"DZIELNICY": "A", "Field": 0}, "DZIELNICY"),
        ({"name": 5, "nazwa_jednostki": "A"}, "nazwa_jednostki"),
        ({"JPT_NAZWA_": "A", "JPT_KOD_JE": "1"}, "JPT_NAZWA_"),
    ],
)
def test_guesses_the_column_of_the_names(columns, chosen):
    name, note = choose_name_field(source(**columns), "")

    assert name == chosen
    assert chosen in note


def test_asks_when_no_column_looks_like_a_name():
    with pytest.raises(LoadRefused, match="--name-field"):
        choose_name_field(source(kod="1", wartosc=3), "")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Złote Łany", "zlote-lany"),
        ("Śródmieście Bielsko", "srodmiescie-bielsko"),
        ("Gądów - Popowice Płd.", "gadow-popowice-pld"),
        ("Północ/Południe", "polnocpoludnie"),
    ],
)
def test_makes_codes_of_names(name, code):
    assert code_of(name) == code


@pytest.mark.parametrize(
    "spelling",
    [
        "Zlote Lany",
        "ZŁOTE ŁANY",
        "os. Złote Łany",
        "Osiedle Złote Łany",
        "Złote\xa0Łany ",
    ],
)
def test_spellings_of_one_name_are_one(spelling):
    assert same_name(spelling) == same_name("Złote Łany")


def test_a_name_is_not_lost_with_its_prefix():
    assert same_name("Osiedle") == "osiedle"
    assert same_name("Mikuszowice Śląskie") != same_name("Mikuszowice Krakowskie")


@pytest.mark.parametrize("value", [None, "", "  ", "-", "x" * 121, "a\x00b"])
def test_refuses_bad_names(value):
    with pytest.raises(RowRefused):
        clean_name(value)


def test_cleans_names_and_codes():
    assert clean_name("  Złote \n Łany ") == "Złote Łany"
    assert clean_code("BB-01") == "bb-01"
    assert clean_code(2461011.0) == "2461011"
    with pytest.raises(RowRefused):
        clean_code(None)


@pytest.mark.parametrize(
    ("value", "count"),
    [("1 234", 1234), (812, 812), (812.0, 812), ("12\xa0345", 12345), (None, None)],
)
def test_reads_counts(value, count):
    warnings = []

    assert clean_count(value, warnings, "residents") == count
    assert warnings == []


@pytest.mark.parametrize("value", [0, -1, 1.5, "b.d.", 10**9, "inf", "nan"])
def test_doubtful_counts_are_unknown_and_told(value):
    warnings = []

    assert clean_count(value, warnings, "residents") is None
    assert len(warnings) == 1
