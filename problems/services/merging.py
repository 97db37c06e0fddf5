"""Making one problem of two that turned out to be the same.

Everything said of the one that goes moves to the one that stays; its public address
leads there. What the public may see of the one that stays is as careful as the more
careful of both (docs/decisions/0016).
"""

from collections.abc import Collection, Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.areas.models import Area
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted
from kooperacja.base.workflow import NoteRequired
from kooperacja.disclosure.places import Level
from partners.models import Partner

from ..mails.announcing import title_in_letters
from ..mails.fates import tell_partners
from ..models import Diagnosis, Problem
from ..public import Precision
from ..workflow import SEEN_BY_COORDINATOR, Status
from .agreed import SummaryRequired
from .closing import ProblemNotOpen
from .previewing import Preview, preview
from .revising import attach, pending_revision
from .shelving import (
    LEVEL_OF,
    PRECISION_OF,
    facts_of,
    lock_problems,
    problem_followers,
    refresh_shelf,
)
from .steps import begin, finish


@dataclass(frozen=True)
class Collision:
    """Two diagnoses of one institution and period that would meet on one problem.

    ``suggested`` is the ref of the one that usually stays: the published one, of two
    alike the newer.
    """

    kept: Diagnosis
    moved: Diagnosis

    @property
    def refs(self) -> frozenset[str]:
        """The refs of both."""
        return frozenset({self.kept.ref, self.moved.ref})

    @property
    def suggested(self) -> str:
        """The ref of the one that usually stays."""
        return max(
            (self.kept, self.moved),
            key=lambda row: (row.status == Status.PUBLISHED, row.updated_at, row.pk),
        ).ref


class CollisionsUndecided(DomainError):
    """It has not been said which of two diagnoses stays; ``collisions`` names them."""

    message = _(
        "An institution has a diagnosis of the same period on both problems. Choose "
        "which one stays."
    )
    code = "collisions_undecided"

    def __init__(self, collisions: list[Collision]):
        super().__init__(field="stays")
        self.collisions = collisions


class SameProblem(InvalidInput):
    """A problem cannot be merged into itself."""

    message = _("Choose another problem: this is the same one.")
    code = "same_problem"


@transaction.atomic
def merge_problems(
    *,
    actor: User,
    keep: Problem,
    drop: Problem,
    note: str,
    stays: Collection[str] = (),
) -> Problem:
    """Move everything said of ``drop`` to ``keep`` and lead its address there.

    ``stays`` are the refs of the diagnoses that stay where an institution has one of
    the same period on both; the other is set aside with the note. A draft nobody else
    knows of becomes a pending correction of the one that stays, unseen as before.

    :raises NotPermitted: the actor does not coordinate, or cannot read one of them.
    :raises ProblemNotOpen: the one that stays is closed, or one of them is merged.
    :raises SummaryRequired: the one that goes is public, the other has no summary.
    :raises CollisionsUndecided: ``stays`` does not decide every collision.
    """
    if keep.pk == drop.pk:
        raise SameProblem(field="other")
    if not note.strip():
        raise NoteRequired(field="note")
    keep, drop = _locked_pair(keep, drop)
    _require_mergeable(actor, keep, drop)
    coming = {row.partner for row in _rows(drop)}
    there = {row.partner for row in _rows(keep)} - coming
    _settle_collisions(actor, keep, drop, note, stays)
    parts = _move(keep, drop)
    _join_disclosure(keep, drop)
    _lead_on(keep, drop)
    _refresh(keep, drop, parts)
    _log(actor, keep, drop, note)
    absorbed = {"other": title_in_letters(drop), "reason": note}
    _tell(actor, keep, coming, "problem.absorbed", absorbed)
    _tell(actor, keep, there, "problem.merged", {"reason": note})
    return keep


def _lead_on(keep: Problem, drop: Problem) -> None:
    drop.state, drop.merged_into, drop.parent = Problem.State.MERGED, keep, None
    for problem in (keep, drop):
        problem.version += 1
        problem.save()


def _refresh(keep: Problem, drop: Problem, parts) -> None:
    """Show both as they are now, and what was a part of the one that goes."""
    # First the one that goes, so that its voices are off the map when they return.
    for problem in (drop, keep, *lock_problems(Q(pk__in=parts))):
        if any(row.public_id for row in (keep, drop, problem)):
            refresh_shelf(problem)
        else:
            problem_followers.tell(problem)


def preview_merger(keep: Problem, drop: Problem, day: date) -> Preview:
    """Return what the public would see of both as one; changes nothing."""
    both = copy(keep)
    _join_disclosure(both, drop)
    return preview(both, day)


def collisions_between(keep: Problem, drop: Problem) -> list[Collision]:
    """Return where a merge has to choose; drafts nobody else knows of are left out."""
    staying = {_key(row): row for row in _rows(keep) if _competes(row)}
    return [
        Collision(kept=staying[_key(row)], moved=row)
        for row in _rows(drop)
        if _competes(row) and _key(row) in staying
    ]


def _key(row: Diagnosis) -> tuple[int, str]:
    return row.partner_id, row.period


