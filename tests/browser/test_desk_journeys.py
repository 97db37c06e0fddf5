"""A diagnosis from nothing to submitted, by everybody's means; and its correction."""

import pytest

from problems.models import Diagnosis, PublicDiagnosis
from problems.services import release_diagnoses
from problems.workflow import Status

from .conftest import NARROW, WIDE
from .desk import NEW, TEXT, Hand, Keys, rest_on, say
from .test_journey import KNOWN, accept, town, words_of  # noqa: F401 - a fixture

TITLE = "Hałas nocą pod szkołą"
ENOUGH_FIELDS, ENOUGH_CLICKS = 12, 16


def submitted(title: str) -> Diagnosis:
    diagnosis = Diagnosis.objects.get(
        problem__title=title, partner__slug="fundacja-most"
    )
    assert diagnosis.status == Status.SUBMITTED
    return diagnosis


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "360"])
def test_first_diagnosis_by_a_newcomer(town, visit, size):  # noqa: F811
    """From the desk to "submitted", nothing but what is asked for, counted."""
    newcomer = visit(size=size).log_in(town.bartek)
    hand = Hand(newcomer.goto("/biurko/"))
    hand.press(f"main a[href='{NEW}']")
    hand.choose("category", "halas")
    hand.write("title", TITLE)
    hand.choose("area", town.estate.code)
    newcomer.look("newcomer-1")
    hand.act("next")
    newcomer.look("newcomer-2")
    say(hand)
    newcomer.look("newcomer-3")
    rest_on(hand)
    newcomer.look("newcomer-4")
    hand.act("submit")

    submitted(TITLE)
    print(hand.report(f"first diagnosis at {size['width']} px"))  # noqa: T201
    assert hand.fields <= ENOUGH_FIELDS
    assert hand.clicks <= ENOUGH_CLICKS


def test_by_keyboard_alone(town, visit):  # noqa: F811
    page = visit().goto("/konto/logowanie/")
    keys = Keys(page)
    keys.write("username", town.bartek.email)
    keys.write("password", "bardzo-tajne-haslo")
    page.keyboard.press("Enter")
    page.wait_for_url("**/biurko/")
    keys.enter(f"main a[href='{NEW}']")
    keys.pick("category", "halas")
    keys.write("title", TITLE)
    keys.pick("area", town.estate.code)
    keys.enter("button.c-button[name=act][value=next]")
    keys.pick("severity", "4")
    keys.pick("trend", "rising")
    keys.write("text_public", TEXT)
    keys.enter("button.c-button[name=act][value=next]")
    keys.write("evidence-0-description", "Rejestr bezrobotnych")
    keys.pick("evidence-0-kind", "register")
    keys.pick("evidence-0-reliability", "A")
    keys.enter("button.c-button[name=act][value=next]")
    keys.enter("button.c-button[name=act][value=submit]")

    assert submitted(TITLE).severity == 4


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "360"])
def test_without_a_script(town, visit, size):  # noqa: F811
    hand = Hand(visit(scripts=False, size=size).log_in(town.bartek).goto(NEW))
    hand.choose("category", "halas")
    hand.write("title", TITLE)
    hand.choose("area", town.estate.code)
    hand.act("next")
    say(hand)
    rest_on(hand)
    hand.act("submit")

    submitted(TITLE)
    print(hand.report("without a script"))  # noqa: T201


def test_joins_an_existing_problem(town, visit):  # noqa: F811
    visitor = visit().come_in(town.bartek)
    hand = Hand(visitor.goto(NEW))
    hand.choose("category", "bezrobocie")
    hand.write("title", "Brak pracy")
    hand.choose("area", town.estate.code)
    hand.page.locator("button[name=join]").first.wait_for()
    assert KNOWN in words_of(hand.page, "#known-problems")
    visitor.look("join-known")
    hand.press("button[name=join]")
    hand.act("next")
    say(hand)
    rest_on(hand)
    hand.act("submit")

    assert submitted(KNOWN).problem == town.known.problem
    print(hand.report("joining a known problem"))  # noqa: T201


def test_a_published_diagnosis_is_corrected(town, visit):  # noqa: F811
    """Residents read the old words until the new ones are released."""
    first = town.known
    release_diagnoses_of(first, town)
    celina, dorota = visit().come_in(town.celina), visit().come_in(town.dorota)
    hand = Hand(celina.goto(f"/biurko/diagnozy/{first.ref}/"))
    hand.press("form[action$='/popraw/'] button")
    correction = Diagnosis.objects.get(revises=first)
    celina.goto(f"/biurko/diagnozy/{correction.ref}/edytuj/?krok=2")
    hand.write("text_public", TEXT)
    hand.act("next")
    hand.act("next")
    celina.look("correction-check")
    hand.act("submit")
    assert [row.text for row in PublicDiagnosis.objects.all()] == [first.text_public]

    accept(dorota, correction)
    release_diagnoses(
        actor=town.daniel, diagnoses=[Diagnosis.objects.get(pk=correction.pk)]
    )

    first.refresh_from_db()
    assert first.status == Status.ARCHIVED
    assert [row.text for row in PublicDiagnosis.objects.all()] == [TEXT]
    print(hand.report("correcting what is published"))  # noqa: T201


def release_diagnoses_of(diagnosis, world) -> None:
    """Lay a diagnosis on the public shelf, as a coordinator's release does."""
    diagnosis.problem.summary = "Uzgodniono, że brakuje pracy."
    diagnosis.problem.save()
    Diagnosis.objects.filter(pk=diagnosis.pk).update(status=Status.ACCEPTED)
    release_diagnoses(
        actor=world.daniel, diagnoses=[Diagnosis.objects.get(pk=diagnosis.pk)]
    )
    diagnosis.refresh_from_db()
