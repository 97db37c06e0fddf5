"""The panel: categories with their class, areas with their figures."""

from django.urls import reverse

from kooperacja.areas.models import Area
from kooperacja.categories.models import Category
from problems.models import PublicProblem
from problems.workflow import Status
from tests.factories import DiagnosisFactory, ProblemFactory

from .pages import address


class TestCategory:
    """The class of a category: up by one, down by two."""

    def _post(self, client, category, **other):
        names = (
            "name_pl name_en position definition_pl definition_en example_pl "
            "example_en legal_ground near_radius_m review_months"
        )
        body = {name: getattr(category, name) for name in names.split()}
        return client.post(
            address(("categories", "category"), "change", category.pk),
            {**body, **other},
        )

    def test_it_rises_at_once(self, dorota, city_of_people):
        problem = ProblemFactory(
            category=city_of_people.bezrobocie, area=city_of_people.polnoc
        )
        DiagnosisFactory(problem=problem, status=Status.PUBLISHED)
        assert PublicProblem.objects.count() == 1

        answer = self._post(
            dorota, city_of_people.bezrobocie, new_class=3, reason="Chronimy ludzi."
        )

        assert answer.status_code == 302
        assert Category.objects.get(slug="bezrobocie").sensitivity == 3
        assert PublicProblem.objects.count() == 0

    def test_it_falls_when_a_second_person_agrees(self, client, city_of_people):
        category = city_of_people.bezrobocie
        seen = []

        for person in ("dorota", "dorota", "daniel"):
            client.force_login(getattr(city_of_people, person))
            self._post(client, category, new_class=1, reason="To przestrzeń.")
            seen.append(Category.objects.get(pk=category.pk).sensitivity)

        assert seen == [2, 2, 1]

    def test_it_needs_a_reason(self, dorota, city_of_people):
        answer = self._post(dorota, city_of_people.bezrobocie, new_class=3)

        assert answer.status_code == 200
        assert answer.context["adminform"].form.errors["reason"]
        assert Category.objects.get(slug="bezrobocie").sensitivity == 2

    def test_its_words_are_stored_without_touching_the_class(
        self, dorota, city_of_people
    ):
        answer = self._post(dorota, city_of_people.bezrobocie, name_pl="Brak pracy")

        assert answer.status_code == 302
        stored = Category.objects.get(slug="bezrobocie")
        assert (stored.name_pl, stored.sensitivity) == ("Brak pracy", 2)


class TestArea:
    """Figures, and the attestation by two."""

    def _post(self, client, **other):
        area = Area.objects.get(code="lasek")
        body = {
            "residents": area.residents or "",
            "dwellings": area.dwellings or "",
            "aliases": "\n".join(area.aliases),
            "source": area.source,
        }
        return client.post(
            address(("areas", "area"), "change", area.pk), {**body, **other}
        )

    def test_figures_and_names_are_stored(self, dorota):
        answer = self._post(dorota, residents=1200, aliases="Lasek Miejski\n\nBór")

        area = Area.objects.get(code="lasek")
        assert answer.status_code == 302
        assert (area.residents, area.aliases) == (1200, ["Lasek Miejski", "Bór"])

    def test_figures_over_the_floor_wait_for_a_second_person(
        self, client, city_of_people
    ):
        seen = []
        for person in ("dorota", "dorota", "daniel"):
            client.force_login(getattr(city_of_people, person))
            answer = self._post(client, residents=5000, dwellings=2000)
            assert answer.status_code == 302
            seen.append(Area.objects.get(code="lasek").residents)
            queue = client.get(reverse("panel:index"))
            page = client.get(
                address(("areas", "area"), "change", city_of_people.lasek.pk)
            )
            waits = seen[-1] == 40
            assert [row.code for row in queue.context["areas_for_two"]] == (
                ["lasek"] if waits else []
            )
            adminform = page.context["adminform"].form
            assert adminform.instance.figures_proposed_by == (
                city_of_people.dorota if waits else None
            )

        assert seen == [40, 40, 5000]

    def test_a_negative_figure_is_refused(self, dorota):
        answer = self._post(dorota, residents=-1)

        assert answer.status_code == 200
        assert Area.objects.get(code="lasek").residents == 40

    def test_two_people_attest(self, client, city_of_people):
        client.force_login(city_of_people.dorota)
        first = self._post(client, attestation="Liczba z ewidencji.")
        second = self._post(client, attestation="Jeszcze raz ja.")
        alone = Area.objects.get(code="lasek").is_floor_attested
        client.force_login(city_of_people.daniel)
        third = self._post(client, attestation="Potwierdzam.")

        assert [first.status_code, second.status_code, third.status_code] == [
            302,
            200,
            302,
        ]
        assert second.context["adminform"].form.errors
        assert not alone
        assert Area.objects.get(code="lasek").is_floor_attested