def _competes(row: Diagnosis) -> bool:
    """Whether it holds the only place of its institution and period, and is known."""
    return (
        row.status in SEEN_BY_COORDINATOR
        and row.status != Status.ARCHIVED
        and not row.is_pending_revision
    )


def _rows(problem: Problem) -> Iterable[Diagnosis]:
    return problem.diagnoses.select_related("partner").order_by("pk")


def _locked_pair(keep: Problem, drop: Problem) -> tuple[Problem, Problem]:
    family = Q(pk__in=[keep.pk, drop.pk]) | Q(parent=drop.pk)
    locked = {row.pk: row for row in lock_problems(family)}
    # Nobody takes a step with one of their diagnoses meanwhile.
    list(
        Diagnosis.objects.filter(problem__in=[keep.pk, drop.pk])
        .select_for_update()
        .order_by("pk")
        .values_list("pk")
    )
    return locked[keep.pk], locked[drop.pk]


def _require_mergeable(actor: User, keep: Problem, drop: Problem) -> None:
    for problem in (keep, drop):
        if not actor.has_perm("problems.change_problem", problem):
            raise NotPermitted
    if drop.state == Problem.State.MERGED or keep.state != Problem.State.OPEN:
        raise ProblemNotOpen
    if drop.is_listed and not keep.summary.strip():
        raise SummaryRequired(
            _("Write the agreed summary of “%(problem)s” first: it goes on the map.")
            % {"problem": keep.title},
            field="summary",
        )


def _settle_collisions(actor, keep, drop, note, stays) -> None:
    """Free every place that two diagnoses would hold."""
    collisions = collisions_between(keep, drop)
    chosen = set(stays)
    if any(len(item.refs & chosen) != 1 for item in collisions):
        raise CollisionsUndecided(collisions)
    for item in collisions:
        winner, loser = item.kept, item.moved
        if loser.ref in chosen:
            winner, loser = loser, winner
        correction = pending_revision(loser)
        loser, step = begin("set_aside", actor=actor, diagnosis=loser, note=note)
        finish(step, actor=actor, diagnosis=loser, note=note)
        if correction is not None:
            attach(correction, to=winner)
    _attach_unknown_drafts(keep, drop)


def _attach_unknown_drafts(keep: Problem, drop: Problem) -> None:
    """Let drafts follow the diagnosis whose place they would have wanted."""
    holders = Q(is_pending_revision=False) & ~Q(status=Status.ARCHIVED)
    staying = {_key(row): row for row in _rows(keep).filter(holders)}
    for row in _rows(drop).filter(holders):
        other = staying.get(_key(row))
        if other is None:
            continue
        # One of them is a draft: what is known was settled before.
        draft, holder = (row, other) if row.status == Status.DRAFT else (other, row)
        attach(draft, to=holder)


def _move(keep: Problem, drop: Problem) -> list[int]:
    """Move what is said of one to the other; return the parts that moved along."""
    drop.diagnoses.update(problem=keep)
    drop.internal_notes.update(problem=keep)
    drop.redactions.update(problem=keep)
    drop.words_remarks.update(problem=keep)
    drop.merged.update(merged_into=keep)
    keep.target_groups.add(*drop.target_groups.all())
    # A part of what goes is a part of what stays; two storeys stay two.
    if keep.parent_id == drop.pk:
        keep.parent = None
    parts = list(drop.parts.exclude(pk=keep.pk).values_list("pk", flat=True))
    Problem.objects.filter(pk__in=parts).update(parent=keep.parent or keep)
    return parts


def _join_disclosure(keep: Problem, drop: Problem) -> None:
    """Make what stays as careful as the more careful of both, and never finer."""
    if drop.sensitivity > keep.sensitivity:
        keep.sensitivity_override = drop.sensitivity
    keep.released_date = keep.released_date or drop.released_date
    if drop.public_area_id is None:
        return
    if keep.public_area_id is None:
        keep.public_area = drop.public_area
        keep.public_precision = drop.public_precision
        return
    levels = [LEVEL_OF[Precision(row.public_precision)] for row in (keep, drop)]
    if keep.public_area_id == drop.public_area_id:
        keep.public_precision = PRECISION_OF[min(levels)]
        return
    keep.public_area = common_area(keep.public_area, drop.public_area)
    level = Level(keep.public_area.level) if keep.public_area else Level.CITY
    keep.public_area = keep.public_area or Area.objects.city()
    keep.public_precision = PRECISION_OF[min(level, *levels)]


def common_area(one: Area, other: Area) -> Area | None:
    """Return the finest area in which both lie, None where there is none."""
    around = {facts.code for facts in facts_of(other).chain()}
    common = next((f for f in facts_of(one).chain() if f.code in around), None)
    return Area.objects.get(code=common.code) if common else None


def _log(actor: User, keep: Problem, drop: Problem, note: str) -> None:
    changes = {"problem": [drop.ref, keep.ref]}
    for verb, target in (("problem.absorbed", drop), ("problem.merged", keep)):
        record(actor=actor, verb=verb, target=target, changes=changes, note=note)


def _tell(
    actor: User, keep: Problem, partners: set[Partner], kind: str, values: dict
) -> None:
    tell_partners(kind, problem=keep, partners=partners, values=values, actor=actor)
