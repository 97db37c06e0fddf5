"""What everybody sees of resources: filters, pages and the API."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import translation

from kooperacja.categories.services import shelve_vocabulary
from resources.filters import PublicResourceFilter, public_resources
from resources.services import withdraw_resource
from tests.factories.places import DX, DY, SOUTH, WEST

BUDGETS = Path(__file__).parents[1] / "query_counts.json"
ALL = {"north", "south", "serves", "line"}
BOX_OF_NORTH = f"{WEST},{SOUTH + DY},{WEST + DX},{SOUTH + 2 * DY}"


def filtered(query):
    return PublicResourceFilter(QueryDict(query), queryset=public_resources())


@pytest.fixture(autouse=True)
def polish():
    with translation.override("pl"):
        yield


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ALL),
        ("category=halas", {"north"}),
        ("category=halas&category=bezrobocie", {"north", "south"}),
        ("target_group=seniorzy", {"south"}),
        ("kind=helpline&kind=programme", {"line", "serves"}),
        ("cus_domain=social_assistance", {"south"}),
        ("sector=ngo", {"north"}),
        ("area=polnoc", {"north", "south", "serves", "line"}),
        ("area=poludnie", {"south", "line"}),
        ("area=lasek", {"line"}),
        ("area=testowo", ALL),
        (f"bbox={BOX_OF_NORTH}", {"north", "south"}),
        ("q=swietlica+ZUK", {"north"}),
        ("q=fundacja", {"north"}),
        ("q=spoza", {"serves"}),
        ("q=zaufania+telefon", {"line"}),
        ("q=%25", ALL),
        ("q=&area=", ALL),
    ],
)
def test_keeps(resources, query, names):
    filterset = filtered(query)
    assert filterset.is_valid(), filterset.errors

    ids = {row.public_id for row in filterset.qs}
    assert {key for key, row in resources.items() if row.public_id in ids} == names


def test_a_category_includes_its_parts(world, resources):
    world.halas.parent = world.bezrobocie
    world.halas.save()
    shelve_vocabulary()

    rows = filtered("category=bezrobocie")

    assert {row.name for row in rows.qs} == {"Świetlica Żuk", "Klub seniora"}
    assert rows.facets["category"]["bezrobocie"] == 2


def test_words_find_the_kind_in_the_language_of_the_page(resources):
    with translation.override("en"):
        assert [row.name for row in filtered("q=senior+club").qs] == ["Klub seniora"]


def test_says_how_a_resource_reaches_an_area(resources):
    filterset = filtered("area=polnoc")
    assert filterset.is_valid()

    reaches = {row.name: row.nearness for row in filterset.by_reach(filterset.qs)}

    assert reaches == {
        "Klub seniora": 0,
        "Świetlica Żuk": 0,
        "Asystent rodziny": 1,
        "Telefon zaufania": 2,
    }
    assert list(reaches) == sorted(reaches, key=lambda name: (reaches[name], name))


REFUSED = (
    "foo=1",
    "status=draft",
    "public_id=1",
    "kind=bunker",
    "category=bunker",
    "area=nowhere",
    "target_group=x",
    "sector=x",
    "cus_domain=x",
    "bbox=1,2,3",
    "bbox=nan,0,1,1",
    f"q={'x' * 101}",
    "q=%00",
)


@pytest.mark.parametrize("query", REFUSED)
@pytest.mark.parametrize(
    "name", ["resources:list", "api:resource-list", "api:resource-map"]
)
def test_refuses_unknown_filters_and_values(client, resources, name, query):
    assert client.get(f"{reverse(name)}?{query}").status_code == 400


@pytest.mark.parametrize("query", ["page=0", "page=x", "page=99"])
def test_there_are_no_other_pages(client, resources, query):
    assert client.get(f"{reverse('resources:list')}?{query}").status_code == 404


class TestPages:
    def test_the_list_says_for_whom_where_and_which_telephone(self, client, resources):
        page = client.get("/zasoby/").content.decode()

        assert 'href="tel:338123456"' in page
        assert "ul.\u00a0Północna 1" in page
        assert "Mlodziez" in page or "mlodziez" in page

    def test_an_empty_result_says_what_to_do(self, client, resources):
        page = client.get("/zasoby/?q=zzz").content.decode()

        assert "c-empty" in page

    def test_a_resource_has_its_facts_and_places(self, client, resources):
        page = client.get(resources["south"].get_absolute_url()).content.decode()

        assert "Klub seniora" in page
        assert "Sala" in page
        assert "koop-map" in page
        assert "?category=bezrobocie" in page

    def test_without_a_point_there_is_no_map(self, client, resources):
        page = client.get(resources["serves"].get_absolute_url()).content.decode()

        assert "koop-map" not in page
        assert "Ktoś spoza partnerstwa" in page

    def test_numbers_to_call_stand_over_a_helpline(self, client, resources):
        page = client.get(resources["line"].get_absolute_url()).content.decode()

        assert "tel:800120002" in page

    def test_what_was_withdrawn_is_gone_and_drafts_never_were(
        self, client, world, resources, add
    ):
        url = resources["north"].get_absolute_url()
        withdraw_resource(actor=world.dorota, resource=resources["north"], note="x")
        add("Szkic", publish=False)

        assert client.get(url).status_code == 410
        assert client.get("/zasoby/aaaaaaaaaaaaaaaaaaaaaa/").status_code == 404
        assert "Szkic" not in client.get("/zasoby/").content.decode()
        assert "Szkic" not in client.get("/api/v1/resources/").content.decode()

    def test_html_in_a_text_is_only_text(self, client, add):
        row = add(
            "<script>alert(1)</script>",
            description="<img src=x onerror=alert(2)>",
            phone="112 wew. 3 (<b>)".replace("<b>", "b"),
        )

        for url in ("/zasoby/", row.get_absolute_url()):
            page = client.get(url).content.decode()
            assert "<script>alert" not in page
            assert "<img src=x" not in page

    @pytest.mark.parametrize("prefix", ["", "/en"])
    def test_a_public_page_sets_no_cookie(self, client, world, resources, prefix):
        url = f"{prefix}/zasoby/"
        strangers = client.get(url)
        client.force_login(world.dorota)
        coordinators = client.get(url)

        for response in (strangers, coordinators):
            assert not response.cookies
            assert response["Cache-Control"] == "public, no-cache"
        assert strangers.content == coordinators.content

    @pytest.mark.parametrize(
        ("name", "query"),
        [
            ("resources:list", "?area=polnoc&category=halas"),
            ("resources:list, a question", "?q=gdzie+swietlica+w+polnocy"),
            ("api:resource-cards", "?category=halas"),
            ("resources:detail", ""),
            ("api:resource-list", ""),
            ("api:resource-list.geojson", "?format=geojson"),
            ("api:resource-map", ""),
        ],
    )
    def test_asks_the_database_a_fixed_number_of_times(
        self, client, resources, add, name, query, django_assert_num_queries
    ):
        for number in range(20):
            add(f"Następny {number}")
        args = [resources["north"].public_id] if name.endswith("detail") else []
        route = name.removesuffix(".geojson").partition(",")[0]
        url = reverse(route, args=args) + query

        with django_assert_num_queries(json.loads(BUDGETS.read_text())[name]):
            client.get(url)


class TestAPI:
    def test_the_list_is_by_pages(self, client, resources):
        answer = client.get("/api/v1/resources/?page_size=2&kind=senior_club").json()

        assert answer["count"] == 1
        row = answer["results"][0]
        assert row["name"] == "Klub seniora"
        assert row["areas"] == ["polnoc", "poludnie"]
        assert row["url"] == resources["south"].get_absolute_url()

    def test_a_resource_has_its_sites(self, client, resources):
        row = client.get(f"/api/v1/resources/{resources['south'].public_id}/").json()

        assert [site["name"] for site in row["sites"]] == ["Sala", ""]
        assert row["sites"][0]["longitude"] is None
        assert row["sites"][1]["latitude"] == pytest.approx(SOUTH + 1.5 * DY)

    def test_geojson_has_every_resource_once(self, client, resources):
        answer = client.get("/api/v1/resources/?format=geojson").json()

        drawn = {
            row["properties"]["name"]: row["geometry"] for row in answer["features"]
        }
        assert len(drawn) == 4
        assert drawn["Telefon zaufania"] is None
        assert drawn["Klub seniora"]["type"] == "Point"

    def test_the_layer_has_every_known_place(self, client, resources):
        answer = client.get("/api/v1/resources/map/").json()

        names = [row["properties"]["name"] for row in answer["features"]]
        assert sorted(names) == ["Klub seniora", "Świetlica Żuk"]
        assert set(answer["features"][0]["properties"]) == {
            "id", "name", "kind", "kind_name", "url"
        }  # fmt: skip

    def test_one_resource_has_a_layer_of_its_own(self, client, resources):
        url = f"/api/v1/resources/{resources['north'].public_id}/map/"

        answer = client.get(url)

        assert answer["Content-Type"] == "application/geo+json"
        assert len(answer.json()["features"]) == 1

    def test_csv_disarms_formulas(self, client, add):
        add("=cmd|' /C calc'!A0", description="+1")

        answer = client.get("/api/v1/resources/?format=csv")

        rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert rows[0]["name"].startswith("'=")
        assert rows[0]["description"] == "'+1"

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
    def test_nobody_writes_here(self, client, world, resources, method):
        client.force_login(world.dorota)
        url = f"/api/v1/resources/{resources['north'].public_id}/"

        assert getattr(client, method)(url).status_code in {403, 405}

    def test_what_is_not_there_is_a_404(self, client, db):
        assert (
            client.get("/api/v1/resources/aaaaaaaaaaaaaaaaaaaaaa/").status_code == 404
        )
        assert client.get("/api/v1/resources/1/").status_code == 404
        assert client.get("/api/v1/resources/?format=xml").status_code == 404
