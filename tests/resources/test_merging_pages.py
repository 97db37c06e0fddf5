"""The pages where a coordinator compares two and makes them one."""

import json
from pathlib import Path

import pytest
from django.urls import reverse

from resources.models import Provider, Resource
from resources.services import SiteContent, provider_named
from tests.factories.places import spot


@pytest.fixture
def two(add):
    """Two resources that look like one."""
    site = SiteContent(address="Długa 9", place=spot(0.5, 1.5))
    other = SiteContent(address="Tajna 7", is_confidential=True)
    return (
        add("Świetlica Żuk", phone="33 812 34 56", sites=[site]),
        add("Świetlica „Żuk”", phone="33 8123456", email="a@b.pl", sites=[other]),
    )


@pytest.fixture
def dorota(client, world):
    client.force_login(world.dorota)
    return client


def merge_url(row, name="merge", **query):
    return reverse(f"resources_review:{name}", args=[row.ref], query=query)


BUDGETS = json.loads((Path(__file__).parents[1] / "query_counts.json").read_text())


class TestPairs:
    URL = "/panel/zasoby/podobne/"

    def test_shows_both_and_why(self, dorota, two):
        page = dorota.get(self.URL).content.decode()

        assert "Świetlica Żuk" in page
        assert "Świetlica „Żuk”" in page
        assert merge_url(two[0], other=two[1].ref) in page

    def test_says_when_there_are_none(self, dorota):
        assert dorota.get(self.URL).status_code == 200

    def test_asks_the_database_as_often_for_many(
        self, dorota, add, django_assert_max_num_queries
    ):
        for number in range(8):
            add(f"Świetlica nr {number}", phone="33 812 34 56")

        with django_assert_max_num_queries(BUDGETS["resources_review:pairs"]):
            dorota.get(self.URL)


class TestResources:
    def test_offers_what_may_be_the_same(self, dorota, two):
        page = dorota.get(merge_url(two[0])).content.decode()

        assert f"?other={two[1].ref}" in page

    def test_finds_others_by_words(self, dorota, two, add):
        third = add("Poradnia")

        page = dorota.get(merge_url(two[0], q="poradn")).content.decode()

        assert third.ref in page
        assert two[1].ref not in page

    def test_shows_both_without_the_secret_address(self, dorota, two):
        page = dorota.get(merge_url(two[0], other=two[1].ref)).content.decode()

        assert "Długa 9" in page
        assert "Tajna 7" not in page

    def test_asks_the_database_as_often_for_many_places(
        self, dorota, add, world, django_assert_max_num_queries
    ):
        sites = [SiteContent(name=f"Sala {n}", area=world.polnoc) for n in range(8)]
        keep, drop = add("A", sites=sites), add("B", sites=sites)

        with django_assert_max_num_queries(BUDGETS["resources_review:merge"]):
            dorota.get(merge_url(keep, other=drop.ref))

    def test_merges_with_the_ticked_places(self, dorota, two):
        keep, drop = two
        place = drop.sites.get().ref

        response = dorota.post(
            merge_url(keep),
            {"other": drop.ref, "note": "To samo.", "places": [place]},
        )

        assert response.status_code == 302
        assert Resource.objects.get(pk=drop.pk).merged_into == keep
        assert keep.sites.count() == 2

    def test_ticks_the_secret_place_for_the_same_provider_alone(self, dorota, two):
        keep, drop = two
        ticked = f'value="{drop.sites.get().ref}" id="id_places_0" checked'
        url = merge_url(keep, other=drop.ref)
        assert ticked in dorota.get(url).content.decode()

        Resource.objects.filter(pk=keep.pk).update(provider=provider_named("Obcy"))

        page = dorota.get(url).content.decode()
        assert ticked not in page
        assert "Obcy" in page

    def test_needs_a_reason_and_keeps_what_was_ticked(self, dorota, two):
        keep, drop = two

        response = dorota.post(merge_url(keep), {"other": drop.ref, "note": ""})

        assert response.status_code == 400
        assert Resource.objects.get(pk=drop.pk).status == "published"

    def test_says_why_it_refuses(self, dorota, two, add):
        draft = add("Szkic", publish=False)

        response = dorota.post(merge_url(draft), {"other": two[0].ref, "note": "x"})

        assert response.status_code == 409
        assert Resource.objects.get(pk=two[0].pk).status == "published"

    @pytest.mark.parametrize(
        ("query", "status"),
        [
            ({"q": "x" * 101}, 400),
            ({"q": "a\x00"}, 400),
            ({"other": "nobody"}, 404),
            ({"other": "a\x00"}, 400),
        ],
    )
    def test_odd_questions(self, dorota, two, query, status):
        assert dorota.get(merge_url(two[0], **query)).status_code == status

    def test_not_with_itself(self, dorota, two):
        same = merge_url(two[0], other=two[0].ref)

        assert dorota.get(same).status_code == 400
        data = {"other": two[0].ref, "note": "x", "places": ["x"]}
        assert dorota.post(merge_url(two[0]), data).status_code == 400

    def test_what_is_merged_cannot_be_merged_again(self, dorota, two):
        keep, drop = two
        data = {"other": drop.ref, "note": "x"}
        dorota.post(merge_url(keep), data)

        assert dorota.post(merge_url(keep), data).status_code == 404
        assert dorota.get(merge_url(drop)).status_code == 404

    def test_the_page_of_a_resource_hints_at_the_other(self, dorota, two):
        url = reverse("resources_review:resource", args=[two[0].ref])

        assert merge_url(two[1], other=two[0].ref) in dorota.get(url).content.decode()


class TestProviders:
    def test_compares_and_merges(self, dorota, add):
        keep = provider_named("Fundacja Dom")
        drop = provider_named("Fundacja „Dom”", krs="0000000650")
        add("A", provider=drop)

        assert (
            drop.ref in dorota.get(merge_url(keep, "provider_merge")).content.decode()
        )
        page = dorota.get(merge_url(keep, "provider_merge", other=drop.ref))
        assert "0000000650" in page.content.decode()
        data = {"other": drop.ref, "note": "To samo."}
        assert dorota.post(merge_url(keep, "provider_merge"), data).status_code == 302

        assert Provider.objects.get(pk=drop.pk).merged_into == keep
        assert dorota.get(merge_url(drop, "provider_merge")).status_code == 404

    def test_refuses_two_numbers(self, dorota):
        keep = provider_named("A", krs="0000000650")
        drop = provider_named("B", krs="0000000668")

        response = dorota.post(
            merge_url(keep, "provider_merge"), {"other": drop.ref, "note": "x"}
        )

        assert response.status_code == 409
        assert not Provider.objects.get(pk=drop.pk).merged_into
