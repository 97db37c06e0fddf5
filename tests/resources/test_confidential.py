"""A confidential address: who reads it, where it never stands, who may open it."""

import json

import pytest
from django.core import serializers as dumps
from django.db import connection, connections

from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import NotPermitted
from kooperacja.notices.models import Notice
from resources.models import (
    ConfidentialAddress,
    PublicResource,
    PublicSite,
    Resource,
    Site,
)
from resources.services import (
    ClosureContent,
    ConfidentialPlaceNamed,
    ContactContent,
    NeedsCoordinator,
    NoConfidentialAddress,
    ResourceContent,
    SiteContent,
    add_resource,
    content_of,
    provider_of,
    publish_resource,
    read_confidential_address,
    sites_of,
    submit_resource,
    update_resource,
)
from tests.factories.places import spot
from tests.personas import NAMES, fresh
from tests.resources.desk import sent, url

STREET = "Ukryta"
ADDRESS = f"ul. {STREET} 17/3, 43-300 Testowo"
KEYS = "dzwonek pod schodami"
DEGREES = "50.0135"


@pytest.fixture
def shelter(world):
    """A published shelter of Fundacja Most with a confidential address."""
    resource = add_resource(
        actor=world.bartek,
        content=ResourceContent(
            name="Schronisko dla kobiet",
            kind="crisis_intervention",
            provider=provider_of(world.most),
            deliveries=["phone", "site"],
            phone="33 812 34 56",
            categories=[world.przemoc],
        ),
        sites=[
            SiteContent(
                name="Dom",
                address=ADDRESS,
                place=spot(0.5, 1.5),
                is_confidential=True,
                shows_area=True,
                confidential_note=KEYS,
            )
        ],
    )
    submit_resource(actor=world.bartek, resource=resource)
    publish_resource(actor=world.dorota, resource=resource)
    resource.refresh_from_db()
    return resource


def changed(actor, resource, *, sites=None, **values):
    """Save a resource with some columns and sites changed."""
    content = content_of(resource)
    return update_resource(
        actor=actor,
        resource=resource,
        version=resource.version,
        content=ResourceContent(**(vars(content) | values)),
        sites=sites_of(resource) if sites is None else sites,
    )


def opened(resource) -> list[SiteContent]:
    """Return the sites of a resource with the confidential one opened."""
    (site,) = sites_of(resource)
    return [
        SiteContent(**(vars(site) | {"is_confidential": False, "address": ADDRESS}))
    ]


class TestWhereItStands:
    def test_in_its_own_table_and_nowhere_else(self, shelter):
        kept = ConfidentialAddress.objects.get()
        assert (kept.address, kept.note) == (ADDRESS, KEYS)
        site = Site.objects.get()
        assert (site.address, site.place) == ("", None)
        assert site.area.code == "polnoc"

    def test_no_other_row_of_the_database_holds_it(self, shelter):
        with connection.cursor() as cursor:
            tables = connection.introspection.table_names(cursor)
            for table in tables:
                if table == ConfidentialAddress._meta.db_table:
                    continue
                cursor.execute(
                    f'SELECT count(*) FROM "{table}" AS row '
                    "WHERE row::text ILIKE %s OR row::text ILIKE %s",
                    [f"%{STREET}%", f"%{KEYS}%"],
                )
                assert cursor.fetchone() == (0,), table

    def test_the_shelf_says_the_estate_or_nothing(self, world, shelter):
        row = PublicSite.objects.get()
        assert (row.is_confidential, row.address, row.place) == (True, "", None)
        assert row.area_code == "polnoc"

        (site,) = sites_of(shelter)
        hidden = SiteContent(**(vars(site) | {"shows_area": False}))
        changed(world.bartek, shelter, sites=[hidden])

        assert PublicSite.objects.get().area_code == ""
        assert PublicResource.objects.get().area_codes == []
        assert ConfidentialAddress.objects.get().address == ADDRESS

    def test_what_doors_hand_on_never_holds_it(self, shelter):
        said = repr(sites_of(shelter)) + repr(content_of(shelter))
        said += dumps.serialize("json", [*Site.objects.all(), *Resource.objects.all()])

        assert STREET not in said
        assert str(ConfidentialAddress.objects.get()).find(STREET) == -1

    def test_neither_log_nor_notices_hold_it(self, world, shelter):
        read_confidential_address(actor=world.filip, site=Site.objects.get())

        log = json.dumps(
            list(AuditEntry.objects.values("target_label", "note", "changes"))
        )
        told = json.dumps(list(Notice.objects.values("values", "about", "path")))
        for word in (STREET, KEYS, DEGREES):
            assert word not in log + told

    @pytest.mark.django_db(databases=["default", "public"], transaction=True)
    def test_the_public_role_cannot_read_the_table(self):
        with connections["public"].cursor() as cursor, pytest.raises(Exception) as no:
            cursor.execute("SELECT * FROM resources_confidentialaddress")

        assert "permission denied" in str(no.value)


