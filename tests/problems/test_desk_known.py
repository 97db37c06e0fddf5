"""Is it already there? What is shown of others' problems, and joining one."""

import re

import pytest

from kooperacja.base.models import new_ref
from problems.models import Diagnosis, Problem
from problems.services import close_problem
from tests.factories import DiagnosisFactory, ProblemFactory
from tests.problems.desk import NEW, filled, text_of


@pytest.fixture
def world(city_of_people):
    return city_of_people


@pytest.fixture
def bartek(client, world):
    client.force_login(world.bartek)
    return client


class TestAlreadyThere:
    @pytest.fixture
    def published(self, world):
        problem = ProblemFactory(
            title="Młodzi bez pracy",
            category=world.bezrobocie,
            place_kind="area",
            area=world.polnoc,
            opened_by=world.inna,
            address="tajny adres",
        )
        return DiagnosisFactory(
            partner=world.inna, author=world.celina, problem=problem, status="published"
        )

    @pytest.fixture
    def hidden(self, world):
        problem = ProblemFactory(
            title="Tajny szkic innej instytucji",
            category=world.bezrobocie,
            place_kind="area",
            area=world.polnoc,
            opened_by=world.inna,
        )
        return DiagnosisFactory(
            partner=world.inna, author=world.celina, problem=problem, status="submitted"
        )

    def test_the_check_shows_public_problems_only(self, bartek, published, hidden):
        response = bartek.post(NEW, filled(act="check"))

        page = text_of(response)
        assert response.status_code == 200
        assert f'name="join" value="{published.problem.public_id}"' in page
        assert "Inna Instytucja" in page
        assert "Tajny szkic" not in page
        assert "tajny adres" not in page
        assert "Młodzi bez pracy na północy" in page
        assert "c-error-summary" not in page

    def test_a_hidden_problem_changes_nothing(self, bartek, published, world):
        def seen():
            return text_of(bartek.post(NEW, filled(act="check")))

        before = seen()
        DiagnosisFactory(
            partner=world.inna,
            author=world.celina,
            status="submitted",
            problem=ProblemFactory(
                category=world.bezrobocie, area=world.polnoc, opened_by=world.inna
            ),
        )
        assert seen() == before

    def test_a_climbed_place_does_not_tell_where_it_is(self, bartek, world):
        """A class-2 problem of a tiny estate is public as the city, wherever asked."""
        problem = ProblemFactory(
            title="Z małego osiedla",
            category=world.bezrobocie,
            place_kind="area",
            area=world.lasek,
            opened_by=world.inna,
        )
        DiagnosisFactory(partner=world.inna, problem=problem, status="published")

        answers = {
            area: "Z małego osiedla"
            in text_of(bartek.post(NEW, filled(act="check", area=area)))
            for area in ("polnoc", "wschod", "lasek")
        }
        assert set(answers.values()) == {True}

    def test_saving_waits_until_the_list_was_seen(self, bartek, published):
        first = bartek.post(NEW, filled())
        assert first.status_code == 200
        assert not Diagnosis.objects.filter(partner__slug="fundacja-most").exists()

        looked = re.search(r'name="looked" value="([^"]+)"', text_of(first))[1]
        second = bartek.post(NEW, filled(looked=looked))
        assert second.status_code == 302
        assert Problem.objects.count() == 2

    def test_joining_keeps_what_was_typed(self, bartek, published):
        page = text_of(bartek.post(NEW, filled(join=published.problem.public_id)))

        assert "Młodzi bez pracy na północy" in page  # kept, should they change back
        assert "tajny adres" not in page

    def test_a_joined_diagnosis_has_the_same_problem(self, bartek, published, world):
        bartek.post(NEW, filled(problem=published.problem.public_id))

        mine = Diagnosis.objects.get(partner=world.most)
        assert mine.problem == published.problem
        assert Problem.objects.count() == 1

    def test_leaving_a_joined_problem_brings_the_fields_back(self, bartek, published):
        data = filled(problem=published.problem.public_id, act="leave")
        page = text_of(bartek.post(NEW, data))

        assert 'value="Młodzi bez pracy na północy"' in page

    @pytest.mark.parametrize("which", ["hidden", "random"])
    def test_a_foreign_problem_is_unknown(self, bartek, hidden, which):
        key = hidden.problem.ref if which == "hidden" else new_ref()
        response = bartek.post(NEW, filled(problem=key))

        assert response.status_code == 400
        assert not Diagnosis.objects.filter(partner__slug="fundacja-most").exists()
        assert "Tajny szkic" not in text_of(response)
        assert bartek.get(NEW, {"problem": key}).status_code == 404

    def test_one_diagnosis_a_period(self, bartek, published):
        key = published.problem.public_id
        bartek.post(NEW, filled(problem=key))
        response = bartek.post(NEW, filled(problem=key, form_key="inny"))

        assert response.status_code == 400
        assert 'id="id_period_error"' in text_of(response)
        assert Diagnosis.objects.filter(partner__slug="fundacja-most").count() == 1

    def test_a_similar_title_of_another_kind_is_shown(self, bartek, published, world):
        data = filled(act="check", category="halas", title="Młodzi bez pracy")

        page = text_of(bartek.post(NEW, data))

        assert published.problem.public_id in page
        other = text_of(bartek.post(NEW, data | {"title": "Hałas nocą"}))
        assert published.problem.public_id not in other

    def test_the_radius_is_that_of_the_category(self, bartek, published, world):
        """A point in the next estate, seen or not as far as the coordinator says."""
        near = filled(
            act="check",
            title="Zupełnie inaczej nazwane",
            area="",
            place_kind="point",
            coordinates="50.005, 19.005",
        )
        world.bezrobocie.near_radius_m = 10
        world.bezrobocie.save()
        assert published.problem.public_id not in text_of(bartek.post(NEW, near))

        world.bezrobocie.near_radius_m = 20_000
        world.bezrobocie.save()
        page = text_of(bartek.post(NEW, near))
        assert published.problem.public_id in page
        assert "od wskazanego punktu" in page or "od Twojego punktu" in page

    def test_a_closed_problem_is_shown_and_cannot_be_joined(
        self, bartek, published, world
    ):
        close_problem(
            actor=world.dorota,
            problem=published.problem,
            reason="solved",
            note="Rozwiązany.",
        )
        page = text_of(bartek.post(NEW, filled(act="check")))

        assert "Młodzi bez pracy" in page
        assert 'name="join"' not in page
        assert bartek.post(NEW, filled()).status_code == 200
        key = published.problem.public_id
        assert bartek.post(NEW, filled(problem=key)).status_code == 400

    def test_what_has_newly_come_is_shown_again(self, bartek, published, world):
        looked = published.problem.public_id
        DiagnosisFactory(
            partner=world.trzecia,
            status="published",
            problem=ProblemFactory(
                title="Drugi taki",
                category=world.bezrobocie,
                area=world.polnoc,
                place_kind="area",
                opened_by=world.trzecia,
            ),
        )
        page = text_of(bartek.post(NEW, filled(looked=looked)))

        assert "Drugi taki" in page
        assert not Diagnosis.objects.filter(partner=world.most).exists()
