"""Reading Polish: stems, slips of the finger, phrases, what a question means."""

import pytest

from resources.searching.lexicon import lexicon_of
from resources.searching.reading import Meaning, read_question
from resources.searching.words import likest, slips_between, stem, words_of
from resources.vocabulary import SYNONYMS

AREAS = (
    ("miasto", "Bielsko-Biała", ""),
    ("wapienica", "Wapienica", "miasto"),
    ("lany", "Złote Łany", "miasto"),
    ("karpackie", "Osiedle Karpackie", "miasto"),
    ("kom-k", "Komorowice Krakowskie", "miasto"),
    ("kom-s", "Komorowice Śląskie", "miasto"),
    ("biala-p", "Biała Północ", "miasto"),
)
CATEGORIES = (("noise", "hałas", "noise"), ("poverty", "ubóstwo", "poverty"))
GROUPS = (("seniors", "osoby od 60 lat", "people aged 60 and over"),)
OWN = (
    ("nie mam gdzie spać", "", "night_shelter", "", ""),
    ("gdzie spać", "", "homeless_shelter", "", ""),
    ("obiad", "poverty", "food_aid", "", "posiłki"),
    ("babcia", "", "", "seniors", ""),
    ("schronisko", "", "homeless_shelter", "", ""),
)


@pytest.fixture
def lexicon():
    return lexicon_of(OWN, CATEGORIES, GROUPS, AREAS)


def meant(text, lexicon, **options):
    return read_question(text, lexicon, **options).meanings


@pytest.mark.parametrize(
    "forms",
    [
        "senior seniora seniorom seniorów seniorami",
        "bezdomny bezdomnego bezdomna bezdomnych bezdomnym bezdomni",
        "wapienica wapienicy wapienicę wapienicą",
        "łany łanach łanami łanów",
        "zasiłek zasiłku zasiłki zasiłkiem zasiłków",
        "nocleg noclegu noclegi noclegów",
        "praca pracy pracę pracą",
        "opieka opieki opiekę opieką",
        "karpackie karpackim karpackiego karpackiemu",
    ],
)
def test_forms_of_a_word_have_one_stem(forms):
    assert len({stem(word) for word in words_of(forms)}) == 1


def test_a_stem_keeps_three_letters():
    assert [stem(word) for word in ("dom", "domu", "ale", "psy")] == [
        "dom",
        "dom",
        "ale",
        "psy",
    ]


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("schornisk", "schronisk", 1),
        ("bezdom", "bezdomn", 1),
        ("praca", "praca", 0),
        ("praca", "placa", 1),
        ("kot", "pies", 4),
        ("", "ab", 2),
    ],
)
def test_counts_slips(one, other, slips):
    assert slips_between(one, other, 3) == slips


def test_gives_up_beyond_the_limit():
    assert slips_between("schronisko", "kuchnia", 2) == 3


def test_a_slip_is_mended_only_in_a_long_word():
    assert likest("schornisk", {"schronisk", "kuchn"}) == "schronisk"
    assert likest("pras", {"praw"}) == ""
    assert likest("xchronisk", {"schronisk"}) == "", "the first letter is right"


def test_a_reflexive_verb_stands_either_way():
    own = (("tnie się", "crisis", "", "", ""), ("umyć się", "", "bath", "", ""))
    reflexive = lexicon_of(own, (), (), AREAS)

    for text in ("tnie się", "córka się tnie", "córka się znowu tnie"):
        assert [row.category for row in meant(text, reflexive)] == ["crisis"]
    # Other words keep their order, and "się" is near its verb.
    assert not meant("tnie drewno na opał, martwię się", reflexive)


def test_short_words_that_end_otherwise_are_two():
    assert likest("chlej", ["chleb"]) == ""
    assert likest("chelb", ["chleb"]) == "chleb"


def test_the_longest_phrase_is_meant_and_words_may_stand_between(lexicon):
    found = meant("nie mam już gdzie dziś spać", lexicon)

    assert [each.kind for each in found] == ["night_shelter"]
    assert found[0].typed == "nie mam gdzie spać"


def test_marks_case_and_endings_do_not_matter(lexicon):
    kinds = {
        meant(text, lexicon)[0].kind for text in ("OBIADY", "obiadow", "obiadów dla")
    }

    assert kinds == {"food_aid"}


def test_a_misspelt_word_is_mended_and_said_so(lexicon):
    (found,) = meant("schornisko", lexicon, are_heard=lambda stems: set())

    assert (found.kind, found.instead_of) == ("homeless_shelter", "schornisko")


def test_a_word_some_resource_uses_is_not_mended(lexicon):
    found = read_question("schornisko", lexicon)

    assert not found.meanings
    assert [word.stem for word in found.loose] == ["schornisk"]


def test_a_word_nobody_knows_is_looked_for_roughly(lexicon):
    (word,) = read_question("kowalski", lexicon, lambda stems: set()).loose

    assert word.is_rough


def test_an_area_is_understood_in_other_forms(lexicon):
    texts = ("w Wapienicy", "na Złotych Łanach", "na Karpackim", "Komorowice")

    assert [meant(text, lexicon)[0].areas for text in texts] == [
        ("wapienica",),
        ("lany",),
        ("karpackie",),
        ("kom-k", "kom-s"),
    ]


def test_a_word_of_the_city_is_no_area(lexicon):
    assert not read_question("Biała", lexicon).areas


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("syn 15 lat", 15),
        ("dla 7-latki", 7),
        ("16 letnia córka", 16),
        ("mam 300 lat", None),
        ("ul. Długa 15", None),
        ("dziecko 1 rok", 1),
        ("son 12 years old", 12),
    ],
)
def test_an_age_is_understood(lexicon, text, years):
    assert read_question(text, lexicon).age == years


def test_talk_means_nothing(lexicon):
    found = read_question("szukam pomocy dla mojej mamy", lexicon)

    assert not found.meanings
    assert not found.loose


def test_a_part_can_be_taken_away(lexicon):
    found = read_question("obiad dla babci w Wapienicy", lexicon)
    place = next(each for each in found.meanings if each.areas)

    assert found.without(place.positions) == "obiad dla babci w"


def test_what_a_coordinator_says_goes_before_the_vocabulary():
    lexicon = lexicon_of((("hałas", "poverty", "", "", ""),), CATEGORIES, GROUPS, AREAS)

    assert [each.category for each in meant("hałas", lexicon)] == ["poverty"]


@pytest.mark.parametrize(
    "text", ["", "   ", "%%%", "'\"\\", "😀", "a" * 100, "1", "((((", "\u200b", "İ ß"]
)
def test_any_text_can_be_read(lexicon, text):
    assert read_question(text, lexicon, lambda stems: set()) is not None


def test_the_lexicon_of_a_meaning_keeps_its_words(lexicon):
    (found,) = meant("obiad", lexicon)

    assert found == Meaning(
        category="poverty",
        kind="food_aid",
        words=("posilk",),
        positions=(0,),
        typed="obiad",
    )


def test_the_phrases_of_a_new_city_are_many_and_stand_once():
    phrases = [
        " ".join(words_of(phrase)) for spec in SYNONYMS for phrase in spec.phrases
    ]

    assert len(phrases) >= 250
    assert len(phrases) == len(set(phrases))
