"""The coordinator writes down what an institution said: both names stay."""

import pytest
from django.urls import reverse

from kooperacja.base.errors import NotPermitted
from kooperacja.base.workflow import FourEyesRequired
from problems.models import Diagnosis
from problems.services import (
    DiagnosisContent,
    EvidenceContent,
    ProblemContent,
    accept_diagnosis,
    create_diagnosis,
    submit_diagnosis,
    update_diagnosis,
)
from problems.workflow import Status
from tests.factories import DiagnosisFactory, ProblemFactory
from tests.personas import fresh
from tests.problems.reviewing import CHECKED


@pytest.fixture
def people(city_of_people):
    return city_of_people


def take_down(people, actor, told_by="paper"):
    return create_diagnosis(
        actor=actor,
        partner=people.inna,
        told_by=told_by,
        opens=ProblemContent(
            title="Hałas w nocy", category=people.halas, area=people.polnoc
        ),
        content=DiagnosisContent(
            period="2026",
            severity=3,
            trend="rising",
            text_public="Mieszkańcy skarżą się na hałas od wiosny każdego roku.",
            evidence=[EvidenceContent("register", "A", "Rejestr zgłoszeń")],
        ),
    )


def test_both_names_are_kept(people):
    diagnosis = take_down(people, people.dorota)

    assert (diagnosis.partner, diagnosis.author) == (people.inna, people.dorota)
    assert diagnosis.told_by == Diagnosis.ToldBy.PAPER


def test_the_institution_and_the_writer_see_it_and_nobody_else(people):
    diagnosis = take_down(people, people.dorota)

    def sees(person):
        rows = Diagnosis.objects.visible_to(fresh(person))
        listed = rows.filter(pk=diagnosis.pk).exists()
        assert listed == fresh(person).has_perm("problems.view_diagnosis", diagnosis)
        return listed

    assert sees(people.celina)
    assert sees(people.dorota)
    assert not any(map(sees, (people.daniel, people.ewa, people.bartek)))


def test_it_is_the_institutions_own_once_its_people_write_on(people):
    diagnosis = take_down(people, people.dorota)
    update_diagnosis(
        actor=people.celina,
        diagnosis=diagnosis,
        version=diagnosis.version,
        content=DiagnosisContent(period="2026", text_internal="Tylko dla nas."),
    )
    diagnosis.refresh_from_db()

    assert not Diagnosis.objects.visible_to(fresh(people.dorota)).exists()
    for act in ("view", "change", "submit", "withdraw"):
        perm = f"problems.{act}_diagnosis"
        assert not fresh(people.dorota).has_perm(perm, diagnosis), act


def test_another_coordinator_decides(people):
    diagnosis = take_down(people, people.dorota)
    submit_diagnosis(actor=people.dorota, diagnosis=diagnosis)

    with pytest.raises(FourEyesRequired):
        accept_diagnosis(actor=people.dorota, diagnosis=diagnosis, checks=CHECKED)

    done = accept_diagnosis(actor=people.daniel, diagnosis=diagnosis, checks=CHECKED)
    assert done.status == Status.ACCEPTED


@pytest.mark.parametrize("name", ["bartek", "filip", "ewa", "bez_partnera"])
def test_nobody_else_writes_for_others(people, name):
    with pytest.raises(NotPermitted):
        take_down(people, getattr(people, name))


def test_the_coordinator_says_how_it_was_told(people):
    with pytest.raises(NotPermitted):
        take_down(people, people.dorota, told_by="")


def test_a_suspended_institution_says_nothing(people):
    people.inna.is_active = False
    people.inna.save()

    with pytest.raises(NotPermitted):
        take_down(people, people.dorota)


class TestPage:
    def test_asks_whose_word_it_is_and_then_for_the_same_form(self, client, people):
        client.force_login(people.dorota)
        url = reverse("diagnoses:stand_in")
        assert client.get(url).status_code == 200
        assert client.get(url, {"partner": "nie-ma"}).status_code == 400
        assert client.post(url, {}).status_code == 400

        query = f"?partner={people.inna.slug}&told_by=telephone"
        page = client.get(url + query)
        assert page.context["page"].partners == [people.inna]
        data = {
            "partner": people.inna.slug,
            "form_key": page.context["form"]["form_key"].value(),
            "category": people.halas.slug,
            "title": "Hałas w nocy",
            "place_kind": "area",
            "area": people.polnoc.code,
            "period": page.context["form"]["period"].value(),
            "act": "next",
        }
        response = client.post(url + query, data)

        made = Diagnosis.objects.get()
        assert response.status_code == 302, response.content.decode()
        assert (made.partner, made.author) == (people.inna, people.dorota)
        assert made.told_by == Diagnosis.ToldBy.TELEPHONE
        assert client.get(response["Location"]).status_code == 200

    def test_tells_nothing_of_the_drafts_of_the_institution(self, client, people):
        DiagnosisFactory(
            partner=people.inna,
            author=people.celina,
            problem=ProblemFactory(
                title="Tajny szkic",
                category=people.halas,
                place_kind="area",
                area=people.polnoc,
                opened_by=people.inna,
            ),
        )
        client.force_login(people.dorota)
        url = reverse("diagnoses:stand_in")
        data = {
            "partner": people.inna.slug,
            "category": people.halas.slug,
            "title": "Tajny szkic",
            "place_kind": "area",
            "area": people.polnoc.code,
            "act": "check",
        }

        page = client.post(f"{url}?partner={people.inna.slug}&told_by=paper", data)

        assert page.status_code == 200
        assert page.context["page"].known == []

    def test_another_institution_cannot_be_slipped_in(self, client, people):
        client.force_login(people.dorota)
        url = reverse("diagnoses:stand_in")
        query = f"?partner={people.inna.slug}&told_by=paper"

        response = client.post(
            url + query, {"partner": people.most.slug, "act": "next"}
        )

        assert response.status_code == 400
        assert not Diagnosis.objects.exists()
