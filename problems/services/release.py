"""Putting diagnoses on the public shelf, and taking them off."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.base.errors import InvalidInput

from ..models import Diagnosis, Problem
from .agreed import SummaryRequired
from .shelving import (
    lock_problems,
    personal_data_in_words,
    refresh_shelf,
    texts_are_checked,
    words_are_checked,
)
from .steps import PersonalDataFound, begin, finish, personal_data_in


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
    :raises PersonalDataFound: the class rose since a text was checked, and at the
        higher class it looks as if it held personal data.
    :raises TransitionNotAllowed: one of them is not waiting any more.
    """
    day = day or timezone.localdate()
    waiting = Diagnosis.objects.awaiting_release() if diagnoses is None else diagnoses
    if not waiting:
        raise InvalidInput(_("There is nothing to release."), field="diagnoses")
    waiting = sorted(waiting, key=lambda row: row.pk)
    problems = lock_problems(Q(pk__in={row.problem_id for row in waiting}))
    released = []
    for item in waiting:
        diagnosis, step = begin("release", actor=actor, diagnosis=item, note="")
        _require_summary(diagnosis.problem)
        _require_checked(diagnosis)
        diagnosis.released_date = day
        released.append(finish(step, actor=actor, diagnosis=diagnosis, note=""))
    for problem in problems:
        problem.released_date = problem.released_date or day
        refresh_shelf(problem)
    return released


@transaction.atomic
def archive_diagnosis(*, actor: User, diagnosis: Diagnosis, note: str) -> Diagnosis:
    """Take a published diagnosis off the map in this very transaction.

    :raises NoteRequired: without a reason.
    """
    (problem,) = lock_problems(Q(pk=diagnosis.problem_id))
    diagnosis, step = begin("archive", actor=actor, diagnosis=diagnosis, note=note)
    finish(step, actor=actor, diagnosis=diagnosis, note=note)
    refresh_shelf(problem)
    return diagnosis


def _require_checked(diagnosis: Diagnosis) -> None:
    if not texts_are_checked(diagnosis):
        raise PersonalDataFound(personal_data_in(diagnosis))
    if not words_are_checked(diagnosis.problem):
        raise PersonalDataFound(personal_data_in_words(diagnosis.problem))


def _require_summary(problem: Problem) -> None:
    if not problem.summary.strip():
        raise SummaryRequired(
            _("“%(problem)s” has no agreed summary yet. Nothing was released.")
            % {"problem": problem.title},
            field="summary",
        )
