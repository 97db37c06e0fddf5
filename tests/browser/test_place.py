"""Choosing a place in a real browser: finger, keyboard, address, without a script."""

import pytest

from problems.models import Problem
from tests import personas
from tests.factories.places import lay_address, spot

from .conftest import NARROW

NEW = "/biurko/diagnozy/nowa/"
TITLE = "Ciemne przejście przy szkole"


@pytest.fixture
def town(transactional_db):
    """The square city with its people and a small address register."""
    world = personas.build()
    lay_address("ul. Stefanii Sempołowskiej", "13", spot(0.5, 1.5))
    lay_address("ul. Stefanii Sempołowskiej", "15", spot(0.6, 1.5))
    lay_address("ul. Długa", "5", spot(1.5, 0.5), former="Dzierżyńskiego")
    return world


def begun(visitor, world, kind):
    """Open the form of a new diagnosis and choose the kind of place."""
    page = visitor.come_in(world.bartek).goto(NEW)
    page.select_option("[name=category]", "halas")
    page.fill("[name=title]", TITLE)
    page.wait_for_selector("koop-location-picker[data-state=ready]")
    page.check(f"[name=place_kind][value={kind}]")
    return page


def canvas_of(page):
    """Bring the map into view and return it."""
    canvas = page.locator("[data-picker-map] .leaflet-container")
    canvas.scroll_into_view_if_needed()
    return canvas


def go_on(page) -> Problem:
    """Store the first step and return the problem."""
    with page.expect_navigation():
        page.locator("button.c-button[name=act][value=next]").click()
    return Problem.objects.get(title=TITLE)


def said(page) -> str:
    """Return what the picker says of the place."""
    return page.locator("[data-picker-status]").inner_text()


def test_an_outline_is_drawn_by_finger(town, visit):
    visitor = visit(size=NARROW, touch=True)
    page = begun(visitor, town, "polygon")
    canvas = canvas_of(page)
    box = canvas.bounding_box()
    for x, y in ((0.35, 0.35), (0.6, 0.35), (0.6, 0.6), (0.4, 0.6)):
        canvas.tap(position={"x": box["width"] * x, "y": box["height"] * y})

    assert page.locator(".c-sketch__handle").count() == 4
    tools = page.locator("[data-picker-tools] button")
    assert all(item.bounding_box()["height"] >= 44 for item in tools.all())
    tools.nth(1).tap()
    assert page.locator(".c-sketch__handle").count() == 3
    tools.nth(0).tap()
    canvas.tap(position={"x": box["width"] * 0.3, "y": box["height"] * 0.7})
    assert page.locator(".c-sketch__handle").count() == 3  # it was finished
    visitor.look("place-outline")

    problem = go_on(page)
    assert problem.place.geom_type == "Polygon"
    assert problem.place.num_coords == 4


def test_a_corner_is_moved(town, visit):
    page = begun(visit(), town, "polygon")
    canvas = canvas_of(page)
    box = canvas.bounding_box()
    for x, y in ((0.45, 0.4), (0.55, 0.4), (0.55, 0.5)):
        canvas.click(position={"x": box["width"] * x, "y": box["height"] * y})
    before = page.input_value("[name=drawing]")
    corner = page.locator(".c-sketch__handle").nth(2)
    corner.drag_to(
        canvas, target_position={"x": box["width"] * 0.52, "y": box["height"] * 0.6}
    )

    assert page.input_value("[name=drawing]") != before
    assert page.locator(".c-sketch__handle").count() == 3
    assert go_on(page).place.valid


def test_a_line_is_drawn_by_keyboard_alone(town, visit):
    page = begun(visit(), town, "line")
    canvas_of(page).focus()
    for key in ("ArrowLeft", "Enter", "Shift+ArrowRight", "ArrowUp", "Enter", "Enter"):
        page.keyboard.press(key)
    page.keyboard.press("Backspace")

    assert page.locator(".c-sketch__handle").count() == 2
    page.keyboard.press("Tab")
    for _step in range(12):
        if page.evaluate("document.activeElement.closest('[data-picker-tools]')"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("[data-picker-tools] [aria-disabled]").count() == 1
    assert go_on(page).place.num_coords == 2


def test_an_address_is_found_while_typing(town, visit):
    visitor = visit()
    page = begun(visitor, town, "point")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.fill("[name=find]", "semplowskiej 13/4")
    page.locator("[role=option]").first.wait_for()
    visitor.look("place-address")
    page.locator("[name=find]").press("ArrowDown")
    page.keyboard.press("Enter")

    assert page.input_value("[name=address]") == "ul. Stefanii Sempołowskiej 13"
    assert page.input_value("[name=coordinates]") == "50.013500, 19.007000"
    assert "Polnoc" in said(page)
    assert not any("semp" in url for url in asked)
    problem = go_on(page)
    assert problem.area == town.polnoc
    assert problem.place.coords == (19.007, 50.0135)


def test_estates_are_chosen_on_the_map(town, visit):
    page = begun(visit(), town, "areas")
    canvas = canvas_of(page)
    box = canvas.bounding_box()
    for y in (0.3, 0.7):
        canvas.click(position={"x": box["width"] * 0.45, "y": box["height"] * y})

    assert "Polnoc" in said(page) and "Poludnie" in said(page)
    problem = go_on(page)
    assert {area.code for area in problem.areas.all()} == {"polnoc", "poludnie"}


def test_typed_coordinates_show_at_once(town, visit):
    page = begun(visit(), town, "point")
    page.fill("[name=coordinates]", "50°00'43\"N 19°00'18\"E")
    page.keyboard.press("Tab")

    assert "Polnoc" in said(page)
    assert go_on(page).area == town.polnoc


def test_without_a_script(town, visit):
    visitor = visit(scripts=False)
    page = visitor.come_in(town.bartek).goto(NEW)
    page.select_option("[name=category]", "halas")
    page.fill("[name=title]", TITLE)
    page.check("[name=place_kind][value=point]")
    page.fill("[name=find]", "dzierzynskiego 5/7")
    with page.expect_navigation():
        page.locator(".c-address button").click()
    page.locator("[name=found_address]").check()
    visitor.photograph("place-no-script")

    problem = go_on(page)
    assert problem.address == "ul. Długa 5"
    assert problem.place.coords == spot(1.5, 0.5).coords
