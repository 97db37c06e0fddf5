"""Starting a diagnosis: the first step, and what the form never takes."""

import pytest
from django.urls import reverse

from kooperacja.base.models import new_ref
from problems.models import Diagnosis, Problem
from problems.workflow import Status
from tests.factories import MembershipFactory
from tests.problems.desk import (
    NEW,
    TEXT,
    check,
    edit_url,
    filled,
    saying,
    sources,
    text_of,
)


@pytest.fixture
def world(city_of_people):
    return city_of_people


@pytest.fixture
def bartek(client, world):
    client.force_login(world.bartek)
    return client


class TestTheWholeWay:
    def test_four_short_pages_make_a_submitted_diagnosis(self, bartek, world):
        assert bartek.get(NEW).status_code == 200
        response = bartek.post(NEW, filled())
        diagnosis = Diagnosis.objects.get()
        assert response.url == edit_url(diagnosis, 2)
        assert (diagnosis.partner, diagnosis.author) == (world.most, world.bartek)
        assert (diagnosis.status, diagnosis.severity) == (Status.DRAFT, None)
        assert diagnosis.problem.category == world.bezrobocie
        assert diagnosis.problem.area == world.polnoc
        assert list(diagnosis.problem.target_groups.all()) == [world.mlodziez]

        response = bartek.post(edit_url(diagnosis), saying(diagnosis))
        diagnosis.refresh_from_db()
        assert response.url == edit_url(diagnosis, 3)
        assert (diagnosis.severity, diagnosis.text_public) == (3, TEXT)
        assert diagnosis.scale_count == 120

        response = bartek.post(edit_url(diagnosis), sources(diagnosis))
        diagnosis.refresh_from_db()
        assert response.url == edit_url(diagnosis, 4)
        source = diagnosis.evidence.get()
        assert (source.kind, source.reliability) == ("register", "A")
        assert (diagnosis.severity, diagnosis.text_public) == (3, TEXT)
        assert TEXT in text_of(bartek.get(response.url))

        response = bartek.post(edit_url(diagnosis), check(diagnosis))
        diagnosis.refresh_from_db()
        assert response.url == diagnosis.get_absolute_url()
        assert diagnosis.status == Status.SUBMITTED

    def test_the_page_is_private(self, bartek):
        assert "no-store" in bartek.get(NEW).headers["Cache-Control"]

    def test_the_first_page_asks_for_little(self, bartek):
        page = text_of(bartek.get(NEW))

        for name in ("severity", "text_public", "evidence-0-kind"):
            assert f'name="{name}"' not in page
        assert 'name="go"' not in page


class TestFirstStep:
    def test_the_whole_city_needs_no_place(self, bartek, world):
        bartek.post(NEW, filled(place_kind="city", area=""))

        assert Problem.objects.get().area == world.testowo

    def test_a_form_sent_twice_is_one_diagnosis(self, bartek):
        bartek.post(NEW, filled())
        second = bartek.post(NEW, filled())

        diagnosis = Diagnosis.objects.get()
        assert second.url == edit_url(diagnosis)
        assert Problem.objects.count() == 1

    def test_the_key_of_a_form_belongs_to_one_author(self, client, world, bartek):
        bartek.post(NEW, filled())
        client.force_login(world.celina)
        client.post(NEW, filled(partner="inna-instytucja"))

        assert Diagnosis.objects.count() == 2

    def test_a_person_of_two_institutions_chooses(self, client, world):
        MembershipFactory(user=world.bartek, partner=world.trzecia)
        client.force_login(world.bartek)

        assert 'value="trzecia-szkola"' in text_of(client.get(NEW))
        client.post(NEW, filled(partner="trzecia-szkola"))
        assert Diagnosis.objects.get().partner == world.trzecia

    @pytest.mark.parametrize("name", ["bez_partnera", "dorota", "admin"])
    def test_who_works_nowhere_cannot_start_one(self, client, world, name):
        client.force_login(getattr(world, name))

        assert client.get(NEW).status_code == 403
        assert client.post(NEW, filled()).status_code == 403
        assert not Diagnosis.objects.exists()

    def test_nobody_is_asked_to_log_in(self, client, world):
        assert client.get(NEW).status_code == 302
        assert client.post(NEW, filled()).status_code == 403
        assert not Diagnosis.objects.exists()

    def test_a_foreign_institution_is_refused(self, bartek):
        response = bartek.post(NEW, filled(partner="inna-instytucja"))

        assert response.status_code == 400
        assert not Diagnosis.objects.exists()
        assert "Inna Instytucja" not in text_of(response)


