"""The desk pages of resources: the form, what it refuses, what it keeps."""

from datetime import date, time

import pytest
from django.utils import timezone

from kooperacja.base.models import new_ref
from resources.models import (
    Closure,
    OpeningHours,
    Provider,
    PublicResource,
    Resource,
    Site,
)
from resources.services import (
    HoursContent,
    SiteContent,
    provider_of,
    submit_resource,
)
from tests.factories.places import lay_address, spot
from tests.personas import LOGGED_IN
from tests.resources.desk import LIST, NEW, filled, sent, site, url

KRS, NIP = "0000030897", "526-10-40-828"


class TestNew:
    def test_a_few_fields_make_a_draft(self, bartek, world):
        answer = bartek.post(NEW, filled())

        resource = Resource.objects.get()
        assert answer.url == url("detail", resource.ref)
        assert resource.status == "draft"
        assert resource.created_by == world.bartek
        assert resource.provider.partner == world.most
        assert [row.slug for row in resource.categories.all()] == ["bezrobocie"]
        assert not PublicResource.objects.exists()

    def test_goes_to_the_coordinator_with_one_more_button(self, bartek):
        bartek.post(NEW, filled(act="submit"))

        assert Resource.objects.get().status == "submitted"

    def test_says_what_is_missing_before_it_goes(self, bartek):
        answer = bartek.post(NEW, filled(act="submit", categories=[]), follow=True)

        assert Resource.objects.get().status == "draft"
        page = answer.context["page"]
        assert [row.target for row in page.lacking] == ["id_categories_0"]

    def test_the_same_form_twice_makes_one(self, bartek):
        data = filled()

        first, second = bartek.post(NEW, data), bartek.post(NEW, data)

        assert Resource.objects.count() == 1
        assert first.url == second.url

    def test_a_stranger_s_key_takes_nothing(self, client, world, ours):
        theirs = ours()
        client.force_login(world.celina)

        answer = client.post(
            NEW, filled(form_key=theirs.ref, partner="inna-instytucja")
        )

        made = Resource.objects.exclude(pk=theirs.pk).get()
        assert answer.url == url("detail", made.ref)
        theirs.refresh_from_db()
        assert theirs.name == "Świetlica"

    def test_nobody_writes_for_another_institution(self, bartek):
        answer = bartek.post(NEW, filled(partner="inna-instytucja"))

        assert answer.status_code == 400
        assert not Resource.objects.exists()

    def test_a_coordinator_names_who_gives_it(self, client, world):
        client.force_login(world.dorota)

        client.post(NEW, filled(provider_name="Parafia św. Jana", act="publish"))
        for name, who in (
            ("Jadłodajnia", " parafia  św. jana "),
            ("Łaźnia", "Fundacja Most"),
        ):
            client.post(
                NEW, filled(name=name, phone="", deliveries=[], provider_name=who)
            )

        assert Provider.objects.filter(partner=None).count() == 1
        assert Provider.objects.get(partner=world.most).resources.count() == 1
        assert PublicResource.objects.get().provider_name == "Parafia św. Jana"

    @pytest.mark.parametrize("name", LOGGED_IN)
    def test_is_open_to_who_works_somewhere(self, client, world, name):
        client.force_login(getattr(world, name))

        status = client.get(NEW).status_code

        assert status == (403 if name == "bez_partnera" else 200)

    def test_a_stranger_gets_the_text_back_beside_the_log_in_form(self, client, world):
        answer = client.post(NEW, filled(**site(0, address="ul. Długa 5")))

        page = answer.content.decode()
        assert answer.status_code == 403
        assert "Telefon dla rodziców" in page
        assert "ul. Długa 5" in page


class TestSimilar:
    def test_a_like_one_is_shown_before_a_second_is_made(self, bartek, ours):
        known = ours("Telefon dla rodziców")

        asked = bartek.post(NEW, filled(act="check"))
        refused = bartek.post(NEW, filled(looked=""))

        assert [row.ref for row in asked.context["page"].similar] == [known.ref]
        assert refused.status_code == 200
        assert refused.context["page"].must_look
        assert Resource.objects.count() == 1
        bartek.post(NEW, filled(looked=known.ref))
        assert Resource.objects.count() == 2

    def test_a_draft_of_another_institution_stays_unknown(self, bartek, world, add):
        add("Telefon dla rodziców", publish=False, provider=provider_of(world.inna))

        asked = bartek.post(NEW, filled(act="check"))

        assert asked.context["page"].similar == []
        assert bartek.post(NEW, filled()).status_code == 302


