"""The headers of every answer: of pages and files, for people and strangers, of errors.

Read on committed rows by the real roles, as the noninterference tests do.
"""

import re

import pytest
from django.test import Client, override_settings
from django.urls import path

from kooperacja.urls import handler400, handler403, handler404, urlpatterns
from problems.workflow import Status

from . import worlds
from .authz.objects import arguments_of
from .authz.routes import all_routes
from .authz.rows import hashes
from .authz.table import table
from .crawl import PUBLIC

pytestmark = pytest.mark.django_db

#: What every answer carries, to the letter.
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
#: Directives that do not fall back to default-src.
SPOKEN_OUT = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
}


#: The same of somebody's file, which is no page: it may do nothing at all.
OF_A_FILE = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
    "sandbox": "",
}
#: Pages whose very address is a secret: it goes nowhere.
SECRET = {"Referrer-Policy": "no-referrer"}
SECRET_ROUTES = ("diagnoses:preview", "diagnoses:confirm", "care:confirm")


def broken(_request):
    raise RuntimeError("planned")


class BrokenPage:
    """The URLconf of the portal and one page that raises."""

    urlpatterns = [*urlpatterns, path("broken/", broken)]
    handler400, handler403, handler404 = handler400, handler403, handler404


@pytest.fixture
def world(db):
    return worlds.WORLD.lay()


def everything(world):
    """Yield (route, class of its GET, address) of all that can be read."""
    for route in all_routes():
        if "GET" not in route.methods:
            continue
        expected = table().class_of(route.name, "GET")
        for values in arguments_of(expected.object, world, route).values():
            yield route, expected, route.url(values)


def faults_of(response, route: str = "") -> list[str]:
    """Return what is wrong with the headers every answer must have."""
    headers = response.headers
    is_secret = route in SECRET_ROUTES and response.status_code == 200
    everywhere = EVERYWHERE | SECRET if is_secret else EVERYWHERE
    spoken_out = OF_A_FILE if response.streaming else SPOKEN_OUT
    faults = [
        f"{name}: {headers.get(name)}"
        for name, value in everywhere.items()
        if headers.get(name) != value
    ]
    policy = dict(
        part.strip().partition(" ")[::2]
        for part in headers.get("Content-Security-Policy", "").split(";")
        if part.strip()
    )
    faults += [
        f"{name} {policy.get(name)}"
        for name, value in spoken_out.items()
        if policy.get(name) != value
    ]
    if re.search(r"unsafe|nonce|\*|https?:", str(policy)):
        faults.append(f"too wide: {policy}")
    return faults


def is_private(response) -> bool:
    """Django's own never_cache says it at greater length."""
    return "no-store" in response.headers.get("Cache-Control", "")


def is_public(response) -> bool:
    return response.headers.get("Cache-Control") == "public, no-cache"


def is_kept(expected, url: str) -> bool:
    """Whether caches may keep it: not how the portal feels, nor a form with a stamp."""
    stamped = expected.name == "public-report-form"
    return expected.name in PUBLIC and url != "/healthz/" and not stamped


@pytest.mark.slow
class TestEveryAnswer:
    @pytest.mark.parametrize("name", ["anonim", "bartek", "dorota"])
    def test_has_the_safe_headers(self, world, name):
        client = Client(raise_request_exception=False)
        if name != "anonim":
            client.force_login(getattr(world, name))

        faults = {
            url: found
            for route, _class, url in everything(world)
            if (found := faults_of(client.get(url), route.name))
        }

        assert not faults

    def test_is_stored_by_nobody_unless_it_is_public(self, world):
        client = Client(raise_request_exception=False)
        client.force_login(world.dorota)
        wrong = []
        for _route, expected, url in everything(world):
            response = client.get(url)
            public = is_kept(expected, url) and response.status_code == 200
            if response.status_code in {301, 410} and is_public(response):
                continue  # a tombstone, and where it leads, are the same for everybody
            if not (is_public if public else is_private)(response):
                wrong.append((url, response.headers.get("Cache-Control")))

        assert not wrong

    def test_says_when_a_public_page_has_not_changed(self, world):
        client = Client()
        for _route, expected, url in everything(world):
            if not is_kept(expected, url):
                continue
            first = client.get(url)
            if first.status_code != 200:
                continue
            again = client.get(url, headers={"if-none-match": first.headers["ETag"]})
            assert again.status_code == 304, url
            assert is_public(again), url


