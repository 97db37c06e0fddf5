"""Two people at the same moment: one of them wins, once, and nothing is lost.

Threads on committed rows of a real PostgreSQL; the numbers are printed.
"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections, transaction

from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import DomainError
from problems import services
from problems.models import (
    Diagnosis,
    Problem,
    PublicDiagnosis,
    PublicProblem,
    StatusChange,
)
from problems.services.steps import begin, finish
from problems.workflow import Status
from tests.factories import DiagnosisFactory, ProblemFactory
from tests.personas import build

from .life import now, published, revised

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

RACES = 200
FEWER = 10


@pytest.fixture
def city(transactional_db):
    return build()


@pytest.fixture
def pool():
    """Two threads, each with its own connection to the database."""
    with ThreadPoolExecutor(2) as threads:
        yield threads
        # Each closes its own connection: both wait until both have begun.
        barrier = Barrier(2)
        for done in [threads.submit(_hang_up, barrier) for _thread in range(2)]:
            done.result(timeout=10)


def _hang_up(barrier):
    barrier.wait(timeout=10)
    connections.close_all()


def race(pool, *acts) -> list[str]:
    """Run the acts at once; return for each "won" or the code of its refusal."""
    barrier = Barrier(len(acts))

    def run(act):
        barrier.wait(timeout=10)
        try:
            act()
        except DomainError as refusal:
            return refusal.code
        return "won"

    return [done.result(timeout=30) for done in [pool.submit(run, act) for act in acts]]


def rows_of(city, status, count):
    """So many diagnoses of one institution in a state, each of its own problem."""
    return [
        DiagnosisFactory(
            partner=city.most,
            author=city.bartek,
            problem=ProblemFactory(
                category=city.bezrobocie, area=city.polnoc, opened_by=city.most
            ),
            status=status,
        )
        for _number in range(count)
    ]


def accept(actor, diagnosis):
    """Accept as the table has it, whatever a reviewer's checklist asks for."""
    with transaction.atomic():
        row, step = begin("accept", actor=actor, diagnosis=diagnosis, note="")
        finish(step, actor=actor, diagnosis=row, note="")


def test_two_reviewers_decide_once(city, pool, capsys):
    tally = Counter()
    for row in rows_of(city, Status.SUBMITTED, RACES):
        results = race(
            pool,
            lambda row=row: accept(city.dorota, row),
            lambda row=row: services.return_diagnosis(
                actor=city.daniel, diagnosis=row, note="Proszę poprawić."
            ),
        )
        steps = list(
            StatusChange.objects.filter(diagnosis=row)
            .exclude(transition="submit")
            .values_list("transition", flat=True)
        )
        # An accepted diagnosis may be returned, but not the other way round.
        assert results in (["won", "won"], ["transition_not_allowed", "won"])
        assert steps == (["accept", "return"] if results[0] == "won" else ["return"])
        assert now(row).status == Status.RETURNED
        assert AuditEntry.objects.filter(target_ref=row.ref).count() == len(steps)
        assert now(row).version == row.version + len(steps)
        tally["in turn" if results[0] == "won" else "one refused"] += 1
    with capsys.disabled():
        print(f"\nraces accept/return: {RACES}, {dict(tally)}")  # noqa: T201


@pytest.mark.parametrize(
    ("step", "state", "people"),
    [
        ("accept", Status.SUBMITTED, ("dorota", "daniel")),
        ("submit", Status.DRAFT, ("bartek", "bartek")),
    ],
)
def test_the_same_step_twice_is_taken_once(city, pool, capsys, step, state, people):
    tally = Counter()

    def take(person, row):
        if step == "accept":
            accept(person, row)
        else:
            services.submit_diagnosis(actor=person, diagnosis=row)

    for row in rows_of(city, state, RACES):
        results = race(
            pool,
            *(
                lambda person=person, row=row: take(person, row)
                for person in (getattr(city, name) for name in people)
            ),
        )
        assert sorted(results) == ["transition_not_allowed", "won"]
        assert StatusChange.objects.filter(diagnosis=row, transition=step).count() == 1
        log = AuditEntry.objects.filter(target_ref=row.ref)
        assert log.get().verb.startswith("diagnosis.")
        assert now(row).version == row.version + 1
        tally[results.index("won")] += 1
    with capsys.disabled():
        print(f"\ndouble {step}: {RACES}, first won {tally[0]}, second {tally[1]}")  # noqa: T201


