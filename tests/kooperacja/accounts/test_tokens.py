"""Personal keys of the API: made, used, and taken back at once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from drf_spectacular.generators import SchemaGenerator

from kooperacja.accounts import self_service, services
from kooperacja.accounts.api import TokenThrottle
from kooperacja.accounts.keys import fingerprint
from kooperacja.accounts.models import ApiToken
from kooperacja.accounts.tokens import (
    MOST_TOKENS,
    TooManyTokens,
    create_token,
    revoke_token,
)
from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.notices.models import Notice
from partners.services import revoke_membership

LIST = "/api/v1/desk/diagnoses/"


@pytest.fixture
def world(city_of_people):
    return city_of_people


@pytest.fixture
def key(world):
    return create_token(actor=world.bartek, name="raport", days=90)


def ask(secret, path=LIST, method="get", **extra):
    """Ask as a program does: a header, no cookie, CSRF enforced."""
    client = Client(enforce_csrf_checks=True)
    return getattr(client, method)(
        path, headers={"Authorization": f"Bearer {secret}"}, **extra
    )


class TestMaking:
    def test_keeps_the_hash_alone_and_tells_the_person(self, world, key):
        token, secret = key

        assert secret.startswith("kp_")
        assert token.hash == fingerprint(secret)
        assert secret not in str(ApiToken.objects.values().get(pk=token.pk))
        assert secret not in str(list(AuditEntry.objects.values()))
        [notice] = Notice.objects.filter(recipient=world.bartek)
        assert notice.kind == "account.token_created"
        assert secret not in str(notice.values)

    @pytest.mark.parametrize(
        ("name", "days"), [("", 30), (" ", 30), ("x" * 81, 30), ("ok", 366), ("ok", 0)]
    )
    def test_refuses_no_name_and_other_lifetimes(self, world, name, days):
        with pytest.raises(InvalidInput):
            create_token(actor=world.bartek, name=name, days=days)

    def test_lives_a_year_at_most(self, world):
        token, _secret = create_token(actor=world.bartek, name="rok", days=365)

        assert token.expires_at - token.created_at == timedelta(days=365)

    def test_is_for_people_who_may_log_in(self, world):
        with pytest.raises(NotPermitted):
            create_token(actor=world.odeszla, name="nic", days=30)

    def test_has_a_limit(self, world):
        for number in range(MOST_TOKENS):
            create_token(actor=world.bartek, name=str(number), days=30)

        with pytest.raises(TooManyTokens):
            create_token(actor=world.bartek, name="jeszcze jeden", days=30)


class TestUsing:
    def test_opens_the_desk_without_cookie_and_csrf(self, key):
        _token, secret = key

        read, written = (
            ask(secret),
            ask(secret, method="post", data={}, content_type="application/json"),
        )

        assert read.status_code == 200
        # The body is judged, not the missing CSRF token.
        assert written.status_code == 400
        assert not read.cookies

    def test_remembers_the_day_once(self, key):
        token, secret = key
        ask(secret)
        token.refresh_from_db()
        assert token.last_used_date == timezone.localdate()

        ApiToken.objects.filter(pk=token.pk).update(last_used_date="2020-01-01")
        ask(secret)
        ask(secret)

        token.refresh_from_db()
        assert token.last_used_date == timezone.localdate()

    @pytest.mark.parametrize(
        "wrong",
        [
            "kp_",
            "kp_zzz",
            "zzz",
            "kp_zzz zzz",
            "",
            "kp_\xc5\xbc",
            "kp_" + "a" * 5000,
            "kp_\x00",
        ],
    )
    def test_answers_a_wrong_key_with_a_sentence(self, key, wrong):
        response = Client().get(LIST, HTTP_AUTHORIZATION=f"Bearer {wrong}")

        assert response.status_code == 401
        assert response.headers["WWW-Authenticate"] == "Bearer"
        assert len(response.json()["detail"]) > 20

    def test_a_wrong_key_beats_a_good_session(self, world, client):
        client.force_login(world.bartek)

        response = client.get(LIST, headers={"Authorization": "Bearer kp_zzz"})

        assert response.status_code == 401

    @pytest.mark.parametrize("name", ["token", "key", "access_token", "api_key"])
    def test_is_never_read_from_the_address(self, key, name):
        _token, secret = key

        response = Client().get(LIST, {name: secret})

        assert response.status_code == 401

    def test_is_never_read_from_a_body_or_a_cookie(self, key):
        _token, secret = key
        client = Client()
        client.cookies["token"] = client.cookies["sessionid"] = secret

        assert client.post(LIST, {"token": secret}).status_code == 401

    def test_opens_no_page(self, key):
        _token, secret = key

        assert ask(secret, reverse("desk:home")).status_code == 302
        assert ask(secret, reverse("accounts:tokens")).status_code == 302

    def test_changes_nothing_on_the_public_api(self, key):
        _token, secret = key
        path = "/api/v1/categories/"

        assert ask(secret, path).content == Client().get(path).content
        assert ask("kp_zzz", path).status_code == 200

    def test_is_throttled(self, key, monkeypatch):
        _token, secret = key
        monkeypatch.setattr(TokenThrottle, "rate", "2/min")
        # A clean slate whatever other tests have asked.
        monkeypatch.setattr(TokenThrottle, "scope", f"token-{secret}")

        codes = [ask(secret).status_code for _ in range(3)]

        assert codes == [200, 200, 429]


class TestEnding:
    def test_revoking_is_at_once(self, world, key):
        token, secret = key
        revoke_token(actor=world.bartek, token=token)

        assert ask(secret).status_code == 401
        verbs = AuditEntry.objects.filter(target_ref=token.ref).order_by("pk")
        assert [row.verb for row in verbs] == ["token.created", "token.revoked"]

    def test_revoking_twice_is_once(self, world, key):
        token, _secret = key
        revoke_token(actor=world.bartek, token=token)
        revoke_token(actor=world.bartek, token=token)

        assert AuditEntry.objects.filter(verb="token.revoked").count() == 1

    def test_nobody_revokes_a_foreign_key(self, world, key):
        with pytest.raises(NotPermitted):
            revoke_token(actor=world.filip, token=key[0])

    def test_expires(self, key):
        token, secret = key
        past = timezone.now() - timedelta(days=100)
        ApiToken.objects.filter(pk=token.pk).update(
            created_at=past, expires_at=past + timedelta(days=90)
        )

        assert ask(secret).status_code == 401

    def test_a_closed_account_ends_it(self, world, key):
        token, secret = key
        services.deactivate_person(actor=world.dorota, person=world.bartek)

        assert ask(secret).status_code == 401
        token.refresh_from_db()
        assert token.revoked_at

    def test_a_closed_account_ends_it_without_the_service(self, world, key):
        world.bartek.is_active = False
        world.bartek.save()

        assert ask(key[1]).status_code == 401

    def test_an_account_opened_again_does_not_bring_it_back(self, world, key):
        services.deactivate_person(actor=world.dorota, person=world.bartek)
        services.reactivate_person(actor=world.dorota, person=world.bartek)

        assert ask(key[1]).status_code == 401

    def test_a_new_password_ends_it(self, world, key):
        self_service.note_password_change(actor=world.bartek)

        assert ask(key[1]).status_code == 401

    def test_an_ended_membership_ends_it(self, world, key):
        membership = world.bartek.memberships.get()
        revoke_membership(actor=world.dorota, membership=membership, note="odszedł")

        assert ask(key[1]).status_code == 401


class TestPage:
    def test_shows_the_key_once(self, world, client):
        client.force_login(world.bartek)
        made = client.post(reverse("accounts:tokens"), {"name": "raport", "days": "30"})
        secret = made.context["secret"]

        again = client.get(reverse("accounts:tokens"))

        assert secret in made.content.decode()
        assert made.headers["Cache-Control"] == "no-store"
        assert secret not in again.content.decode()
        assert secret not in str(dict(client.session))
        assert ask(secret).status_code == 200

    @pytest.mark.parametrize(
        "body",
        [{}, {"name": "x"}, {"name": "x", "days": "31"}, {"name": "\x00", "days": 30}],
    )
    def test_refuses_with_a_sentence(self, world, client, body):
        client.force_login(world.bartek)

        response = client.post(reverse("accounts:tokens"), body)

        assert response.status_code == 400
        assert not ApiToken.objects.exists()

    def test_revokes_the_own_and_misses_the_foreign(self, world, client, key):
        token, _secret = key
        url = reverse("accounts:token_revoke", args=[token.ref])
        client.force_login(world.filip)
        assert client.post(url).status_code == 404

        client.force_login(world.bartek)
        assert client.post(url).status_code == 302
        assert client.post(url).status_code == 302

        assert not ApiToken.objects.live().exists()


def test_openapi_describes_the_key(db):
    schema = SchemaGenerator().get_schema(public=True)
    scheme = schema["components"]["securitySchemes"]["token"]

    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")
    desk = schema["paths"]["/api/v1/desk/diagnoses/"]["get"]["security"]
    assert {"token": []} in desk
    assert {"session": []} in desk
    assert "security" not in schema["paths"]["/api/v1/problems/"]["get"]
