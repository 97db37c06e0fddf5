"""Who leaves leaves nothing behind: drafts and assignments go to a colleague."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.db.models import Q
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kooperacja.accounts.services import deactivate_person
from kooperacja.accounts.tokens import create_token
from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import NotPermitted
from kooperacja.notices.models import Notice
from partners.models import Membership
from partners.services import invite_person, revoke_membership
from partners.services.refusals import LastManager, MembershipEnded
from problems.models import Diagnosis, PreviewLink, Request, Round
from problems.services.handover import (
    OPEN,
    HeirNotHere,
    HeirRequired,
    hand_over_work,
    open_work,
    remove_person,
    work_of,
)
from problems.services.sharing import make_preview_link
from problems.workflow import Status
from tests.factories import DiagnosisFactory, MembershipFactory, ProblemFactory
from tests.personas import build, fresh

from .test_lock_order import at_once

BUDGETS = json.loads((Path(__file__).parents[1] / "query_counts.json").read_text())


@pytest.fixture
def world(city_of_people):
    return city_of_people


def diagnosis(world, status=Status.DRAFT, author=None, **values):
    author = author or world.bartek
    return DiagnosisFactory(
        partner=values.pop("partner", world.most),
        problem=ProblemFactory(category=world.bezrobocie, area=world.polnoc),
        status=status,
        author=author,
        last_editor=author,
        **values,
    )


@pytest.fixture
def begun(world):
    """Bartek's work: one diagnosis in each state, one assigned, one request."""
    rows = {status: diagnosis(world, status) for status in Status}
    rows["assigned"] = diagnosis(world, author=world.basia, assigned_to=world.bartek)
    rows["told"] = diagnosis(world, author=world.dorota, told_by="telephone")
    asked = Round.objects.create(
        name="Runda",
        period="2026",
        opens_date=date(2026, 1, 2),
        deadline_date=date(2026, 3, 2),
        opened_by=world.dorota,
    )
    rows["request"] = Request.objects.create(
        round=asked,
        partner=world.most,
        category=world.halas,
        assigned_to=world.bartek,
    )
    return rows


def membership(person):
    return Membership.objects.get(user=person, ended_at=None)


def remove(world, person="bartek", actor="filip", heir="basia"):
    return remove_person(
        actor=fresh(getattr(world, actor)),
        membership=membership(getattr(world, person)),
        heir=heir and getattr(world, heir),
    )


def orphans(world):
    """Open diagnoses of Fundacja Most nobody there answers for."""
    people = Membership.objects.filter(partner=world.most, ended_at=None)
    here = people.values("user")
    rows = Diagnosis.objects.filter(partner=world.most, status__in=OPEN, told_by="")
    return rows.exclude(
        Q(author__in=here) & (Q(assigned_to=None) | Q(assigned_to__in=here))
    )


