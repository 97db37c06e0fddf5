"""Finding help with one thumb: a question, what is near, a list to take along."""

import json
from urllib.parse import unquote

import pytest

from kooperacja.areas.registers.storing import shelve_addresses
from resources.services import (
    ResourceContent,
    SiteContent,
    add_resource,
    publish_resource,
)
from resources.services.synonyms import save_synonym
from tests import personas
from tests.factories.places import lay_address, spot

from .conftest import NARROW

FIND = "/zasoby/"
#: Where the visitor stands: near the southern place, far from the northern one.
HERE = spot(0.5, 0.4)
#: No request may hold more of it than this.
DIGITS = 5


@pytest.fixture
def city(transactional_db):
    """Two places to sleep, a telephone, a club, and two addresses."""
    world = personas.build()
    add = {
        "Noclegownia Północ": ("night_shelter", spot(0.5, 1.6), "33 811 11 11"),
        "Schronisko Południe": ("homeless_shelter", spot(0.5, 0.5), "33 822 22 22"),
        "Telefon nocny": ("helpline", None, "800 100 100"),
        "Klub seniora": ("senior_club", spot(1.5, 0.5), ""),
    }
    for name, (kind, place, phone) in add.items():
        sites = [SiteContent(address=f"ul. {name} 1", place=place)] if place else []
        content = ResourceContent(
            name=name, kind=kind, phone=phone, deliveries=["site" if place else "phone"]
        )
        row = add_resource(actor=world.dorota, content=content, sites=sites)
        publish_resource(actor=world.dorota, resource=row)
    for kind in ("night_shelter", "homeless_shelter", "helpline"):
        phrase = {"helpline": "nocleg telefon"}.get(kind, f"spać {kind}")
        save_synonym(actor=world.dorota, phrase=phrase, kind=kind)
    save_synonym(
        actor=world.dorota,
        phrase="nie mam gdzie spać",
        kind="night_shelter",
        words="schronisko nocny",
    )
    lay_address("ul. Długa", "5", spot(0.5, 1.5))
    lay_address("ul. Krótka", "7", spot(1.5, 0.5))
    shelve_addresses()
    return world


@pytest.fixture
def listener():
    """Return a maker of a list of everything a visitor's browser sends."""

    def make(visitor) -> list[str]:
        sent: list[str] = []
        visitor.context.on(
            "request",
            lambda request: sent.append(
                f"{request.method} {unquote(request.url)} {request.post_data or ''} "
                f"{json.dumps(request.headers)}"
            ),
        )
        return sent

    return make


def names(page, within="#find-results") -> list[str]:
    """Return the names of the cards that are shown, in their order."""
    return page.locator(f"{within} .p-card__title").all_inner_texts()


def test_a_question_the_nearest_and_a_list_with_one_thumb(city, visit, listener):
    visitor = visit(size=NARROW, touch=True)
    visitor.context.grant_permissions(["geolocation"])
    visitor.context.set_geolocation({"longitude": HERE.x, "latitude": HERE.y})
    sent = listener(visitor)
    page = visitor.goto(FIND)
    visitor.look("find-help")

    page.fill("[name=q]", "nie mam gdzie spac")
    with page.expect_navigation():
        page.locator(".p-ask__go").tap()
    assert names(page)[0] == "Noclegownia Północ"
    assert "Klub seniora" not in names(page)
    call = page.locator("#find-results .p-card__phone a").first
    assert call.get_attribute("href") == "tel:338111111"
    assert call.bounding_box()["height"] >= 44
    visitor.look("find-help-found")

    page.locator("[data-locate]").tap()
    page.wait_for_selector("[data-nearest] .p-card")
    assert names(page, "[data-nearest]") == [
        "Schronisko Południe",
        "Noclegownia Północ",
    ]
    assert (
        page.locator("[data-field=distance]").first.inner_text().startswith("100\xa0m")
    )
    visitor.look("find-help-near")
    assert_nowhere(HERE, sent, page)

    # A filter is changed: the position is still known here, and still nowhere else.
    page.locator(".p-chip").first.tap()
    page.locator("[data-nearest] .p-card").nth(2).wait_for()
    assert names(page, "[data-nearest]")[0] == "Schronisko Południe"
    assert_nowhere(HERE, sent, page)

    page.locator("[data-nearest] koop-keep button").first.tap()
    page.locator("[data-kept-link] a").tap()
    page.wait_for_url("**/zasoby/lista/")
    assert names(page, "koop-client-list") == ["Schronisko Południe"]
    visitor.look("find-help-list")
    assert not [line for line in sent if line.startswith("POST ")]


