"""Nothing typed is lost: no line, no session, a closed tab, two tabs, two people."""

import re
import time

import pytest
from django.contrib.sessions.models import Session

from kooperacja.unsaved.models import UnsavedForm
from problems import services
from problems.models import Diagnosis
from tests.factories import DiagnosisFactory
from tests.factories.people import PASSWORD

from .conftest import NARROW, WIDE
from .test_journey import choose, town, words_of  # noqa: F401 - a fixture

NEW = "/biurko/diagnozy/nowa/"
FIELD = "[name=text_public]"
TEXT = "Od roku przybywa młodych ludzi, którzy nie mają pracy ani nauki."
MORE = " Mówi o tym rejestr."
#: The form keeps what is typed three seconds later: here in half a second.
HURRY = 6
#: Chromium says so of every request without a line; the test has cut it.
CUT = "ERR_INTERNET_DISCONNECTED"


@pytest.fixture
def draft(town):  # noqa: F811
    return DiagnosisFactory(
        partner=town.most,
        author=town.bartek,
        last_editor=town.bartek,
        problem__category=town.halas,
        text_public="Tak było.",
    )


def step_of(diagnosis, step: int = 2) -> str:
    return f"/biurko/diagnozy/{diagnosis.ref}/edytuj/?krok={step}"


def expect(page, state: str) -> str:
    """Wait until the page says a state; return the sentence."""
    line = page.locator(f"koop-autosave [data-state={state}]")
    line.wait_for(state="visible")
    return line.inner_text()


def type_on(page, text: str) -> None:
    """Put the cursor behind the text and type."""
    page.locator(FIELD).press("Control+End")
    page.locator(FIELD).press_sequentially(text)


def press(page, name: str):
    """Press one of the buttons at the end of the form."""
    page.locator(f".c-form__end button[name=act][value={name}]:visible").first.click()


def go_on(page) -> None:
    with page.expect_navigation():
        press(page, "next")


def until(page, check) -> None:
    """Wait for something outside the page, a frame at a time, at most ten seconds."""
    end = time.monotonic() + 10
    while not check():
        assert time.monotonic() < end, "it did not happen"
        page.evaluate("new Promise(requestAnimationFrame)")


def kept_text(person, diagnosis) -> str:
    row = UnsavedForm.objects.get(person=person, ref=diagnosis.ref)
    return row.fields["text_public"][0]


class TestKeeping:
    def test_says_when_and_the_tab_can_be_closed(self, town, visit):  # noqa: F811
        bartek = visit(hurry=HURRY).come_in(town.bartek)
        page = bartek.goto(NEW)
        choose(page, "category", "halas")
        page.fill("[name=title]", "Hałas w nocy")
        assert re.search(r"\d\d:\d\d", expect(page, "kept"))
        bartek.look("autosave-kept")
        page.close()

        page = bartek.page = bartek.context.new_page()
        bartek.goto(NEW)

        assert page.input_value("[name=title]") == "Hałas w nocy"
        assert page.input_value("[name=category]") == "halas"
        bartek.look("autosave-restored")
        with page.expect_navigation():
            page.locator("form[action$='/wyrzuc/'] button").click()
        assert page.input_value("[name=title]") == ""
        assert not UnsavedForm.objects.exists()

    def test_leaving_at_once_keeps_the_last_words(self, town, draft, visit):  # noqa: F811
        bartek = visit().come_in(town.bartek)
        page = bartek.goto(step_of(draft))
        page.fill(FIELD, TEXT)
        page.goto("/biurko/")

        bartek.goto(step_of(draft))

        assert page.input_value(FIELD) == TEXT
        draft.refresh_from_db()
        assert draft.text_public == "Tak było."

    def test_a_saved_step_leaves_nothing_behind(self, town, draft, visit):  # noqa: F811
        page = visit(hurry=HURRY).come_in(town.bartek).goto(step_of(draft))
        page.fill(FIELD, TEXT)
        expect(page, "kept")
        go_on(page)

        draft.refresh_from_db()
        assert draft.text_public == TEXT
        assert not UnsavedForm.objects.exists()


class TestNoLine:
    def test_the_text_waits_and_arrives(self, town, draft, visit):  # noqa: F811
        bartek = visit(hurry=HURRY).come_in(town.bartek)
        page = bartek.goto(step_of(draft))
        page.fill(FIELD, TEXT)
        expect(page, "kept")

        bartek.context.set_offline(True)
        type_on(page, MORE)
        expect(page, "offline")
        press(page, "next")
        expect(page, "offline")
        assert page.input_value(FIELD) == TEXT + MORE
        bartek.photograph("autosave-offline")

        bartek.context.set_offline(False)
        expect(page, "kept")
        assert kept_text(town.bartek, draft) == TEXT + MORE
        go_on(page)
        draft.refresh_from_db()
        assert draft.text_public == TEXT + MORE
        bartek.faults = [fault for fault in bartek.faults if CUT not in fault]


