"""Short ways through the life of a published diagnosis, for tests."""

from datetime import date

from kooperacja.areas.kinds import PlaceKind
from problems import services
from problems.models import Diagnosis, Problem
from problems.workflow import Status
from tests.factories import DiagnosisFactory, ProblemFactory
from tests.personas import fresh

DAY = date(2026, 11, 19)


def accepted(city, partner=None, problem=None, status=Status.ACCEPTED, **values):
    """A diagnosis that waits, of a class-2 problem in the estate Północ."""
    partner = partner or city.most
    period = values.pop("period", "2026")
    if problem is None:
        values = {
            "category": city.bezrobocie,
            "area": city.polnoc,
            "place_kind": PlaceKind.AREA,
            "opened_by": partner,
        } | values
        problem = ProblemFactory(**values)
    return DiagnosisFactory(
        problem=problem, partner=partner, status=status, period=period
    )


def release(city, *diagnoses, day=DAY):
    """Release them together; return them as they are stored now."""
    services.release_diagnoses(
        actor=fresh(city.dorota), diagnoses=[now(row) for row in diagnoses], day=day
    )
    rows = [now(row) for row in diagnoses]
    return rows[0] if len(rows) == 1 else rows


def published(city, *args, day=DAY, **values):
    """A diagnosis that was released through the service."""
    return release(city, accepted(city, *args, **values), day=day)


def revised(city, diagnosis, text="", actor=None):
    """An accepted correction of a published diagnosis."""
    revision = services.revise_diagnosis(
        actor=fresh(actor or city.bartek), diagnosis=diagnosis
    )
    Diagnosis.objects.filter(pk=revision.pk).update(
        status=Status.ACCEPTED, text_public=text or revision.text_public
    )
    return now(revision)


def now(row):
    """The row as it is stored now."""
    return type(row).objects.get(pk=row.pk)


def problem_of(diagnosis) -> Problem:
    """The problem of a diagnosis as it is stored now."""
    return Problem.objects.get(diagnoses=diagnosis)