class TestMistakes:
    @pytest.mark.parametrize(
        ("change", "target"),
        [
            ({"name": ""}, "id_name"),
            ({"kind": "bunkier"}, "id_kind"),
            ({"categories": ["nie-ma"]}, "id_categories_0"),
            ({"deliveries": ["gołąb"]}, "id_deliveries_0"),
            ({"phone": "brak"}, "id_phone"),
            ({"email": "x"}, "id_email"),
            ({"website": "javascript:alert(1)"}, "id_website"),
            ({"minimum_age": "20", "maximum_age": "10"}, "id_maximum_age"),
            ({"minimum_age": "-1"}, "id_minimum_age"),
            ({"capacity": "9" * 30}, "id_capacity"),
            ({"capacity_date": "31.02.2026", "capacity": "3"}, "id_capacity_date"),
            ({"capacity_date": "2999-01-01", "capacity": "3"}, "id_capacity_date"),
            ({"serves_whole_city": ""}, "id_service_areas_0"),
            ({"description": "Pesel 44051401458"}, "id_description"),
            ({"name": "a\x00b"}, "id_name"),
            ({"week-0-opens": "8:00"}, "id_week-0-closes"),
            ({"week-0-opens": "xx"}, "id_week-0-opens"),
            ({"week-1-opens": "8:00", "week-1-closes": "8:00"}, "id_week-1-closes"),
            ({"week-7-opens": "8:00", "week-7-closes": "9:00"}, "id_week-7-day"),
            ({"closures-0-first_day": "2026-01-01"}, "id_closures-0-notice"),
            ({"closures-0-notice": "Remont"}, "id_closures-0-first_day"),
            (
                {
                    "exceptions-0-first_day": "2026-02-01",
                    "exceptions-0-last_day": "2026-01-01",
                },
                "id_exceptions-0-last_day",
            ),
            (
                {"exceptions-0-first_day": "2026-02-01", "exceptions-0-opens": "8:00"},
                "id_exceptions-0-closes",
            ),
            ({"contacts-0-title": "Dyżur"}, "id_contacts-0-phone"),
            ({"krs": "123"}, "id_krs"),
            ({"nip": "5261040829"}, "id_nip"),
            ({"regon": "12345678"}, "id_regon"),
            ({"sites-0-name": "Sala"}, "id_sites-0-address"),
            ({"sites-0-place_kind": "area", "sites-0-name": "S"}, "id_sites-0-area"),
            ({"sites-0-coordinates": "10, 10"}, "id_sites-0-coordinates"),
            (
                {"sites-0-address": "ul. X 1", "sites-0-has_own_reach": "on"},
                "id_sites-0-service_areas_0",
            ),
            (
                {"sites-0-address": "ul. X 1", "sites-0-week-0-opens": "7:00"},
                "id_sites-0-week-0-closes",
            ),
        ],
    )
    def test_stand_at_the_field_and_nothing_is_lost(self, bartek, change, target):
        answer = bartek.post(NEW, filled(**change))

        page = answer.context["page"]
        assert answer.status_code == 400
        assert target in [row.target for row in page.wrong]
        assert f'id="{target}' in answer.content.decode()
        assert page.main["description"].value() == change.get(
            "description", "Rozmowa z pedagogiem."
        )
        assert not Resource.objects.exists()

    def test_an_empty_place_is_no_mistake(self, bartek):
        answer = bartek.post(NEW, filled(name=""))

        (block,) = answer.context["page"].sites.forms
        assert not block.errors
        assert [row.target for row in answer.context["page"].wrong] == ["id_name"]

    @pytest.mark.parametrize(
        "change",
        [
            {"sites-TOTAL_FORMS": "99999"},
            {"sites-TOTAL_FORMS": "-1"},
            {"contacts-TOTAL_FORMS": "dużo"},
            {"exceptions-TOTAL_FORMS": ""},
            {"form_key": "x" * 4000},
            {"version": "9" * 40},
            {"copy": "\x00" * 90},
            {"row": "nie-ma"},
            {"week-99-opens": "8:00"},
            {"sites-0-found_address": "9" * 18},
            {"sites-0-ref": "nie-ma"},
            {"sites-0-coordinates": "NaN, inf"},
            {"act": "\x00"},
        ],
    )
    def test_no_odd_input_breaks_it(self, bartek, change):
        answer = bartek.post(NEW, filled(**change))

        assert answer.status_code in (200, 302, 400)

    def test_overlapping_hours_are_told_apart_from_two_shifts(self, bartek):
        shifts = {
            "week-0-opens": "8:00",
            "week-0-closes": "12:00",
            "week-7-day": "0",
            "week-7-opens": "11:00",
            "week-7-closes": "15:00",
        }
        assert bartek.post(NEW, filled(**shifts)).status_code == 400

        bartek.post(NEW, filled(**shifts | {"week-7-opens": "12:00"}))

        rows = OpeningHours.objects.values_list("weekday", "opens", "closes")
        assert list(rows) == [(0, time(8), time(12)), (0, time(12), time(15))]


