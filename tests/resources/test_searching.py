"""Three times twenty questions in plain Polish, asked of the demo city.

``pytest tests/resources/test_searching.py -s`` prints at which rank the right resource
stands. The first were written before the search (questions.toml), the others after it,
each set before any of it was tried.
"""

import tomllib
from pathlib import Path

import pytest
from django.http import QueryDict
from django.utils import translation

from kooperacja.demo import loading
from kooperacja.demo.content import INVENTED
from kooperacja.demo.content.resources_care import CARE
from kooperacja.demo.content.resources_citywide import CITYWIDE
from kooperacja.demo.content.resources_help import HELP
from kooperacja.demo.loading.people import load_coordinator
from kooperacja.notices.services import muted
from resources.filters import PublicResourceFilter, public_resources
from resources.public import PublicSynonym
from resources.searching.explaining import Names, reasons_for
from resources.services.synonyms import load_synonyms
from resources.vocabulary import SYNONYMS

NAMES = {spec.key: spec.name for spec in (*CARE, *CITYWIDE, *HELP, *INVENTED)}


@pytest.fixture
def city(db):
    """The demo city's institutions and resources, read in Polish."""
    with muted(), translation.override("pl"):
        loading.load_city()
        coordinator = load_coordinator()
        loading.load_institutions(coordinator)
        loading.load_resources(coordinator)
        load_synonyms(SYNONYMS)
        yield


@pytest.fixture
def whole_city(city):
    """The demo city with its invented help too."""
    with muted(), translation.override("pl"):
        coordinator = load_coordinator()
        loading.load_invented(coordinator, loading.load_people(coordinator))
        yield


def ask(text):
    data = QueryDict(mutable=True)
    data["q"] = text
    filters = PublicResourceFilter(data, queryset=public_resources())
    assert filters.is_valid(), filters.errors
    return filters


def rank(text, answers):
    """Return the place of the first right answer among how many, None if nowhere."""
    rows = list(ask(text).qs)
    wanted = {NAMES[key] for key in answers}
    places = [at for at, row in enumerate(rows, start=1) if row.name in wanted]
    return (places[0] if places else None), len(rows)


def ranks(name):
    """Return the rank of the right resource by question, and print the table."""
    found = {}
    print(f"\n{'rank':>4} {'of':>3}  {name}")  # noqa: T201
    questions = tomllib.loads((Path(__file__).parent / name).read_text())
    for question in questions["question"]:
        place, number = rank(question["text"], question["answers"])
        found[question["text"]] = place
        print(f"{place or '-':>4} {number:>3}  {question['text']}")  # noqa: T201
    assert len(found) == 20
    return found


@pytest.mark.usefixtures("city")
def test_the_right_resource_stands_near_the_top():
    made_for = ranks("questions.toml")
    unseen = ranks("questions_unseen.toml")

    assert all(place and place <= 3 for place in made_for.values()), made_for
    assert sum(place == 1 for place in made_for.values()) >= 18
    assert sum(bool(place and place <= 5) for place in unseen.values()) >= 14, unseen


@pytest.mark.usefixtures("whole_city")
def test_what_was_asked_later_is_found_too():
    third = ranks("questions_third.toml")

    assert sum(bool(place and place <= 5) for place in third.values()) >= 17, third
    # Nobody in the city gives it: what comes near is shown, if it was said for whom.
    near = ask("siłownia dla seniorów")
    assert near.ranking.is_wide
    assert near.qs.exists()
    assert all("seniors_60_plus" in row.target_groups for row in near.qs)
    assert not ask("klub seniora").ranking.is_wide
    assert not ask("siłownia").qs.exists()


@pytest.mark.usefixtures("city")
def test_the_order_is_told_and_slips_are_forgiven():
    filters = ask("obiad dla babci za darmo")
    names = Names(filters.category_terms, filters.target_group_terms)
    first = filters.qs[0]

    told = reasons_for(first, filters.ranking, names, is_open=False)

    assert first.name == "Kuchnia św. Brata Alberta"
    assert told[:2] == ["pomoc żywnościowa", "ubóstwo"]
    assert ask("podkowa").qs[0].name.startswith("Środowiskowy Dom Samopomocy")
    assert ask("samaritanin").qs[0].name == "Dom Opieki „Samarytanin”"
    nearness = [row.nearness for row in ask("klub seniora Złote Łany").qs]
    assert nearness[0] == 0
    assert set(nearness[1:]) <= {0, 1, 2}
    assert ask("szukam pomocy").qs.count() == public_resources().count()
    assert not ask("qwertyuiop").qs.exists()


@pytest.mark.usefixtures("city")
def test_every_synonym_is_understood_as_itself():
    wrong = []
    for row in PublicSynonym.objects.all():
        asked = ask(row.phrase).asked
        kinds, groups = asked.codes("kind"), asked.codes("target_group")
        if (row.kind and row.kind not in kinds) or (
            row.target_group and row.target_group not in groups
        ):
            wrong.append(row.phrase)

    assert not wrong
