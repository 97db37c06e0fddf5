"""Who can take which step from where: the whole table, and nothing beside it."""

import pytest

from kooperacja.base.errors import NotPermitted
from kooperacja.base.workflow import (
    FourEyesRequired,
    NoteRequired,
    TransitionNotAllowed,
)
from problems.models import Diagnosis, StatusChange
from problems.services import (
    accept_diagnosis,
    archive_diagnosis,
    release_diagnoses,
    take_step,
)
from problems.workflow import SEEN_BY_COORDINATOR, SEEN_BY_TEAM, WORKFLOW, Status
from tests.factories import DiagnosisFactory
from tests.personas import NAMES, fresh
from tests.problems.reviewing import CHECKED

STATES = tuple(Status)
STEPS = tuple(WORKFLOW.taken_by_people())
# Design, section 4, column "who", written by hand: not read from the table it checks.
OWN = {"bartek", "basia", "filip"}
COORDINATORS = {"dorota", "daniel", "admin"}
WHO = {
    "submit": OWN | {"admin"},
    "withdraw": OWN | {"admin"},
    "return": COORDINATORS,
    "accept": COORDINATORS,
    "release": COORDINATORS,
    "archive": COORDINATORS,
    "restore": COORDINATORS,
}
FROM = {
    "submit": {"draft", "returned"},
    "withdraw": {"submitted"},
    "return": {"submitted", "accepted"},
    "accept": {"submitted"},
    "release": {"accepted"},
    "archive": {"published"},
    "restore": {"archived"},
}
TO = {
    "submit": "submitted",
    "withdraw": "draft",
    "return": "returned",
    "accept": "accepted",
    "release": "published",
    "archive": "archived",
    "restore": "accepted",
}


def take(name, *, actor, diagnosis, note="Powód."):
    """Take any step of the table through its own service."""
    if name == "accept":
        return accept_diagnosis(
            actor=actor, diagnosis=diagnosis, note=note, checks=CHECKED
        )
    if name == "archive":
        return archive_diagnosis(actor=actor, diagnosis=diagnosis, note=note)
    if name == "release":
        return release_diagnoses(actor=actor, diagnoses=[diagnosis])[0]
    return take_step(name, actor=actor, diagnosis=diagnosis, note=note)


def state_of(diagnosis):
    return Diagnosis.objects.values_list("status", flat=True).get(pk=diagnosis.pk)


def test_the_table_is_the_one_of_the_design():
    assert {step.name: set(step.sources) for step in STEPS} == FROM
    assert {step.name: step.target for step in STEPS} == TO
    assert {step.name for step in STEPS if step.needs_note} == {"return", "archive"}
    assert [step.name for step in WORKFLOW if step.four_eyes] == ["accept"]


def test_what_follows_from_other_acts_stands_in_the_table_too():
    follows = {step.name: step for step in WORKFLOW if step.automatic}

    assert {step.name: (set(step.sources), step.target) for step in WORKFLOW} == {
        name: (FROM[name], TO[name]) for name in FROM
    } | {
        "supersede": ({"published"}, "archived"),
        "recall": ({"published"}, "accepted"),
        "reinstate": ({"archived"}, "published"),
        "set_aside": ({"returned", "submitted", "accepted", "published"}, "archived"),
    }
    assert set(follows) == {"supersede", "recall", "reinstate", "set_aside"}


