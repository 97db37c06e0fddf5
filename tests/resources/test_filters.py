"""Filters of the list of help: what they keep, how many they would show."""

from datetime import UTC, date, datetime, time

import pytest
from django.http import QueryDict
from django.utils import timezone, translation

from kooperacja.base.errors import InvalidInput, NotPermitted
from resources.ages import AGE_GROUPS
from resources.choices import FeeKind
from resources.filters import PublicResourceFilter, public_resources
from resources.open_now import open_at
from resources.public import PublicSynonym
from resources.services import (
    ClosureContent,
    ExceptionContent,
    HoursContent,
    ScheduleContent,
    SiteContent,
)
from resources.services.synonyms import (
    PhraseTaken,
    load_synonyms,
    remove_synonym,
    save_synonym,
)
from resources.vocabulary import SYNONYMS


@pytest.fixture(autouse=True)
def polish():
    with translation.override("pl"):
        yield


def filtered(query):
    filters = PublicResourceFilter(QueryDict(query), queryset=public_resources())
    assert filters.is_valid(), filters.errors
    return filters


def found(query):
    return [row.name for row in filtered(query).qs]


#: A Wednesday of the working week and a holiday, in summer time and in winter time.
WEDNESDAY = datetime(2026, 7, 8, 10, 30, tzinfo=UTC)  # 12:30 in Poland
HOLIDAY = datetime(2026, 11, 11, 11, 30, tzinfo=UTC)  # a Wednesday, 12:30
SPRING = datetime(2026, 11, 10, 23, 30, tzinfo=UTC)  # half an hour into the holiday
WEDNESDAY_HOURS = HoursContent(2, time(8), time(15))
NIGHT_HOURS = HoursContent(1, time(20), time(6))


@pytest.mark.parametrize(
    ("values", "moment", "is_open"),
    [
        ({"week": [WEDNESDAY_HOURS]}, WEDNESDAY, True),
        ({"week": [HoursContent(3, time(8), time(15))]}, WEDNESDAY, False),
        ({}, WEDNESDAY, False),
        ({"round_the_clock": True}, WEDNESDAY, True),
        ({"round_the_clock": True}, HOLIDAY, True),
        ({"week": [WEDNESDAY_HOURS]}, HOLIDAY, False),
        ({"week": [WEDNESDAY_HOURS], "open_on_holidays": True}, HOLIDAY, True),
        ({"week": [NIGHT_HOURS]}, SPRING, True),
        (
            {
                "week": [WEDNESDAY_HOURS],
                "exceptions": [ExceptionContent(date(2026, 7, 6), date(2026, 7, 10))],
            },
            WEDNESDAY,
            False,
        ),
        (
            {
                "exceptions": [
                    ExceptionContent(
                        date(2026, 7, 8), date(2026, 7, 8), time(12), time(13)
                    )
                ]
            },
            WEDNESDAY,
            True,
        ),
        (
            {
                "week": [WEDNESDAY_HOURS],
                "closures": [ClosureContent(date(2026, 7, 1), None, "remont")],
            },
            WEDNESDAY,
            False,
        ),
        (
            {
                "week": [WEDNESDAY_HOURS],
                "closures": [ClosureContent(date(2026, 7, 9), None, "remont")],
            },
            WEDNESDAY,
            True,
        ),
    ],
)
def test_open_at_agrees_with_the_hours(add, values, moment, is_open):
    add(**values)

    assert public_resources().filter(open_at(moment)).exists() is is_open


def test_a_site_with_hours_of_its_own_opens_its_resource(add, world):
    schedule = ScheduleContent(week=[WEDNESDAY_HOURS])
    add(sites=[SiteContent(address="ul. Północna 1", schedule=schedule)])

    assert public_resources().filter(open_at(WEDNESDAY)).exists()


def test_open_now_is_a_filter_with_its_number(add, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: WEDNESDAY)
    add("Otwarte", week=[WEDNESDAY_HOURS])
    add("Zamknięte")

    assert found("open=now") == ["Otwarte"]
    assert filtered("").facets["open"]["now"] == 1


@pytest.mark.parametrize(
    ("age", "names"),
    [
        (0, {"dla wszystkich", "z grupą bez wieku"}),
        (16, {"dla wszystkich", "od 16 do 20", "z grupą bez wieku"}),
        (20, {"dla wszystkich", "od 16 do 20", "z grupą bez wieku"}),
        (70, {"dla wszystkich", "dla seniorów", "z grupą bez wieku"}),
        (120, {"dla wszystkich", "dla seniorów", "z grupą bez wieku"}),
    ],
)
def test_an_age_keeps_what_is_for_it(add, world, age, names):
    world.seniorzy.slug = "seniors_60_plus"
    world.seniorzy.save()
    add("dla wszystkich")
    add("od 16 do 20", minimum_age=16, maximum_age=20)
    add("dla seniorów", target_groups=[world.seniorzy])
    add("z grupą bez wieku", target_groups=[world.seniorzy, world.mlodziez])

    assert set(found(f"age={age}")) == names


def test_ages_leave_no_gap():
    spans = sorted(AGE_GROUPS.values())

    assert all(any(low <= year <= high for low, high in spans) for year in range(121))


