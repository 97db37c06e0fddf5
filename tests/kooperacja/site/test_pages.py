"""Pages of text: the same bytes for everybody, honest about what is not filled in."""

from datetime import date
from unittest import mock

import pytest
from django.db import OperationalError
from django.urls import reverse
from django.utils import translation

from kooperacja.site.views import HELP_PAGES

TEXT_PAGES = (
    "help",
    "about",
    "method",
    "glossary",
    "accessibility",
    "privacy",
    "contact",
    "open_data",
)
ADDRESSES = [
    *((f"site:{name}", ()) for name in TEXT_PAGES),
    *(("site:help_page", (slug,)) for slug in HELP_PAGES),
]
OPERATOR = {
    "name": "Miasto Testowo",
    "address": "Rynek 1, 00-001 Testowo",
    "email": "kontakt@testowo.example",
    "phone": "33 123 45 67",
    "dpo_email": "iod@testowo.example",
}
EMPTY = dict.fromkeys(OPERATOR, "")
MARK = {"pl": "Do uzupełnienia przez operatora", "en": "To be filled in by the"}
TILES = {
    "url": "https://tiles.example.org/{z}/{x}/{y}.png",
    "attribution": "© Kafelki",
    "host": "tiles.example.org",
}

pytestmark = pytest.mark.django_db


def address_of(name, args=(), language="pl"):
    """Return the address of a page in a language."""
    with translation.override(language):
        return reverse(name, args=args)


def text_of(client, name, language="pl"):
    """Return the page as text."""
    return client.get(address_of(name, language=language)).content.decode()


class TestTextPages:
    @pytest.mark.parametrize("language", ["pl", "en"])
    @pytest.mark.parametrize(("name", "args"), ADDRESSES)
    def test_answer_in_both_languages_without_a_cookie(
        self, client, name, args, language
    ):
        response = client.get(address_of(name, args, language))
        assert response.status_code == 200
        assert f'<html lang="{language}"' in response.content.decode()
        assert response.headers["Content-Language"] == language
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")
        assert response.headers["Cache-Control"] == "public, no-cache"

    @pytest.mark.parametrize("name", ["site:home", "site:privacy", "site:glossary"])
    def test_answer_304_while_nothing_has_changed(self, client, name):
        first = client.get(address_of(name))
        again = client.get(address_of(name), headers={"If-None-Match": first["ETag"]})
        assert again.status_code == 304
        assert again.content == b""
        other = client.get(address_of(name), headers={"If-None-Match": '"other"'})
        assert other.status_code == 200

    @pytest.mark.parametrize("name", ["site:home", "site:help", "site:contact"])
    def test_are_the_same_bytes_whoever_is_logged_in(
        self, client, city_of_people, name
    ):
        stranger = client.get(address_of(name)).content
        client.force_login(city_of_people.dorota)
        assert client.get(address_of(name)).content == stranger

    def test_do_not_listen_to_the_language_of_the_browser(self, client):
        polish = client.get("/metoda/")
        assert (
            client.get("/metoda/", headers={"Accept-Language": "en"}).content
            == polish.content
        )

    def test_are_not_written_to(self, client):
        assert client.post(address_of("site:contact")).status_code == 405

    def test_a_help_page_for_nobody_is_missing(self, client):
        assert client.get("/pomoc/mayor/").status_code == 404


