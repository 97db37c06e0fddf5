"""Two coordinators decide at the same moment: one decides, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from kooperacja.audit.models import AuditEntry
from problems.models import Diagnosis, PublicDiagnosis, StatusChange
from problems.workflow import Status
from tests.factories import DiagnosisFactory, ProblemFactory
from tests.personas import build
from tests.problems.reviewing import TICKED

ROUNDS = 8


def _at_once(posts):
    """Send the posts from threads that start together; return the status codes."""
    barrier = Barrier(len(posts))

    def send(post):
        client, url, body = post
        barrier.wait(timeout=10)
        try:
            return client.post(url, body).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(posts)) as pool:
        return sorted(pool.map(send, posts))


def _logged_in(*people):
    clients = [Client() for _ in people]
    for client, person in zip(clients, people, strict=True):
        client.force_login(person)
    return clients


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_accepting_and_returning_at_once_is_one_decision():
    people = build()
    dorota, daniel = _logged_in(people.dorota, people.daniel)

    for _round in range(ROUNDS):
        diagnosis = DiagnosisFactory(
            partner=people.most, problem=ProblemFactory(), status=Status.SUBMITTED
        )
        accept = reverse("review:accept", args=[diagnosis.ref])
        give_back = reverse("review:return", args=[diagnosis.ref])

        codes = _at_once(
            [
                (dorota, accept, TICKED),
                (daniel, accept, TICKED),
                (daniel, accept, TICKED),
            ]
        )
        again = _at_once(
            [
                (dorota, give_back, {"return-note": "Proszę poprawić."}),
                (daniel, give_back, {"return-note": "Proszę poprawić."}),
            ]
        )

        assert codes == [302, 409, 409]
        assert again == [302, 409]
        assert Diagnosis.objects.get(pk=diagnosis.pk).status == Status.RETURNED
        steps = StatusChange.objects.filter(diagnosis=diagnosis)
        assert steps.filter(transition="accept").count() == 1
        assert steps.filter(transition="return").count() == 1
        log = AuditEntry.objects.filter(target_ref=diagnosis.ref)
        assert log.filter(verb="diagnosis.accepted").count() == 1


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_releasing_twice_at_once_publishes_once():
    people = build()
    dorota, daniel = _logged_in(people.dorota, people.daniel)
    url = reverse("review:release")

    for _round in range(ROUNDS):
        diagnosis = DiagnosisFactory(
            partner=people.most, problem=ProblemFactory(), status=Status.ACCEPTED
        )
        body = {"diagnoses": [diagnosis.ref]}

        codes = _at_once([(dorota, url, body), (daniel, url, body)])

        assert codes == [302, 409]
        problem = Diagnosis.objects.get(pk=diagnosis.pk).problem
        voices = PublicDiagnosis.writer.filter(problem_public_id=problem.public_id)
        assert voices.count() == 1
