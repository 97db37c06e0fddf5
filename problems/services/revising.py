"""Correcting what is published: a row of its own that takes the other's place.

The published row stays as it is, word for word, until its correction is released; then
both change in one transaction. The public address of a voice belongs to what is said,
not to the row: it goes with the place (docs/decisions/0016).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, NotPermitted
from kooperacja.base.workflow import TransitionNotAllowed

from ..models import Diagnosis, Evidence
from ..workflow import Status
from .content import DIAGNOSIS_COLUMNS
from .shelving import lock_problems_of
from .steps import begin, finish

#: What a correction does not take over: who finishes it is said anew.
NOT_COPIED = frozenset({"assigned_to"})
#: Columns of a source that belong to its row, not to what it says.
OF_THE_ROW = frozenset({"id", "diagnosis", "created_at", "updated_at"})


class RevisionExists(DomainError):
    """Somebody of the institution is correcting it already; ``ref`` is that draft."""

    message = _("A corrected version is being prepared already. Open that one instead.")
    code = "revision_exists"

    def __init__(self, ref: str):
        super().__init__(ref=ref)
        self.ref = ref


class CorrectedIsUndecided(DomainError):
    """What it corrects is itself on its way to the map."""

    message = _(
        "“%(diagnosis)s” waits for a decision itself. Decide about it before its "
        "corrected version."
    )
    code = "corrected_is_undecided"

    def __init__(self, diagnosis: Diagnosis):
        super().__init__(self.message % {"diagnosis": diagnosis})


@transaction.atomic
def revise_diagnosis(*, actor: User, diagnosis: Diagnosis) -> Diagnosis:
    """Start a corrected version of a published diagnosis, as a draft of its own.

    It says what the published one says, sources included, and goes the same way.

    :raises NotPermitted: not the own partner.
    :raises TransitionNotAllowed: it is not published.
    :raises RevisionExists: one is being prepared; its ``ref`` leads there.
    """
    lock_problems_of([diagnosis])
    diagnosis = (
        Diagnosis.objects.select_for_update(of=("self",))
        .select_related("problem__category", "partner")
        .get(pk=diagnosis.pk)
    )
    if not actor.has_perm("problems.revise_diagnosis", diagnosis):
        raise NotPermitted
    if diagnosis.status != Status.PUBLISHED:
        raise TransitionNotAllowed
    pending = pending_revision(diagnosis)
    if pending is not None:
        raise RevisionExists(pending.ref)
    revision = _copy(diagnosis, actor)
    record(actor=actor, verb="diagnosis.revised", target=revision, label="")
    return revision


def pending_revision(diagnosis: Diagnosis) -> Diagnosis | None:
    """Return the corrected version that is on its way, None where there is none."""
    return diagnosis.revisions.filter(is_pending_revision=True).first()


def take_place(revision: Diagnosis, *, actor: User | None) -> None:
    """Put a correction that is being released in the place of what it corrects.

    Where the other has been taken off the map, its place is free and just taken. The
    caller has locked the problem and saves the revision.

    :raises CorrectedIsUndecided: the other waits for a decision or is being written.
    """
    older = Diagnosis.objects.select_related("problem", "partner").get(
        pk=revision.revises_id
    )
    if older.status not in (Status.PUBLISHED, Status.ARCHIVED):
        raise CorrectedIsUndecided(older)
    if older.status == Status.PUBLISHED:
        older, step = begin("supersede", actor=actor, diagnosis=older, note="")
    else:
        step = None
    revision.public_id, older.public_id = older.public_id, None
    revision.is_open_to_partners = older.is_open_to_partners
    revision.is_pending_revision = False
    if step is None:
        older.save(update_fields=["public_id"])
    else:
        finish(step, actor=actor, diagnosis=older, note="")


@contextmanager
def give_place_back(revision: Diagnosis, *, actor: User, note: str) -> Iterator[None]:
    """Let what a correction replaced with its last release stand again.

    The body of the ``with`` saves the correction, which waits again; then the other
    comes back. Nothing happens where the last release replaced nothing.
    """
    older = _replaced_by(revision)
    if older is None:
        yield
        return
    older, step = begin("reinstate", actor=actor, diagnosis=older, note=note)
    older.public_id, revision.public_id = revision.public_id, None
    revision.is_pending_revision = True
    yield
    finish(step, actor=actor, diagnosis=older, note=note)


def attach(diagnosis: Diagnosis, *, to: Diagnosis) -> None:
    """Make one diagnosis the pending correction of another, the last in its row.

    Used where two of one institution and period come together on one problem: nothing
    that was written is lost, and a draft stays as unknown to others as it was.
    """
    last = to
    while (pending := pending_revision(last)) is not None and pending != diagnosis:
        last = pending
    diagnosis.revises, diagnosis.is_pending_revision = last, True
    diagnosis.save(update_fields=["revises", "is_pending_revision", "updated_at"])


def hand_on_corrections(diagnosis: Diagnosis) -> None:
    """Before a draft is thrown away: what would correct it corrects what it corrected.

    Where it corrected nothing, the next one takes its place.
    """
    following = pending_revision(diagnosis)
    if following is None:
        return
    # Both places must be free before somebody else moves in.
    followed, was_pending = diagnosis.revises, diagnosis.is_pending_revision
    diagnosis.status, diagnosis.is_pending_revision = Status.ARCHIVED, False
    diagnosis.save(update_fields=["status", "is_pending_revision"])
    following.revises, following.is_pending_revision = followed, was_pending
    following.save(update_fields=["revises", "is_pending_revision", "updated_at"])


def _copy(diagnosis: Diagnosis, actor: User) -> Diagnosis:
    said = {
        name: getattr(diagnosis, name)
        for name in DIAGNOSIS_COLUMNS
        if name not in NOT_COPIED
    }
    revision = Diagnosis.objects.create(
        **said,
        problem=diagnosis.problem,
        partner=diagnosis.partner,
        author=actor,
        last_editor=actor,
        revises=diagnosis,
        is_pending_revision=True,
        is_synthetic=diagnosis.is_synthetic,
    )
    names = [
        column.name
        for column in Evidence._meta.concrete_fields
        if column.name not in OF_THE_ROW
    ]
    Evidence.objects.bulk_create(
        Evidence(diagnosis=revision, **{name: getattr(item, name) for name in names})
        for item in diagnosis.evidence.order_by("pk")
    )
    return revision


def _replaced_by(revision: Diagnosis) -> Diagnosis | None:
    """Return what the newest release of a correction has replaced, else None."""
    older = revision.revises
    if older is None or older.status != Status.ARCHIVED:
        return None
    last = older.status_changes.order_by("-pk").first()
    if last is None or last.transition != "supersede":
        return None
    # The swap writes the replaced row's step first and then this row's release: one
    # more step of this row since, and its newest release found the place free.
    is_newest = revision.status_changes.filter(pk__gt=last.pk).count() == 1
    return older if is_newest else None