class TestButtonsWithoutAScript:
    def test_monday_is_copied_to_friday(self, bartek):
        answer = bartek.post(
            NEW,
            filled(
                copy="week",
                **{
                    "week-0-opens": "8:00",
                    "week-0-closes": "16:00",
                    "week-5-opens": "9:00",
                },
            ),
        )

        lines = answer.context["page"].week.lines()
        assert answer.status_code == 200
        assert [line.opens.value() for line in lines] == [
            *["8:00"] * 5,
            "9:00",
            None,
        ]
        assert not answer.context["page"].wrong
        assert not Resource.objects.exists()

    def test_of_a_place_too(self, bartek):
        answer = bartek.post(
            NEW, filled(copy="sites-0-week", **site(0, **{"week-0-opens": "8:00"}))
        )

        week = answer.context["page"].sites.forms[0].week
        assert week.lines()[4].opens.value() == "8:00"

    @pytest.mark.parametrize("name", ["exceptions", "closures", "contacts", "sites"])
    def test_another_row_appears(self, bartek, name):
        answer = bartek.post(NEW, filled(row=name))

        page = answer.context["page"]
        assert answer.status_code == 200
        assert len(getattr(page, name).forms) == 2
        assert page.main["name"].value() == "Telefon dla rodziców"

    def test_an_address_is_found_and_taken(self, bartek, world):
        lay_address("Długa", "5", spot(0.5, 1.5))
        asked = bartek.post(NEW, filled(act="check", **site(0, find="długa 5")))
        (found,) = asked.context["page"].sites.forms[0].addresses.results

        bartek.post(NEW, filled(**site(0, found_address=str(found.ref))))

        place = Site.objects.get()
        assert place.address == "Długa 5"
        assert place.area == world.polnoc


