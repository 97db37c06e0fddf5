"""Entering a resource in a real browser, counted; wide, narrow, without a script."""

import pytest

from resources.models import ConfidentialAddress, PublicResource, Resource, Site
from tests import personas
from tests.factories.places import lay_address, spot

from .conftest import NARROW, WIDE
from .desk import Hand

NEW = "/biurko/zasoby/nowy/"
NAME = "Świetlica Mrówka"
TEXT = "Lekcje, zabawa i ciepły posiłek po szkole."


@pytest.fixture
def town(transactional_db):
    """The square city with its people and a small address register."""
    world = personas.build()
    lay_address("ul. Długa", "5", spot(0.5, 1.5))
    lay_address("ul. Cicha", "7", spot(1.5, 0.5))
    return world


def fill_first(hand: Hand, page) -> None:
    """Fill in the few fields that come first, as quickly as people would."""
    hand.write("name", NAME)
    hand.choose("kind", "children_day_care")
    # The head of the page has a description of its own.
    page.fill("textarea[name=description]", TEXT)
    hand.fields, hand.letters = hand.fields + 1, hand.letters + len(TEXT)
    page.locator("details:has([name=categories]) > summary").click()
    page.check("[name=categories][value=bezrobocie]")
    hand.fields, hand.clicks = hand.fields + 1, hand.clicks + 2
    hand.write("phone", "33 812 34 56")
    find_address(hand, page, "Długa 5")
    page.fill("[name=week-0-opens]", "13:00")
    page.fill("[name=week-0-closes]", "18:00")
    page.locator("#week [data-copy]").first.click()
    hand.fields, hand.clicks = hand.fields + 2, hand.clicks + 1
    hand.choose("fee_kind", "free")


def find_address(hand: Hand, page, text: str, block: int = 0) -> None:
    """Type an address and take the first that is found."""
    field = page.locator(f"[name=sites-{block}-find]")
    field.fill(text)
    page.locator(f"[id='sites-{block}-address-results'] li").first.click()
    hand.fields, hand.clicks = hand.fields + 1, hand.clicks + 1
    hand.letters += len(text)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "360"])
def test_a_place_is_described_and_goes_to_the_coordinator(town, visit, size):
    visitor = visit(size=size).come_in(town.bartek)
    page = visitor.goto(NEW)
    visitor.look(f"resource-new-{size['width']}")
    hand = Hand(page)

    fill_first(hand, page)
    hand.act("submit")

    resource = Resource.objects.get()
    assert resource.status == "submitted"
    (place,) = resource.sites.all()
    assert (place.address, place.area.code) == ("ul. Długa 5", "polnoc")
    assert resource.openinghours_rows.count() == 5
    visitor.look(f"resource-submitted-{size['width']}")
    print(hand.report(f"a resource at {size['width']} px"))  # noqa: T201
    assert hand.fields <= 10
    assert hand.clicks <= 10


def test_places_taken_in_two_clicks(town, visit):
    visitor = visit().come_in(town.bartek)
    page = visitor.goto(NEW)
    hand = Hand(page)
    fill_first(hand, page)
    page.locator("#group-places > summary").click()
    page.fill("[name=capacity]", "20")
    hand.act("save")
    resource = Resource.objects.get()

    page = visitor.goto("/biurko/zasoby/")
    visitor.look("resource-list")
    row = page.locator(f"#taken-{resource.ref}")
    row.click()
    row.fill("17")
    with page.expect_navigation():
        page.locator("form.c-taken button").first.click()

    resource.refresh_from_db()
    assert resource.occupancy == 17
    assert page.url.endswith("/biurko/zasoby/")


