"""Twenty questions in plain Polish, asked of the demo city.

``pytest tests/resources/test_searching.py -s`` prints at which rank the right resource
stands. The questions were written before the search (see questions.toml).
"""

import tomllib
from pathlib import Path

import pytest
from django.http import QueryDict
from django.utils import translation

from kooperacja.demo import loading
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

NAMES = {spec.key: spec.name for spec in (*CARE, *CITYWIDE, *HELP)}


@pytest.fixture(scope="module")
def city(django_db_setup, django_db_blocker):
    """The demo city's institutions and resources, once for all questions."""
    from django.db import connection, transaction

    with django_db_blocker.unblock(), transaction.atomic(), muted():
        loading.load_city()
        coordinator = load_coordinator()
        loading.load_institutions(coordinator)
        loading.load_resources(coordinator)
        load_synonyms(SYNONYMS)
        yield
        transaction.set_rollback(True)
    connection.close()


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


@pytest.mark.usefixtures("city")
class TestQuestions:
    """What people type finds what helps."""

    @pytest.fixture(autouse=True)
    def polish(self, django_db_blocker):
        with django_db_blocker.unblock(), translation.override("pl"):
            yield

    @staticmethod
    def ranks(name):
        """Return the rank of the right resource by question, and print the table."""
        ranks = {}
        print(f"\n{'rank':>4} {'of':>3}  {name}")  # noqa: T201
        questions = tomllib.loads((Path(__file__).parent / name).read_text())
        for question in questions["question"]:
            place, number = rank(question["text"], question["answers"])
            ranks[question["text"]] = place
            print(f"{place or '-':>4} {number:>3}  {question['text']}")  # noqa: T201
        assert len(ranks) == 20
        return ranks

    def test_the_right_resource_stands_near_the_top(self):
        ranks = self.ranks("questions.toml")

        assert all(place and place <= 3 for place in ranks.values()), ranks
        assert sum(place == 1 for place in ranks.values()) >= 18

    def test_questions_it_was_not_made_for_find_help_too(self):
        ranks = self.ranks("questions_unseen.toml")

        assert sum(bool(place and place <= 5) for place in ranks.values()) >= 14, ranks

    def test_the_order_is_told(self):
        filters = ask("obiad dla babci za darmo")
        names = Names(filters.category_terms, filters.target_group_terms)
        first = filters.qs[0]

        told = reasons_for(first, filters.ranking, names, is_open=False)

        assert first.name == "Kuchnia św. Brata Alberta"
        assert told[:2] == ["pomoc żywnościowa", "ubóstwo"]

    def test_a_name_is_found_by_a_part_and_with_a_slip(self):
        assert ask("podkowa").qs[0].name.startswith("Środowiskowy Dom Samopomocy")
        assert ask("samaritanin").qs[0].name == "Dom Opieki „Samarytanin”"

    def test_an_area_shows_what_reaches_it_the_nearest_first(self):
        rows = list(ask("klub seniora Złote Łany").qs)

        assert rows[0].nearness == 0
        assert {row.nearness for row in rows[1:]} <= {0, 1, 2}

    def test_a_question_without_meaning_hides_nothing(self):
        assert ask("szukam pomocy").qs.count() == public_resources().count()

    def test_a_word_nobody_knows_finds_nothing(self):
        assert not ask("qwertyuiop").qs.exists()

    def test_every_synonym_of_the_shelf_is_understood_as_itself(self):
        wrong = []
        for row in PublicSynonym.objects.all():
            asked = ask(row.phrase).asked
            kinds, groups = asked.codes("kind"), asked.codes("target_group")
            if (row.kind and row.kind not in kinds) or (
                row.target_group and row.target_group not in groups
            ):
                wrong.append(row.phrase)

        assert not wrong