class TestDeclarations:
    @pytest.mark.parametrize("language", ["pl", "en"])
    @pytest.mark.parametrize("name", ["privacy", "contact", "accessibility"])
    def test_are_marked_while_nobody_answers_for_them(
        self, client, settings, name, language
    ):
        settings.OPERATOR = EMPTY
        assert MARK[language] in text_of(client, f"site:{name}", language)

    @pytest.mark.parametrize("name", ["privacy", "contact"])
    def test_name_the_operator_and_lose_the_marks(self, client, settings, name):
        settings.OPERATOR = OPERATOR
        text = text_of(client, f"site:{name}")
        assert MARK["pl"] not in text
        for words in (*OPERATOR.values(), 'href="tel:331234567"'):
            assert words in text
        for placeholder in ("[nazwa operatora]", "[adres]"):
            assert placeholder not in text

    def test_of_accessibility_tells_whom_to_write_to(self, client, settings):
        settings.OPERATOR = OPERATOR
        text = text_of(client, "site:accessibility")
        assert f'<p class="c-alert c-alert--warning"><strong>{MARK["pl"]}' not in text
        for words in ("name", "email", "phone"):
            assert OPERATOR[words] in text
        for placeholder in ("[nazwa operatora]", "[adres e-mail]", "[telefon]"):
            assert placeholder not in text

    def test_of_accessibility_has_the_marks_checkers_look_for(self, client):
        text = text_of(client, "site:accessibility")
        for mark in (
            "a11y-wstep",
            "a11y-podmiot",
            "a11y-url",
            "a11y-status",
            "a11y-data-sporzadzenie",
            "a11y-kontakt",
            "a11y-procedura",
            "a11y-architektura",
        ):
            assert text.count(f'id="{mark}"') == 1, mark

    def test_of_accessibility_says_its_days_and_the_way_in(self, client, settings):
        settings.OPERATOR = {
            **OPERATOR,
            "architecture": "Wejście bez progu od ulicy <b>Rynek</b>.",
            "published_date": date(2026, 11, 22),
            "updated_date": date(2027, 1, 5),
        }
        text = text_of(client, "site:accessibility")
        marked = '<time id="a11y-data-%s" datetime="%s">%s</time>'
        assert marked % ("publikacja", "2026-11-22", "22 listopada 2026") in text
        assert marked % ("aktualizacja", "2027-01-05", "5 stycznia 2027") in text
        assert "Wejście bez progu od ulicy &lt;b&gt;Rynek&lt;/b&gt;." in text
        assert "[do uzupełnienia przez operatora]" not in text

    def test_of_accessibility_says_what_is_missing(self, client, settings):
        settings.OPERATOR = EMPTY
        text = text_of(client, "site:accessibility", "en")
        assert text.count("[to be filled in by the operator]") == 3
        for mark in ("a11y-data-publikacja", "a11y-data-aktualizacja"):
            assert f'<span id="{mark}">' in text

    def test_privacy_promises_that_nothing_is_asked_elsewhere(self, client, settings):
        settings.BASEMAP = None
        text = text_of(client, "site:privacy", "en")
        assert "Nothing is asked from a foreign server" in text
        assert "load nothing from other companies" in text

    def test_privacy_names_the_server_of_the_background(self, client, settings):
        settings.BASEMAP = TILES
        text = text_of(client, "site:privacy", "en")
        assert "<strong>tiles.example.org</strong>" in text
        assert "Nothing is asked from a foreign server" not in text
        assert "load nothing from other companies" not in text


class TestPlainAddresses:
    def test_healthz_answers_while_both_databases_do(self, client):
        response = client.get("/healthz/")
        assert (response.status_code, response.json()) == (200, {"status": "ok"})
        assert response.headers["Cache-Control"] == "no-store"

    @pytest.mark.parametrize("away", ["default", "public"])
    def test_healthz_says_503_and_no_more_while_one_is_away(self, client, away):
        class Connections(dict):
            def __getitem__(self, alias):
                connection = mock.MagicMock()
                if alias == away:
                    connection.cursor.side_effect = OperationalError("host db, port 1")
                return connection

        with mock.patch("kooperacja.site.views.connections", Connections()):
            response = client.get("/healthz/")
        assert response.status_code == 503
        assert response.json() == {"status": "database away"}

    def test_robots_stay_out_of_what_is_behind_a_login(self, client):
        response = client.get("/robots.txt")
        assert response.headers["Content-Type"].startswith("text/plain")
        lines = response.content.decode().splitlines()
        assert lines[0] == "User-agent: *"
        for door in ("biurko", "panel", "konto"):
            assert f"Disallow: /{door}/" in lines
            assert f"Disallow: /en/{door}/" in lines
        assert "Disallow: /" not in lines


class TestErrors:
    @pytest.mark.parametrize(("prefix", "language"), [("", "pl"), ("/en", "en")])
    def test_a_missing_page_says_so_in_the_language_of_its_address(
        self, client, prefix, language
    ):
        response = client.get(f"{prefix}/no-such-page/")
        assert response.status_code == 404
        assert f'<html lang="{language}"' in response.content.decode()
        assert not response.cookies

    def test_an_address_with_nul_is_refused(self, client):
        assert client.get("/zasoby/?q=%00").status_code == 400