def test_revising_and_archiving_wait_for_each_other(city, pool):
    for row in rows_of(city, Status.PUBLISHED, FEWER):
        results = race(
            pool,
            lambda row=row: services.revise_diagnosis(actor=city.bartek, diagnosis=row),
            lambda row=row: services.archive_diagnosis(
                actor=city.dorota, diagnosis=row, note="Błąd."
            ),
        )

        assert results[1] == "won"
        assert results[0] in ("won", "transition_not_allowed")
        assert row.revisions.count() == (results[0] == "won")
        assert now(row).status == Status.ARCHIVED
        assert not PublicDiagnosis.objects.filter(public_id=row.public_id).exists()


def test_two_revise_once(city, pool):
    for row in rows_of(city, Status.PUBLISHED, FEWER):
        results = race(
            pool,
            *(
                lambda row=row, person=person: services.revise_diagnosis(
                    actor=person, diagnosis=row
                )
                for person in (city.bartek, city.basia)
            ),
        )

        assert sorted(results) == ["revision_exists", "won"]
        assert row.revisions.count() == 1


def test_merging_and_releasing_lose_nobody(city, pool):
    for _number in range(FEWER):
        keep = published(city)
        waiting = DiagnosisFactory(
            partner=city.inna,
            problem=ProblemFactory(
                category=city.bezrobocie, area=city.polnoc, opened_by=city.inna
            ),
            status=Status.ACCEPTED,
        )
        drop = waiting.problem
        results = race(
            pool,
            lambda waiting=waiting: services.release_diagnoses(
                actor=city.daniel, diagnoses=[waiting]
            ),
            lambda keep=keep, drop=drop: services.merge_problems(
                actor=city.dorota, keep=keep.problem, drop=drop, note="To samo."
            ),
        )

        assert results[1] == "won"
        assert results[0] in ("won", "problem_moved")
        waiting.refresh_from_db()
        assert waiting.problem_id == keep.problem_id
        shelf = PublicProblem.objects.get(public_id=now(keep.problem).public_id)
        assert shelf.institutions_count == 1 + (waiting.status == Status.PUBLISHED)
        assert (waiting.status == Status.PUBLISHED) == (results[0] == "won")
        gone = now(drop)
        assert gone.state == Problem.State.MERGED
        assert not PublicProblem.objects.filter(public_id=gone.public_id).exists()


def test_releasing_a_correction_and_undoing_leave_one_voice(city, pool):
    for _number in range(FEWER):
        old = published(city)
        new = revised(city, old, "Po sprawdzeniu czeka się krócej, niż pisaliśmy.")
        race(
            pool,
            lambda new=new: services.release_diagnoses(
                actor=city.daniel, diagnoses=[new]
            ),
            lambda old=old: services.undo_release(
                actor=city.dorota, release=old.release, note="Błąd."
            ),
        )

        old, new = now(old), now(new)
        on_map = [row for row in (old, new) if row.status == Status.PUBLISHED]
        assert len(on_map) <= 1
        voices = PublicDiagnosis.objects.filter(
            problem_public_id=now(old.problem).public_id
        )
        assert [row.public_id for row in on_map] == [row.public_id for row in voices]
        waiting = Diagnosis.objects.filter(problem=old.problem).exclude(
            status=Status.ARCHIVED
        )
        assert waiting.filter(is_pending_revision=False).count() == 1


def test_a_release_does_not_pass_a_class_that_rises(city, pool):
    for row in rows_of(city, Status.ACCEPTED, FEWER):
        problem = row.problem
        race(
            pool,
            lambda row=row: services.release_diagnoses(
                actor=city.dorota, diagnoses=[row]
            ),
            lambda problem=problem: services.raise_problem_sensitivity(
                actor=city.daniel, problem=problem, sensitivity=3, note="ostrożność"
            ),
        )

        problem = now(problem)
        assert problem.sensitivity == 3
        assert not PublicProblem.objects.filter(public_id=problem.public_id).exists()
