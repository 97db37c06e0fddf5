"""The coordinator's pages of the review: what they show and what they refuse."""

import pytest
from django.urls import reverse

from kooperacja.categories.choices import Severity
from problems.models import Diagnosis, PublicProblem, StatusChange
from problems.services import write_remark
from problems.workflow import SEEN_BY_COORDINATOR, Status
from tests.factories import DiagnosisFactory, EvidenceFactory, ProblemFactory
from tests.problems.reviewing import TICKED

PESEL = "Pani z numerem 44051401359 czeka na pomoc już czwarty miesiąc w kolejce."
STEP_FROM = {
    "return": Status.SUBMITTED,
    "accept": Status.SUBMITTED,
    "archive": Status.PUBLISHED,
    "restore": Status.ARCHIVED,
}
STEP_TO = {
    "return": Status.RETURNED,
    "accept": Status.ACCEPTED,
    "archive": Status.ARCHIVED,
    "restore": Status.ACCEPTED,
}
REASON = {
    "return": {"return-note": "Proszę podać źródło."},
    "archive": {"archive-note": "Nieaktualne."},
    "accept": TICKED,
    "restore": {},
}
PAGES = ("queue", "release")


@pytest.fixture
def submitted(city_of_people):
    return _diagnosis(city_of_people, Status.SUBMITTED)


def _diagnosis(people, status, **extra):
    problem = extra.pop("problem", None) or ProblemFactory(
        title="Młodzi bez pracy",
        category=people.bezrobocie,
        area=people.polnoc,
        place_kind="area",
        opened_by=people.most,
    )
    return DiagnosisFactory(
        problem=problem,
        partner=people.most,
        author=people.bartek,
        status=status,
        **extra,
    )


def _url(step, diagnosis):
    return reverse(f"review:{step}", args=[diagnosis.ref])


def _state(diagnosis):
    return Diagnosis.objects.get(pk=diagnosis.pk).status


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_for_coordinators(client, city_of_people, name):
    url = reverse(f"review:{name}")

    assert client.get(url).status_code == 302
    for person in ("bartek", "filip", "celina", "ewa", "bez_partnera"):
        client.force_login(getattr(city_of_people, person))
        assert client.get(url).status_code == 403, person
    for person in ("dorota", "daniel", "admin"):
        client.force_login(getattr(city_of_people, person))
        assert client.get(url).status_code == 200, person


@pytest.mark.parametrize("status", Status.values)
def test_a_coordinator_reads_what_has_left_the_desk(client, city_of_people, status):
    diagnosis = _diagnosis(city_of_people, status)
    client.force_login(city_of_people.dorota)

    page = client.get(_url("diagnosis", diagnosis))
    queue = client.get(reverse("review:queue"), {"state": status})

    seen = status in SEEN_BY_COORDINATOR
    assert page.status_code == (200 if seen else 404)
    assert queue.status_code == (200 if seen else 400)
    if seen:
        assert diagnosis.problem.title in queue.content.decode()


def test_the_queue_refuses_an_unknown_filter(client, city_of_people):
    client.force_login(city_of_people.dorota)

    answer = client.get(reverse("review:queue"), {"author__email": "a"})

    assert answer.status_code == 400


def test_the_page_shows_what_the_public_will_see(client, city_of_people):
    # A small wood below its floor: residents see the city, not the wood.
    problem = ProblemFactory(category=city_of_people.bezrobocie, place_kind="area")
    problem.area = city_of_people.lasek
    problem.save()
    diagnosis = _diagnosis(city_of_people, Status.SUBMITTED, problem=problem)
    client.force_login(city_of_people.dorota)

    context = client.get(_url("diagnosis", diagnosis)).context

    assert context["preview"].area_name == "Testowo"
    assert context["preview"].precision == "city"
    assert context["preview"].coarser


def test_the_page_marks_what_looks_like_personal_data(client, city_of_people):
    diagnosis = _diagnosis(city_of_people, Status.SUBMITTED, text_public=PESEL)
    client.force_login(city_of_people.dorota)

    answer = client.get(_url("diagnosis", diagnosis))

    pieces = answer.context["text_public"]
    assert "".join(piece.text for piece in pieces) == PESEL
    assert [piece.text for piece in pieces if piece.finding] == ["44051401359"]
    assert answer.context["findings"][0]["finding"].excerpt_masked == "44•••••••••"
    assert "<mark" in answer.content.decode()


def test_the_page_gathers_what_helps_to_decide(client, city_of_people):
    first = _diagnosis(city_of_people, Status.SUBMITTED)
    other = DiagnosisFactory(
        problem=first.problem, partner=city_of_people.inna, status=Status.ACCEPTED
    )
    hidden = DiagnosisFactory(problem=first.problem, partner=city_of_people.trzecia)
    double = _diagnosis(
        city_of_people,
        Status.SUBMITTED,
        problem=ProblemFactory(
            category=city_of_people.bezrobocie,
            area=city_of_people.polnoc,
            title="To samo inaczej",
        ),
    )
    write_remark(
        actor=city_of_people.ewa,
        diagnosis=first,
        field="causes",
        text="Brakuje danych z urzędu pracy.",
    )
    client.force_login(city_of_people.dorota)

    answer = client.get(_url("diagnosis", first))

    assert list(answer.context["others"]) == [other]
    assert hidden.ref not in answer.content.decode()
    assert list(answer.context["doubles"]) == [double.problem]
    assert [(row.agree, row.remark) for row in answer.context["sectors"]] == [(0, 1)]
    assert "Brakuje danych z urzędu pracy." in answer.content.decode()


