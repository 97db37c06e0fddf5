"""What can be done with partners and their people, and what is refused."""

import re
from dataclasses import replace

import pytest
from django.contrib.gis.geos import Point, Polygon

from kooperacja.areas.geo import BadPlace, PlaceOutsideCity
from kooperacja.audit.log import entries_of
from kooperacja.base.errors import InvalidInput, NotPermitted, StaleVersion
from kooperacja.base.workflow import NoteRequired
from partners.models import Membership, Partner, PublicPartner
from partners.services import (
    PartnerContent,
    add_manager,
    add_partner,
    grant_membership,
    resume_partner,
    revoke_membership,
    suspend_partner,
    update_partner,
)
from partners.services.profiles import PartnerAlreadySo
from partners.services.refusals import (
    MembershipEnded,
    MembershipExists,
    PartnerSuspended,
    PersonDeactivated,
)
from tests.factories.places import spot
from tests.letters import sent

CONTENT = PartnerContent(name="Łaźnia Miejska", sector="public")


@pytest.fixture
def world(city_of_people):
    return city_of_people


@pytest.fixture
def laznia(world):
    return add_partner(actor=world.dorota, content=CONTENT)


def shelved(partner):
    return PublicPartner.objects.filter(slug=partner.slug).first()


class TestAddPartner:
    def test_lays_its_page_and_writes_the_log(self, laznia):
        assert laznia.slug == "laznia-miejska"
        assert shelved(laznia).name == "Łaźnia Miejska"
        assert [entry.verb for entry in entries_of(laznia)] == ["partner.added"]

    @pytest.mark.parametrize("name", ["anonim", "bartek", "filip", "celina", "ewa"])
    def test_refuses_everybody_but_coordinators(self, world, name):
        with pytest.raises(NotPermitted):
            add_partner(actor=getattr(world, name), content=CONTENT)

        assert not Partner.objects.filter(name=CONTENT.name).exists()

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"name": ""}, "name"),
            ({"name": "!!!"}, "name"),
            ({"name": "x" * 201}, "name"),
            ({"name": "a\x00b"}, "name"),
            ({"name": "Fundacja Most"}, "name"),
            ({"sector": "secret"}, "sector"),
            ({"activity": "secret"}, "activity"),
            ({"part": "king"}, "part"),
            ({"website": "ftp://example.org"}, "website"),
            ({"website": "javascript:alert(1)"}, "website"),
            ({"email": "nobody"}, "email"),
            ({"phone": "call us"}, "phone"),
            ({"phone": "=HYPERLINK(123)"}, "phone"),
            ({"description": "x" * 3001}, "description"),
            ({"description": "PESEL 44051401359"}, "description"),
            ({"description": "Mieszka przy ul. Lipowej 5/12."}, "description"),
            ({"slug": "fundacja-most"}, "slug"),
            ({"slug": "no slug"}, "slug"),
        ],
    )
    def test_refuses_at_the_field(self, world, change, field):
        with pytest.raises(InvalidInput) as refused:
            add_partner(actor=world.dorota, content=replace(CONTENT, **change))

        assert refused.value.field == field
        assert str(refused.value)

    def test_finds_the_area_of_a_point(self, world):
        content = replace(CONTENT, place=spot(0.5, 1.5), area=world.wschod)

        partner = add_partner(actor=world.dorota, content=content)

        assert partner.area == world.polnoc
        assert shelved(partner).area_code == "polnoc"
        assert shelved(partner).place.coords == partner.place.coords

    @pytest.mark.parametrize(
        ("place", "error"),
        [
            (Point(0, 0, srid=4326), PlaceOutsideCity),
            (Point(50.001, 19.001, srid=4326), PlaceOutsideCity),
            (Point(float("nan"), 50, srid=4326), BadPlace),
            (Point(500_000, 200_000, srid=2180), BadPlace),
            (Polygon(((19, 50), (19.01, 50.01), (19.01, 50), (19, 50.01), (19, 50))),
             BadPlace),
        ],
    )  # fmt: skip
    def test_refuses_a_place_that_cannot_be(self, world, place, error):
        with pytest.raises(error):
            add_partner(actor=world.dorota, content=replace(CONTENT, place=place))

    def test_never_gives_an_address_twice(self, world, laznia):
        renamed = replace(CONTENT, name="Łaźnia")
        update_partner(actor=world.dorota, partner=laznia, version=1, content=renamed)

        second = add_partner(actor=world.dorota, content=CONTENT)

        assert second.slug == "laznia-miejska-2"


