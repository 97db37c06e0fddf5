"""Services that meet on one problem: nobody is lost, nothing passes a raised class."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from problems import services
from problems.models import Problem, PublicProblem
from problems.workflow import Status
from tests.factories import DiagnosisFactory, ProblemFactory
from tests.personas import build, fresh

ROUNDS = 10

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def at_once(*acts):
    """Run the acts in threads that start together; raise what any of them raised."""
    barrier = Barrier(len(acts))

    def run(act):
        barrier.wait(timeout=10)
        try:
            act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        list(pool.map(run, acts))


@pytest.fixture
def people(transactional_db):
    return build()


def accepted_in(people, **values):
    problem = ProblemFactory(
        category=people.bezrobocie, area=people.polnoc, place_kind="area", **values
    )
    return DiagnosisFactory(
        partner=people.most, problem=problem, status=Status.ACCEPTED
    )


def test_a_release_never_passes_a_class_that_is_being_raised(people):
    for number in range(ROUNDS):
        people.bezrobocie.sensitivity = 2
        people.bezrobocie.save()
        diagnosis = accepted_in(people, title=f"Wyścig {number}")

        at_once(
            lambda row=diagnosis: services.release_diagnoses(
                actor=fresh(people.dorota), diagnoses=[row]
            ),
            lambda: services.change_category_sensitivity(
                actor=fresh(people.daniel),
                category=people.bezrobocie,
                sensitivity=3,
                note="ostrożność",
            ),
        )

        assert not PublicProblem.objects.exists()


def test_archiving_and_writing_agreed_words_wait_for_each_other(people):
    for number in range(ROUNDS):
        diagnosis = accepted_in(people, title=f"Kolejka {number}")
        services.release_diagnoses(actor=people.dorota, diagnoses=[diagnosis])
        problem = Problem.objects.get(pk=diagnosis.problem_id)

        at_once(
            lambda row=diagnosis: services.archive_diagnosis(
                actor=fresh(people.dorota), diagnosis=row, note="błąd"
            ),
            lambda row=problem: services.write_agreed_words(
                actor=fresh(people.daniel),
                problem=row,
                version=row.version,
                title=row.title,
                summary="Nowe uzgodnione słowa.",
            ),
        )

        problem.refresh_from_db()
        assert problem.summary == "Nowe uzgodnione słowa."
        assert not PublicProblem.objects.filter(public_id=problem.public_id).exists()
