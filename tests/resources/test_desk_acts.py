"""The desk's list of resources, and what is done with the buttons of one."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kooperacja.desk.waiting import what_waits
from resources.models import (
    PublicResource,
    Resource,
)
from resources.services import (
    provider_of,
    submit_resource,
    take_step,
)
from tests.resources.desk import LIST, url


class TestList:
    def test_shows_the_own_ones_by_state(self, bartek, world, ours, add):
        ours("Publiczny", assured_date=timezone.localdate())
        ours("Stary", assured_date=timezone.localdate() - timedelta(days=400))
        ours("Szkic", publish=False)
        add("Obcy", provider=provider_of(world.inna))

        answer = bartek.get(LIST)

        names = [row.resource.name for row in answer.context["rows"]]
        assert names == ["Publiczny", "Stary", "Szkic"]
        counts = {row["value"]: row["count"] for row in answer.context["states"]}
        assert counts == {"draft": 1, "published": 2, "stale": 1}
        stale = bartek.get(LIST, {"state": "stale"}).context["rows"]
        assert [row.resource.name for row in stale] == ["Stary"]
        words = bartek.get(LIST, {"q": "szki"}).context["rows"]
        assert [row.resource.name for row in words] == ["Szkic"]

    @pytest.mark.parametrize("query", [{"state": "x"}, {"nie": "1"}, {"q": "a" * 101}])
    def test_refuses_unknown_filters(self, bartek, query):
        assert bartek.get(LIST, query).status_code == 400

    def test_a_coordinator_sees_everybody_s(self, client, world, ours, add):
        ours(), add("Obcy")
        client.force_login(world.dorota)

        assert len(client.get(LIST).context["rows"]) == 2


class TestOccupancy:
    def test_two_clicks_from_the_list(self, bartek, ours):
        resource = ours(capacity=20)

        answer = bartek.post(
            url("occupancy", resource.ref), {"occupancy": "17", "next": LIST}
        )

        assert answer.url == LIST
        row = PublicResource.objects.get()
        assert (row.occupancy, row.capacity_date) == (17, timezone.localdate())

    @pytest.mark.parametrize("value", ["-1", "x", "9" * 30, "1\x00"])
    def test_refuses_no_number_in_words(self, bartek, ours, value):
        resource = ours(capacity=20)

        answer = bartek.post(
            url("occupancy", resource.ref), {"occupancy": value}, follow=True
        )

        assert answer.status_code == 200
        assert PublicResource.objects.get().occupancy is None

    def test_leads_nowhere_else(self, bartek, ours):
        for where in ("https://example.org/", "//example.org", "\\\\example.org"):
            answer = bartek.post(
                url("occupancy", ours(capacity=3).ref), {"next": where}
            )
            assert answer.url.startswith("/biurko/zasoby/")


class TestActs:
    def test_submit_and_take_back(self, bartek, ours):
        resource = ours(publish=False)

        bartek.post(url("submit", resource.ref))
        resource.refresh_from_db()
        assert resource.status == "submitted"
        bartek.post(url("take_back", resource.ref))

        resource.refresh_from_db()
        assert resource.status == "draft"
        assert bartek.post(url("take_back", resource.ref)).status_code == 409

    def test_closing_asks_why(self, bartek, ours):
        resource = ours()

        refused = bartek.post(url("close", resource.ref), {"note": " "})
        assert refused.status_code == 400
        assert "c-field__error" in refused.content.decode()
        bartek.post(url("close", resource.ref), {"note": "Koniec programu"})

        assert not PublicResource.objects.exists()

    def test_a_draft_is_thrown_away_after_asking(self, bartek, ours):
        draft, published = ours(publish=False), ours("Inny")

        assert bartek.get(url("delete", draft.ref)).status_code == 200
        assert bartek.get(url("delete", published.ref)).status_code == 403
        assert bartek.post(url("delete", published.ref)).status_code == 409
        bartek.post(url("delete", draft.ref))

        assert list(Resource.objects.all()) == [published]


class TestReview:
    @pytest.fixture
    def waiting(self, world, ours):
        resource = ours(publish=False)
        submit_resource(actor=world.bartek, resource=resource)
        return resource

    def test_the_queue_and_the_panel_name_it(self, client, world, waiting):
        client.force_login(world.dorota)

        assert list(client.get("/panel/zasoby/").context["resources"]) == [waiting]
        assert client.get("/panel/").context["resources_waiting"] == 1

    def test_publishing_and_returning(self, client, world, waiting):
        client.force_login(world.dorota)
        page = f"/panel/zasoby/{waiting.ref}/"

        refused = client.post(f"{page}zwroc/", {"note": ""})
        assert refused.status_code == 400
        client.post(f"{page}zwroc/", {"note": "Dla kogo?"})
        waiting.refresh_from_db()
        assert waiting.status == "returned"
        late = client.post(f"{page}opublikuj/")
        assert late.status_code == 409

        take_step("submit", actor=world.bartek, resource=waiting)
        client.post(f"{page}opublikuj/")
        assert PublicResource.objects.get().name == waiting.name

    def test_its_people_find_it_on_their_desk(self, world, waiting):
        take_step("return", actor=world.dorota, resource=waiting, note="Dla kogo?")

        waits = what_waits(world.bartek, timezone.localdate())

        assert list(waits["resources_returned"]) == [waiting]
        assert not waits["waits_nothing"]

    @pytest.mark.parametrize("name", ["bartek", "filip", "celina", "ewa"])
    def test_is_the_coordinator_s(self, client, world, waiting, name):
        client.force_login(getattr(world, name))

        for page in ("", f"{waiting.ref}/"):
            assert client.get(f"/panel/zasoby/{page}").status_code == 403
        answer = client.post(f"/panel/zasoby/{waiting.ref}/opublikuj/")
        assert answer.status_code == 403