def test_the_nearest_to_an_address_is_asked_in_the_body(city, visit, listener):
    visitor = visit(size=NARROW)
    sent = listener(visitor)
    page = visitor.goto(FIND)

    page.locator("[data-near-address] summary").click()
    page.locator("#near-find").press_sequentially("dluga 5")
    page.locator(".c-address__list li").first.click()
    page.wait_for_selector("[data-nearest] .p-card")

    assert names(page, "[data-nearest]")[0] == "Noclegownia Północ"
    asked = [line for line in sent if "dluga" in line]
    assert asked
    assert all(line.startswith("POST ") and "?" not in line[:200] for line in asked)
    assert not visitor.context.cookies()
    assert_nowhere(spot(0.5, 1.5), sent, page)
    page.locator("[data-near-off]").click()
    assert page.locator("#find-results").is_visible()


def test_the_list_is_kept_here_and_works_without_a_connection(city, visit):
    visitor = visit()
    page = visitor.goto(FIND)
    for number in range(2):
        page.locator("#find-results koop-keep button").nth(number).click()
    kept = names(page)[:2]
    page.goto(f"{FIND}lista/")
    visitor.context.set_offline(True)

    assert names(page, "koop-client-list") == kept
    page.check("[data-large]")
    assert "is-large" in page.locator("koop-client-list").get_attribute("class")
    page.locator("[data-remove]").first.click()
    assert names(page, "koop-client-list") == kept[1:]
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-clear]").click()
    assert not names(page, "koop-client-list")
    assert page.evaluate("localStorage.length") == 0


def test_everything_is_found_without_a_script(city, visit):
    visitor = visit(size=NARROW, scripts=False)
    page = visitor.goto(FIND)

    page.fill("[name=q]", "nie mam gdzie spac")
    with page.expect_navigation():
        page.locator(".p-ask__go").click()
    assert names(page)[0] == "Noclegownia Północ"
    assert page.locator("[data-near]").is_hidden()
    assert page.locator("koop-keep button").first.is_hidden()
    with page.expect_navigation():
        page.locator(".p-quick__one", has_text="telef").click()
    assert names(page) == ["Telefon nocny"]
    visitor.goto(f"{FIND}?q=qwertyuiop")
    assert page.locator(".c-empty").is_visible()


def test_list_and_map_are_equal(city, visit, listener):
    visitor = visit()
    visitor.context.grant_permissions(["geolocation"])
    visitor.context.set_geolocation({"longitude": HERE.x, "latitude": HERE.y})
    sent = listener(visitor)
    page = visitor.goto(FIND)
    count = page.locator("#found").inner_text()

    with page.expect_navigation():
        page.locator(".p-found .c-switch a").nth(1).click()
    page.wait_for_selector("koop-map[data-state=ready]")

    assert page.locator("#found").inner_text() == count
    visitor.look("find-help-map")

    # Where somebody stands is marked here, and stays known on the way to the list.
    page.locator("[data-locate]").click()
    page.wait_for_selector(".c-map__here")
    page.locator(".p-found .c-switch a").nth(0).click()
    page.wait_for_selector("[data-nearest] .p-card")
    assert names(page, "[data-nearest]")[0] == "Schronisko Południe"
    page.locator(".p-found .c-switch a").nth(1).click()
    page.wait_for_selector(".c-map__here")
    assert page.locator("[data-nearest]").is_hidden()
    assert_nowhere(HERE, sent, page)


def assert_nowhere(place, sent: list[str], page) -> None:
    """Nothing that was sent or is stored holds the position, even roughly."""
    stored = page.evaluate(
        "JSON.stringify([localStorage, sessionStorage, document.cookie, history.state])"
    )
    for number in (place.x, place.y):
        part = f"{number:.{DIGITS}f}"[:-2]
        assert not [line for line in [*sent, stored, page.url] if part in line]
