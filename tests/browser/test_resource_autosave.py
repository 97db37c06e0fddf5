"""Nothing typed into the form of a resource is lost, and no shelter is given away."""

import pytest
from django.contrib.sessions.models import Session

from kooperacja.unsaved.models import UnsavedForm
from resources.models import ConfidentialAddress, Resource
from resources.services import SiteContent, add_resource, provider_of
from resources.services.content import ResourceContent

from .conftest import NARROW, WIDE
from .test_autosave import CUT, HURRY, expect, press, until
from .test_journey import words_of
from .test_resource_entry import NAME, NEW, town  # noqa: F401 - a fixture

DESCRIPTION = "textarea[name=description]"
SECRET = "ul. Kryjówkowa 178"


@pytest.fixture
def club(town):  # noqa: F811
    content = ResourceContent(
        name=NAME, kind="children_day_care", provider=provider_of(town.most)
    )
    site = SiteContent(address="ul. Długa 5")
    return add_resource(actor=town.bartek, content=content, sites=[site])


def edit(resource) -> str:
    return f"/biurko/zasoby/{resource.ref}/edytuj/"


def kept(person) -> dict[str, list[str]]:
    row = UnsavedForm.objects.filter(person=person).first()
    return row.fields if row else {}


def look(visitor, name: str) -> None:
    """Check the page wide and narrow."""
    for size in (NARROW, WIDE):
        visitor.page.set_viewport_size(size)
        visitor.size = size
        visitor.look(name)


def test_a_closed_tab_opens_with_places_and_hours(town, visit):  # noqa: F811
    bartek = visit(hurry=HURRY).come_in(town.bartek)
    page = bartek.goto(NEW)
    page.fill("[name=name]", NAME)
    page.select_option("[name=kind]", "children_day_care")
    page.fill("[name=sites-0-address]", "ul. Długa 5")
    page.fill("[name=week-0-opens]", "13:00")
    page.fill("[name=week-0-closes]", "18:00")
    page.locator("#sites > koop-more-rows > [data-more] button").click()
    page.fill("[name=sites-1-address]", "ul. Cicha 7")
    until(page, lambda: "sites-1-address" in kept(town.bartek))
    page.close()

    page = bartek.page = bartek.context.new_page()
    bartek.goto(NEW)

    assert page.input_value("[name=name]") == NAME
    assert page.input_value("[name=week-0-opens]") == "13:00"
    assert page.input_value("[name=sites-1-address]") == "ul. Cicha 7"
    look(bartek, "resource-restored")
    with page.expect_navigation():
        press(page, "save")
    assert Resource.objects.get().sites.count() == 2
    assert not UnsavedForm.objects.exists()


def test_two_windows_show_both_texts(town, club, visit):  # noqa: F811
    bartek = visit(hurry=HURRY).come_in(town.bartek)
    here = bartek.goto(edit(club))
    there = bartek.context.new_page()
    there.goto(edit(club))
    there.fill(DESCRIPTION, "Napisane tam.")
    there.fill("[name=week-1-opens]", "09:00")
    until(there, lambda: "week-1-opens" in kept(town.bartek))

    here.fill(DESCRIPTION, "Napisane tutaj.")
    expect(here, "written_elsewhere")
    with here.expect_navigation():
        here.locator("[data-state=written_elsewhere] button").click()

    assert here.input_value(DESCRIPTION) == "Napisane tutaj."
    both = words_of(here, ".c-error-summary")
    assert "Napisane tam." in both
    assert "09:00" in both
    look(bartek, "resource-two-windows")
    here.locator("koop-take-theirs button").first.click()
    assert here.input_value(DESCRIPTION) == "Napisane tam."
    until(here, lambda: "week-1-opens" not in kept(town.bartek))


def test_without_a_line_and_without_a_session(town, club, visit):  # noqa: F811
    bartek = visit(hurry=HURRY).come_in(town.bartek)
    page = bartek.goto(edit(club))
    bartek.context.set_offline(True)
    page.fill(DESCRIPTION, "Bez sieci.")
    press(page, "save")
    expect(page, "offline")
    bartek.context.set_offline(False)
    expect(page, "kept")
    assert kept(town.bartek)["description"] == ["Bez sieci."]

    Session.objects.all().delete()
    page.fill(DESCRIPTION, "Bez sesji.")
    expect(page, "expired")
    bartek.come_in(town.bartek)
    expect(page, "kept")
    with page.expect_navigation():
        press(page, "save")

    club.refresh_from_db()
    assert club.description == "Bez sesji."
    bartek.faults = [fault for fault in bartek.faults if CUT not in fault]


def test_the_address_of_a_shelter_stays_in_the_tab(town, visit):  # noqa: F811
    bartek = visit(hurry=HURRY).come_in(town.bartek)
    page = bartek.goto(NEW)
    page.fill("[name=name]", "Dom na zakręcie")
    page.select_option("[name=kind]", "children_day_care")
    page.fill("[name=sites-0-address]", SECRET)
    page.locator("details:has([name=sites-0-is_confidential]) > summary").click()
    page.check("[name=sites-0-is_confidential]")
    page.fill("[name=sites-0-confidential_note]", "Od podwórza.")
    until(page, lambda: "sites-0-is_confidential" in kept(town.bartek))
    assert not {"sites-0-address", "sites-0-confidential_note"} & {*kept(town.bartek)}
    page.locator("[data-state=kept] [data-without]").wait_for(state="visible")
    look(bartek, "resource-shelter-kept")
    page.close()

    page = bartek.page = bartek.context.new_page()
    bartek.goto(NEW)
    assert page.is_checked("[name=sites-0-is_confidential]")
    assert page.input_value("[name=sites-0-address]") == ""
    look(bartek, "resource-shelter-restored")
    page.fill("[name=sites-0-address]", SECRET)
    with page.expect_navigation():
        press(page, "save")
    assert ConfidentialAddress.objects.get().address == SECRET