class TestReading:
    @pytest.mark.parametrize("name", NAMES)
    def test_own_people_and_coordinators_read_it_and_are_written_down(
        self, world, shelter, name
    ):
        person, site = fresh(getattr(world, name)), Site.objects.get()
        before = AuditEntry.objects.count()

        if name not in ("bartek", "basia", "filip", "dorota", "daniel", "admin"):
            with pytest.raises(NotPermitted):
                read_confidential_address(actor=person, site=site)
            assert AuditEntry.objects.count() == before
            return
        hidden = read_confidential_address(actor=person, site=site)

        assert (hidden.address, hidden.note) == (ADDRESS, KEYS)
        entry = AuditEntry.objects.latest("pk")
        assert (entry.verb, entry.actor) == ("resource.address_read", person)
        assert entry.changes == {"site": [None, site.ref]}

    def test_there_is_none_of_an_open_place(self, world, add):
        add(
            provider=provider_of(world.most),
            sites=[SiteContent(address="ul. Jawna 1")],
        )

        with pytest.raises(NoConfidentialAddress):
            read_confidential_address(actor=world.filip, site=Site.objects.get())


class TestKeeping:
    def test_an_empty_address_keeps_what_is_stored(self, world, shelter):
        changed(world.bartek, shelter, name="Dom dla kobiet")

        assert ConfidentialAddress.objects.get().address == ADDRESS
        assert Site.objects.get().area.code == "polnoc"

    def test_a_new_address_replaces_it(self, world, shelter):
        (site,) = sites_of(shelter)
        moved = SiteContent(**(vars(site) | {"address": "ul. Nowa 8"}))

        changed(world.bartek, shelter, sites=[moved])

        assert ConfidentialAddress.objects.get().address == "ul. Nowa 8"

    def test_a_note_alone_goes_to_the_address_that_stands(self, world, shelter):
        (site,) = sites_of(shelter)
        told = SiteContent(**(vars(site) | {"confidential_note": "domofon 4"}))

        changed(world.bartek, shelter, sites=[told])

        kept = ConfidentialAddress.objects.get()
        assert (kept.address, kept.note) == (ADDRESS, "domofon 4")

    def test_opening_it_needs_a_coordinator(self, world, shelter):
        with pytest.raises(NeedsCoordinator):
            changed(world.filip, shelter, sites=opened(shelter))
        assert not PublicSite.objects.exclude(address="").exists()

        changed(world.dorota, shelter, sites=opened(shelter))

        assert PublicSite.objects.get().address == ADDRESS
        assert not ConfidentialAddress.objects.exists()

    def test_nor_may_its_people_take_it_out_and_forget_it(self, world, shelter):
        with pytest.raises(NeedsCoordinator):
            changed(world.bartek, shelter, sites=[])

        changed(world.dorota, shelter, sites=[])
        assert not ConfidentialAddress.objects.exists()

    def test_another_resource_names_it_with_the_coordinator_only(self, world, shelter):
        content = ResourceContent(
            name="Klub", kind="senior_club", provider=provider_of(world.most)
        )

        with pytest.raises(NeedsCoordinator):
            add_resource(
                actor=world.bartek,
                content=ResourceContent(
                    **(vars(content) | {"description": f"Obok: {ADDRESS}"})
                ),
                sites=[],
            )
        with pytest.raises(NeedsCoordinator):
            add_resource(
                actor=world.bartek,
                content=content,
                sites=[SiteContent(address=ADDRESS)],
            )

        office = add_resource(
            actor=world.dorota, content=content, sites=[SiteContent(address=ADDRESS)]
        )
        assert office.sites.get().address == ADDRESS

    @pytest.mark.parametrize(
        "again",
        [
            {"address": "Ukryta 17/3"},
            {"address": "róg Ukrytej", "place": spot(0.5, 1.5)},
        ],
    )
    def test_nor_may_its_people_name_the_house_as_another_place(
        self, world, shelter, again
    ):
        with pytest.raises(NeedsCoordinator):
            changed(
                world.filip,
                shelter,
                sites=[*sites_of(shelter), SiteContent(**again)],
            )

    def test_a_draft_nobody_has_seen_may_be_corrected(self, world):
        draft = add_resource(
            actor=world.bartek,
            content=ResourceContent(
                name="Klub", kind="senior_club", provider=provider_of(world.most)
            ),
            sites=[SiteContent(address=ADDRESS, is_confidential=True)],
        )

        changed(world.bartek, draft, sites=opened(draft))

        assert Site.objects.get().address == ADDRESS

    @pytest.mark.parametrize("name", ["bartek", "dorota"])
    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"name": "Dom przy Ukryta 17/3"}, "name"),
            ({"description": "Adres: UL. UKRYTA 17/3."}, "description"),
            ({"application": "przyjdź: ukryta 17/3"}, "application"),
            (
                {"contacts": [ContactContent("ul. Ukryta 17/3", "33 1234567")]},
                "contacts",
            ),
        ],
    )
    def test_no_public_text_may_name_it(self, world, shelter, name, values, field):
        with pytest.raises(ConfidentialPlaceNamed) as refused:
            changed(getattr(world, name), shelter, **values)

        assert refused.value.field == field
        assert STREET not in str(refused.value)

    def test_nor_a_notice_of_the_place_itself(self, world, shelter):
        from datetime import date

        notice = ClosureContent(date(2026, 1, 1), None, "Remont: Ukryta 17/3")

        with pytest.raises(ConfidentialPlaceNamed):
            changed(world.dorota, shelter, closures=[notice])


