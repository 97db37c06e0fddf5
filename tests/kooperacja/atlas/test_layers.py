"""The map's layers: problems, what helps, both; the table says the same."""

import json
from pathlib import Path

import pytest
from django.contrib.gis.geos import Point

from resources.public import PublicSite
from tests.factories.shelf import SIDE, SOUTH, WEST, lay_resource, new_id

BUDGETS = Path(__file__).parents[2] / "query_counts.json"


def lay_site(resource, **values):
    return PublicSite.writer.create(
        **{
            "public_id": new_id(),
            "resource_public_id": resource.public_id,
            "address": "ul. Próbna 1",
            "area_code": "north",
            "area_name": "Północ",
            "place": Point(WEST + SIDE / 2, SOUTH + SIDE / 2, srid=4326),
            "serves_whole_city": resource.serves_whole_city,
            **values,
        }
    )


@pytest.fixture
def helped(public_city):
    """A shelter of the north, a club of the far estate, and a line for everybody."""
    found = {
        "shelter": lay_resource(
            name="Noclegownia Próbna",
            categories=["poverty"],
            area_codes=["north"],
            serves_whole_city=False,
            service_area_codes=["north"],
            covered_area_codes=["north"],
        ),
        "club": lay_resource(
            name="Klub Daleki",
            categories=["addiction"],
            target_groups=["seniors"],
            area_codes=["far"],
            serves_whole_city=False,
            service_area_codes=["far"],
            covered_area_codes=["far"],
        ),
        "line": lay_resource(
            name="Telefon dla wszystkich",
            categories=["poverty"],
            area_codes=[],
            serves_whole_city=True,
        ),
    }
    lay_site(found["shelter"])
    lay_site(found["club"], area_code="far", area_name="Ściernie", address="")
    return public_city | found


def page(client, query):
    return client.get(f"/en/mapa/?{query}")


def names(response):
    return [resource.name for resource in response.context["resources"]]


class TestLayers:
    def test_problems_alone_are_the_map_as_it_opens(self, client, helped):
        html = page(client, "").content.decode()

        assert 'layer-url="/en/api' not in html
        assert 'layer-url="/api/v1/problems/map/"' in html
        assert "resources-url" not in html
        assert "Noclegownia" not in html

    def test_what_helps_alone(self, client, helped):
        html = page(client, "layer=resources").content.decode()

        assert 'resources-url="/api/v1/resources/map/"' in html
        assert " layer-url" not in html
        assert "Noclegownia Próbna" in html
        assert "Młodzi bez pracy" not in html

    def test_both_under_the_same_filters(self, client, helped):
        response = page(client, "layer=both&category=poverty&area=north&period=2026")
        html = response.content.decode()

        query = "category=poverty&amp;area=north"
        assert f'layer-url="/api/v1/problems/map/?{query}&amp;period=2026"' in html
        assert f'resources-url="/api/v1/resources/map/?{query}"' in html
        assert names(response) == ["Noclegownia Próbna", "Telefon dla wszystkich"]
        assert "The other filters narrow the problems alone" in html

    def test_every_switch_keeps_the_filters_and_the_view(self, client, helped):
        html = page(client, "layer=both&view=table&category=poverty").content.decode()

        for query in (
            "category=poverty&amp;view=table",
            "category=poverty&amp;layer=resources&amp;view=table",
            "category=poverty&amp;layer=both",
        ):
            assert f'href="/en/mapa/?{query}"' in html
        assert '<input type="hidden" name="layer" value="both">' in html
        assert '<input type="hidden" name="view" value="table">' in html

    def test_filters_of_problems_wait_unseen_beside_what_helps(self, client, helped):
        html = page(client, "layer=resources&q=praca&period=2026").content.decode()

        assert '<input type="hidden" name="q" value="praca">' in html
        assert '<input type="hidden" name="period" value="2026">' in html
        assert 'type="search"' not in html
        # The counts are of what helps.
        assert 'data-facet="category:poverty">2<' in html

    @pytest.mark.parametrize("word", ["secrets", "problems", "RESOURCES"])
    def test_refuses_another_layer(self, client, helped, word):
        assert page(client, f"layer={word}").status_code == 400


class TestTable:
    def test_says_what_the_map_draws(self, client, helped):
        response = page(client, "layer=both&view=table")
        html = response.content.decode()

        drawn = client.get("/api/v1/resources/map/").json()["features"]
        assert {feature["properties"]["name"] for feature in drawn} <= set(
            names(response)
        )
        assert "Próbna 1, Północ" in html.replace("&nbsp;", " ").replace("\xa0", " ")
        assert "without a place on the map" in html
        assert "serves the whole city" in html
        assert response.context["help_count"] == 3

    def test_has_pages_of_its_own_beside_the_problems(self, client, helped):
        for number in range(30):
            lay_resource(name=f"Zasób {number:02}", categories=["poverty"])

        first = page(client, "layer=both&view=table")
        second = page(client, "layer=both&view=table&help_page=2")
        alone = page(client, "layer=resources&page=2")

        assert "help_page=2" in first.content.decode()
        assert len(names(first)) == 25
        assert not set(names(first)) & set(names(second))
        assert names(alone) == names(second)
        assert page(client, "layer=both&help_page=9").status_code == 404
        assert page(client, "layer=both&help_page=x").status_code == 404

    def test_says_what_it_means_that_nothing_helps(self, client, helped):
        html = page(client, "layer=resources&category=alcohol").content.decode()

        assert "This does not mean that there is none" in html


@pytest.mark.parametrize(
    ("name", "query"),
    [("atlas:map, both", "layer=both"), ("atlas:map, help", "layer=resources")],
)
def test_asks_the_database_few_questions(
    client, helped, name, query, django_assert_num_queries
):
    budget = json.loads(BUDGETS.read_text())[name]

    with django_assert_num_queries(budget):
        page(client, f"{query}&category=poverty&area=north")
