"""Questions that depend on the kind of problem: asked, answered, kept private."""

import json

import pytest
from django.db import connections
from django.db.utils import ProgrammingError
from django.urls import reverse

from kooperacja.categories.models import Question
from problems.models import Diagnosis
from tests.factories import DiagnosisFactory, ProblemFactory
from tests.problems.desk import edit_url, saying, text_of, what


@pytest.fixture
def world(city_of_people):
    return city_of_people


@pytest.fixture
def question(world):
    return Question.objects.create(
        category=world.bezrobocie,
        code="ile-ofert",
        kind="number",
        text_pl="Ile jest ofert?",
        text_en="How many offers?",
    )


@pytest.fixture
def draft(world):
    return DiagnosisFactory(
        partner=world.most,
        author=world.bartek,
        problem=ProblemFactory(
            category=world.bezrobocie,
            opened_by=world.most,
            area=world.polnoc,
            summary="",
        ),
    )


class TestForm:
    def test_it_is_asked_where_it_belongs(self, client, world, question, draft):
        client.force_login(world.bartek)
        assert "Ile jest ofert?" in text_of(client.get(edit_url(draft, 2)))

        draft.problem.category = world.halas
        draft.problem.save()
        assert "Ile jest ofert?" not in text_of(client.get(edit_url(draft, 2)))

    def test_it_is_asked_for_the_parts_of_the_kind_too(
        self, client, world, question, draft
    ):
        world.halas.parent = world.bezrobocie
        world.halas.save()
        draft.problem.category = world.halas
        draft.problem.save()
        client.force_login(world.bartek)

        assert "Ile jest ofert?" in text_of(client.get(edit_url(draft, 2)))

    def test_an_answer_is_kept_and_read_by_the_partners(
        self, client, world, question, draft
    ):
        Question.objects.create(
            category=world.bezrobocie, code="czy", kind="yes_no", text_pl="Czy są?"
        )
        client.force_login(world.bartek)
        asked = {"asked-ile-ofert": "12", "asked-czy": "yes"}
        client.post(edit_url(draft), saying(draft, **asked))

        draft.refresh_from_db()
        assert draft.answers == {"ile-ofert": 12, "czy": "yes"}
        page = text_of(client.get(draft.get_absolute_url()))
        assert "Ile jest ofert?" in page and "12" in page and "tak" in page

    @pytest.mark.parametrize("answer", ["dużo", "-1", "9" * 30, "1.5"])
    def test_an_answer_of_another_kind_is_said_at_the_field(
        self, client, world, question, draft, answer
    ):
        client.force_login(world.bartek)
        data = saying(draft, **{"asked-ile-ofert": answer})
        response = client.post(edit_url(draft), data)

        assert response.status_code == 400
        assert 'id="id_asked-ile-ofert_error"' in text_of(response)

    def test_other_steps_leave_the_answers_alone(self, client, world, question, draft):
        Diagnosis.objects.filter(pk=draft.pk).update(answers={"ile-ofert": 12})
        client.force_login(world.bartek)
        data = what(draft, place_kind="city", area="", title="Inny tytuł")
        client.post(edit_url(draft), data)

        draft.refresh_from_db()
        assert draft.problem.title == "Inny tytuł"
        assert draft.answers == {"ile-ofert": 12}


@pytest.mark.django_db(transaction=True)
def test_the_public_role_does_not_read_the_questions():
    with connections["public"].cursor() as cursor, pytest.raises(ProgrammingError):
        cursor.execute("SELECT 1 FROM categories_question")


class TestApi:
    """What the form asks beside the old fields can be said by a program too."""

    def change(self, client, draft, **said):
        return client.patch(
            reverse("api:desk-diagnosis-detail", args=[draft.ref]),
            json.dumps({"version": draft.version} | said),
            content_type="application/json",
        )

    def test_they_are_stored_and_read(self, client, world, question, draft):
        client.force_login(world.bartek)
        answer = self.change(
            client,
            draft,
            answers={"ile-ofert": 12},
            warnings_reason="Otwarto drugi punkt.",
        )

        draft.refresh_from_db()
        assert answer.status_code == 200
        assert answer.json()["answers"] == draft.answers == {"ile-ofert": 12}
        assert draft.warnings_reason == "Otwarto drugi punkt."

    @pytest.mark.parametrize(
        "answers",
        [
            {"nie-ma": 1},
            {"ile-ofert": "wiele"},
            {"ile-ofert": -1},
            {"ile-ofert": True},
            {"ile-ofert": 1.5},
            {"ile-ofert": {"a": 1}},
            {"ile-ofert": 10**30},
            {"a\x00b": 1},
            {str(number): 1 for number in range(51)},
            [],
            "x",
        ],
        ids=str,
    )
    def test_strange_answers_are_refused(self, client, world, question, draft, answers):
        client.force_login(world.bartek)

        assert self.change(client, draft, answers=answers).status_code == 400
        draft.refresh_from_db()
        assert (draft.answers, draft.version) == ({}, 1)

    def test_another_kind_of_problem_drops_the_old_answers(
        self, client, world, question, draft
    ):
        client.force_login(world.bartek)
        self.change(client, draft, answers={"ile-ofert": 12})
        draft.problem.category = world.halas
        draft.problem.save()
        draft.refresh_from_db()

        assert self.change(client, draft, causes="Inne.").status_code == 200
        draft.refresh_from_db()
        assert draft.answers == {}