class TestEdit:
    def test_opening_and_saving_changes_nothing(self, bartek, world, ours):
        resource = ours(
            sites=[
                SiteContent(address="ul. Północna 1", place=spot(0.5, 1.5)),
                SiteContent(name="Sala", area=world.poludnie),
            ],
            week=[
                HoursContent(0, time(8), time(12), "zapisy"),
                HoursContent(0, time(13), time(15)),
                HoursContent(4, time(22), time(6)),
            ],
            capacity=0,
            target_groups=[world.mlodziez],
            serves_whole_city=False,
            service_areas=[world.wschod],
            review_months=3,
            assured_date=date(2026, 1, 5),
            external_id="X-1",
        )
        before = PublicResource.objects.values().get()
        refs = list(resource.sites.values_list("ref", flat=True))

        answer = bartek.post(url("edit", resource.ref), sent(resource, bartek))

        assert answer.status_code == 302, answer.context["page"].wrong
        after = PublicResource.objects.values().get()
        for row in (before, after):
            row.pop("id"), row.pop("capacity_date"), row.pop("changed_date")
        assert after == before
        assert list(resource.sites.values_list("ref", flat=True)) == refs
        resource.refresh_from_db()
        assert (resource.review_months, resource.external_id) == (3, "X-1")

    def test_what_is_published_changes_at_once(self, bartek, ours):
        resource = ours()

        bartek.post(
            url("edit", resource.ref), sent(resource, bartek, phone="33 800 00 00")
        )

        assert PublicResource.objects.get().phone == "33 800 00 00"

    def test_two_at_once_see_both_versions(self, bartek, client, world, ours):
        resource = ours()
        mine = sent(resource, bartek, name="Moja nazwa", **{"week-0-opens": "7:00"})
        theirs = sent(resource, bartek, name="Ich nazwa")
        bartek.post(url("edit", resource.ref), theirs)

        answer = bartek.post(
            url("edit", resource.ref), mine | {"week-0-closes": "9:00"}
        )

        page = answer.context["page"]
        assert answer.status_code == 409
        assert page.main["name"].value() == "Moja nazwa"
        names = {row["name"]: row["current"] for row in page.others}
        assert names["name"] == "Ich nazwa"
        assert "week" in names
        again = mine | {"week-0-closes": "9:00", "version": page.data["version"]}
        assert bartek.post(url("edit", resource.ref), again).status_code == 302
        resource.refresh_from_db()
        assert resource.name == "Moja nazwa"

    def test_what_waits_is_kept_from_its_people_in_words(self, bartek, world, ours):
        resource = ours(publish=False)
        data = sent(resource, bartek, name="Nowa nazwa")
        submit_resource(actor=world.bartek, resource=resource)

        answer = bartek.post(url("edit", resource.ref), data)

        assert answer.status_code == 409
        assert "Nowa nazwa" in answer.content.decode()
        assert bartek.get(url("edit", resource.ref)).status_code == 302

    def test_a_place_is_taken_off_and_another_added(self, bartek, world, ours):
        resource = ours(sites=[SiteContent(address="ul. Stara 1")])
        data = sent(resource, bartek)
        data |= {"sites-TOTAL_FORMS": "2", "sites-0-remove": "on"}

        bartek.post(url("edit", resource.ref), data | site(1, address="ul. Nowa 2"))

        assert [row.address for row in resource.sites.all()] == ["ul. Nowa 2"]

    def test_the_numbers_are_the_provider_s(self, bartek, world, ours):
        resource = ours()

        bartek.post(url("edit", resource.ref), sent(resource, bartek, krs=KRS, nip=NIP))

        provider = Provider.objects.get(partner=world.most)
        assert (provider.krs, provider.nip) == (KRS, "5261040828")

    def test_a_notice_of_closing_appears_in_the_list(self, bartek, ours):
        resource = ours()
        today = timezone.localdate()
        notice = {
            "closures-0-first_day": str(today),
            "closures-0-notice": "Remont, idź na Długą.",
        }

        bartek.post(url("edit", resource.ref), sent(resource, bartek, **notice))

        assert Closure.objects.get().last_day is None
        answer = bartek.get(LIST, {"state": "paused"})
        assert [row.notice for row in answer.context["rows"]] == [
            "Remont, idź na Długą."
        ]

    @pytest.mark.parametrize("name", ["celina", "ewa", "bez_partnera"])
    def test_others_read_what_is_published_and_change_nothing(
        self, client, world, ours, name
    ):
        resource, draft = ours(), ours("Szkic", publish=False)
        client.force_login(getattr(world, name))

        assert client.get(url("detail", resource.ref)).status_code == 200
        assert client.get(url("edit", resource.ref)).status_code == 403
        assert client.post(url("edit", resource.ref)).status_code == 403
        for page in ("detail", "edit", "delete"):
            assert client.get(url(page, draft.ref)).status_code == 404


def test_unknown_refs_are_missing(bartek):
    for name in ("detail", "edit", "delete"):
        assert bartek.get(url(name, new_ref())).status_code == 404
    for name in ("submit", "close", "occupancy"):
        assert bartek.post(url(name, new_ref())).status_code == 404


def test_a_provider_of_nobody_is_the_coordinator_s(bartek, add, world):
    resource = add("Infolinia")

    assert bartek.get(url("edit", resource.ref)).status_code == 403
