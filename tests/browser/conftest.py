"""A real Chromium on a live server with the real roles; nothing from outside.

Console errors, broken scripts, violations of the content security policy and requests
to strangers fail the test that met them. The journeys log in by the form; where that is
not what is looked at, people come in with a session. No sleeps and no second tries:
Playwright waits for what it is told to expect.
"""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, sync_playwright

from tests.factories.people import PASSWORD

CHROMIUM = os.environ.get("KOOPERACJA_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whoever is not the portal does not exist; that somebody was asked is told too.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 780}
#: Told by the page itself, so that what axe does can be told apart.
TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => {
  const { violatedDirective, blockedURI, sourceFile } = event;
  if (window.isLookedAt) return;
  console.error(`policy: ${violatedDirective} ${blockedURI} ${sourceFile}`);
});
"""
#: Every pause is as many times shorter: in the same order, but not waited for so long.
HURRY = """
const later = window.setTimeout;
window.setTimeout = (act, pause = 0, ...rest) => later(act, pause / {hurry}, ...rest);
"""
#: Without preload: it rebuilds the style sheets in <style>, which we refuse. All rules
#: are tried; only what breaks one is written down element by element.
AXE = {"preload": False, "resultTypes": ["violations"]}
#: The test asks for these on purpose; Chromium calls them errors.
EXPECTED_STATUS = "the server responded with a status of 4"


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    if not Path(CHROMIUM).exists():
        pytest.fail(f"no Chromium at {CHROMIUM}: set KOOPERACJA_CHROMIUM")
    # Playwright runs an event loop in this thread; the ORM here is used by one thread.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=ARGUMENTS, headless=True
        )
        yield browser
        browser.close()


class Visitor:
    """One person at one window: what they do, and what went wrong on the way."""

    def __init__(
        self, browser, server, *, size=WIDE, scripts=True, touch=False, hurry=1
    ):
        self.server, self.faults = server, []
        self.context = browser.new_context(
            base_url=server.url,
            viewport=size,
            java_script_enabled=scripts,
            has_touch=touch,
            locale="pl-PL",
        )
        self.context.set_default_timeout(15_000)
        # Only listened to: what is routed through us is never taken from the cache.
        self.context.on("request", self._know_strangers)
        self.context.add_init_script(TELL_VIOLATIONS)
        if hurry > 1:
            self.context.add_init_script(HURRY.format(hurry=hurry))
        self.page: Page = self.context.new_page()
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.size = size

    def _know_strangers(self, request):
        if not request.url.startswith((self.server.url, "data:", "blob:")):
            self.faults.append(f"asked a stranger: {request.url}")

    def _listen(self, message):
        ignored = (EXPECTED_STATUS, "Content Security Policy")
        if message.type == "error" and not any(x in message.text for x in ignored):
            self.faults.append(f"console: {message.text} ({self.page.url})")

    def goto(self, path: str, status: int = 200) -> Page:
        """Open an address of the portal and expect its status."""
        response = self.page.goto(path)
        assert response.status == status, f"{path}: {response.status}"
        return self.page

    def log_in(self, person) -> "Visitor":
        """Log in by the form, as people do."""
        self.goto("/konto/logowanie/")
        self.page.fill("[name=username]", person.email)
        self.page.fill("[name=password]", PASSWORD)
        self.page.locator("main button[type=submit]").first.click()
        self.page.wait_for_url(lambda url: "/konto/logowanie/" not in url)
        return self

    def come_in(self, person) -> "Visitor":
        """Have logged in before: bring the cookie of a session."""
        client = Client()
        client.force_login(person)
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.context.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": key,
                    "url": self.server.url,
                    "httpOnly": True,
                }
            ]
        )
        return self

    def get(self, path: str) -> tuple[int, str]:
        """Ask for an address with this person's cookies, outside the window."""
        response = self.context.request.get(path)
        return response.status, response.text()

    def look(self, name: str) -> None:
        """Check the page with axe, and keep a picture where pictures are asked for."""
        # Both set styles of their own while they look: those are not the page's.
        self.page.evaluate("window.isLookedAt = true")
        found = Axe().run(self.page, options=AXE).response["violations"]
        self.photograph(name)
        self.page.evaluate(
            "new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))"
            ".then(() => { window.isLookedAt = false; })"
        )
        serious = [
            f"{item['id']}: {item['help']} "
            f"{[node['target'] for node in item['nodes'][:3]]}"
            for item in found
            if item["impact"] in ("serious", "critical")
        ]
        assert not serious, f"{name} ({self.page.url}):\n" + "\n".join(serious)

    def photograph(self, name: str) -> None:
        """Keep a picture of the whole page in the folder that is asked for."""
        folder = os.environ.get("KOOPERACJA_SCREENSHOTS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            path = Path(folder) / f"{name}-{self.size['width']}.png"
            self.page.screenshot(path=path, full_page=True)


@pytest.fixture
def visit(chromium, live_server):
    """Return a maker of visitors; at the end none of them has met a fault."""
    visitors = []

    def make(**options) -> Visitor:
        visitors.append(Visitor(chromium, live_server, **options))
        return visitors[-1]

    yield make
    faults = [fault for visitor in visitors for fault in visitor.faults]
    for visitor in visitors:
        # A form that is left sends its last words; now the tables are to be emptied.
        visitor.context.set_offline(True)
    for visitor in visitors:
        visitor.context.close()
    assert not faults, "\n".join(faults)
