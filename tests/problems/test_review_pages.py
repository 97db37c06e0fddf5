"""The coordinator's pages of the review: what they show and what they refuse."""

import pytest
from django.urls import reverse

from kooperacja.categories.choices import Severity
from problems.models import Agreement, Diagnosis, Problem, PublicProblem, StatusChange
from problems.workflow import SEEN_BY_COORDINATOR, Status
from tests.factories import DiagnosisFactory, EvidenceFactory, ProblemFactory

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
    "accept": {},
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
    Agreement.objects.create(
        diagnosis=first,
        member=city_of_people.ewa,
        partner=city_of_people.trzecia,
        stand=Agreement.Stand.REMARK,
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

    codes = [client.post(_url("accept", submitted)).status_code for _ in range(2)]

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


def test_ready_sentences_are_a_reason(client, submitted, city_of_people):
    client.force_login(city_of_people.dorota)

    client.post(
        _url("return", submitted),
        {"return-ready": ["source", "place"], "return-note": "Dziękuję."},
    )

    note = StatusChange.objects.get(transition="return").note
    assert len(note.splitlines()) == 3
    assert note.endswith("Dziękuję.")


def test_a_ready_sentence_nobody_offered_is_refused(client, submitted, city_of_people):
    client.force_login(city_of_people.dorota)

    answer = client.post(_url("return", submitted), {"return-ready": ["<b>"]})

    assert answer.status_code == 400
    assert _state(submitted) == Status.SUBMITTED


def test_findings_stop_the_acceptance_until_a_reason_is_given(client, city_of_people):
    diagnosis = _diagnosis(city_of_people, Status.SUBMITTED, text_public=PESEL)
    client.force_login(city_of_people.dorota)

    refused = client.post(_url("accept", diagnosis), {"accept-lint_override": " "})
    accepted = client.post(
        _url("accept", diagnosis), {"accept-lint_override": "To numer z ustawy."}
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
    refused = client.post(_url("accept", diagnosis))
    client.force_login(city_of_people.daniel)
    accepted = client.post(_url("accept", diagnosis))

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

    client.post(_url("archive", diagnosis), {"archive-ready": ["partner"]})

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


class TestProblem:
    """The agreed words, the class and the place."""

    @pytest.fixture
    def problem(self, city_of_people):
        return _diagnosis(city_of_people, Status.ACCEPTED).problem

    def _words(self, problem, **other):
        return {
            "version": problem.version,
            "title": problem.title,
            "summary": "Wszyscy widzą to samo.",
            "conclusions": "",
            "recommendations": "",
            **other,
        }

    def test_it_is_for_coordinators_who_may_read_it(self, client, city_of_people):
        draft = _diagnosis(city_of_people, Status.DRAFT)
        url = reverse("review:problem", args=[draft.problem.ref])

        client.force_login(city_of_people.dorota)
        assert client.get(url).status_code == 404
        client.force_login(city_of_people.admin)
        assert client.get(url).status_code == 404
        client.force_login(city_of_people.bartek)
        assert client.get(url).status_code == 403

    def test_the_words_are_stored(self, client, city_of_people, problem):
        client.force_login(city_of_people.dorota)
        url = reverse("review:problem", args=[problem.ref])

        assert client.get(url).status_code == 200
        answer = client.post(url, self._words(problem))

        assert answer.status_code == 302
        stored = Problem.objects.get(pk=problem.pk)
        assert (stored.summary, stored.version) == ("Wszyscy widzą to samo.", 2)

    def test_a_stale_version_shows_both(self, client, city_of_people, problem):
        client.force_login(city_of_people.dorota)
        url = reverse("review:problem", args=[problem.ref])
        client.post(url, self._words(problem))

        answer = client.post(url, self._words(problem, summary="Moje słowa."))

        body = answer.content.decode()
        assert answer.status_code == 409
        assert "Moje słowa." in body
        assert "Wszyscy widzą to samo." in body
        assert Problem.objects.get(pk=problem.pk).summary == "Wszyscy widzą to samo."

    def test_personal_data_need_a_reason(self, client, city_of_people, problem):
        client.force_login(city_of_people.dorota)
        url = reverse("review:problem", args=[problem.ref])

        refused = client.post(url, self._words(problem, summary=PESEL))
        stored = client.post(
            url, self._words(problem, summary=PESEL, lint_override="To przykład.")
        )

        assert refused.status_code == 400
        assert PESEL in refused.content.decode()
        assert refused.context["words"].errors["summary"]
        assert stored.status_code == 302

    def test_an_empty_title_is_refused(self, client, city_of_people, problem):
        client.force_login(city_of_people.dorota)
        url = reverse("review:problem", args=[problem.ref])

        answer = client.post(url, self._words(problem, title=" "))

        assert answer.status_code == 400
        assert problem.title in answer.content.decode()

    def test_the_class_only_rises(self, client, city_of_people, problem):
        client.force_login(city_of_people.dorota)
        url = reverse("review:raise_class", args=[problem.ref])
        body = {"class-sensitivity": 3, "class-note": "Łatwo rozpoznać osobę."}

        assert client.get(url).status_code == 405
        assert client.post(url, {**body, "class-sensitivity": 1}).status_code == 400
        assert client.post(url, {**body, "class-note": ""}).status_code == 400
        assert client.post(url, body).status_code == 302

        assert Problem.objects.get(pk=problem.pk).sensitivity == 3

    def test_the_place_of_a_thing_is_confirmed(self, client, city_of_people, problem):
        client.force_login(city_of_people.dorota)
        url = reverse("review:confirm_place", args=[problem.ref])

        assert client.post(url, {"place-is_thing": "on"}).status_code == 302

        assert Problem.objects.get(pk=problem.pk).is_thing

    def test_others_change_nothing(self, client, city_of_people, problem):
        for name in ("problem", "raise_class", "confirm_place"):
            url = reverse(f"review:{name}", args=[problem.ref])
            for person in ("bartek", "celina", "ewa"):
                client.force_login(getattr(city_of_people, person))
                assert client.post(url, self._words(problem)).status_code == 403

        assert Problem.objects.get(pk=problem.pk).version == 1


class TestRelease:
    """Putting what waits on the map: all of the ticked, or nothing."""

    url = property(lambda self: reverse("review:release"))

    def test_it_says_what_the_public_will_see(self, client, city_of_people):
        _diagnosis(city_of_people, Status.ACCEPTED)
        client.force_login(city_of_people.dorota)

        answer = client.get(self.url)

        group = answer.context["groups"][0]
        assert group["preview"].area_name == "Polnoc"
        assert group["is_ready"]
        assert answer.context["gives_away_time"]
        assert answer.content.decode().count(" checked") == 1

    def test_a_protected_problem_is_marked(self, client, city_of_people):
        problem = ProblemFactory(
            category=city_of_people.przemoc, area=city_of_people.polnoc
        )
        diagnosis = _diagnosis(city_of_people, Status.ACCEPTED, problem=problem)
        client.force_login(city_of_people.dorota)

        shown = client.get(self.url).context["groups"][0]["preview"]
        client.post(self.url, {"diagnoses": [diagnosis.ref]})

        assert not shown.listed
        assert _state(diagnosis) == Status.PUBLISHED
        assert PublicProblem.objects.count() == 0

    def test_the_ticked_ones_are_released(self, client, city_of_people):
        chosen, left = (
            _diagnosis(city_of_people, Status.ACCEPTED, problem=ProblemFactory())
            for _ in range(2)
        )
        client.force_login(city_of_people.dorota)

        answer = client.post(self.url, {"diagnoses": [chosen.ref]})

        assert answer.status_code == 302
        assert _state(chosen) == Status.PUBLISHED
        assert _state(left) == Status.ACCEPTED
        assert PublicProblem.objects.count() == 1

    def test_one_without_summary_stops_all(self, client, city_of_people):
        ready = _diagnosis(city_of_people, Status.ACCEPTED)
        bare = _diagnosis(
            city_of_people, Status.ACCEPTED, problem=ProblemFactory(summary="")
        )
        client.force_login(city_of_people.dorota)

        page = client.get(self.url).content.decode()
        answer = client.post(self.url, {"diagnoses": [ready.ref, bare.ref]})

        assert page.count(" disabled") == 1
        assert answer.status_code == 400
        assert PublicProblem.objects.count() == 0
        assert _state(ready) == Status.ACCEPTED

    def test_one_that_no_longer_waits_is_a_conflict(self, client, city_of_people):
        ready = _diagnosis(city_of_people, Status.ACCEPTED)
        returned = _diagnosis(city_of_people, Status.RETURNED, problem=ProblemFactory())
        client.force_login(city_of_people.dorota)

        answer = client.post(self.url, {"diagnoses": [ready.ref, returned.ref]})

        assert answer.status_code == 409
        assert _state(ready) == Status.ACCEPTED

    def test_a_second_click_is_a_conflict(self, client, city_of_people):
        diagnosis = _diagnosis(city_of_people, Status.ACCEPTED)
        client.force_login(city_of_people.dorota)
        body = {"diagnoses": [diagnosis.ref]}

        codes = [client.post(self.url, body).status_code for _ in range(2)]

        assert codes == [302, 409]

    @pytest.mark.parametrize("refs", [[], ["no-such-ref"]])
    def test_nothing_chosen_or_unknown_is_refused(self, client, city_of_people, refs):
        client.force_login(city_of_people.dorota)

        assert client.post(self.url, {"diagnoses": refs}).status_code == 400

    def test_a_draft_is_unknown_here(self, client, city_of_people):
        draft = _diagnosis(city_of_people, Status.DRAFT)
        client.force_login(city_of_people.dorota)

        answer = client.post(self.url, {"diagnoses": [draft.ref]})

        assert answer.status_code == 400

    def test_others_release_nothing(self, client, city_of_people):
        diagnosis = _diagnosis(city_of_people, Status.ACCEPTED)

        for person in ("bartek", "filip", "ewa"):
            client.force_login(getattr(city_of_people, person))
            answer = client.post(self.url, {"diagnoses": [diagnosis.ref]})
            assert answer.status_code == 403

        assert _state(diagnosis) == Status.ACCEPTED
