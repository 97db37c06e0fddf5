"""What can be done with resources, what is refused, and what the shelf then says."""

from datetime import date, timedelta

import pytest
from django.contrib.gis.geos import Point
from django.utils import timezone

from kooperacja.areas.geo import PlaceOutsideCity
from kooperacja.areas.models import Area
from kooperacja.areas.services import shelve_area
from kooperacja.audit.log import entries_of
from kooperacja.base.errors import InvalidInput, NotPermitted, StaleVersion
from kooperacja.base.workflow import NoteRequired, TransitionNotAllowed
from partners.services import PartnerContent, suspend_partner, update_partner
from resources.models import PublicResource, PublicSite, PublicTombstone, Resource
from resources.services import (
    ResourceContent,
    SiteContent,
    add_resource,
    assure_resource,
    provider_of,
    publish_resource,
    update_resource,
    withdraw_resource,
)
from tests.factories.places import AreaFactory, square
from tests.personas import NAMES, fresh

STRANGERS = ("anonim", "bez_partnera", "bartek", "filip", "celina", "ewa", "odeszla")
#: Nobody of Fundacja Most, which gives the resource, and no coordinator.
OUTSIDERS = [name for name in STRANGERS if name not in ("bartek", "basia", "filip")]


def shelved(resource):
    return PublicResource.objects.filter(public_id=resource.public_id).first()


class TestAddResource:
    def test_is_a_draft_nobody_outside_sees(self, add):
        resource = add(publish=False)

        assert resource.status == "draft"
        assert resource.public_id is None
        assert not PublicResource.objects.exists()

    @pytest.mark.parametrize("name", STRANGERS)
    def test_refuses_everybody_but_coordinators(self, world, name):
        content = ResourceContent(name="Świetlica", kind="school")

        with pytest.raises(NotPermitted):
            add_resource(actor=getattr(world, name), content=content, sites=[])

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"name": ""}, "name"),
            ({"name": "a\x00"}, "name"),
            ({"kind": "bunker"}, "kind"),
            ({"cus_domain": "bunker"}, "cus_domain"),
            ({"minimum_age": 18, "maximum_age": 6}, "maximum_age"),
            ({"minimum_age": -1}, "minimum_age"),
            ({"maximum_age": 121}, "maximum_age"),
            ({"capacity": -1}, "capacity"),
            ({"capacity": 100_001}, "capacity"),
            ({"website": "ftp://example.org"}, "website"),
            ({"website": "javascript:alert(1)"}, "website"),
            ({"email": "nobody"}, "email"),
            ({"phone": "call us"}, "phone"),
            ({"assured_date": date(2999, 1, 1)}, "assured_date"),
            ({"description": "x" * 3001}, "description"),
            ({"description": "Pani ma PESEL 44051401359."}, "description"),
            ({"eligibility": "Mieszkańcy ul. Lipowej 5 m. 12."}, "eligibility"),
            ({"application": "PL61 1090 1014 0000 0712 1981 2874"}, "application"),
        ],
    )
    def test_refuses_at_the_field(self, add, change, field):
        with pytest.raises(InvalidInput) as refused:
            add(**change)

        assert refused.value.field == field
        assert not Resource.objects.exists()

    def test_lets_an_institution_have_a_telephone_and_an_address(self, add):
        add(description="Zadzwoń: 33 812 34 56. Wejście od ul. Lipowej 5.")

        assert PublicResource.objects.count() == 1

    def test_refuses_a_site_outside_the_city_and_stores_nothing(self, add):
        with pytest.raises(PlaceOutsideCity):
            add(sites=[SiteContent(place=Point(0, 0, srid=4326))])

        assert not Resource.objects.exists()

    def test_refuses_a_heap_of_sites(self, add):
        with pytest.raises(InvalidInput):
            add(sites=[SiteContent(name="x")] * 51)


class TestShelf:
    def test_says_what_the_resource_says(self, resources):
        row = shelved(resources["north"])

        assert row.provider_name == "Fundacja Most"
        assert (row.provider_slug, row.sector) == ("fundacja-most", "ngo")
        assert row.area_codes == ["polnoc"]
        assert row.categories == ["halas"]
        site = PublicSite.objects.get(resource_public_id=row.public_id)
        assert (site.address, site.area_name) == ("ul. Północna 1", "Polnoc")

    def test_public_ids_are_random_and_stay(self, world, resources):
        resource = resources["north"]
        assert len(resource.public_id) == 22

        withdraw_resource(actor=world.dorota, resource=resource, note="zamknięte")
        publish_resource(actor=world.dorota, resource=resource)

        assert shelved(resource)
        assert not PublicTombstone.objects.exists()

    def test_follows_the_name_of_the_provider(self, world, resources):
        content = PartnerContent(name="Fundacja Kładka", sector="ngo")

        update_partner(
            actor=world.dorota, partner=world.most, version=1, content=content
        )

        assert shelved(resources["north"]).provider_name == "Fundacja Kładka"

    def test_has_no_link_to_a_suspended_provider(self, world, resources):
        suspend_partner(actor=world.dorota, partner=world.most, note="spór")

        row = shelved(resources["north"])
        assert (row.provider_name, row.provider_slug) == ("Fundacja Most", "")

    def test_follows_the_name_and_the_outline_of_an_area(self, world, resources):
        polnoc = Area.objects.get(pk=world.polnoc.pk)
        polnoc.name = "Leśne"
        polnoc.boundary = square(0, 0.75)  # the house now stands outside
        polnoc.label_point = polnoc.boundary.point_on_surface
        polnoc.save()

        shelve_area(polnoc)

        row = shelved(resources["north"])
        site = PublicSite.objects.get(resource_public_id=row.public_id)
        assert row.area_codes == [site.area_code]

    def test_serves_a_new_part_of_an_area_it_names(self, world, resources):
        AreaFactory(code="zakatek", parent=world.polnoc, boundary=square(0, 1, 0.4))

        assert "zakatek" in shelved(resources["serves"]).covered_area_codes

    def test_an_area_moves_no_draft_to_the_shelf(self, world, add):
        add(publish=False, serves_whole_city=False, service_areas=[world.polnoc])

        shelve_area(world.polnoc)

        assert not PublicResource.objects.exists()

    def test_a_draft_of_the_provider_stays_off(self, world, add):
        add(publish=False, provider=provider_of(world.most))

        suspend_partner(actor=world.dorota, partner=world.most, note="spór")

        assert not PublicResource.objects.exists()


