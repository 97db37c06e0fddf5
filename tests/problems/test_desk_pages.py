"""Reading on the desk: the list, a diagnosis, opinions, steps, throwing away."""

import pytest
from django.urls import reverse

from problems.models import Agreement, Diagnosis
from problems.workflow import Status
from tests.factories import DiagnosisFactory, ProblemFactory


@pytest.fixture
def world(city_of_people):
    return city_of_people


@pytest.fixture
def login(client):
    def as_(user):
        client.force_login(user)
        return client

    return as_


def url(name, diagnosis):
    return reverse(f"diagnoses:{name}", args=[diagnosis.ref])


def test_the_list_can_be_narrowed_by_state(login, world):
    for title, status in (("Szkic A", "draft"), ("Oddany B", "submitted")):
        problem = ProblemFactory(title=title, opened_by=world.most)
        DiagnosisFactory(partner=world.most, problem=problem, status=status)
    client = login(world.bartek)

    both = client.get(reverse("diagnoses:list")).content.decode()
    one = client.get(reverse("diagnoses:list"), {"status": "draft"}).content.decode()

    assert "Szkic A" in both and "Oddany B" in both
    assert "Szkic A" in one and "Oddany B" not in one
    for query in ({"status": "secret"}, {"author": "1"}):
        assert client.get(reverse("diagnoses:list"), query).status_code == 400


@pytest.mark.parametrize(
    ("name", "offered"),
    [("bartek", "withdraw"), ("ewa", "opinion"), ("dorota", ""), ("admin", "withdraw")],
)
def test_buttons_come_from_the_table(login, world, name, offered):
    diagnosis = DiagnosisFactory(partner=world.most, status="submitted")
    text = login(getattr(world, name)).get(url("detail", diagnosis)).content.decode()

    for act in ("submit", "withdraw", "opinion"):
        shown = f'action="{url(act, diagnosis)}"' in text
        assert shown == (act == offered or (name == "admin" and act == "opinion"))


def test_submit_and_withdraw(login, world):
    diagnosis = DiagnosisFactory(partner=world.most, author=world.bartek)
    client = login(world.bartek)

    assert client.post(url("submit", diagnosis)).status_code == 302
    diagnosis.refresh_from_db()
    assert diagnosis.status == Status.SUBMITTED
    assert client.post(url("submit", diagnosis)).status_code == 409
    assert client.post(url("withdraw", diagnosis)).status_code == 302
    assert client.post(url("withdraw", diagnosis)).status_code == 409
    assert client.get(url("submit", diagnosis)).status_code == 405


def test_an_incomplete_one_leads_to_what_is_missing(login, world):
    diagnosis = DiagnosisFactory(partner=world.most, author=world.bartek, evidence=0)

    response = login(world.bartek).post(url("submit", diagnosis), follow=True)

    assert "missing=1" in response.redirect_chain[-1][0]
    assert response.context["page"].step == 3


@pytest.mark.parametrize("act", ["submit", "withdraw"])
def test_the_coordinator_does_not_act_for_the_institution(login, world, act):
    diagnosis = DiagnosisFactory(partner=world.most, status="submitted")

    assert login(world.dorota).post(url(act, diagnosis)).status_code == 403
    assert login(world.celina).post(url(act, diagnosis)).status_code == 404


def test_a_remark_is_kept_and_shown_to_the_authors(login, world):
    diagnosis = DiagnosisFactory(partner=world.most, status="submitted")
    data = {"stand": "remark", "text": "U nas <b>inaczej</b>."}

    assert login(world.ewa).post(url("opinion", diagnosis), data).status_code == 302
    text = login(world.bartek).get(url("detail", diagnosis)).content.decode()
    assert "U nas &lt;b&gt;inaczej&lt;/b&gt;." in text


@pytest.mark.parametrize("data", [{}, {"stand": "maybe"}, {"stand": "remark"}])
def test_an_empty_opinion_comes_back(login, world, data):
    diagnosis = DiagnosisFactory(partner=world.most, status="submitted")

    assert login(world.ewa).post(url("opinion", diagnosis), data).status_code == 400
    assert login(world.bartek).post(url("opinion", diagnosis), data).status_code == 403
    assert not Agreement.objects.exists()


def test_a_draft_is_thrown_away_after_asking(login, world):
    diagnosis = DiagnosisFactory(partner=world.most, author=world.bartek)
    client = login(world.bartek)

    assert client.get(url("delete", diagnosis)).status_code == 200
    assert Diagnosis.objects.exists()
    assert client.post(url("delete", diagnosis)).status_code == 302
    assert not Diagnosis.objects.exists()


def test_personal_data_are_told_to_the_own_people_only(login, world):
    text = "Rodziny czekają ponad rok na lokal. Kontakt: jan.kowalski@example.org"
    diagnosis = DiagnosisFactory(
        partner=world.most, status="submitted", text_public=text
    )

    own = login(world.bartek).get(url("detail", diagnosis)).content.decode()
    team = login(world.ewa).get(url("detail", diagnosis)).content.decode()

    assert "c-preview__warnings" in own
    assert "c-preview__warnings" not in team
