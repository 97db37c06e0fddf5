"""Invitations in the coordinator's panel."""

import pytest
from django.urls import reverse

from kooperacja.notices.models import Letter
from partners.services import invite_person

LIST = reverse("panel:partners_invitation_changelist")
ADD = reverse("panel:partners_invitation_add")


@pytest.fixture
def world(city_of_people):
    return city_of_people


@pytest.fixture
def dorota(world, client):
    client.force_login(world.dorota)
    return client


def fill(world, **change):
    return {
        "partner": world.most.pk,
        "email": "nowa@example.org",
        "role": "manager",
    } | change


def test_invites_by_the_same_service(world, dorota):
    response = dorota.post(ADD, fill(world))

    invitation = world.most.invitations.get()
    assert response.status_code == 302
    assert invitation.invited_by == world.dorota
    assert Letter.objects.get().to_address == "nowa@example.org"
    assert "nowa@example.org" in dorota.get(LIST).content.decode()


@pytest.mark.parametrize(
    "change", [{"email": "nikt"}, {"role": "king"}, {"partner": "0"}, {"email": ""}]
)
def test_refuses_at_the_field(world, dorota, change):
    assert dorota.post(ADD, fill(world, **change)).status_code == 200
    assert not world.most.invitations.exists()


@pytest.mark.parametrize(("act", "left"), [("revoke", 0), ("resend", 1)])
def test_sends_again_and_takes_back(world, dorota, act, left):
    invitation = invite_person(
        actor=world.filip, partner=world.most, email="nowa@example.org", role="editor"
    )
    body = {"action": act, "_selected_action": [invitation.pk], "index": 0}

    assert dorota.post(LIST, body).status_code == 302

    invitation.refresh_from_db()
    assert invitation.revoked_at
    assert world.most.invitations.open().count() == left


def test_is_the_coordinators(world, client):
    client.force_login(world.filip)

    assert client.get(LIST).status_code == 403
    assert client.post(ADD, fill(world)).status_code == 403