def test_cost_delivery_and_language_are_alternatives(add):
    add("darmowe", fee_kind=FeeKind.FREE, deliveries=["site"], languages=["pl"])
    add("płatne", fee_kind=FeeKind.PAID, deliveries=["phone"], languages=["pl", "uk"])

    assert found("fee_kind=free") == ["darmowe"]
    assert found("fee_kind=free&fee_kind=paid") == ["darmowe", "płatne"]
    assert found("delivery=phone") == ["płatne"]
    assert found("language=uk") == ["płatne"]
    assert filtered("").facets["delivery"] == {"site": 1, "phone": 1}


def test_everything_that_is_needed_has_to_be_there(add):
    add("podjazd", sites=[SiteContent(address="a", accessibility=["step_free"])])
    add("oba", sites=[SiteContent(address="b", accessibility=["step_free", "lift"])])

    assert found("accessibility=step_free") == ["oba", "podjazd"]
    assert found("accessibility=step_free&accessibility=lift") == ["oba"]


def test_what_nobody_checked_in_time_can_be_left_out(add):
    today = timezone.localdate()
    add("świeże", assured_date=today)
    add("dawne", assured_date=date(2020, 1, 1))
    add("nigdy")
    add("z internetu", assured_date=today, to_check=True)

    assert found("checked=lately") == ["świeże"]
    assert filtered("").facets["checked"]["lately"] == 1


def test_an_area_counts_whatever_reaches_it(resources):
    counts = filtered("").facets["area"]

    assert counts["polnoc"] == len(found("area=polnoc"))
    assert counts["poludnie"] == len(found("area=poludnie"))
    assert counts["lasek"] == len(found("area=lasek")) == 1
    assert counts["testowo"] == len(resources)


@pytest.mark.parametrize(
    "query", ["", "q=senior", "category=halas", "area=polnoc&kind=helpline", "age=70"]
)
def test_every_number_is_what_the_option_would_show(resources, query):
    filters = filtered(query)
    used = set(filters.chosen)

    for name in ("category", "target_group", "kind", "sector", "area", "delivery"):
        for option, number in filters.facets[name].items():
            if not option or name in used:
                continue
            assert len(found(f"{query}&{name}={option}")) == number, (name, option)


def test_the_best_answer_stands_first(add, world):
    save_synonym(actor=world.dorota, phrase="hałas", category=world.halas)
    add("Ala", categories=[world.halas], description="spokój")
    add("Basia", kind="senior_club", target_groups=[world.seniorzy])
    add("Cela", categories=[world.halas], target_groups=[world.seniorzy])
    save_synonym(actor=world.dorota, phrase="babcia", target_group=world.seniorzy)

    assert found("q=halasy+u+babci") == ["Cela", "Ala"]
    assert found("q=dla+babci") == ["Basia", "Cela"]


def test_a_place_in_the_question_is_a_filter_until_one_is_chosen(resources):
    assert set(found("q=w+Południu")) == {"Klub seniora", "Telefon zaufania"}
    assert "Asystent rodziny" in found("q=w+Południu&area=polnoc")


class TestSynonyms:
    """Kept by coordinators, read by everybody."""

    def test_laid_on_the_shelf_at_once(self, world):
        synonym = save_synonym(
            actor=world.dorota, phrase=" Nie  mam gdzie spać ", kind="night_shelter"
        )

        row = PublicSynonym.objects.get()
        assert (row.phrase, row.folded) == (
            "Nie mam gdzie spać",
            "nie mam gdzie spac",
        )
        remove_synonym(actor=world.dorota, synonym=synonym)
        assert not PublicSynonym.objects.exists()

    @pytest.mark.parametrize(
        "values",
        [
            {"phrase": "  ", "kind": "night_shelter"},
            {"phrase": "!!!", "kind": "night_shelter"},
            {"phrase": "spać"},
            {"phrase": "spać", "words": " , "},
            {"phrase": "spać", "kind": "bunker"},
            {"phrase": "s" * 101, "kind": "night_shelter"},
            {"phrase": "spać", "words": "w" * 201},
        ],
    )
    def test_refuses_what_says_nothing(self, world, values):
        with pytest.raises(InvalidInput):
            save_synonym(actor=world.dorota, **values)
        assert not PublicSynonym.objects.exists()

    def test_one_phrase_has_one_meaning(self, world):
        first = save_synonym(actor=world.dorota, phrase="ćpa", words="odwyk")

        with pytest.raises(PhraseTaken):
            save_synonym(actor=world.dorota, phrase="CPA", words="inne")
        save_synonym(actor=world.dorota, phrase="Ćpa", words="odwyk", synonym=first)

        assert [row.phrase for row in PublicSynonym.objects.all()] == ["Ćpa"]

    def test_nobody_else_may(self, world):
        synonym = save_synonym(actor=world.dorota, phrase="ćpa", words="odwyk")
        with pytest.raises(NotPermitted):
            save_synonym(actor=world.bartek, phrase="pije", words="odwyk")
        with pytest.raises(NotPermitted):
            remove_synonym(actor=world.bartek, synonym=synonym)

    def test_loading_adds_what_is_missing_and_changes_nothing(self, world):
        save_synonym(actor=world.dorota, phrase="nocleg", words="własne")

        added = load_synonyms(SYNONYMS)

        assert added > 250
        assert load_synonyms(SYNONYMS) == 0
        assert PublicSynonym.objects.get(phrase="nocleg").words == "własne"
        assert PublicSynonym.objects.count() == added + 1
