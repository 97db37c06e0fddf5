"""What answers what, on the public pages and on the desk's."""

import pytest
from django.urls import reverse
from django.utils import translation

from resources.answers import answered_problems, resources_for
from resources.choices import LinkKind
from resources.public import PublicLink
from resources.services.linking import propose_link
from tests.factories import DiagnosisFactory, ProblemFactory
from tests.factories.shelf import (
    lay_city,
    lay_problem,
    lay_resource,
    lay_words,
)
from tests.personas import fresh


@pytest.fixture(autouse=True)
def polish(db):
    with translation.override("pl"):
        yield


@pytest.fixture
def shelf(polish):
    """A problem of the north and seven resources, two of them linked with it."""
    lay_words()
    areas = lay_city()
    problem = lay_problem(areas["north"], title="Bieda na północy")
    found = {
        name: lay_resource(
            name=name,
            categories=categories,
            serves_whole_city=whole,
            covered_area_codes=covered,
        )
        for name, categories, whole, covered in (
            ("Daleko", ["poverty"], False, ["far"]),
            ("Dla miasta", ["poverty"], True, []),
            ("Na miejscu", ["poverty"], False, ["north"]),
            ("Kieruje", [], True, []),
            ("Odpowiada", ["addiction"], True, []),
            ("Inny rodzaj", ["addiction"], True, []),
        )
    }
    for name, kind in (("Kieruje", "refers"), ("Odpowiada", "answers")):
        PublicLink.writer.create(
            problem_public_id=problem.public_id,
            resource_public_id=found[name].public_id,
            kind=kind,
        )
    return areas | found | {"problem": problem}


class TestPublicPages:
    def test_what_is_linked_stands_first_then_what_is_of_its_kind(self, shelf):
        names = [row.name for row in resources_for(shelf["problem"])]

        assert names == ["Odpowiada", "Kieruje", "Na miejscu", "Dla miasta", "Daleko"]

    def test_the_page_of_a_problem_says_what_a_link_is(self, client, shelf):
        page = client.get(reverse("problems:detail", args=[shelf["problem"].public_id]))
        html = page.content.decode()

        assert f"<strong>{LinkKind.ANSWERS.label}</strong>" in html
        assert html.index("Odpowiada") < html.index("Na miejscu")

    def test_at_most_six_and_a_link_to_all_of_its_kind_and_area(self, client, shelf):
        for number in range(4):
            lay_resource(name=f"Jeszcze {number}", categories=["poverty"])

        page = client.get(reverse("problems:detail", args=[shelf["problem"].public_id]))

        assert len(page.context["answers"]) == 6
        query = "?category=poverty&amp;area=north"
        assert f"{reverse('resources:list')}{query}" in page.content.decode()

    def test_the_page_of_a_resource_names_the_problems(self, client, shelf):
        url = reverse("resources:detail", args=[shelf["Odpowiada"].public_id])

        assert "Bieda na północy" in client.get(url).content.decode()

    def test_a_link_without_its_problem_shows_nothing(self, client, shelf):
        shelf["problem"].delete(using="default")

        assert answered_problems(shelf["Odpowiada"].public_id) == []

    def test_the_worst_problem_of_the_strongest_link_first(self, shelf):
        resource = shelf["Odpowiada"]
        for title, severity, kind in (
            ("Lekki", 1, "answers"),
            ("Ciężki", 5, "answers"),
            ("Częściowo", 5, "partly"),
        ):
            problem = lay_problem(shelf["north"], title=title, severity=severity)
            PublicLink.writer.create(
                problem_public_id=problem.public_id,
                resource_public_id=resource.public_id,
                kind=kind,
            )

        titles = [row.title for row in answered_problems(resource.public_id)]

        assert titles == ["Ciężki", "Bieda na północy", "Lekki", "Częściowo"]


class TestDeskPages:
    @pytest.fixture
    def linked(self, world, resources):
        problem = ProblemFactory(
            title="Młodzi bez pracy",
            category=world.bezrobocie,
            area=world.polnoc,
            opened_by=world.inna,
        )
        diagnosis = DiagnosisFactory(
            problem=problem, partner=world.inna, status="published"
        )
        problem.refresh_from_db()
        propose_link(
            actor=fresh(world.celina),
            problem=problem,
            resource=resources["north"],
            kind="partly",
            partner=world.inna,
        )
        return diagnosis

    def test_a_diagnosis_shows_what_is_said_to_answer_its_problem(
        self, client, world, linked
    ):
        url = reverse("diagnoses:detail", args=[linked.ref])
        client.force_login(world.celina)
        seen = client.get(url).content.decode().replace("&nbsp;", " ")
        client.force_login(world.ewa)
        unseen = client.get(url).content.decode()

        assert "Świetlica Żuk" in seen
        assert f"problem={linked.problem.ref}" in seen
        # Nobody has confirmed it: of the others nobody reads it.
        assert "Świetlica" not in unseen

    def test_a_resource_shows_what_it_is_said_to_answer(
        self, client, world, linked, resources
    ):
        resource = resources["north"]
        client.force_login(world.bartek)

        html = client.get(
            reverse("resources_desk:detail", args=[resource.ref])
        ).content.decode()

        assert "Młodzi bez pracy" in html.replace("&nbsp;", " ")
        assert f"resource={resource.ref}" in html

    def test_the_coordinator_reads_it_at_the_problem(self, client, world, linked):
        client.force_login(world.dorota)

        url = reverse("review:problem", args=[linked.problem.ref])

        assert "Świetlica" in client.get(url).content.decode()