BAD = {
    "unknown category": ({"category": "nie-ma"}, "category"),
    "unknown area": ({"area": "nie-ma"}, "area"),
    "no area": ({"area": ""}, "area"),
    "unknown group": ({"target_groups": ["nie-ma"]}, "target_groups"),
    "unknown kind of place": ({"place_kind": "galaxy"}, "place_kind"),
    "no title": ({"title": "  "}, "title"),
    "long title": ({"title": "x" * 161}, "title"),
    "no period": ({"period": ""}, "period"),
    "strange period": ({"period": "2026-Q7"}, "period"),
    "nul": ({"title": "a\x00b"}, "title"),
    "nul in a slug": ({"category": "a\x00b"}, "category"),
}


@pytest.mark.parametrize(("changes", "field"), BAD.values(), ids=BAD.keys())
def test_bad_input_gets_its_sentence_and_stores_nothing(bartek, changes, field):
    response = bartek.post(NEW, filled(**changes))

    page = text_of(response)
    assert response.status_code == 400
    assert f'id="id_{field}_error"' in page
    assert "okolice dworca" in page
    assert not Diagnosis.objects.exists()
    assert not Problem.objects.exists()


def test_no_field_of_the_model_can_be_forged(bartek, world):
    forged = {
        "status": "published",
        "author": str(world.celina.pk),
        "last_editor": str(world.celina.pk),
        "public_id": "abc",
        "ref": "abc",
        "released_date": "2020-01-01",
        "lint_override": "tak",
        "is_synthetic": "on",
        "id": "77",
        "created_at": "2020-01-01",
        "sensitivity_override": "0",
        "is_thing": "on",
        "summary": "Zmyślone.",
        "opened_by": str(world.inna.pk),
        "version": "9",
        "krok": "4",
    }

    bartek.post(NEW, filled(**forged))

    diagnosis = Diagnosis.objects.get()
    assert (diagnosis.status, diagnosis.version) == (Status.DRAFT, 1)
    assert (diagnosis.author, diagnosis.last_editor) == (world.bartek, world.bartek)
    assert diagnosis.public_id is None and diagnosis.released_date is None
    assert (diagnosis.lint_override, diagnosis.is_synthetic) == ("", False)
    problem = diagnosis.problem
    assert (problem.summary, problem.is_thing) == ("", False)
    assert problem.sensitivity_override is None and problem.opened_by == world.most


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "=cmd|'/c calc'!A1",
        "{{ settings.SECRET_KEY }}{% now 'Y' %}",
    ],
)
def test_texts_come_back_as_text(bartek, text):
    bartek.post(NEW, filled(title=text))
    draft = Diagnosis.objects.get()
    said = saying(draft, text_public=f"{text} {TEXT}", causes=text)
    bartek.post(edit_url(draft), said)
    draft.refresh_from_db()
    bartek.post(
        edit_url(draft), sources(draft, **{"evidence-0-description": text[:300]})
    )

    assert draft.problem.title == text
    pages = [edit_url(draft, step) for step in (1, 2, 3, 4)]
    for url in (*pages, draft.get_absolute_url(), "/biurko/"):
        page = text_of(bartek.get(url))
        assert "<script>alert" not in page
        assert "<img src=x" not in page


@pytest.mark.parametrize("name", ["celina", "ewa", "dorota", "bez_partnera"])
@pytest.mark.parametrize("page", ["detail", "edit", "delete"])
def test_a_foreign_draft_is_as_missing_as_none(client, world, bartek, name, page):
    bartek.post(NEW, filled())
    draft = Diagnosis.objects.get()
    client.force_login(getattr(world, name))

    answers = []
    for ref in (draft.ref, new_ref()):
        response = client.get(reverse(f"diagnoses:{page}", args=[ref]))
        answers.append((response.status_code, text_of(response).replace(ref, "")))

    assert answers[0] == answers[1]
    assert answers[0][0] == 404