@pytest.mark.parametrize("name", ["dorota", "admin"])
@pytest.mark.parametrize(
    "step", [step for step in WORKFLOW if step.automatic], ids=lambda step: step.name
)
def test_nobody_takes_an_automatic_step_by_hand(city_of_people, step, name):
    world = city_of_people
    state = step.sources[-1]
    diagnosis = DiagnosisFactory(partner=world.most, author=world.bartek, status=state)
    person = fresh(getattr(world, name))

    assert step not in WORKFLOW.available(diagnosis, person)
    with pytest.raises(TransitionNotAllowed):
        take_step(step.name, actor=person, diagnosis=diagnosis, note="Powód.")
    assert state_of(diagnosis) == state


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_every_step_from_every_state_by_everybody(city_of_people, step, state, name):
    world = city_of_people
    diagnosis = DiagnosisFactory(partner=world.most, author=world.bartek, status=state)
    steps_before = StatusChange.objects.count()
    person = fresh(getattr(world, name))
    allowed = name in WHO[step.name] and state in FROM[step.name]

    if allowed:
        take(step.name, actor=person, diagnosis=diagnosis)
    else:
        with pytest.raises((NotPermitted, TransitionNotAllowed)):
            take(step.name, actor=person, diagnosis=diagnosis)

    assert state_of(diagnosis) == (TO[step.name] if allowed else state)
    assert StatusChange.objects.count() == steps_before + allowed


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("state", STATES)
def test_buttons_are_the_steps_that_can_be_taken(city_of_people, state, name):
    world = city_of_people
    diagnosis = DiagnosisFactory(partner=world.most, author=world.bartek, status=state)
    person = fresh(getattr(world, name))

    offered = {step.name for step in WORKFLOW.available(diagnosis, person)}

    assert offered == {
        step for step in WHO if name in WHO[step] and state in FROM[step]
    }


@pytest.mark.parametrize("column", ["author", "last_editor"])
def test_nobody_accepts_what_they_wrote(city_of_people, column):
    world = city_of_people
    diagnosis = DiagnosisFactory(
        partner=world.most, status=Status.SUBMITTED, **{column: world.dorota}
    )

    with pytest.raises(FourEyesRequired):
        take("accept", actor=fresh(world.dorota), diagnosis=diagnosis)
    assert "accept" not in {
        step.name for step in WORKFLOW.available(diagnosis, fresh(world.dorota))
    }
    take("accept", actor=fresh(world.daniel), diagnosis=diagnosis)
    assert state_of(diagnosis) == Status.ACCEPTED


def test_the_superuser_is_no_exception_to_four_eyes(city_of_people):
    world = city_of_people
    diagnosis = DiagnosisFactory(
        partner=world.most, status=Status.SUBMITTED, last_editor=world.admin
    )

    with pytest.raises(FourEyesRequired):
        take("accept", actor=fresh(world.admin), diagnosis=diagnosis)


@pytest.mark.parametrize("step", ["return", "archive"])
@pytest.mark.parametrize("note", ["", " \n\t "])
def test_a_reason_is_required(city_of_people, step, note):
    world = city_of_people
    state = sorted(FROM[step])[-1]
    diagnosis = DiagnosisFactory(partner=world.most, status=state)

    with pytest.raises(NoteRequired):
        take(step, actor=fresh(world.dorota), diagnosis=diagnosis, note=note)
    assert state_of(diagnosis) == state


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_a_second_call_is_refused(city_of_people, step):
    world = city_of_people
    actor = world.bartek if step.name in ("submit", "withdraw") else world.dorota
    state = sorted(FROM[step.name])[0]
    diagnosis = DiagnosisFactory(partner=world.most, author=world.bartek, status=state)
    take(step.name, actor=fresh(actor), diagnosis=diagnosis)
    steps = StatusChange.objects.count()

    with pytest.raises((TransitionNotAllowed, NotPermitted)):
        take(step.name, actor=fresh(actor), diagnosis=diagnosis)
    assert StatusChange.objects.count() == steps


def test_an_unknown_step_is_refused(city_of_people):
    diagnosis = DiagnosisFactory(partner=city_of_people.most)

    with pytest.raises(TransitionNotAllowed):
        take_step("publish", actor=fresh(city_of_people.bartek), diagnosis=diagnosis)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("state", STATES)
def test_visible_to_equals_has_perm(city_of_people, state, name):
    world = city_of_people
    diagnosis = DiagnosisFactory(partner=world.most, author=world.bartek, status=state)
    person = fresh(getattr(world, name))
    expected = {
        "own": name in OWN | {"admin"},
        "team": name == "ewa" and state in SEEN_BY_TEAM,
        "coordinator": name in COORDINATORS and state in SEEN_BY_COORDINATOR,
    }

    listed = Diagnosis.objects.visible_to(person).filter(pk=diagnosis.pk).exists()

    assert listed == any(expected.values())
    assert listed == person.has_perm("problems.view_diagnosis", diagnosis)
    problem = diagnosis.problem
    seen = type(problem).objects.visible_to(person).filter(pk=problem.pk).exists()
    assert seen == listed == person.has_perm("problems.view_problem", problem)