class TestRemove:
    def test_hands_over_everything_that_is_open(self, world, begun):
        remove(world)

        for status in OPEN:
            begun[status].refresh_from_db()
            assert begun[status].author == world.basia
        for name in ("assigned", "request"):
            begun[name].refresh_from_db()
            assert begun[name].assigned_to == world.basia
        assert not orphans(world).exists()
        assert not work_of(world.bartek, world.most)

    def test_keeps_history_as_it_was(self, world, begun):
        before = begun[Status.DRAFT].version
        remove(world)

        for status in (Status.PUBLISHED, Status.ARCHIVED):
            begun[status].refresh_from_db()
            assert begun[status].author == world.bartek
        begun[Status.DRAFT].refresh_from_db()
        assert begun[Status.DRAFT].last_editor == world.bartek
        assert begun[Status.DRAFT].version == before
        begun["told"].refresh_from_db()
        assert begun["told"].author == world.dorota

    def test_is_written_in_the_log_without_words_of_drafts(self, world, begun):
        remove(world)

        entries = AuditEntry.objects.filter(verb="diagnosis.handed_over")
        assert entries.count() == len(OPEN) + 1
        assert {row.target_label for row in entries} == {""}
        assert AuditEntry.objects.filter(verb="membership.revoked").count() == 1

    def test_tells_the_heir_and_who_was_removed(self, world, begun):
        remove(world)

        told = {(row.recipient, row.kind) for row in Notice.objects.all()}
        assert told == {
            (world.basia, "partner.work_handed_over"),
            (world.bartek, "partner.access_ended"),
        }

    def test_ends_access_and_keys_at_once(self, world, begun):
        client = Client()
        client.force_login(world.bartek)
        _token, secret = create_token(actor=world.bartek, name="k", days=30)
        url = begun[Status.DRAFT].get_absolute_url()
        assert client.get(url).status_code == 200

        remove(world)

        assert client.get(url).status_code == 404
        header = {"Authorization": f"Bearer {secret}"}
        assert (
            Client().get("/api/v1/desk/diagnoses/", headers=header).status_code == 401
        )

    def test_switches_off_secret_addresses_to_drafts(self, world, begun):
        now = timezone.now()
        mine, hers = (
            make_preview_link(
                actor=person, diagnosis=begun[Status.DRAFT], now=now, days=7
            )[0]
            for person in (world.bartek, world.basia)
        )

        remove(world)

        assert list(PreviewLink.objects.working(now)) == [hers]
        assert mine.pk != hers.pk

    def test_no_secret_address_survives_an_access_ended_in_the_panel(
        self, world, begun
    ):
        now = timezone.now()
        make_preview_link(
            actor=world.bartek, diagnosis=begun[Status.DRAFT], now=now, days=7
        )
        revoke_membership(
            actor=world.dorota, membership=membership(world.bartek), note="odszedł"
        )

        assert not PreviewLink.objects.working(now).exists()

    def test_asks_for_an_heir_only_where_something_was_begun(self, world):
        remove(world, heir=None)

        assert not Membership.objects.filter(user=world.bartek, ended_at=None).exists()

    def test_refuses_without_an_heir(self, world, begun):
        with pytest.raises(HeirRequired):
            remove(world, heir=None)

        assert membership(world.bartek)

    @pytest.mark.parametrize("heir", ["bartek", "celina", "dorota", "odeszla"])
    def test_refuses_heirs_from_elsewhere(self, world, begun, heir):
        with pytest.raises(HeirNotHere):
            remove(world, heir=heir)

        assert membership(world.bartek)

    @pytest.mark.parametrize("actor", ["basia", "celina", "ewa", "dorota"])
    def test_is_for_the_manager_and_the_person(self, world, begun, actor):
        with pytest.raises(NotPermitted):
            remove(world, actor=actor)

    def test_lets_a_person_leave(self, world, begun):
        remove(world, actor="bartek")

        assert AuditEntry.objects.filter(verb="membership.left").count() == 1
        assert not orphans(world).exists()

    def test_happens_once(self, world):
        row = membership(world.bartek)
        remove(world)

        with pytest.raises(MembershipEnded):
            remove_person(actor=fresh(world.filip), membership=row)

    def test_the_last_manager_stays(self, world):
        with pytest.raises(LastManager):
            remove(world, person="filip")
        MembershipFactory(user=world.celina, partner=world.most, role="manager")

        remove(world, person="filip")

    def test_a_manager_who_cannot_log_in_does_not_count(self, world):
        MembershipFactory(user=world.odeszla, partner=world.inna, role="manager")
        last = MembershipFactory(user=world.filip, partner=world.inna, role="manager")

        with pytest.raises(LastManager):
            remove_person(actor=fresh(world.filip), membership=last)

    def test_leaves_other_institutions_alone(self, world, begun):
        MembershipFactory(user=world.bartek, partner=world.inna)
        there = diagnosis(world, partner=world.inna)

        remove_person(
            actor=world.filip,
            membership=Membership.objects.get(user=world.bartek, partner=world.most),
            heir=world.basia,
        )

        there.refresh_from_db()
        assert there.author == world.bartek

    def test_a_form_key_of_the_heir_is_no_obstacle(self, world):
        diagnosis(world, form_key="ten-sam")
        diagnosis(world, author=world.basia, form_key="ten-sam")

        remove(world)

        assert not orphans(world).exists()


class TestLeftBehind:
    def test_what_the_panel_left_is_handed_over_later(self, world, begun):
        revoke_membership(
            actor=world.dorota, membership=membership(world.bartek), note="odszedł"
        )
        assert orphans(world).exists()
        assert world.bartek.pk in open_work(world.most)

        number = hand_over_work(
            actor=world.filip, partner=world.most, leaver=world.bartek, heir=world.basia
        )

        assert number == len(OPEN) + 1
        assert not orphans(world).exists()

    def test_a_closed_account_is_removed_like_any_other(self, world, begun):
        deactivate_person(actor=world.dorota, person=world.bartek)
        remove(world)

        assert not orphans(world).exists()

    @pytest.mark.parametrize("actor", ["bartek", "celina", "dorota"])
    def test_is_the_managers(self, world, begun, actor):
        with pytest.raises(NotPermitted):
            hand_over_work(
                actor=getattr(world, actor),
                partner=world.most,
                leaver=world.bartek,
                heir=world.basia,
            )


