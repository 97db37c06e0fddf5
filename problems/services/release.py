"""Putting diagnoses on the public shelf together, and taking them off again."""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted
from kooperacja.base.workflow import NoteRequired

from ..models import Diagnosis, Problem, Release
from .agreed import SummaryRequired
from .columns import review_by
from .completeness import personal_data_in
from .revising import give_place_back, take_place
from .shelving import (
    lock_problems_of,
    personal_data_in_words,
    refresh_shelf,
    texts_are_checked,
    words_are_checked,
)
from .steps import PersonalDataFound, begin, finish


class ReleaseUndone(DomainError):
    """It was undone before."""

    message = _("This release has been undone already.")
    code = "release_undone"


class ReleaseMovedOn(DomainError):
    """A later release builds on this one."""

    message = _(
        "“%(diagnosis)s” has been replaced by a corrected version since. Undo that "
        "release first, or take the diagnosis off the map by itself."
    )
    code = "release_moved_on"

    def __init__(self, diagnosis: Diagnosis):
        super().__init__(self.message % {"diagnosis": diagnosis})


class TakenBackBefore(DomainError):
    """Its last release was undone; the schedule does not decide such a thing."""

    message = _("Its release was undone. A coordinator has to release it by hand.")
    code = "taken_back"


@dataclass(frozen=True)
class ScheduledRelease:
    """What the schedule released, and what it left waiting with the sentence why."""

    released: list[Diagnosis] = field(default_factory=list)
    skipped: list[tuple[Diagnosis, str]] = field(default_factory=list)


@transaction.atomic
def release_diagnoses(
    *,
    actor: User,
    diagnoses: list[Diagnosis] | None = None,
    day: date | None = None,
) -> list[Diagnosis]:
    """Release the chosen accepted diagnoses, or all that wait: all or none.

    ``day`` is the day of the release, today unless the door says otherwise. Class 3
    becomes published without ever being listed. A corrected version takes the place
    of the one it revises.

    :raises SummaryRequired: a problem has no agreed summary; the message names it.
    :raises PersonalDataFound: the class rose since a text was checked, and at the
        higher class it looks as if it held personal data.
    :raises TransitionNotAllowed: one of them is not waiting any more.
    :raises ProblemMoved: a problem was merged into another at this moment.
    """
    waiting = Diagnosis.objects.awaiting_release() if diagnoses is None else diagnoses
    if not waiting:
        raise InvalidInput(_("There is nothing to release."), field="diagnoses")
    waiting = sorted(waiting, key=lambda row: row.pk)
    if not actor.has_perm("problems.review"):
        raise NotPermitted
    problems = lock_problems_of(waiting)
    release = Release.objects.create(day=day or timezone.localdate(), actor=actor)
    released = [_release_one(row, release=release, actor=actor) for row in waiting]
    _lay(release, problems, released)
    return released


@transaction.atomic
def release_scheduled(*, day: date) -> ScheduledRelease:
    """Release by itself what waits on this day; what cannot go is left and named.

    Called again for the same day it does nothing, whatever has been accepted or undone
    since: one batch a week says less than two (disclosure DC-6).
    """
    done = ScheduledRelease()
    if Release.objects.filter(actor=None, day=day).exists():
        return done
    waiting = list(Diagnosis.objects.awaiting_release().order_by("pk"))
    problems = lock_problems_of(waiting)
    release = Release.objects.create(day=day, actor=None)
    for item in waiting:
        try:
            with transaction.atomic():
                _require_not_taken_back(item)
                done.released.append(_release_one(item, release=release, actor=None))
        except DomainError as refusal:
            done.skipped.append((item, str(refusal)))
    if done.released:
        _lay(release, problems, done.released)
    else:
        release.delete()
    return done


@transaction.atomic
def archive_diagnosis(*, actor: User, diagnosis: Diagnosis, note: str) -> Diagnosis:
    """Take a published diagnosis off the map in this very transaction.

    :raises NoteRequired: without a reason.
    """
    (problem,) = lock_problems_of([diagnosis])
    diagnosis, step = begin("archive", actor=actor, diagnosis=diagnosis, note=note)
    finish(step, actor=actor, diagnosis=diagnosis, note=note)
    if diagnosis.is_open_to_partners:
        # What was taken off, perhaps for what it says, is not for other partners.
        diagnosis.is_open_to_partners = False
        diagnosis.save(update_fields=["is_open_to_partners"])
    refresh_shelf(problem)
    return diagnosis


@transaction.atomic
def undo_release(*, actor: User, release: Release, note: str) -> Release:
    """Take off the map everything a release put there; it waits for release again.

    What a correction of this release had replaced stands again as before. What a
    coordinator has taken off since stays off.

    :raises NoteRequired: without a reason.
    :raises ReleaseUndone: it was undone before.
    :raises ReleaseMovedOn: a later release has corrected something of this one.
    """
    if not actor.has_perm("problems.review"):
        raise NotPermitted
    if not note.strip():
        raise NoteRequired(field="note")
    problems = lock_problems_of(release.diagnoses.all())
    release = Release.objects.select_for_update().get(pk=release.pk)
    if release.undone_at is not None:
        raise ReleaseUndone
    _require_newest_version(release)
    count = _take_back(release, actor=actor, note=note)
    release.undone_at, release.undone_by = timezone.now(), actor
    release.undo_note = note.strip()
    release.save()
    record(
        actor=actor,
        verb="release.undone",
        target=release,
        changes={"diagnoses": [count, 0]},
        note=note,
    )
    for problem in problems:
        refresh_shelf(problem)
    return release


def _release_one(item: Diagnosis, *, release: Release, actor: User | None) -> Diagnosis:
    diagnosis, step = begin("release", actor=actor, diagnosis=item, note="")
    _require_summary(diagnosis.problem)
    _require_checked(diagnosis)
    if diagnosis.is_pending_revision:
        take_place(diagnosis, actor=actor)
    diagnosis.release, diagnosis.released_date = release, release.day
    diagnosis.confirmed_date = None
    diagnosis.review_by_date = review_by(diagnosis)
    return finish(step, actor=actor, diagnosis=diagnosis, note="")


def _lay(release: Release, problems: list[Problem], released: list[Diagnosis]) -> None:
    record(
        actor=release.actor,
        verb="release.made",
        target=release,
        changes={"diagnoses": [0, len(released)]},
    )
    spoken_of = {row.problem_id for row in released}
    for problem in problems:
        if problem.pk in spoken_of:
            problem.released_date = problem.released_date or release.day
            refresh_shelf(problem, day=release.day)


def _take_back(release: Release, *, actor: User, note: str) -> int:
    """Recall what the release published, corrections before what they replaced."""
    count = 0
    # What a correction gives its place back to may be of the same release.
    while item := release.diagnoses.published().order_by("-pk").first():
        diagnosis, step = begin("recall", actor=actor, diagnosis=item, note=note)
        with give_place_back(diagnosis, actor=actor, note=note):
            finish(step, actor=actor, diagnosis=diagnosis, note=note)
        count += 1
    return count


def _require_newest_version(release: Release) -> None:
    later = Diagnosis.objects.published().filter(
        revises__release=release, is_pending_revision=False
    )
    correction = later.exclude(release=release).select_related("revises").first()
    if correction is not None:
        raise ReleaseMovedOn(correction.revises)


def _require_not_taken_back(diagnosis: Diagnosis) -> None:
    last = diagnosis.status_changes.order_by("-pk").first()
    if last is not None and last.transition == "recall":
        raise TakenBackBefore


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
