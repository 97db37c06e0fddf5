"""Putting diagnoses on the public shelf, and taking them off."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.base.errors import InvalidInput

from ..models import Diagnosis, Problem
from .agreed import SummaryRequired
from .shelving import refresh_shelf
from .steps import begin, finish


@transaction.atomic
def release_diagnoses(
    *,
    actor: User,
    diagnoses: list[Diagnosis] | None = None,
    day: date | None = None,
) -> list[Diagnosis]:
    """Release the chosen accepted diagnoses, or all that wait: all or none.

    ``day`` is the day of the release, today unless the door says otherwise. Class 3
    becomes published without ever being listed.

    :raises SummaryRequired: a problem has no agreed summary; the message names it.
    :raises TransitionNotAllowed: one of them is not waiting any more.
    """
    day = day or timezone.localdate()
    waiting = Diagnosis.objects.awaiting_release() if diagnoses is None else diagnoses
    if not waiting:
        raise InvalidInput(_("There is nothing to release."), field="diagnoses")
    released = []
    for item in sorted(waiting, key=lambda row: row.pk):
        diagnosis, step = begin("release", actor=actor, diagnosis=item, note="")
        _require_summary(diagnosis.problem)
        diagnosis.released_date = day
        released.append(finish(step, actor=actor, diagnosis=diagnosis, note=""))
    for problem in _problems_of(released):
        problem.released_date = problem.released_date or day
        refresh_shelf(problem)
    return released


@transaction.atomic
def archive_diagnosis(*, actor: User, diagnosis: Diagnosis, note: str) -> Diagnosis:
    """Take a published diagnosis off the map in this very transaction.

    :raises NoteRequired: without a reason.
    """
    diagnosis, step = begin("archive", actor=actor, diagnosis=diagnosis, note=note)
    finish(step, actor=actor, diagnosis=diagnosis, note=note)
    for problem in _problems_of([diagnosis]):
        refresh_shelf(problem)
    return diagnosis


def _problems_of(diagnoses: list[Diagnosis]):
    """Lock and return the problems of some diagnoses, in one order for everybody."""
    return (
        Problem.objects.filter(pk__in={item.problem_id for item in diagnoses})
        .select_for_update(of=("self",))
        .select_related("category", "category__parent", "area", "area__parent")
        .order_by("pk")
    )


def _require_summary(problem: Problem) -> None:
    if not problem.summary.strip():
        raise SummaryRequired(
            _("“%(problem)s” has no agreed summary yet. Nothing was released.")
            % {"problem": problem.title},
            field="summary",
        )
