"""The public pages of problems: what they say, to whom, and what they never say."""

import json
from pathlib import Path

import pytest

from tests.factories.shelf import (
    bury,
    lay_problem,
    lay_resource,
    lay_voice,
    new_id,
)

PAGES = ["/problemy/", "/mapa/", "/mapa/?view=table", "/obszary/", "/obszary/north/"]
BUDGETS = Path(__file__).parents[1] / "query_counts.json"


def page_of(problem):
    return f"/problemy/{problem.public_id}/"


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", PAGES)
class TestEveryPage:
    def test_is_public_cacheable_and_sets_no_cookie(
        self, client, public_city, path, prefix
    ):
        response = client.get(prefix + path)

        assert response.status_code == 200
        assert response["Cache-Control"] == "public, no-cache"
        assert response["ETag"]
        assert not response.cookies
        assert b"csrfmiddlewaretoken" not in response.content

    def test_answers_an_unchanged_page_with_304(
        self, client, public_city, path, prefix
    ):
        first = client.get(prefix + path)

        again = client.get(prefix + path, headers={"If-None-Match": first["ETag"]})

        assert again.status_code == 304

    def test_works_in_a_fresh_installation(self, client, db, path, prefix):
        expected = 404 if "north" in path else 200

        assert client.get(prefix + path).status_code == expected


class TestList:
    def test_shows_newest_first_and_25_a_page(self, client, public_city):
        area = public_city["areas"]["north"]
        for number in range(30):
            lay_problem(area, title=f"Numer {number:02}")

        first = client.get("/problemy/")

        assert len(first.context["problems"]) == 25
        assert client.get("/problemy/?page=2").status_code == 200
        assert client.get("/problemy/?page=3").status_code == 404
        assert client.get("/problemy/?page=99999999999999999999").status_code == 404

    def test_escapes_what_was_written(self, client, public_city):
        row = lay_problem(
            public_city["areas"]["north"], title="<script>alert(1)</script>"
        )

        for path in ("/problemy/", "/mapa/", page_of(row), "/obszary/north/"):
            html = client.get(path).content.decode()
            assert "<script>alert" not in html
            assert "&lt;script&gt;alert" in html

    def test_says_why_protected_problems_are_not_listed(self, client, public_city):
        html = client.get("/en/problemy/?category=domestic_violence").content.decode()

        assert "never shown one by one" in html
        assert "800&nbsp;120&nbsp;002" in html

    def test_keeps_the_filter_in_every_link(self, client, public_city):
        html = client.get("/problemy/?category=addiction&q=").content.decode()

        assert "?format=csv&amp;category=addiction" in html
        assert "/mapa/?category=addiction" in html


class TestMap:
    def test_offers_table_map_and_resources_with_the_same_filter(
        self, client, public_city
    ):
        html = client.get("/mapa/?category=addiction").content.decode()

        assert "?category=addiction&amp;view=table" in html
        assert "?category=addiction&amp;layer=resources" in html
        assert 'layer-url="/api/v1/problems/map/?category=addiction"' in html

    @pytest.mark.parametrize("query", ["view=globe", "layer=secrets"])
    def test_refuses_other_views_and_layers(self, client, public_city, query):
        assert client.get(f"/mapa/?{query}").status_code == 400


class TestDetail:
    def test_shows_words_voices_answers_and_similar(self, client, public_city):
        problem = public_city["problems"]["poor"]
        lay_voice(problem, period="2025", severity=5, text="Pierwszy głos.")
        lay_voice(problem, severity=2, text="Drugi głos.")
        lay_resource(name="Klub obok", area_codes=["north"])

        html = client.get(page_of(problem)).content.decode()

        assert problem.title in html
        for words in ("Pierwszy", "Drugi", "karty", "Klub", "p-chart"):
            assert words in html

    def test_draws_a_polygon_and_no_pin_for_people(self, client, public_city):
        html = client.get(page_of(public_city["problems"]["poor"])).content.decode()

        assert 'highlight="north"' in html
        assert 'layer-url="' not in html

    def test_draws_the_point_of_a_thing(self, client, public_city):
        ramp = public_city["problems"]["ramp"]

        html = client.get(page_of(ramp)).content.decode()

        assert f'layer-url="/api/v1/problems/{ramp.public_id}/map/"' in html

    def test_is_gone_with_the_fixed_reason(self, client, public_city):
        public_id = new_id()
        bury(public_id, "withdrawn")

        response = client.get(f"/en/problemy/{public_id}/")

        assert response.status_code == 410
        assert "taken off the public map" in response.content.decode()

    def test_never_existed(self, client, public_city):
        assert client.get(f"/problemy/{new_id()}/").status_code == 404
        assert client.get("/problemy/short/").status_code == 404

    def test_takes_no_parameter(self, client, public_city):
        problem = public_city["problems"]["poor"]

        assert client.get(page_of(problem) + "?a=1").status_code == 400


class TestArea:
    def test_sets_problems_beside_resources_and_names_gaps(self, client, public_city):
        lay_resource(name="Klub tutaj", area_codes=["north"], categories=["poverty"])

        response = client.get("/obszary/north/")

        assert response.context["problems_count"] == 2
        assert [row.name for row in response.context["resources"]] == ["Klub tutaj"]
        assert response.context["gaps"] == ["alcohol po polsku"]
        assert [area.code for area in response.context["neighbours"]] == ["east"]

    def test_counts_parts_for_the_whole(self, client, public_city):
        areas = client.get("/obszary/").context["areas"]

        counts = {area.code: area.problems_count for area in areas}
        assert counts == {"city": 6, "north": 2, "east": 2, "far": 1}


PATHS = {
    "problems:list": "/problemy/?category=poverty",
    "problems:detail": "/problemy/{id}/",
    "atlas:map": "/mapa/?category=poverty",
    "atlas:table": "/mapa/?view=table&category=poverty",
    "areas:list": "/obszary/",
    "areas:detail": "/obszary/north/",
    "api:problem-list": "/api/v1/problems/?category=poverty",
    "api:problem-list.geojson": "/api/v1/problems/?format=geojson",
    "api:problem-list.csv": "/api/v1/problems/?format=csv",
    "api:problem-detail": "/api/v1/problems/{id}/",
    "api:problem-map": "/api/v1/problems/map/",
    "api:area-list": "/api/v1/areas/",
    "api:area-list.geojson": "/api/v1/areas/?format=geojson",
    "api:category-list": "/api/v1/categories/",
    "api:targetgroup-list": "/api/v1/target-groups/",
}


@pytest.mark.parametrize("rows", [1, 30])
@pytest.mark.parametrize("name", PATHS)
def test_costs_a_constant_number_of_queries(
    client, public_city, django_assert_num_queries, name, rows
):
    problem = public_city["problems"]["poor"]
    for number in range(rows):
        lay_voice(problem, partner_name=f"Instytucja {number}")
        lay_problem(public_city["areas"]["north"], title=f"Numer {number}")
        lay_resource(area_codes=["north"])

    with django_assert_num_queries(json.loads(BUDGETS.read_text())[name]):
        response = client.get(PATHS[name].format(id=problem.public_id))

    assert response.status_code == 200
