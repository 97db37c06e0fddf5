"""Problems and what helps on one map, in a real browser."""

import pytest
from playwright.sync_api import expect

from kooperacja.categories.services import shelve_vocabulary
from resources.services import (
    ResourceContent,
    SiteContent,
    add_resource,
    provider_of,
    publish_resource,
)
from tests import personas
from tests.factories import DiagnosisFactory, ProblemFactory
from tests.factories.places import spot

from .conftest import NARROW

DIAMONDS, SQUARES = ".c-map__sign .c-map__diamond", ".c-map__sign .c-map__square"


@pytest.fixture
def town(transactional_db):
    """A problem of the north, two resources at one address, one elsewhere."""
    world = personas.build()
    shelve_vocabulary()
    problem = ProblemFactory(
        title="Młodzi bez pracy",
        category=world.bezrobocie,
        area=world.polnoc,
        place_kind="area",
        opened_by=world.inna,
    )
    DiagnosisFactory(problem=problem, partner=world.inna, status="published")
    for name, category, place in (
        ("Klub pracy", world.bezrobocie, spot(0.5, 0.5)),
        ("Doradca", world.bezrobocie, spot(0.5, 0.5)),
        ("Cisza nocna", world.halas, spot(1.5, 0.5)),
    ):
        content = ResourceContent(
            name=name,
            kind="programme",
            provider=provider_of(world.most),
            categories=[category],
        )
        site = SiteContent(address="ul. Próbna 1", place=place)
        resource = add_resource(actor=world.dorota, content=content, sites=[site])
        publish_resource(actor=world.dorota, resource=resource)
    return world


def test_layers_are_switched_without_leaving_the_page(town, visit):
    page = visit().goto("/mapa/")
    ready = page.locator("koop-map[data-state='ready']")
    expect(ready).to_have_count(1)
    expect(page.locator(SQUARES)).to_have_count(0)

    page.locator("a[data-layer='both']").click()

    page.wait_for_url("**/mapa/?layer=both")
    expect(page.locator(DIAMONDS)).to_have_count(1)
    expect(page.locator(SQUARES)).to_have_count(2)  # two of the three lie together
    expect(page.locator("a[data-layer='both']")).to_be_focused()
    expect(page.locator("a[data-layer='both']")).to_have_attribute(
        "aria-current", "true"
    )

    page.locator("a[data-layer='resources']").click()

    page.wait_for_url("**/mapa/?layer=resources")
    expect(page.locator(DIAMONDS)).to_have_count(0)
    expect(page.locator("#atlas-results")).to_contain_text("Klub pracy")
    expect(page.locator("#atlas-results")).not_to_contain_text("Młodzi bez pracy")


def test_one_filter_narrows_both_and_the_address_keeps_it(town, visit):
    visitor = visit()
    page = visitor.goto(f"/mapa/?layer=both&category={town.bezrobocie.slug}")
    expect(page.locator(DIAMONDS)).to_have_count(1)
    expect(page.locator(SQUARES)).to_have_count(1)
    visitor.look("one-map-both")

    page.locator("a[data-view='table']").click()

    page.wait_for_url(f"**/mapa/?category={town.bezrobocie.slug}&layer=both&view=table")
    tables = page.locator("main table")
    expect(tables).to_have_count(2)
    expect(tables.nth(0)).to_contain_text("Młodzi bez pracy")
    expect(tables.nth(1)).to_contain_text("Doradca")
    expect(tables.nth(1)).not_to_contain_text("Cisza nocna")
    visitor.look("one-map-table")


def test_several_places_in_one_sign_open_by_keyboard(town, visit):
    page = visit().goto("/mapa/?layer=resources")
    several = page.locator(".c-map__sign:has(.c-map__square text)")
    expect(several).to_have_count(1)

    several.focus()
    page.keyboard.press("Enter")

    popup = page.locator(".c-popup")
    expect(popup).to_contain_text("Klub pracy")
    expect(popup).to_contain_text("Doradca")
    page.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    expect(several).to_be_focused()


def test_on_a_phone_and_without_scripts(town, visit):
    narrow = visit(size=NARROW)
    page = narrow.goto("/mapa/?layer=both")
    expect(page.locator("koop-map[data-state='ready']")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    narrow.look("one-map-phone")

    plain = visit(scripts=False).goto("/mapa/?layer=both")
    plain.locator("a[data-layer='resources']").click()
    assert "layer=resources" in plain.url
    expect(plain.locator("#atlas-results")).to_contain_text("Cisza nocna")