class TestUpdatePartner:
    def test_follows_on_the_shelf_under_the_same_address(self, world, laznia):
        content = replace(CONTENT, name="Łaźnia i pralnia", phone="33 812 34 56 wew. 2")

        update_partner(actor=world.dorota, partner=laznia, version=1, content=content)

        assert shelved(laznia).name == "Łaźnia i pralnia"
        entry = entries_of(laznia).first()
        assert entry.changes["name"] == ["Łaźnia Miejska", "Łaźnia i pralnia"]

    def test_refuses_a_stale_version(self, world, laznia):
        update_partner(actor=world.dorota, partner=laznia, version=1, content=CONTENT)

        with pytest.raises(StaleVersion) as refused:
            update_partner(
                actor=world.daniel, partner=laznia, version=1, content=CONTENT
            )

        assert refused.value.current.version == 2

    def test_lets_the_manager_change_the_profile(self, world):
        content = PartnerContent(name=world.most.name, sector="ngo", phone="112")

        update_partner(
            actor=world.filip, partner=world.most, version=1, content=content
        )

        assert shelved(world.most).phone == "112"

    @pytest.mark.parametrize(
        "change",
        [{"sector": "public"}, {"part": "leader"}, {"is_listed": False}],
    )
    def test_keeps_from_the_manager_what_coordinators_decide(self, world, change):
        content = PartnerContent(**{"name": world.most.name, "sector": "ngo", **change})

        with pytest.raises(NotPermitted):
            update_partner(
                actor=world.filip, partner=world.most, version=1, content=content
            )

    @pytest.mark.parametrize("name", ["anonim", "bartek", "celina", "ewa"])
    def test_refuses_editors_and_strangers(self, world, name):
        content = PartnerContent(name=world.most.name, sector="ngo")

        with pytest.raises(NotPermitted):
            update_partner(
                actor=getattr(world, name),
                partner=world.most,
                version=1,
                content=content,
            )

    def test_hides_what_is_not_listed(self, world, laznia):
        content = replace(CONTENT, is_listed=False)

        update_partner(actor=world.dorota, partner=laznia, version=1, content=content)

        assert shelved(laznia) is None


class TestSuspendPartner:
    def test_takes_the_page_off_and_brings_it_back(self, world, laznia):
        suspend_partner(actor=world.dorota, partner=laznia, note="zamknięta")
        assert shelved(laznia) is None

        resume_partner(actor=world.dorota, partner=laznia)
        assert shelved(laznia)

    def test_stops_its_people_at_once(self, world):
        suspend_partner(actor=world.dorota, partner=world.most, note="spór")

        person = type(world.bartek).objects.get(pk=world.bartek.pk)
        assert not person.has_perm("problems.add_diagnosis")

    def test_needs_a_reason(self, world, laznia):
        with pytest.raises(NoteRequired):
            suspend_partner(actor=world.dorota, partner=laznia, note=" ")

    def test_says_when_there_is_nothing_to_do(self, world, laznia):
        with pytest.raises(PartnerAlreadySo):
            resume_partner(actor=world.dorota, partner=laznia)

    def test_refuses_the_manager(self, world):
        with pytest.raises(NotPermitted):
            suspend_partner(actor=world.filip, partner=world.most, note="bo tak")


