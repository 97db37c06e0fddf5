"""Partners and resources in the panel: the forms hand everything to the services."""

import pytest
from django.urls import reverse

from partners.models import Membership, Partner, PublicPartner
from resources.models import Provider, PublicResource
from resources.services import (
    ResourceContent,
    SiteContent,
    add_resource,
    provider_named,
    provider_of,
)
from tests.letters import sent


@pytest.fixture
def world(city_of_people):
    return city_of_people


@pytest.fixture
def panel(client, world):
    client.force_login(world.dorota)
    return client


def partner_data(**values):
    return {"name": "Nowa", "sector": "ngo", "part": "partner", "is_listed": "on"} | (
        values
    )


class TestPartners:
    add = "/panel/partners/partner/add/"

    def test_adds_one_with_its_place(self, panel, world):
        data = partner_data(latitude="50.0135", longitude="19.007")

        response = panel.post(self.add, data)

        assert response.status_code == 302, response.context["adminform"].form.errors
        assert PublicPartner.objects.get(name="Nowa").area_code == "polnoc"

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"name": "Fundacja Most"}, "name"),
            ({"phone": "call us"}, "phone"),
            ({"description": "PESEL 44051401359"}, "description"),
            ({"latitude": "50"}, "latitude"),
            ({"latitude": "nan", "longitude": "19"}, "latitude"),
        ],
    )
    def test_says_what_is_wrong_at_the_field(self, panel, change, field):
        response = panel.post(self.add, partner_data(**change))

        assert response.status_code == 200
        assert field in response.context["adminform"].form.errors
        assert not Partner.objects.filter(name="Nowa").exists()

    def test_a_place_elsewhere_is_refused(self, panel):
        data = partner_data(latitude="0", longitude="0")

        response = panel.post(self.add, data)

        assert response.context["adminform"].form.errors

    def test_a_stale_page_overwrites_nothing(self, panel, world):
        url = reverse("admin:partners_partner_change", args=[world.most.pk])
        data = partner_data(name="Pierwsza", version="1")
        assert panel.post(url, data).status_code == 302

        response = panel.post(url, data | {"name": "Druga"})

        assert response.status_code == 200
        assert Partner.objects.get(pk=world.most.pk).name == "Pierwsza"

    def test_suspends_with_a_reason_alone(self, panel, world):
        url = "/panel/partners/partner/"
        act = {"action": "suspend", "_selected_action": [world.most.pk]}

        panel.post(url, act | {"note": ""})
        assert Partner.objects.get(pk=world.most.pk).is_active

        panel.post(url, act | {"note": "spór"})
        assert not Partner.objects.get(pk=world.most.pk).is_active

    def test_nothing_can_be_deleted(self, panel, world):
        url = f"/panel/partners/partner/{world.most.pk}/delete/"

        assert panel.post(url, {"post": "yes"}).status_code in {302, 403, 404}
        assert Partner.objects.filter(pk=world.most.pk).exists()

    def test_invites_the_first_manager(self, panel, world):
        url = reverse("admin:partners_partner_add_manager", args=[world.most.pk])
        assert panel.get(url).status_code == 200
        data = {"email": "nowa@example.org", "full_name": "Nowa Osoba"}

        assert panel.post(url, data).status_code == 302

        assert Membership.objects.get(user__email="nowa@example.org").role == "manager"
        assert len(sent()) == 1

    def test_history_is_read_from_the_log(self, panel, world):
        panel.post(self.add, partner_data())
        partner = Partner.objects.get(name="Nowa")

        page = panel.get(reverse("admin:partners_partner_history", args=[partner.pk]))

        assert "Dorota" in page.content.decode()

    def test_gives_and_ends_an_access(self, panel, world):
        data = {
            "user": world.bez_partnera.pk,
            "partner": world.most.pk,
            "role": "editor",
        }
        panel.post("/panel/partners/membership/add/", data)
        membership = Membership.objects.get(user=world.bez_partnera)

        panel.post(
            "/panel/partners/membership/",
            {"action": "end", "_selected_action": [membership.pk], "note": "odeszła"},
        )

        membership.refresh_from_db()
        assert membership.ended_at


class TestResources:
    @pytest.fixture
    def club(self, world):
        return add_resource(
            actor=world.dorota,
            content=ResourceContent(
                name="Klub",
                kind="senior_club",
                provider=provider_named("Parafia św. Jana"),
            ),
            sites=[SiteContent(area=world.polnoc)],
        )

    def test_publishes_and_makes_sure_from_the_list(self, panel, club):
        for action in ("publish", "assure"):
            panel.post(
                "/panel/resources/resource/",
                {"action": action, "_selected_action": [club.pk]},
            )

        assert PublicResource.objects.get(name="Klub").assured_date

    def test_a_row_leads_to_the_one_form_there_is(self, panel, club):
        answer = panel.get(reverse("admin:resources_resource_change", args=[club.pk]))

        assert answer.url == f"/biurko/zasoby/{club.ref}/"

    def test_a_provider_gets_its_numbers(self, panel, club):
        url = f"/panel/resources/provider/{club.provider.pk}/change/"
        data = {"name": "Parafia", "sector": "ngo", "version": "1"}

        wrong = panel.post(url, data | {"nip": "5261040829"})
        assert wrong.status_code == 200
        assert "nip" in wrong.context["adminform"].form.errors
        right = panel.post(url, data | {"nip": "526-10-40-828"})

        assert right.status_code == 302, right.context["errors"]
        provider = Provider.objects.get()
        assert (provider.name, provider.nip) == ("Parafia", "5261040828")

    def test_the_name_of_a_partner_is_its_own(self, panel, world):
        provider = provider_of(world.most)

        panel.post(
            f"/panel/resources/provider/{provider.pk}/change/",
            {"name": "Inna", "sector": "public", "version": "1", "krs": "0000030897"},
        )

        provider.refresh_from_db()
        assert (provider.name, provider.krs) == ("Fundacja Most", "0000030897")


@pytest.mark.parametrize("name", ["bartek", "filip", "ewa"])
@pytest.mark.parametrize(
    "url",
    [
        "/panel/partners/partner/",
        "/panel/partners/membership/add/",
        "/panel/resources/resource/",
    ],
)
def test_the_panel_is_for_coordinators(client, world, name, url):
    client.force_login(getattr(world, name))

    assert client.get(url).status_code == 403