@pytest.mark.parametrize("step", STEP_FROM)
def test_each_step_is_one_post(client, city_of_people, step):
    diagnosis = _diagnosis(city_of_people, STEP_FROM[step])
    client.force_login(city_of_people.dorota)

    assert client.get(_url(step, diagnosis)).status_code == 405
    answer = client.post(_url(step, diagnosis), REASON[step])

    assert answer.status_code == 302
    assert _state(diagnosis) == STEP_TO[step]


@pytest.mark.parametrize("step", STEP_FROM)
def test_nobody_else_takes_a_step(client, city_of_people, step):
    diagnosis = _diagnosis(city_of_people, STEP_FROM[step])

    assert client.post(_url(step, diagnosis), REASON[step]).status_code == 302
    for person in ("bartek", "filip", "celina", "ewa", "bez_partnera"):
        client.force_login(getattr(city_of_people, person))
        answer = client.post(_url(step, diagnosis), REASON[step])
        assert answer.status_code == 403, person

    assert _state(diagnosis) == STEP_FROM[step]


@pytest.mark.parametrize("step", STEP_FROM)
@pytest.mark.parametrize("status", [s for s in Status if s in SEEN_BY_COORDINATOR])
def test_a_step_from_a_wrong_state_is_a_conflict(client, city_of_people, step, status):
    allowed = {
        "return": {Status.SUBMITTED, Status.ACCEPTED},
        "accept": {Status.SUBMITTED},
        "archive": {Status.PUBLISHED},
        "restore": {Status.ARCHIVED},
    }
    diagnosis = _diagnosis(city_of_people, status)
    client.force_login(city_of_people.dorota)

    answer = client.post(_url(step, diagnosis), REASON[step])

    if status in allowed[step]:
        assert answer.status_code == 302
    else:
        assert answer.status_code == 409
        assert str(status.label) in answer.content.decode()
        assert _state(diagnosis) == status


def test_a_double_click_accepts_once(client, submitted, city_of_people):
    client.force_login(city_of_people.dorota)

    codes = [
        client.post(_url("accept", submitted), TICKED).status_code for _ in range(2)
    ]

    assert codes == [302, 409]
    assert StatusChange.objects.filter(transition="accept").count() == 1


@pytest.mark.parametrize("step", ["return", "archive"])
def test_a_reason_is_required(client, city_of_people, step):
    diagnosis = _diagnosis(city_of_people, STEP_FROM[step])
    client.force_login(city_of_people.dorota)

    answer = client.post(_url(step, diagnosis), {f"{step}-note": "   "})

    assert answer.status_code == 400
    assert answer.context["refused"].errors["note"]
    assert _state(diagnosis) == STEP_FROM[step]


def test_findings_stop_the_acceptance_until_a_reason_is_given(client, city_of_people):
    diagnosis = _diagnosis(city_of_people, Status.SUBMITTED, text_public=PESEL)
    client.force_login(city_of_people.dorota)

    refused = client.post(
        _url("accept", diagnosis), TICKED | {"accept-lint_override": " "}
    )
    accepted = client.post(
        _url("accept", diagnosis),
        TICKED | {"accept-lint_override": "To numer z ustawy."},
    )

    assert refused.status_code == 400
    assert refused.context["refused"].errors["lint_override"]
    assert accepted.status_code == 302
    assert Diagnosis.objects.get(pk=diagnosis.pk).lint_override == "To numer z ustawy."


def test_nobody_accepts_their_own_work(client, city_of_people):
    diagnosis = _diagnosis(city_of_people, Status.SUBMITTED)
    Diagnosis.objects.update(last_editor=city_of_people.dorota)
    client.force_login(city_of_people.dorota)

    page = client.get(_url("diagnosis", diagnosis))
    refused = client.post(_url("accept", diagnosis), TICKED)
    client.force_login(city_of_people.daniel)
    accepted = client.post(_url("accept", diagnosis), TICKED)

    names = [item["step"].name for item in page.context["steps"]]
    assert names == ["return"]
    assert refused.status_code == 403
    assert accepted.status_code == 302


def test_posts_need_a_token(city_of_people, submitted):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(city_of_people.dorota)

    assert client.post(_url("accept", submitted)).status_code == 403
    assert _state(submitted) == Status.SUBMITTED


def test_archiving_takes_it_off_the_map(client, city_of_people):
    diagnosis = _diagnosis(city_of_people, Status.PUBLISHED)
    assert PublicProblem.objects.count() == 1
    client.force_login(city_of_people.dorota)

    client.post(_url("archive", diagnosis), {"archive-note": "Na prośbę instytucji."})

    assert PublicProblem.objects.count() == 0


def test_texts_are_shown_as_text(client, city_of_people):
    diagnosis = _diagnosis(
        city_of_people,
        Status.SUBMITTED,
        text_public="<script>alert(1)</script> Osoby czekają na pomoc od wielu lat.",
        text_internal="=HYPERLINK(1)<img src=x onerror=alert(1)>",
        severity=Severity.CRITICAL,
    )
    EvidenceFactory(diagnosis=diagnosis, description="<b>rejestr</b>")
    client.force_login(city_of_people.dorota)

    body = client.get(_url("diagnosis", diagnosis)).content.decode()

    for raw in ("<script>alert", "<img src=x", "<b>rejestr"):
        assert raw not in body