class TestMembership:
    def test_is_granted_and_revoked(self, world, laznia):
        membership = grant_membership(
            actor=world.dorota, user=world.bez_partnera, partner=laznia, role="editor"
        )
        assert Partner.objects.of(world.bez_partnera).get() == laznia

        revoke_membership(actor=world.dorota, membership=membership, note="odeszła")

        assert not Partner.objects.of(world.bez_partnera).exists()
        assert entries_of(membership).first().note == "odeszła"

    def test_one_person_has_one_role_at_a_partner(self, world):
        with pytest.raises(MembershipExists):
            grant_membership(
                actor=world.dorota,
                user=world.bartek,
                partner=world.most,
                role="manager",
            )

    def test_refuses_an_unknown_role(self, world):
        with pytest.raises(InvalidInput):
            grant_membership(
                actor=world.dorota,
                user=world.bez_partnera,
                partner=world.most,
                role="king",
            )

    def test_refuses_a_suspended_partner(self, world, laznia):
        suspend_partner(actor=world.dorota, partner=laznia, note="zamknięta")
        laznia.refresh_from_db()

        with pytest.raises(PartnerSuspended):
            grant_membership(
                actor=world.dorota,
                user=world.bez_partnera,
                partner=laznia,
                role="editor",
            )

    def test_refuses_a_deactivated_person(self, world, laznia):
        with pytest.raises(PersonDeactivated):
            grant_membership(
                actor=world.dorota, user=world.odeszla, partner=laznia, role="editor"
            )

    @pytest.mark.parametrize("name", ["anonim", "bartek", "filip", "ewa"])
    def test_is_for_coordinators_alone(self, world, name):
        membership = Membership.objects.get(user=world.bartek)

        with pytest.raises(NotPermitted):
            grant_membership(
                actor=getattr(world, name),
                user=world.bez_partnera,
                partner=world.most,
                role="editor",
            )
        with pytest.raises(NotPermitted):
            revoke_membership(
                actor=getattr(world, name), membership=membership, note="bo tak"
            )

    def test_ends_once_and_with_a_reason(self, world):
        membership = Membership.objects.get(user=world.bartek)
        with pytest.raises(NoteRequired):
            revoke_membership(actor=world.dorota, membership=membership, note="")
        revoke_membership(actor=world.dorota, membership=membership, note="odszedł")

        with pytest.raises(MembershipEnded):
            revoke_membership(actor=world.dorota, membership=membership, note="znów")


class TestAddManager:
    @pytest.fixture
    def invite(self, world, laznia):
        def call(email="nowa@example.org", actor=world.dorota):
            return add_manager(
                actor=actor, partner=laznia, email=email, full_name="Nowa Osoba"
            )

        return call

    def test_mails_a_link_to_a_new_person(self, invite, client):
        user, membership = invite(" Nowa@Example.org ")

        assert not user.has_usable_password()
        assert membership.role == "manager"
        assert sent()[0].to == ["nowa@example.org"]
        link = re.search(r"https?://[^/]+(/konto/\S+)", sent()[0].body)[1]
        assert client.get(link, follow=True).status_code == 200

    def test_sends_the_letter_anew_until_there_is_a_password(self, invite):
        user, membership = invite()

        assert invite() == (user, membership)
        assert len(sent()) == 2

    def test_gives_access_to_a_known_person_without_a_link(self, invite, world):
        user, _membership = invite(world.bartek.email)

        assert user == world.bartek
        assert "/biurko/" in sent()[0].body

    def test_refuses_who_manages_it_already(self, invite, world):
        invite(world.bartek.email)

        with pytest.raises(MembershipExists):
            invite(world.bartek.email)

    @pytest.mark.parametrize("email", ["", "nobody", "a@b@c"])
    def test_refuses_what_is_no_address(self, invite, email):
        with pytest.raises(InvalidInput):
            invite(email)

        assert sent() == []

    def test_is_for_coordinators_alone(self, invite, world):
        with pytest.raises(NotPermitted):
            invite(actor=world.filip)