class TestErrors:
    """400, 403, 404, 405, 409, 410 and 500 are as safe as what works."""

    @pytest.fixture
    def coordinator(self, world):
        client = Client(raise_request_exception=False)
        client.force_login(world.dorota)
        return client

    def test_have_the_same_headers(self, world, coordinator):
        editor = Client(raise_request_exception=False)
        editor.force_login(world.bartek)
        strict = Client(enforce_csrf_checks=True)
        submitted = world.marked[Status.SUBMITTED].diagnosis.ref
        gone = world.marked[Status.ARCHIVED].former_public_id
        with override_settings(ROOT_URLCONF=BrokenPage):
            answers = {
                "400 page": editor.get("/problemy/?nothing=1"),
                "400 api": editor.get("/api/v1/problems/?nothing=1"),
                "400 nul": editor.get("/problemy/?q=%00"),
                "403 page": editor.get("/panel/"),
                "403 csrf": strict.post("/konto/logowanie/", {}),
                "404 page": editor.get("/nothing/"),
                "404 api": editor.get("/api/v1/problems/nothing/"),
                "405 page": editor.post("/problemy/"),
                "405 api": editor.post("/api/v1/problems/"),
                "409 page": coordinator.post(
                    f"/panel/diagnozy/{submitted}/przywroc/", {}
                ),
                "410 page": editor.get(f"/problemy/{gone}/"),
                "500 page": editor.get("/broken/"),
            }

        for name, response in answers.items():
            assert response.status_code == int(name[:3]), name
            assert not faults_of(response), name
            # A public page refuses a method under its own rule: ask again each time.
            assert is_private(response) or is_public(response), name
            assert b"Traceback" not in response.content, name
            assert b"planned" not in response.content, name

    def test_of_a_host_that_is_not_ours(self, world):
        response = Client(raise_request_exception=False).get(
            "/", headers={"host": "evil.example"}
        )

        assert response.status_code == 400
        assert not faults_of(response)


class TestProduction:
    @pytest.fixture(autouse=True)
    def production(self, settings):
        settings.SECURE_HSTS_SECONDS = 365 * 24 * 3600
        settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
        settings.SECURE_SSL_REDIRECT = True
        settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True

    def test_is_only_spoken_to_in_secret(self, world):
        response = Client().get("/")

        assert response.status_code == 301
        assert response.headers["Location"].startswith("https://")

    def test_tells_browsers_to_come_back_in_secret(self, world):
        for url in ("/", "/api/v1/problems/", "/konto/logowanie/", "/nothing/"):
            value = Client().get(url, secure=True).headers["Strict-Transport-Security"]
            assert value == "max-age=31536000; includeSubDomains; preload"

    def test_cookies_are_kept_from_scripts_and_strangers(self, world):
        response = Client().get("/konto/logowanie/", secure=True)

        for cookie in response.cookies.values():
            assert cookie["secure"], cookie.key
            assert cookie["httponly"], cookie.key
            assert cookie["samesite"] == "Lax", cookie.key


@pytest.mark.slow
def test_reading_changes_no_row(world):
    """GET is safe (RFC 9110): crawl everything as a coordinator and as an editor."""
    before = hashes()

    for name in ("dorota", "bartek"):
        client = Client(raise_request_exception=False)
        client.force_login(getattr(world, name))
        after_login = hashes()
        for route, _class, url in everything(world):
            client.get(url)
            assert hashes() == after_login, route.name

    changed = {name for name, value in hashes().items() if value != before[name]}
    # Django notes when a person logged in.
    assert changed <= {"accounts_user", "axes_accesslog"}
