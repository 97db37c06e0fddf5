"""What happens to every request: unstorable input, and a database that gives up."""

from contextlib import contextmanager

import pytest
from django.db import connections
from django.urls import reverse

from kooperacja.base.middleware import RETRY_AFTER


@contextmanager
def _impatient(alias, table):
    """Lock a table from outside and let the portal wait for it a tenth of a second."""
    blocker = connections.create_connection("default")
    connection = connections[alias]
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        (before,) = cursor.fetchone()
        cursor.execute("SET statement_timeout = '100ms'")
    blocker.connect()
    blocker.set_autocommit(False)
    try:
        with blocker.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        yield
    finally:
        blocker.rollback()
        blocker.close()
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('statement_timeout', %s, false)", [before]
            )


class TestNul:
    """PostgreSQL stores no NUL, so no view meets one."""

    @pytest.mark.parametrize(
        ("route", "body"),
        [
            ("diagnoses:new", {"join": "a\x00b"}),
            ("review:release", {"diagnoses": "\x00"}),
            ("review:release", {"\x00": "1"}),
            (
                "panel:partners_partner_changelist",
                {"action": "resume", "_selected_action": "\x00"},
            ),
            (
                "panel:partners_partner_changelist",
                {"action": "resume", "_selected_action": "first"},
            ),
        ],
    )
    def test_a_form_with_it_is_refused(self, client, city_of_people, route, body):
        person = "bartek" if route.startswith("diagnoses") else "dorota"
        client.force_login(getattr(city_of_people, person))

        answer = client.post(reverse(route), body)

        assert answer.status_code == 400
        assert b"<h1" in answer.content

    @pytest.mark.django_db
    def test_an_urlencoded_form_with_it_is_refused(self, client):
        answer = client.post(
            reverse("accounts:login"),
            "username=a%00b&password=c",
            content_type="application/x-www-form-urlencoded",
        )

        assert answer.status_code == 400

    @pytest.mark.django_db
    def test_the_api_says_so_in_json(self, client):
        answer = client.get(reverse("api:problem-list") + "?q=%00")

        assert answer.status_code == 400
        assert answer.json()["code"] == "invalid"


@pytest.mark.django_db(transaction=True)
class TestBusyDatabase:
    """A statement that takes too long is a 503 that says when to come back."""

    @pytest.mark.parametrize(
        ("address", "table"),
        [("/problemy/?q=a", "shelf_problem"), ("/en/obszary/", "shelf_area")],
    )
    def test_a_public_page_says_in_a_moment(self, client, db, address, table):
        with _impatient("public", table):
            answer = client.get(address)

        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == str(RETRY_AFTER)
        assert answer.headers["Cache-Control"] == "no-store"
        assert "bardzo zajęty" in answer.content.decode()
        assert client.get(address).status_code == 200

    def test_a_private_page_does_too(self, client, city_of_people):
        client.force_login(city_of_people.bartek)

        with _impatient("default", "problems_diagnosis"):
            answer = client.get(reverse("diagnoses:list"))

        assert answer.status_code == 503

    def test_the_api_says_it_in_json(self, client, db):
        with _impatient("public", "shelf_problem"):
            answer = client.get(reverse("api:problem-list"))

        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == str(RETRY_AFTER)
        assert answer.json()["code"] == "busy"

    def test_other_faults_stay_faults(self, client, db, monkeypatch):
        def broken(*args, **kwargs):
            raise RuntimeError("planned")

        monkeypatch.setattr("kooperacja.site.home.context", broken)
        client.raise_request_exception = False

        assert client.get(reverse("site:home")).status_code == 500
