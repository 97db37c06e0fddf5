"""From a partner's desk to the public map, in a real browser (issue: the journey)."""

import csv
import io
import json
import os
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command

from kooperacja.areas.models import Area
from kooperacja.areas.public import PublicArea
from problems.models import Diagnosis
from problems.workflow import Status
from tests import personas
from tests.factories import AreaFactory, DiagnosisFactory, ProblemFactory

from .conftest import NARROW
from .desk import TEXT, Hand, rest_on, say

TITLE = "Młodzi bez pracy i nauki na osiedlu"
KNOWN = "Długo bez pracy mimo wielu ofert"
REASON = "Proszę dopisać, skąd wiadomo, że przybywa."
SUMMARY = "Instytucje są zgodne: młodym potrzeba praktyk i dojazdów."


#: What the command has laid for the first test, for the next ones to begin with.
LAID = {}


def lay_boundaries(folder: Path) -> None:
    """Load the real city and its estates by the command; later the same rows again."""
    if LAID:
        for model, rows in LAID.items():
            model.objects.using("default").bulk_create(rows)
        return
    load = {"commit": True, "verbosity": 0, "stdout": io.StringIO()}
    city = folder / "bielsko_biala.geojson"
    estates = folder / "bielsko_biala_osiedla_SYNTETYCZNE.geojson"
    call_command("load_areas", city, kind="city", **load)
    call_command("load_areas", estates, kind="estate", **load)
    LAID.update({model: list(model.objects.all()) for model in (Area, PublicArea)})


@pytest.fixture
def town(transactional_db) -> SimpleNamespace:
    """Load a city by its command (real boundaries where they are), and its people."""
    world = SimpleNamespace(anonim=None)
    folder = Path(os.environ.get("KOOPERACJA_SHARED", "../shared")) / "data/boundaries"
    if folder.is_dir():
        lay_boundaries(folder)
    else:
        personas._places(world)
    personas._words(world)
    personas._partners(world)
    personas._people(world)
    # One estate large enough to be shown, and a problem everybody knows of there.
    world.estate = Area.objects.filter(kind="estate").order_by("code").first()
    Area.objects.filter(pk=world.estate.pk).update(residents=6_000, dwellings=2_500)
    world.known = DiagnosisFactory(
        partner=world.inna,
        author=world.celina,
        last_editor=world.celina,
        status=Status.PUBLISHED,
        problem=ProblemFactory(
            title=KNOWN,
            category=world.bezrobocie,
            area=Area.objects.get(pk=world.estate.pk),
            place_kind="area",
            opened_by=world.inna,
        ),
    )
    return world


def describe(page, text=TEXT) -> None:
    """Fill in the second and the third step and arrive at the last one."""
    hand = Hand(page)
    say(hand, text=text)
    rest_on(hand)


def words_of(page, selector: str) -> str:
    """Return what is read there; hard spaces of Polish typography are spaces here."""
    return page.locator(selector).inner_text().replace("\xa0", " ")


def choose(page, name: str, value: str) -> None:
    """Choose a value whether the field is a list or radio buttons."""
    if page.locator(f"select[name={name}]").count():
        page.select_option(f"select[name={name}]", value)
    else:
        page.check(f"[name={name}][value='{value}']")


def act(page, name: str) -> None:
    """Press one of the buttons at the end of the form."""
    Hand(page).act(name)


def accept(dorota, diagnosis) -> None:
    """Tick the checklist and accept."""
    dorota.goto(f"/panel/diagnozy/{diagnosis.ref}/")
    form = dorota.page.locator("#decision-form")
    for box in form.locator("input[type=radio][value=checked]").all():
        box.check()
    with dorota.page.expect_navigation():
        form.locator("button[formaction$='/przyjmij/']").click()
    diagnosis.refresh_from_db()
    assert diagnosis.status == Status.ACCEPTED


def with_the_map(bartek, world) -> Diagnosis:
    """Start a diagnosis by pointing at the map, save it as a draft."""
    page = bartek.goto("/biurko/diagnozy/nowa/")
    choose(page, "category", "halas")
    page.fill("[name=title]", TITLE)
    page.check("[name=place_kind][value=point]")
    canvas = page.locator("[data-picker-map] .leaflet-container")
    page.wait_for_function("document.querySelector('koop-location-picker').picker")
    canvas.click()
    page.wait_for_function("document.querySelector('[name=coordinates]').value !== ''")
    bartek.look("form")
    act(page, "next")
    describe(page)
    bartek.look("form-check")
    act(page, "save")
    diagnosis = Diagnosis.objects.get(problem__title=TITLE)
    assert (diagnosis.status, diagnosis.author) == (Status.DRAFT, world.bartek)
    assert diagnosis.problem.place.geom_type == "Point"
    return diagnosis


