"""The first page: whole on an empty installation, and counted from the shelf."""

from datetime import date

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from kooperacja.categories.vocabulary import CATEGORIES
from kooperacja.site import home
from partners.public import PublicPartner
from tests.factories.shelf import lay_public_city, lay_resource, lay_voice

pytestmark = pytest.mark.django_db


def lay_partner(slug, sector, **values):
    """Lay one partner on the shelf."""
    return PublicPartner.writer.create(
        slug=slug, name=slug.title(), sector=sector, part="partner", **values
    )


class TestAnEmptyInstallation:
    def test_has_nothing_to_show(self):
        context = home.context()
        assert context["numbers"] == {"problems": 0, "diagnoses": 0, "resources": 0}
        assert (context["newest"], context["latest"]) == ([], None)
        assert (context["partners_by_sector"], context["bounds"]) == ([], "")

    @pytest.mark.parametrize(
        ("address", "sentence"),
        [("/", "Nic jeszcze nie opublikowano"), ("/en/", "Nothing is published yet")],
    )
    def test_shows_a_whole_page(self, client, address, sentence):
        response = client.get(address)
        assert response.status_code == 200
        assert sentence in response.content.decode()
        assert not response.cookies


class TestAPublishedCity:
    def test_counts_what_is_on_the_shelf(self):
        city = lay_public_city()
        lay_voice(city["problems"]["poor"])
        lay_voice(city["problems"]["poor"], period="2025")
        lay_resource()
        assert home.context()["numbers"] == {
            "problems": 6,
            "diagnoses": 2,
            "resources": 1,
        }

    def test_shows_the_newest_first_with_their_categories(self):
        problems = lay_public_city()["problems"]
        newest = problems["drunk"]
        type(newest).writer.filter(pk=newest.pk).update(
            published_date="2026-11-01", date_precision="month"
        )
        context = home.context()
        assert context["latest"].first_day == date(2026, 11, 1)
        assert context["latest"].label == "Listopad 2026"
        assert len(context["newest"]) == home.NEWEST
        row, category = context["newest"][0]
        assert (row.public_id, category.slug) == (newest.public_id, "alcohol")

    def test_fits_the_map_to_the_city(self):
        lay_public_city()
        west, south, east, north = map(float, home.context()["bounds"].split(","))
        assert west < east
        assert south < north

    def test_groups_partners_by_sector_invented_ones_last(self):
        lay_partner("zespol", "public")
        lay_partner("akademia", "public", is_synthetic=True)
        lay_partner("fundacja", "ngo")
        groups = home.context()["partners_by_sector"]
        assert [[row.slug for row in rows] for _label, rows in groups] == [
            ["zespol", "akademia"],
            ["fundacja"],
        ]

    def test_costs_the_same_queries_however_much_there_is(self):
        def cost():
            with CaptureQueriesContext(connections["public"]) as queries:
                home.context()
            return len(queries)

        empty = cost()
        lay_public_city()
        lay_partner("fundacja", "ngo")
        assert cost() == empty <= 8

    def test_every_situation_leads_to_help_that_can_be_asked_for(self, client):
        slugs = {category.slug for category in CATEGORIES}
        assert {situation.category for situation in home.SITUATIONS} <= slugs
        assert "112" in client.get("/").content.decode()
