"""What everybody sees of partners: filter, pages and the API."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.http import QueryDict
from django.urls import reverse

from partners.filters import PublicPartnerFilter, public_partners
from partners.services import PartnerContent, add_partner, suspend_partner
from tests.factories.places import spot

BUDGETS = Path(__file__).parents[1] / "query_counts.json"


@pytest.fixture
def world(city_of_people):
    return city_of_people


@pytest.fixture
def partners(world):
    """Three institutions on the shelf, by name."""
    return {
        name: add_partner(actor=world.dorota, content=PartnerContent(**values))
        for name, values in {
            "leader": {
                "name": "Żłobek Miejski",
                "sector": "public",
                "part": "leader",
                "activity": "education",
                "place": spot(0.5, 1.5),
                "phone": "33 812 34 56",
                "website": "https://www.example.org/",
                "email": "biuro@example.org",
            },
            "office": {
                "name": "Urząd",
                "sector": "public",
                "activity": "labour_market",
                "description": "Oferty pracy.",
            },
            "firm": {"name": "Firma <b>", "sector": "business", "area": world.wschod},
        }.items()
    }


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"leader", "office", "firm"}),
        ("sector=business&sector=ngo", {"firm"}),
        ("activity=education", {"leader"}),
        ("area=wschod", {"firm"}),
        ("area=testowo", {"leader", "office", "firm"}),
        ("q=zlobek", {"leader"}),
        ("q=OFERTY+urzad", {"office"}),
        ("q=&area=&sector=", {"leader", "office", "firm"}),
    ],
)
def test_keeps(partners, query, names):
    filterset = PublicPartnerFilter(QueryDict(query), queryset=public_partners())
    assert filterset.is_valid(), filterset.errors

    slugs = {row.slug for row in filterset.qs}
    assert {key for key, row in partners.items() if row.slug in slugs} == names


@pytest.mark.parametrize("query", ["foo=1", "sector=x", "area=x", "is_active=0"])
@pytest.mark.parametrize("name", ["partners:list", "api:partner-list"])
def test_refuses_unknown_filters_and_values(client, partners, name, query):
    assert client.get(f"{reverse(name)}?{query}").status_code == 400


class TestPages:
    def test_who_leads_stands_first_in_the_sector(self, client, partners):
        page = client.get("/partnerzy/").content.decode()

        assert page.index("Żłobek Miejski") < page.index("Urząd") < page.index("Firma")

    def test_names_are_text(self, client, partners):
        for url in ("/partnerzy/", partners["firm"].get_absolute_url()):
            assert "Firma <b>" not in client.get(url).content.decode()

    def test_a_partner_can_be_reached(self, client, partners):
        page = client.get(partners["leader"].get_absolute_url()).content.decode()

        assert 'href="tel:338123456"' in page
        assert 'href="mailto:biuro@example.org"' in page
        assert 'href="https://www.example.org/"' in page

    def test_the_suspended_are_not_there(self, client, world, partners):
        suspend_partner(actor=world.dorota, partner=partners["office"], note="koniec")

        assert client.get(partners["office"].get_absolute_url()).status_code == 404
        assert "Urząd" not in client.get("/partnerzy/").content.decode()
        assert client.get("/api/v1/partners/urzad/").status_code == 404

    def test_nothing_fits_says_so(self, client, partners):
        assert "c-empty" in client.get("/partnerzy/?q=zzz").content.decode()

    def test_a_public_page_sets_no_cookie(self, client, world, partners):
        strangers = client.get("/partnerzy/")
        client.force_login(world.filip)
        managers = client.get("/partnerzy/")

        for response in (strangers, managers):
            assert not response.cookies
            assert response["Cache-Control"] == "public, no-cache"
        assert strangers.content == managers.content

    @pytest.mark.parametrize(
        ("name", "query"),
        [
            ("partners:list", "?sector=public"),
            ("partners:detail", ""),
            ("api:partner-list", ""),
        ],
    )
    def test_asks_the_database_a_fixed_number_of_times(
        self, client, partners, name, query, django_assert_num_queries
    ):
        args = [partners["leader"].slug] if name.endswith("detail") else []

        with django_assert_num_queries(json.loads(BUDGETS.read_text())[name]):
            client.get(reverse(name, args=args) + query)


class TestAPI:
    def test_json_geojson_and_csv_say_the_same(self, client, partners):
        rows = client.get("/api/v1/partners/").json()["results"]
        features = client.get("/api/v1/partners/?format=geojson").json()["features"]
        answer = client.get("/api/v1/partners/?format=csv").content.decode("utf-8-sig")
        table = list(csv.DictReader(io.StringIO(answer)))

        names = ["Firma <b>", "Urząd", "Żłobek Miejski"]
        assert [row["name"] for row in rows] == names
        assert [row["properties"]["name"] for row in features] == names
        assert [row["name"] for row in table] == names
        assert features[2]["geometry"]["type"] == "Point"

    def test_one_partner_by_its_slug(self, client, partners):
        row = client.get("/api/v1/partners/zlobek-miejski/").json()

        assert (row["part"], row["area"]) == ("leader", "polnoc")
        assert row["url"] == "/partnerzy/zlobek-miejski/"