def without_the_map(bartek, world) -> Diagnosis:
    """Start another by the list of estates; it is there already: join it, submit."""
    page = bartek.goto("/biurko/diagnozy/nowa/")
    choose(page, "category", "bezrobocie")
    page.fill("[name=title]", "Brak pracy")
    page.check("[name=place_kind][value=area]")
    page.select_option("[name=area]", world.estate.code)
    with page.expect_navigation():
        page.locator("button[name=act][value=check]:visible").click()
    joining = page.locator("button[name=join]")
    joining.wait_for()
    assert KNOWN in words_of(page, "#known-problems")
    with page.expect_navigation():
        joining.first.click()
    act(page, "next")
    describe(page)
    act(page, "submit")
    diagnosis = Diagnosis.objects.get(partner=world.most, problem=world.known.problem)
    assert diagnosis.status == Status.SUBMITTED
    return diagnosis


def sees_nothing(celina, diagnosis, words=(TITLE, TEXT)) -> None:
    """Somebody of another institution finds it in no list, page, export or search."""
    ref = diagnosis.ref
    for path, status in {
        "/biurko/": 200,
        "/biurko/diagnozy/": 200,
        "/biurko/diagnozy/nowa/": 200,
        f"/biurko/diagnozy/{ref}/": 404,
        f"/biurko/diagnozy/{ref}/edytuj/": 404,
        "/panel/": 403,
        "/api/v1/desk/diagnoses/": 200,
        f"/api/v1/desk/diagnoses/{ref}/": 404,
        "/api/v1/desk/problems/": 200,
        "/api/v1/problems/": 200,
        "/api/v1/problems/?format=csv": 200,
        "/api/v1/problems/?format=geojson": 200,
        "/api/v1/problems/map/": 200,
        "/api/v1/problems/?q=nauki": 200,
        "/problemy/": 200,
        "/problemy/?q=nauki": 200,
        "/mapa/": 200,
        "/": 200,
    }.items():
        answer, body = celina.get(path)
        assert answer == status, path
        assert not [word for word in words if word in body], path
        assert path.rstrip("/").endswith(ref) or "edytuj" in path or ref not in body


def returned(dorota, diagnosis) -> None:
    """The coordinator sees it waiting and sends it back with a reason."""
    page = dorota.goto("/panel/")
    assert TITLE in words_of(page, "main")
    dorota.look("panel")
    dorota.goto("/panel/diagnozy/")
    dorota.look("queue")
    page.locator(f"a[href*='{diagnosis.ref}']").first.click()
    form = page.locator("#decision-form")
    form.locator("[name=return-note]").fill(REASON)
    dorota.look("review")
    with page.expect_navigation():
        form.locator("button[formaction$='/zwroc/']:not([name])").click()
    diagnosis.refresh_from_db()
    assert diagnosis.status == Status.RETURNED


def accepted_and_released(dorota, diagnoses) -> None:
    """Accept both, write the agreed words, release."""
    page = dorota.page
    for diagnosis in diagnoses:
        accept(dorota, diagnosis)
    new = diagnoses[0].problem
    dorota.goto(f"/panel/diagnozy/problemy/{new.ref}/")
    page.fill("[name=summary]", SUMMARY)
    dorota.look("agreed-words")
    with page.expect_navigation():
        page.locator("form:has([name=summary]) button[type=submit]").click()
    dorota.goto("/panel/diagnozy/publikacja/")
    dorota.look("release")
    with page.expect_navigation():
        page.locator("form:has([name=diagnoses]) button[type=submit]").click()
    for diagnosis in diagnoses:
        diagnosis.refresh_from_db()
        assert diagnosis.status == Status.PUBLISHED
    new.refresh_from_db()


def read_by_a_visitor(visitor, problem) -> None:
    """Map, table, filter, page, and the same in three formats."""
    page = visitor.goto("/")
    visitor.look("home")
    visitor.goto("/mapa/")
    page.locator(".leaflet-container .leaflet-interactive").first.wait_for()
    assert TITLE in words_of(page, "main")
    visitor.look("map")
    visitor.goto("/problemy/?category=halas")
    table = words_of(page, "main table")
    assert TITLE in table
    assert KNOWN not in table
    visitor.look("table")
    page.locator("main table a", has_text=TITLE).first.click()
    page.wait_for_url(f"**/problemy/{problem.public_id}/")
    body = words_of(page, "main")
    assert SUMMARY in body
    assert TEXT in body
    assert problem.public_area.name in body
    visitor.look("problem")
    assert in_three_formats(visitor) == [{problem.public_id}] * 3


def in_three_formats(visitor) -> list[set[str]]:
    """Return the ids the API gives for a category, as JSON, GeoJSON and CSV."""
    door = "/api/v1/problems/?category=halas"
    plain = json.loads(visitor.get(door)[1])["results"]
    drawn = json.loads(visitor.get(f"{door}&format=geojson")[1])["features"]
    rows = csv.DictReader(
        io.StringIO(visitor.get(f"{door}&format=csv")[1].lstrip("\ufeff"))
    )
    return [
        {item["id"] for item in plain},
        {item["properties"].get("id") or item["id"] for item in drawn},
        {row["id"] for row in rows},
    ]


