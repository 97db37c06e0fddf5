"""Invitations: one use, for a week, from who may invite, and telling nothing."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kooperacja.accounts.models import User
from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.notices import jobs
from kooperacja.notices.models import Letter, Notice
from partners.models import Invitation, Membership
from partners.services import (
    change_role,
    forget_old_invitations,
    invite_person,
    resend_invitation,
    revoke_invitation,
    suspend_partner,
)
from partners.services.invitations import MOST_A_DAY
from partners.services.refusals import (
    InvitationExists,
    InvitationOver,
    MembershipExists,
    PartnerSuspended,
    TooManyInvitations,
)
from tests.factories import UserFactory
from tests.personas import build, fresh

NEW = "nowa@example.org"
ANSWERS = {
    "full_name": "Nowa Osoba",
    "job_title": "pedagożka",
    "new_password1": "zupelnie-tajne-haslo",
    "new_password2": "zupelnie-tajne-haslo",
}


@pytest.fixture
def world(city_of_people):
    return city_of_people


def invited(world, email=NEW, role="editor", actor=None):
    """Invite by the service; return the invitation and the address in its letter."""
    invitation = invite_person(
        actor=actor or fresh(world.filip), partner=world.most, email=email, role=role
    )
    return invitation, link_of(email)


def link_of(email):
    """Return the path in the newest letter to an address."""
    letter = Letter.objects.filter(to_address=email).order_by("pk").last()
    return re.search(r"https?://[^/]+(/\S*konto/zaproszenie/[^/\s]+/)", letter.text)[1]


class TestInvite:
    def test_keeps_the_hash_alone_and_no_address_in_the_log(self, world):
        invitation, link = invited(world)
        token = link.rstrip("/").rpartition("/")[2]

        assert len(token) >= 43
        assert token not in str(Invitation.objects.values().get())
        assert invitation.expires_at - timezone.now() > timedelta(days=6, hours=23)
        [entry] = AuditEntry.objects.filter(verb="invitation.sent")
        assert NEW not in str(entry.__dict__)
        assert Letter.objects.get().is_secret

    @pytest.mark.parametrize("name", ["anonim", "bartek", "celina", "ewa", "odeszla"])
    def test_is_for_the_manager_and_the_coordinator(self, world, name):
        with pytest.raises(NotPermitted):
            invited(world, actor=getattr(world, name))

    def test_the_coordinator_may(self, world):
        invited(world, actor=world.dorota)

        assert Invitation.objects.get().invited_by == world.dorota

    @pytest.mark.parametrize(
        "email", ["", "nikt", "a@b", "a\x00@example.org", "x" * 300]
    )
    def test_refuses_what_is_no_address(self, world, email):
        with pytest.raises(InvalidInput):
            invite_person(
                actor=world.filip, partner=world.most, email=email, role="editor"
            )

    def test_refuses_unknown_roles(self, world):
        with pytest.raises(InvalidInput):
            invited(world, role="king")

    def test_answers_alike_whether_there_is_an_account(self, world, client):
        client.force_login(world.filip)
        closed = world.odeszla
        Membership.objects.filter(user=closed).delete()
        answers = []
        for email in (NEW, world.celina.email, closed.email):
            body = {"email": email, "role": "editor"}
            response = client.post(reverse("people:invite"), body, follow=True)
            page = response.content.decode()
            page = page.replace(email, "@").replace(str(world.celina), "")
            page = re.sub(r'value="\w{64}"|/zaproszenia/[\w-]{22}/', "", page)
            answers.append((response.redirect_chain, page))
            Invitation.objects.all().delete()

        assert answers[0] == answers[1] == answers[2]
        assert Letter.objects.count() == 3

    def test_refuses_colleagues_and_second_invitations(self, world):
        with pytest.raises(MembershipExists):
            invited(world, email=world.bartek.email.upper())
        invited(world)
        with pytest.raises(InvitationExists):
            invited(world, email=NEW.upper())

    def test_counts_letters_within_a_day(self, world):
        for number in range(MOST_A_DAY - 1):
            invitation, _link = invited(world, f"osoba-{number}@example.org")
        resend_invitation(actor=world.filip, invitation=invitation)

        with pytest.raises(TooManyInvitations):
            invited(world)
        Invitation.objects.update(created_at=timezone.now() - timedelta(days=2))
        invited(world)

    def test_no_suspended_institution_invites(self, world):
        suspend_partner(actor=world.dorota, partner=world.most, note="przerwa")

        with pytest.raises(PartnerSuspended):
            invited(world, actor=world.dorota)


class TestLink:
    def test_opening_changes_nothing(self, world, client):
        _invitation, link = invited(world)
        before = list(Invitation.objects.values())

        pages = [client.get(link), client.head(link), client.get(link)]

        assert {page.status_code for page in pages} == {200}
        assert list(Invitation.objects.values()) == before
        assert "Fundacja Most" in pages[0].content.decode()
        assert not User.objects.filter(email=NEW).exists()

    def test_the_page_is_the_same_for_known_and_new_addresses(self, world, client):
        pages = []
        for email in (NEW, world.celina.email):
            _invitation, link = invited(world, email)
            page = client.get(link).content.decode()
            page = page.replace(email, "@").replace(link, "")
            page = re.sub(r'value="\w{64}"|zaproszenie/[\w-]+', "", page)
            pages.append(page)

        assert pages[0] == pages[1]

    def test_lets_somebody_new_in(self, world, client):
        invitation, link = invited(world, role="manager")

        response = client.post(link, ANSWERS)

        person = User.objects.get(email=NEW)
        invitation.refresh_from_db()
        assert response.headers["Location"] == reverse("desk:home")
        assert client.get(reverse("people:list")).status_code == 200
        assert person.check_password(ANSWERS["new_password1"])
        assert person.memberships.get().role == "manager"
        assert (invitation.accepted_by, invitation.revoked_at) == (person, None)
        [notice] = Notice.objects.filter(kind="partner.person_joined")
        assert notice.recipient == world.filip

    def test_works_once(self, world, client):
        _invitation, link = invited(world)
        client.post(link, ANSWERS)

        assert Client().get(link).status_code == 400
        assert Client().post(link, ANSWERS).status_code == 400
        assert client.post(link).status_code == 400
        assert Membership.objects.filter(user__email=NEW).count() == 1

    def test_lets_a_known_person_in_by_one_button(self, world, client):
        _invitation, link = invited(world, world.celina.email)
        client.force_login(world.celina)
        assert "new_password1" not in client.get(link).content.decode()

        assert client.post(link).status_code == 302

        assert world.celina.memberships.filter(partner=world.most).exists()

    def test_a_known_address_makes_no_second_account(self, world, client):
        _invitation, link = invited(world, world.celina.email)

        response = client.post(link, ANSWERS)

        assert response.status_code == 409
        assert User.objects.filter(email=world.celina.email).count() == 1
        assert not world.celina.memberships.filter(partner=world.most).exists()

    def test_a_forwarded_link_lets_nobody_else_in(self, world, client):
        _invitation, link = invited(world)
        client.force_login(world.celina)

        assert client.get(link).status_code == 200
        assert client.post(link).status_code == 403
        assert not world.celina.memberships.filter(partner=world.most).exists()

    @pytest.mark.parametrize(
        "change",
        [
            {"full_name": ""},
            {"full_name": "x" * 151},
            {"full_name": "a\x00"},
            {"new_password1": "", "new_password2": ""},
            {"new_password2": "inne-tajne-haslo"},
            {"new_password1": "krotkie", "new_password2": "krotkie"},
            {"new_password1": "nowa@example.org", "new_password2": "nowa@example.org"},
        ],
    )
    def test_keeps_what_was_typed_when_refusing(self, world, client, change):
        _invitation, link = invited(world)

        response = client.post(link, ANSWERS | change)

        assert response.status_code == 400
        assert "pedagożka" in response.content.decode()
        assert not User.objects.filter(email=NEW).exists()

    def test_expires(self, world, client):
        _invitation, link = invited(world)
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

        assert client.get(link).status_code == 400
        assert client.post(link, ANSWERS).status_code == 400

    def test_dies_when_taken_back(self, world, client):
        invitation, link = invited(world)
        revoke_invitation(actor=world.filip, invitation=invitation)

        assert client.post(link, ANSWERS).status_code == 400
        assert not Letter.objects.waiting().exists()
        with pytest.raises(InvitationOver):
            resend_invitation(actor=world.filip, invitation=invitation)

    def test_a_new_letter_kills_the_old_link(self, world, client):
        invitation, old = invited(world)
        resend_invitation(actor=world.filip, invitation=invitation)
        new = link_of(NEW)

        assert new != old
        assert client.get(old).status_code == 400
        assert client.post(new, ANSWERS).status_code == 302

    def test_dies_with_the_right_of_its_sender(self, world, client):
        _invitation, link = invited(world)
        Membership.objects.create(user=world.celina, partner=world.most, role="manager")
        change_role(
            actor=world.dorota,
            membership=world.filip.memberships.get(),
            role="editor",
        )

        assert client.get(link).status_code == 400
        assert client.post(link, ANSWERS).status_code == 400

    def test_dies_while_the_institution_is_suspended(self, world, client):
        _invitation, link = invited(world)
        suspend_partner(actor=world.dorota, partner=world.most, note="przerwa")

        assert client.post(link, ANSWERS).status_code == 400

    @pytest.mark.parametrize("token", ["x", "ł", "a" * 500, "%00", "..%2f"])
    def test_made_up_links_say_the_same(self, world, client, token):
        assert client.get(f"/konto/zaproszenie/{token}/").status_code in (400, 404)


def test_old_addresses_are_forgotten(world):
    invited(world)
    kept, _link = invited(world, "druga@example.org")
    Invitation.objects.filter(email=NEW).update(
        expires_at=timezone.now() - timedelta(days=31)
    )

    assert forget_old_invitations() == 1
    assert list(Invitation.objects.all()) == [kept]


def test_the_worker_forgets_them(world):
    invited(world)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=31))

    said = jobs.get("partners.tidy_invitations").run(timezone.now())

    assert "1" in said
    assert not Invitation.objects.exists()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_institutions_that_invite_one_newcomer_make_one_account():
    world = build()
    boss = UserFactory()
    Membership.objects.create(user=boss, partner=world.inna, role="manager")
    for number in range(5):
        email = f"nowa-{number}@example.org"
        _first, here = invited(world, email)
        invite_person(actor=boss, partner=world.inna, email=email, role="editor")
        links = iter([here, link_of(email)])

        codes = at_once(
            2, lambda left=links: Client().post(next(left), ANSWERS).status_code
        )

        assert codes == [302, 409]
        assert Membership.objects.filter(user__email=email).count() == 1
        assert Invitation.objects.open().filter(email=email).count() == 1


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_who_accept_at_once_are_one_winner():
    world = build()
    for number in range(10):
        email = f"wyscig-{number}@example.org"
        UserFactory(email=email)
        _invitation, link = invited(world, email)
        codes = at_once(2, lambda link=link, email=email: accept(link, email))
        assert codes == [302, 400]
        assert Membership.objects.filter(user__email=email).count() == 1
        email = f"nowa-{number}@example.org"
        _invitation, link = invited(world, email)
        codes = at_once(2, lambda link=link: Client().post(link, ANSWERS).status_code)
        assert codes == [302, 400]
        assert Membership.objects.filter(user__email=email).count() == 1
        # Twenty a day: yesterday's do not count.
        Invitation.objects.update(created_at=timezone.now() - timedelta(days=2))
    assert AuditEntry.objects.filter(verb="invitation.accepted").count() == 20


def accept(link, email):
    client = Client()
    client.force_login(User.objects.get(email=email))
    return client.post(link).status_code


def at_once(number, act):
    """Run an act in threads that start together; return the answers, sorted."""
    barrier = Barrier(number)

    def run(_index):
        barrier.wait(timeout=10)
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(number) as pool:
        return sorted(pool.map(run, range(number)))
