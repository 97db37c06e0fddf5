"""What looks like personal data is said while it is typed, and taken out."""

from tests.factories import DiagnosisFactory

from .conftest import NARROW
from .test_journey import town  # noqa: F401 - a fixture

PHONE = "601 234 567"
TEXT = f"Od roku przybywa młodych bez pracy. Dzwonić: {PHONE}, po południu."


def test_it_is_said_and_taken_out(town, visit):  # noqa: F811
    draft = DiagnosisFactory(
        partner=town.most, author=town.bartek, problem__category=town.bezrobocie
    )
    bartek = visit(size=NARROW).come_in(town.bartek)
    page = bartek.goto(f"/biurko/diagnozy/{draft.ref}/edytuj/?krok=2")
    page.fill("[name=text_public]", TEXT)

    said = page.locator("#id_text_public_warnings")
    said.locator("mark").wait_for()
    assert said.locator("mark").inner_text() == PHONE
    bartek.look("lint")
    said.locator("button").click()

    said.wait_for(state="hidden")
    assert PHONE not in page.input_value("[name=text_public]")
    assert "[" in page.input_value("[name=text_public]")


def test_in_a_text_for_the_partners_it_is_a_hint(town, visit):  # noqa: F811
    draft = DiagnosisFactory(
        partner=town.most, author=town.bartek, problem__category=town.bezrobocie
    )
    bartek = visit().come_in(town.bartek)
    page = bartek.goto(f"/biurko/diagnozy/{draft.ref}/edytuj/?krok=2")
    page.fill("[name=text_internal]", TEXT)

    said = page.locator("#id_text_internal_warnings.c-warnings--hint")
    said.wait_for()
    assert said.locator("li").count() == 2