def test_from_a_desk_to_the_public_map(town, visit):
    """The whole journey; ``celina`` looks after each step and never sees anything."""
    celina, bartek = visit().log_in(town.celina), visit().log_in(town.bartek)
    dorota = visit().log_in(town.dorota)
    bartek.look("desk")

    new = with_the_map(bartek, town)
    sees_nothing(celina, new)
    bartek.goto(f"/biurko/diagnozy/{new.ref}/edytuj/?krok=4")
    act(bartek.page, "submit")
    new.refresh_from_db()
    assert new.status == Status.SUBMITTED
    joined = without_the_map(bartek, town)
    sees_nothing(celina, new)

    returned(dorota, new)
    sees_nothing(celina, new)
    page = bartek.goto(f"/biurko/diagnozy/{new.ref}/")
    assert REASON in words_of(page, "main")
    bartek.look("diagnosis")
    bartek.goto(f"/biurko/diagnozy/{new.ref}/edytuj/?krok=2")
    page.fill("[name=text_public]", f"{TEXT} Mówi o tym rejestr.")
    act(page, "next")
    act(page, "next")
    act(page, "submit")
    new.refresh_from_db()
    assert new.status == Status.SUBMITTED
    sees_nothing(celina, new)

    accepted_and_released(dorota, [new, joined])
    read_by_a_visitor(visit(), new.problem)
    assert celina.get(f"/biurko/diagnozy/{new.ref}/")[0] == 404


PUBLIC_PAGES = {
    "home": "/",
    "map": "/mapa/",
    "problems": "/problemy/",
    "resources": "/zasoby/",
    "partners": "/partnerzy/",
    "areas": "/obszary/",
    "needs": "/potrzeby/",
    "needs-rule": "/potrzeby/regula/",
    "help": "/pomoc/",
    "about": "/o-projekcie/",
    "method": "/metoda/",
    "glossary": "/slowniczek/",
    "accessibility": "/dostepnosc/",
    "privacy": "/prywatnosc/",
    "contact": "/kontakt/",
    "open-data": "/dane/",
    "login": "/konto/logowanie/",
    "english": "/en/",
}


class TestNarrow:
    """360 px: nothing is wider than the screen."""

    def is_inside(self, visitor, name) -> None:
        width = visitor.page.evaluate("document.documentElement.scrollWidth")
        if width > NARROW["width"]:
            visitor.faults.append(f"{name} is {width} px wide: {self.widest(visitor)}")
        visitor.look(name)

    def widest(self, visitor) -> list[str]:
        """Return the elements that stick out, the innermost last."""
        return visitor.page.evaluate(
            """() => [...document.querySelectorAll("body *")]
                .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
                .map((each) => `${each.tagName}.${each.className}`).slice(0, 12)"""
        )

    def test_public_pages(self, town, visit):
        visitor = visit(size=NARROW)
        pages = PUBLIC_PAGES | {"problem": town.known.problem.get_absolute_url()}
        for name, path in pages.items():
            visitor.goto(path)
            self.is_inside(visitor, name)
        visitor.goto("/nothing/", status=404)
        self.is_inside(visitor, "404")

    def test_desk_and_panel(self, town, visit):
        bartek = visit(size=NARROW).come_in(town.bartek)
        dorota = visit(size=NARROW).come_in(town.dorota)
        draft = DiagnosisFactory(
            partner=town.most,
            author=town.bartek,
            last_editor=town.bartek,
            status=Status.SUBMITTED,
            problem__category=town.halas,
        )
        for visitor, name, path in (
            (bartek, "desk", "/biurko/"),
            (bartek, "desk-list", "/biurko/diagnozy/"),
            (bartek, "form", "/biurko/diagnozy/nowa/"),
            (bartek, "diagnosis", f"/biurko/diagnozy/{draft.ref}/"),
            (bartek, "profile", "/konto/"),
            (dorota, "panel", "/panel/"),
            (dorota, "queue", "/panel/diagnozy/"),
            (dorota, "review", f"/panel/diagnozy/{draft.ref}/"),
        ):
            visitor.goto(path)
            self.is_inside(visitor, name)


class TestWithoutScripts:
    def test_visitor_reads_everything(self, town, visit):
        visitor = visit(scripts=False)
        visitor.goto("/mapa/")
        assert KNOWN in words_of(visitor.page, "main")
        visitor.goto("/problemy/")
        assert KNOWN in words_of(visitor.page, "main table")
        visitor.page.locator("main table a", has_text=KNOWN).first.click()
        visitor.page.wait_for_url("**/problemy/*/")
        assert KNOWN in words_of(visitor.page, "h1")


def test_the_city_is_drawn_where_nothing_is_reported(town, visit):
    """An empty estate is on the map and says so; no tile comes from outside."""
    AreaFactory(code="pusty", parent=Area.objects.city())
    visitor = visit()
    page = visitor.goto("/mapa/")
    page.locator(".leaflet-container .leaflet-interactive").first.wait_for()

    assert page.locator(".leaflet-tile").count() == 0
