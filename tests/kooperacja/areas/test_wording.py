"""Addresses as people write them."""

import pytest

from kooperacja.areas.wording import (
    Question,
    fold_street,
    read_question,
    split_address,
    without_flat,
)


@pytest.mark.parametrize(
    ("text", "question"),
    {
        "Sempołowskiej 13/4": Question("sempolowskiej", ("13/4", "13"), 13),
        "UL. SEMPOŁOWSKIEJ 13 m. 4": Question("sempolowskiej", ("13",), 13),
        "Sempołowskiej 13 lok. 4": Question("sempolowskiej", ("13",), 13),
        "Sempołowskiej 13 mieszkanie 4": Question("sempolowskiej", ("13",), 13),
        "Sempołowskiej 13/": Question("sempolowskiej", ("13",), 13),
        "3 Maja": Question("3 maja"),
        "3 Maja 13": Question("3 maja", ("13",), 13),
        "pl. 11 Listopada 5 a": Question("11 listopada", ("5A",), 5),
        "os. Karpackie 12b": Question("karpackie", ("12B",), 12),
        "al. Jana Pawła II 5": Question("jana pawla ii", ("5",), 5),
        "ul.Dluga 5": Question("dluga", ("5",), 5),
        "Bielsko-Biała, ul. Długa 5": Question("dluga", ("5",), 5),
        "ul. Długa 5, 43-300 Bielsko-Biała": Question("dluga", ("5",), 5),
        "osiedle": Question("osiedle"),
        "   ": Question(""),
    }.items(),
)
def test_a_question_is_a_street_and_a_number(text, question):
    assert read_question(text) == question


def test_a_long_question_is_cut():
    assert len(read_question("a" * 100_000).street) == 100


def test_folding_leaves_the_kind_of_street_out():
    assert fold_street("Aleja  Gen. Żółwia-Ślimaka") == "gen zolwia slimaka"


def test_an_address_in_one_piece_is_split():
    assert split_address("ul. Przykładowa 1, 43-300 Bielsko-Biała") == (
        "ul. Przykładowa",
        "1",
    )
    assert split_address("ADRES ZASTRZEŻONY") == ("ADRES ZASTRZEŻONY", "")


@pytest.mark.parametrize(
    ("text", "kept"),
    {
        "ul. Długa 13/4": "ul. Długa 13",
        "Długa 13 m. 4, przy szkole": "Długa 13, przy szkole",
        "Długa 13a lok. 7 i Krótka 15/2": "Długa 13a i Krótka 15",
        # A plot of land, an act, a block, a date are no flats.
        "dz. 123/4": "dz. 123/4",
        "działka nr 12/3": "działka nr 12/3",
        "uchwała 13/2014": "uchwała 13/2014",
        "Długa 5, blok 7": "Długa 5, blok 7",
        "przy ul. 3 Maja 5": "przy ul. 3 Maja 5",
    }.items(),
)
def test_a_flat_is_left_out(text, kept):
    assert without_flat(text) == kept