class TestUpdateResource:
    def test_changes_the_shelf_and_its_sites(self, world, resources):
        resource = resources["south"]
        content = ResourceContent(name="Klub", kind="senior_club")

        update_resource(
            actor=world.dorota,
            resource=resource,
            version=resource.version,
            content=content,
            sites=[SiteContent(name="Nowa sala", area=world.wschod)],
        )

        row = shelved(resource)
        assert (row.name, row.area_codes, row.target_groups) == ("Klub", ["wschod"], [])
        assert [site.name for site in PublicSite.objects.filter(
            resource_public_id=row.public_id
        )] == ["Nowa sala"]  # fmt: skip
        assert entries_of(resource).first().changes["name"] == ["Klub seniora", "Klub"]

    def test_refuses_a_stale_version(self, world, resources):
        resource = resources["south"]

        with pytest.raises(StaleVersion):
            update_resource(
                actor=world.dorota,
                resource=resource,
                version=resource.version - 1,
                content=ResourceContent(name="Klub", kind="senior_club"),
                sites=[],
            )

    @pytest.mark.parametrize("name", OUTSIDERS)
    def test_refuses_people_of_other_institutions(self, world, resources, name):
        resource = resources["north"]

        with pytest.raises(NotPermitted):
            update_resource(
                actor=getattr(world, name),
                resource=resource,
                version=resource.version,
                content=ResourceContent(name="Moje", kind="school"),
                sites=[],
            )


class TestWithdrawResource:
    def test_leaves_a_tombstone_alone(self, world, resources):
        resource = resources["north"]

        withdraw_resource(actor=world.dorota, resource=resource, note="zamknięte")

        assert shelved(resource) is None
        assert not PublicSite.objects.filter(
            resource_public_id=resource.public_id
        ).exists()
        assert PublicTombstone.objects.get().public_id == resource.public_id

    def test_needs_a_reason_and_a_published_row(self, world, resources, add):
        with pytest.raises(NoteRequired):
            withdraw_resource(actor=world.dorota, resource=resources["north"], note=" ")
        with pytest.raises(TransitionNotAllowed):
            withdraw_resource(
                actor=world.dorota, resource=add("X", publish=False), note="bo tak"
            )

    def test_is_published_once(self, world, resources):
        with pytest.raises(TransitionNotAllowed):
            publish_resource(actor=world.dorota, resource=resources["north"])

    @pytest.mark.parametrize("name", OUTSIDERS)
    def test_refuses_people_of_other_institutions(self, world, resources, add, name):
        actor = getattr(world, name)

        with pytest.raises(NotPermitted):
            withdraw_resource(actor=actor, resource=resources["north"], note="x")
        with pytest.raises(NotPermitted):
            publish_resource(actor=actor, resource=add("X", publish=False))


class TestAssureResource:
    def test_says_the_day_and_that_it_was_checked(self, world, add):
        resource = add(assured_date=date(2020, 1, 1), to_check=True)

        assure_resource(actor=world.dorota, resource=resource, day=date(2026, 3, 4))

        row = shelved(resource)
        assert (row.assured_date, row.to_check) == (date(2026, 3, 4), False)

    def test_refuses_the_future_and_the_past(self, world, add):
        resource = add(assured_date=date(2024, 1, 1))

        for day in (timezone.localdate() + timedelta(days=1), date(2023, 12, 31)):
            with pytest.raises(InvalidInput):
                assure_resource(actor=world.dorota, resource=resource, day=day)

    def test_refuses_an_editor_of_another_institution(self, world, add):
        resource = add(provider=provider_of(world.most))

        with pytest.raises(NotPermitted):
            assure_resource(actor=world.celina, resource=resource, day=date(2026, 1, 1))


@pytest.mark.parametrize("name", NAMES)
def test_list_and_rule_agree(world, resources, add, name):
    add("Szkic Mostu", publish=False, provider=provider_of(world.most))
    add("Szkic Innej", publish=False, provider=provider_of(world.inna))
    withdraw_resource(actor=world.dorota, resource=resources["line"], note="koniec")
    person = fresh(getattr(world, name))

    for resource in Resource.objects.all():
        listed = Resource.objects.visible_to(person).filter(pk=resource.pk).exists()
        assert person.has_perm("resources.view_resource", resource) == listed
