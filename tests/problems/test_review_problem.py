"""The problem under review and the release: what they show and what they refuse."""

import pytest
from django.urls import reverse

from problems.models import Diagnosis, Problem, PublicProblem
from problems.workflow import Status
from tests.factories import DiagnosisFactory, ProblemFactory

PESEL = "Pani z numerem 44051401359 czeka na pomoc już czwarty miesiąc w kolejce."


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


def _state(diagnosis):
    return Diagnosis.objects.get(pk=diagnosis.pk).status


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