class TestSessionEnds:
    def in_a_new_tab(self, visitor, person):
        """Follow the link of the page and log in there."""
        with visitor.context.expect_page() as opened:
            visitor.page.locator("[data-state=expired] a").click()
        tab = opened.value
        tab.fill("[name=username]", person.email)
        tab.fill("[name=password]", PASSWORD)
        with tab.expect_navigation():
            tab.locator("main button[type=submit]").first.click()
        return tab

    def start(self, visitor, draft):
        page = visitor.goto(step_of(draft))
        page.fill(FIELD, TEXT)
        expect(page, "kept")
        Session.objects.all().delete()
        type_on(page, MORE)
        expect(page, "expired")
        return page

    @pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
    def test_logs_in_in_a_new_tab_and_goes_on(self, town, draft, visit, size):  # noqa: F811
        bartek = visit(size=size, hurry=HURRY).come_in(town.bartek)
        page = self.start(bartek, draft)
        press(page, "next")
        assert page.input_value(FIELD) == TEXT + MORE
        bartek.look("autosave-expired")

        tab = self.in_a_new_tab(bartek, town.bartek)
        assert "/zapis/zalogowano/" in tab.url
        tab.close()

        expect(page, "kept")
        assert kept_text(town.bartek, draft) == TEXT + MORE
        go_on(page)
        draft.refresh_from_db()
        assert draft.text_public == TEXT + MORE

    def test_the_text_never_goes_to_whoever_logs_in(self, town, draft, visit):  # noqa: F811
        bartek = visit(hurry=HURRY).come_in(town.bartek)
        page = self.start(bartek, draft)

        self.in_a_new_tab(bartek, town.basia)

        expect(page, "other_person")
        press(page, "next")
        assert page.input_value(FIELD) == TEXT + MORE
        draft.refresh_from_db()
        assert draft.text_public == "Tak było."
        assert not UnsavedForm.objects.filter(person=town.basia).exists()


class TestTwoWindows:
    def test_both_texts_are_seen_and_one_is_chosen(self, town, draft, visit):  # noqa: F811
        bartek = visit(hurry=HURRY).come_in(town.bartek)
        here = bartek.goto(step_of(draft))
        there = bartek.context.new_page()
        there.goto(step_of(draft))
        there.fill(FIELD, "Napisane tam.")
        expect(there, "kept")

        here.fill(FIELD, "Napisane tutaj.")
        expect(here, "written_elsewhere")
        assert kept_text(town.bartek, draft) == "Napisane tam."
        with here.expect_navigation():
            here.locator("[data-state=written_elsewhere] button").click()

        assert here.input_value(FIELD) == "Napisane tutaj."
        assert "Napisane tam." in words_of(here, ".c-theirs")
        bartek.look("autosave-two-windows")
        here.locator("koop-take-theirs button").click()
        assert here.input_value(FIELD) == "Napisane tam."
        type_on(here, " I tutaj.")
        both = "Napisane tam. I tutaj."
        until(here, lambda: kept_text(town.bartek, draft) == both)

    def test_a_new_form_saved_in_the_other_window(self, town, visit):  # noqa: F811
        bartek = visit(hurry=HURRY).come_in(town.bartek)
        here = bartek.goto(NEW)
        here.fill("[name=title]", "Hałas w nocy")
        expect(here, "kept")
        there = bartek.context.new_page()
        there.goto(NEW)
        choose(there, "category", "halas")
        there.select_option("[name=area]", town.estate.code)
        with there.expect_navigation():
            press(there, "next")
        made = Diagnosis.objects.get(author=town.bartek, problem__title="Hałas w nocy")

        here.fill("[name=title]", "Hałas w nocy i nad ranem")
        expect(here, "saved_already")
        with here.expect_navigation():
            here.locator("[data-state=saved_already] button").click()

        assert made.ref in here.url
        assert here.input_value("[name=title]") == "Hałas w nocy i nad ranem"
        beside = here.locator(".c-theirs", has_text="Hałas w nocy")
        assert beside.count() == 1


class TestTwoPeople:
    @pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
    def test_both_versions_side_by_side(self, town, draft, visit, size):  # noqa: F811
        bartek = visit(size=size, hurry=HURRY).come_in(town.bartek)
        page = bartek.goto(step_of(draft))
        page.fill(FIELD, TEXT)
        expect(page, "kept")
        services.update_diagnosis(
            actor=town.basia,
            diagnosis=draft,
            version=1,
            content=services.DiagnosisContent(
                period=draft.period, text_public="Tak napisała Basia."
            ),
        )

        type_on(page, MORE)
        assert "Basia" in expect(page, "newer")
        with page.expect_navigation():
            page.locator("[data-state=newer] button").click()

        assert page.input_value(FIELD) == TEXT + MORE
        assert page.locator(".c-theirs", has_text="Tak napisała Basia.").count() == 1
        bartek.look("autosave-both-versions")
        draft.refresh_from_db()
        assert draft.text_public == "Tak napisała Basia."
        go_on(page)
        draft.refresh_from_db()
        assert (draft.text_public, draft.version) == (TEXT + MORE, 3)


class TestWithoutScripts:
    def test_the_log_in_page_carries_the_text(self, town, draft, visit):  # noqa: F811
        bartek = visit(scripts=False).come_in(town.bartek)
        page = bartek.goto(step_of(draft))
        page.fill(FIELD, TEXT)
        Session.objects.all().delete()
        with page.expect_navigation():
            press(page, "next")
        assert page.locator("input[name=held]").count() == 1
        bartek.photograph("autosave-held")

        page.fill("[name=username]", town.bartek.email)
        page.fill("[name=password]", PASSWORD)
        with page.expect_navigation():
            page.locator("main button[type=submit]").first.click()

        assert page.input_value(FIELD) == TEXT
        draft.refresh_from_db()
        assert draft.text_public == "Tak było."
        with page.expect_navigation():
            press(page, "next")
        draft.refresh_from_db()
        assert draft.text_public == TEXT

    def test_a_log_in_elsewhere_does_not_lose_it(self, town, draft, visit):  # noqa: F811
        bartek = visit(scripts=False).come_in(town.bartek)
        page = bartek.goto(step_of(draft))
        page.fill(FIELD, TEXT)
        Session.objects.all().delete()
        bartek.page = bartek.context.new_page()
        bartek.log_in(town.bartek)

        with page.expect_navigation():
            press(page, "next")

        assert page.input_value(FIELD) == TEXT
        with page.expect_navigation():
            press(page, "next")
        draft.refresh_from_db()
        assert draft.text_public == TEXT
