"""Hints about words that speak of kinds of people."""

import pytest

from problems.wording import hints, hints_in


@pytest.mark.parametrize(
    "text",
    [
        "Patologia w kamienicach przy dworcu.",
        "Margines społeczny gromadzi się w parku.",
        "Pod wiatą śpią menele.",
        "W tej bramie jest melina.",
        "Bezdomni pod dworcem.",
        "Upośledzone dzieci nie mają świetlicy.",
        "Nasi podopieczni czekają.",
        "Niepełnosprawni nie wjadą do urzędu.",
        "Ćpuny w piwnicy.",
        "Cyganie z ulicy Wąskiej.",
    ],
)
def test_a_wounding_word_gets_a_better_one(text):
    (hint,) = hints(text)

    assert text[hint.start : hint.end] == hint.word
    assert hint.word in hint.message
    assert hint.better in hint.message


@pytest.mark.parametrize(
    "text",
    [
        "Osoby w kryzysie bezdomności śpią na dworcu.",
        "Brakuje miejsc dla osób bezdomnych i dzieci niepełnosprawnych.",
        "Osoby z niepełnosprawnościami nie wjadą do urzędu.",
        "Po osiedlu biega bezdomny pies.",
        "Oddział patologii ciąży jest zamknięty.",
        "Ofiary przemocy nie mają gdzie pójść.",
        "Żuławy, lumpeks, element mozaiki, pijany kierowca.",
        "",
    ],
)
def test_plain_words_are_left_alone(text):
    assert hints(text) == []


def test_hints_are_named_after_their_text():
    found = hints_in({"title": "Melina w bramie", "text_public": "Brakuje lamp."})

    assert list(found) == ["title"]
