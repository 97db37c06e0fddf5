"""Whether a problem still stands, and what it is a part of."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted
from kooperacja.base.workflow import NoteRequired
from partners.models import Partner

from ..mails.fates import tell_partners
from ..models import Problem
from ..public import CloseReason
from .shelving import lock_problems, refresh_shelf


class ProblemNotOpen(DomainError):
    """It is closed, or merged into another one."""

    message = _("This problem is not open any more.")
    code = "problem_not_open"


class ProblemIsClosed(ProblemNotOpen):
    """Somebody has seen again what was closed."""

    message = _(
        "This problem is closed. If you see it again, ask the coordinator to reopen it."
    )
    code = "problem_closed"


class ProblemNotClosed(DomainError):
    """There is nothing to reopen."""

    message = _("This problem is not closed.")
    code = "problem_not_closed"


class WrongWhole(InvalidInput):
    """The two problems cannot be a part and its whole."""

    message = _(
        "A part has no parts of its own and its whole is part of nothing: choose "
        "another problem."
    )
    code = "wrong_whole"


@transaction.atomic
def close_problem(
    *,
    actor: User,
    problem: Problem,
    reason: str,
    note: str,
    day: date | None = None,
) -> Problem:
    """Say that a problem does not stand any more.

    It stays on the map, marked as closed with the fixed words of ``reason`` and the
    day as exactly as its class allows. ``note`` is for the log alone. What institutions
    are writing about it may be finished; nobody starts anything new.

    :raises ProblemNotOpen: it is closed already, or merged.
    :raises NoteRequired: without a note.
    """
    if reason not in CloseReason.values:
        raise InvalidInput(_("Choose one of the reasons."), field="reason")
    problem = _begin(actor, problem, note)
    if problem.state != Problem.State.OPEN:
        raise ProblemNotOpen
    problem.state = Problem.State.CLOSED
    problem.closed_date = day or timezone.localdate()
    problem.close_reason = reason
    _tell(
        actor, problem, "problem.closed", {"word": problem.get_close_reason_display()}
    )
    return _finish(actor, problem, "problem.closed", note, state=["open", "closed"])


@transaction.atomic
def reopen_problem(*, actor: User, problem: Problem, note: str) -> Problem:
    """Say that a closed problem stands again, and why.

    :raises ProblemNotClosed: it is open, or merged.
    :raises NoteRequired: without a reason.
    """
    problem = _begin(actor, problem, note)
    if problem.state != Problem.State.CLOSED:
        raise ProblemNotClosed
    problem.state = Problem.State.OPEN
    problem.closed_date, problem.close_reason = None, ""
    _tell(actor, problem, "problem.reopened", {"reason": note})
    return _finish(actor, problem, "problem.reopened", note, state=["closed", "open"])


@transaction.atomic
def place_problem_under(
    *, actor: User, problem: Problem, whole: Problem | None
) -> Problem:
    """Say which wider problem this one is a part of; None takes that back.

    There are two storeys and no more: a whole and its parts.

    :raises WrongWhole: that would make a circle or a third storey.
    :raises ProblemNotOpen: one of them was merged into another.
    """
    keys = {problem.pk, problem.parent_id, whole.pk if whole else None} - {None}
    locked = {row.pk: row for row in lock_problems(Q(pk__in=keys))}
    problem = locked[problem.pk]
    whole = locked[whole.pk] if whole else None
    for row in filter(None, (problem, whole)):
        if not actor.has_perm("problems.change_problem", row):
            raise NotPermitted
        if row.state == Problem.State.MERGED:
            raise ProblemNotOpen
    if whole is not None and (
        whole == problem or whole.parent_id is not None or problem.parts.exists()
    ):
        raise WrongWhole(field="whole")
    before, problem.parent = problem.parent, whole
    changes = [before.ref if before else None, whole.ref if whole else None]
    return _finish(actor, problem, "problem.placed", "", parent=changes)


def hold_open_problem(problem: Problem) -> None:
    """Keep a problem from being closed or merged while something joins it.

    :raises ProblemIsClosed: nobody starts anything new about it.
    :raises ProblemNotOpen: it was merged into another one at this moment.
    """
    state = Problem.objects.select_for_update().get(pk=problem.pk).state
    if state == Problem.State.CLOSED:
        raise ProblemIsClosed(field="problem")
    if state == Problem.State.MERGED:
        raise ProblemNotOpen(field="problem")


def _begin(actor: User, problem: Problem, note: str) -> Problem:
    (problem,) = lock_problems(Q(pk=problem.pk))
    if not actor.has_perm("problems.change_problem", problem):
        raise NotPermitted
    if not note.strip():
        raise NoteRequired(field="note")
    return problem


def _tell(actor: User, problem: Problem, kind: str, values: dict) -> None:
    partners = Partner.objects.filter(diagnoses__problem=problem).distinct()
    tell_partners(kind, problem=problem, partners=partners, values=values, actor=actor)


def _finish(actor, problem: Problem, verb: str, note: str, **changes) -> Problem:
    problem.version += 1
    problem.save()
    record(actor=actor, verb=verb, target=problem, changes=changes, note=note.strip())
    if problem.public_id:
        refresh_shelf(problem)
    return problem