class TestPages:
    @pytest.mark.parametrize("name", ["bartek", "dorota"])
    def test_no_page_holds_it_before_it_is_asked_for(
        self, client, world, shelter, name
    ):
        client.force_login(getattr(world, name))
        pages = [url("list"), url("detail", shelter.ref), url("edit", shelter.ref)]
        if name == "dorota":
            pages += ["/panel/zasoby/", f"/panel/zasoby/{shelter.ref}/", "/panel/"]
            pages.append(f"/panel/resources/resource/{shelter.pk}/change/")
        for page in pages:
            answer = client.get(page, follow=True)
            assert answer.status_code == 200, page
            for word in (STREET, KEYS, DEGREES):
                assert word not in answer.content.decode(), page

    def test_asking_is_a_post_that_shows_it_once(self, client, world, shelter):
        client.force_login(world.basia)
        address = url("address", shelter.ref, Site.objects.get().ref)

        assert client.get(address).status_code == 405
        shown = client.post(address)

        assert STREET in shown.content.decode()
        assert shown.headers["Cache-Control"] == "no-store"
        assert AuditEntry.objects.latest("pk").verb == "resource.address_read"
        assert STREET not in client.get(url("detail", shelter.ref)).content.decode()

    @pytest.mark.parametrize(
        ("name", "status"), [("celina", 403), ("ewa", 403), ("bez_partnera", 403)]
    )
    def test_others_are_refused(self, client, world, shelter, name, status):
        client.force_login(getattr(world, name))

        answer = client.post(url("address", shelter.ref, Site.objects.get().ref))

        assert answer.status_code == status
        assert STREET not in answer.content.decode()

    def test_a_site_of_another_resource_is_missing(self, client, world, shelter, add):
        other = add("Inny", provider=provider_of(world.most))
        client.force_login(world.basia)

        answer = client.post(url("address", other.ref, Site.objects.get().ref))

        assert answer.status_code == 404

    def test_saving_the_open_form_keeps_it(self, client, world, shelter):
        client.force_login(world.bartek)
        data = sent(shelter, client, name="Dom dla kobiet")
        assert STREET not in str(data)

        answer = client.post(url("edit", shelter.ref), data)

        assert answer.status_code == 302
        assert ConfidentialAddress.objects.get().address == ADDRESS
        assert Site.objects.get().is_confidential

    def test_unticking_it_is_refused_in_words(self, client, world, shelter):
        client.force_login(world.bartek)
        data = sent(shelter, client)
        del data["sites-0-is_confidential"]
        data["sites-0-address"] = "gdzie indziej 5"

        answer = client.post(url("edit", shelter.ref), data)

        assert answer.status_code == 403
        assert "koordynator" in answer.content.decode().lower() or (
            "coordinator" in answer.content.decode()
        )
        assert "gdzie indziej 5" in answer.content.decode()
        assert ConfidentialAddress.objects.get().address == ADDRESS