def test_a_shelter_says_its_address_to_its_own_people_alone(town, visit):
    visitor = visit().come_in(town.bartek)
    page = visitor.goto(NEW)
    hand = Hand(page)
    fill_first(hand, page)
    page.locator("details:has([name=sites-0-is_confidential]) > summary").click()
    page.check("[name=sites-0-is_confidential]")
    hand.act("submit")
    resource = Resource.objects.get()
    assert ConfidentialAddress.objects.get().address == "ul. Długa 5"
    assert "Długa" not in page.content()

    coordinator = visit().come_in(town.dorota)
    coordinator.goto(f"/panel/zasoby/{resource.ref}/")
    coordinator.look("resource-review")
    with coordinator.page.expect_navigation():
        coordinator.page.locator("form[action$='/opublikuj/'] button").click()
    assert PublicResource.objects.get().name == NAME

    page = visitor.goto(f"/biurko/zasoby/{resource.ref}/")
    with page.expect_navigation():
        page.locator("form[action*='/adres/'] button").click()
    assert "ul. Długa 5" in page.content()
    visitor.look("resource-address-read")


def test_a_second_place_with_its_own_hours(town, visit):
    visitor = visit().come_in(town.bartek)
    page = visitor.goto(NEW)
    hand = Hand(page)
    fill_first(hand, page)

    page.locator("#sites > koop-more-rows > [data-more] button").click()
    find_address(hand, page, "Cicha 7", block=1)
    page.locator("[id='sites-1'] > details:has(koop-week) > summary").click()
    page.fill("[name=sites-1-week-5-opens]", "10:00")
    page.fill("[name=sites-1-week-5-closes]", "14:00")
    hand.act("save")

    first, second = Site.objects.order_by("position")
    assert (first.address, second.address) == ("ul. Długa 5", "ul. Cicha 7")
    assert [row.weekday for row in second.openinghours_rows.all()] == [5]


def test_the_map_comes_when_it_is_opened(town, visit):
    page = visit().come_in(town.bartek).goto(NEW)
    assert page.locator("koop-location-picker[data-state=ready]").count() == 0

    page.locator("koop-location-picker details > summary").first.click()
    page.wait_for_selector("koop-location-picker[data-state=ready]")
    canvas = page.locator("[data-picker-map] .leaflet-container")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    canvas.click(position={"x": box["width"] * 0.45, "y": box["height"] * 0.4})

    assert page.input_value("[name=sites-0-coordinates]").startswith("50.0")


def test_a_mistake_keeps_everything_and_leads_to_its_field(town, visit):
    visitor = visit(size=NARROW).come_in(town.bartek)
    page = visitor.goto(NEW)
    hand = Hand(page)
    fill_first(hand, page)
    page.fill("[name=phone]", "brak")

    hand.act("save")

    visitor.look("resource-mistake")
    assert page.locator(".c-error-summary").evaluate(
        "(node) => node === document.activeElement"
    )
    assert page.input_value("[name=name]") == NAME
    assert page.input_value("[name=week-4-closes]") == "18:00"
    page.locator(".c-error-summary a").first.click()
    assert page.evaluate("document.activeElement.name") == "phone"


def test_all_of_it_without_a_script(town, visit):
    visitor = visit(scripts=False).come_in(town.bartek)
    page = visitor.goto(NEW)
    hand = Hand(page)
    hand.write("name", NAME)
    hand.choose("kind", "children_day_care")
    page.fill("[name=sites-0-find]", "Długa 5")
    hand.act("check")
    page.check("[name=sites-0-found_address]")
    page.fill("[name=week-0-opens]", "13:00")
    page.fill("[name=week-0-closes]", "18:00")
    hand.press("button[name=copy][value=week]")
    assert page.input_value("[name=week-4-closes]") == "18:00"
    # Found again: a list that was shown once is asked for anew by the next button.
    page.fill("[name=sites-0-find]", "Długa 5")
    hand.act("check")
    page.check("[name=sites-0-found_address]")

    hand.act("save")

    assert Site.objects.get().address == "ul. Długa 5"
    assert Resource.objects.get().openinghours_rows.count() == 5
