"""What everybody can get holds nothing private and is the same whoever asks (P11).

One world on committed rows, asked whole by nobody and by two people with the real
public role; the tests then look at what came back.
"""

from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client

from kooperacja.base.shelf import shelf_tables
from problems.workflow import Status

from . import worlds
from .authz.table import table
from .crawl import PUBLIC, crawl, differences

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(scope="module")
def seen(django_db_setup, django_db_blocker):
    """Ask everything once and let the world go: what is seen, and what must not be."""
    with django_db_blocker.unblock():
        try:
            yield look_at(worlds.build())
        finally:
            call_command("flush", verbosity=0, interactive=False)


def look_at(world) -> SimpleNamespace:
    """Return the answers to nobody and to people, the public rows, and the words."""
    published = world.marked[Status.PUBLISHED]
    with connections["public"].cursor() as cursor:
        # A busy machine must not make two answers differ by a query cut off (503).
        cursor.execute("SET statement_timeout = '60s'")
        seen = SimpleNamespace(
            secrets=worlds.every_secret(world),
            meant_for_all=[*published.shown, *world.resources_shown],
            shown=published.diagnosis.problem.public_id,
            gone=world.marked[Status.ARCHIVED].former_public_id,
            rows=rows_of_the_shelf(cursor),
            by_nobody=crawl(),
            by_people={
                name: crawl(logged_in(getattr(world, name)))
                for name in ("bartek", "dorota")
            },
        )
        cursor.execute("RESET statement_timeout")
    return seen


def rows_of_the_shelf(cursor) -> list[tuple]:
    """Return every row the public role reads, in two notations."""
    cursor.execute("SELECT current_user")
    assert cursor.fetchone() != (connections["default"].settings_dict["USER"],)
    rows = []
    for name in shelf_tables():
        cursor.execute(f'SELECT t::text, row_to_json(t)::text FROM "{name}" t')
        rows += cursor.fetchall()
    return rows


def logged_in(person) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(person)
    return client


def whole(answer: tuple) -> bytes:
    """Return body, headers and cookies of an answer as one."""
    _status, headers, cookies, body = answer
    return body + (str(headers) + cookies).encode()


class TestCanaries:
    """P11: what is private is nowhere in what everybody can get."""

    def test_are_in_no_public_answer(self, seen):
        secrets = [word.encode() for word in seen.secrets]

        found = [
            (place, word)
            for place, answer in seen.by_nobody.items()
            for everything in [whole(answer)]
            for word in secrets
            if word in everything
        ]

        assert len(secrets) > 50
        assert not found

    def test_are_in_no_table_the_public_role_reads(self, seen):
        text = str(seen.rows)

        assert len(seen.rows) > 10
        assert not [word for word in seen.secrets if word in text]

    def test_would_be_found_if_they_were_there(self, seen):
        bodies = b"".join(answer[3] for answer in seen.by_nobody.values())

        assert all(word.encode() in bodies for word in seen.meant_for_all)


class TestCrawl:
    def test_asks_whatever_anybody_may_read(self):
        """A class of routes that is open to all and not crawled would hide a leak."""
        without_account = {"login-page", "preview-link", "confirm-link", "care-link"}
        opened = {
            row.name
            for row in table().classes.values()
            if any(
                answers.get("anonymous", answers.get("*")) == "ok"
                for answers in row.answers.values()
            )
            and not row.name.startswith("account")
        }

        assert opened - without_account <= set(PUBLIC)

    def test_asks_about_all_that_is_shown_and_all_that_is_gone(self, seen):
        asked = {address for address, _language in seen.by_nobody}

        assert {
            f"/problemy/{seen.shown}/",
            f"/problemy/{seen.shown}/wersje/",
            f"/problemy/{seen.gone}/",
            f"/problemy/{seen.gone}/wersje/",
            f"/en/problemy/{seen.shown}/wersje/",
            f"/api/v1/problems/{seen.gone}/",
        } <= asked


class TestSameForEverybody:
    @pytest.mark.parametrize("name", ["bartek", "dorota"])
    def test_who_asks_changes_no_byte(self, seen, name):
        assert not differences(seen.by_nobody, seen.by_people[name])

    def test_no_cookie_no_token_no_nonce(self, seen):
        for place, (_status, headers, cookies, body) in seen.by_nobody.items():
            named = dict(headers)
            assert cookies == "", place
            assert "cookie" not in named.get("Vary", "").lower(), place
            assert b"csrfmiddlewaretoken" not in body, place
            assert b"nonce" not in body, place
            assert "nonce" not in named.get("Content-Security-Policy", ""), place