class TestPages:
    def test_the_manager_sees_who_has_begun_what(self, world, begun, client):
        client.force_login(world.filip)

        page = client.get(reverse("people:list"))
        work = {row.membership.user: row.work for row in page.context["people"]}

        assert set(work) == {world.bartek, world.basia, world.filip, world.odeszla}
        mine = work[world.bartek]
        assert (mine.drafts, mine.returned, mine.waiting, mine.requests) == (2, 1, 2, 1)

    def test_an_editor_sees_names_and_roles_alone(self, world, begun, client):
        client.force_login(world.basia)

        page = client.get(reverse("people:list")).content.decode()

        assert "Filip" in page
        assert world.filip.email not in page
        assert reverse("people:invite") not in page
        assert reverse("people:leave", args=[world.bartek.ref]) not in page

    def test_removes_and_asks_for_the_heir(self, world, begun, client):
        client.force_login(world.filip)
        url = reverse("people:leave", args=[world.bartek.ref])
        assert client.get(url).status_code == 200
        assert client.post(url, {}).status_code == 400
        assert client.post(url, {"heir": world.celina.ref}).status_code == 400

        assert client.post(url, {"heir": world.basia.ref}).status_code == 302

        assert not orphans(world).exists()
        assert client.get(url).status_code == 404

    def test_shows_what_was_left_behind(self, world, begun, client):
        row = membership(world.bartek)
        revoke_membership(actor=world.dorota, membership=row, note="odszedł")
        client.force_login(world.filip)
        url = reverse("people:leave", args=[world.bartek.ref])
        assert url in client.get(reverse("people:list")).content.decode()

        assert client.post(url, {"heir": world.basia.ref}).status_code == 302

        assert not orphans(world).exists()

    def test_the_last_manager_is_told_why_not(self, world, client):
        client.force_login(world.filip)
        url = reverse("people:leave", args=[world.filip.ref])

        assert client.post(url).status_code == 409
        assert membership(world.filip)

    def test_changes_roles(self, world, client):
        client.force_login(world.filip)
        url = reverse("people:role", args=[world.bartek.ref])

        client.post(url, {"role": "manager"})
        assert membership(world.bartek).role == "manager"
        client.post(url, {"role": "king"})
        assert membership(world.bartek).role == "manager"
        own = reverse("people:role", args=[world.filip.ref])
        client.post(own, {"role": "editor"})

        assert membership(world.filip).role == "editor"
        assert client.post(url, {"role": "editor"}).status_code == 403

    def test_says_which_institution_by_its_address(self, world, client):
        MembershipFactory(user=world.filip, partner=world.inna, role="manager")
        client.force_login(world.filip)
        page = reverse("people:list")

        assert client.get(page).context["partner"] == world.most
        there = client.get(page, {"partner": world.inna.slug})
        assert there.context["partner"] == world.inna
        assert client.get(page, {"partner": "trzecia-szkola"}).status_code == 404
        assert client.get(page, {"partner": "a\x00"}).status_code in (400, 404)
        body = {"email": "x@example.org", "role": "editor", "partner": world.inna.slug}
        client.post(reverse("people:invite"), body)
        assert world.inna.invitations.count() == 1


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_managers_who_remove_each_other_leave_one(transactional_db):
    world = build()
    for _number in range(8):
        first = MembershipFactory(partner=world.trzecia, role="manager")
        second = MembershipFactory(partner=world.trzecia, role="manager")

        def let_go(actor, row):
            try:
                remove_person(actor=actor, membership=row)
            except (LastManager, NotPermitted, MembershipEnded):
                return

        at_once(
            lambda a=first, b=second: let_go(fresh(a.user), b),
            lambda a=first, b=second: let_go(fresh(b.user), a),
        )

        left = Membership.objects.filter(partner=world.trzecia, role="manager")
        assert left.filter(ended_at=None).count() == 1
        left.update(ended_at="2099-01-01T00:00Z")


@pytest.mark.parametrize("name", ["people:list", "institution:profile"])
def test_pages_stay_within_their_budget(
    name, world, begun, client, django_assert_max_num_queries
):
    for number in range(6):
        MembershipFactory(partner=world.most)
        invite_person(
            actor=world.filip,
            partner=world.most,
            email=f"osoba-{number}@example.org",
            role="editor",
        )
    client.force_login(world.filip)

    with django_assert_max_num_queries(BUDGETS[name]) as queries:
        client.get(reverse(name))

    assert len(queries) == BUDGETS[name], "lower the budget in query_counts.json"
