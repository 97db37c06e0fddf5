"""The agreed words of a problem and how carefully it is shown."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import (
    DomainError,
    InvalidInput,
    NotPermitted,
    StaleVersion,
)

from ..models import Problem
from .completeness import findings_in
from .shelving import lock_problems, refresh_shelf
from .steps import PersonalDataFound
from .versions import AGREED


class SummaryRequired(DomainError):
    """A problem cannot be released without agreed words."""

    message = _("Write the agreed summary of the problem before its first release.")
    code = "summary_required"
    status_code = 400


@transaction.atomic
def write_agreed_words(
    *,
    actor: User,
    problem: Problem,
    version: int,
    title: str,
    summary: str,
    conclusions: str = "",
    recommendations: str = "",
    lint_override: str = "",
) -> Problem:
    """Store what the team agreed on; a published problem changes on the map at once.

    :raises NotPermitted: only a coordinator who may read the problem.
    :raises StaleVersion: somebody saved since ``version`` was read.
    :raises PersonalDataFound: findings and no reason why they are none.
    """
    problem = _locked(actor, problem)
    if problem.version != version:
        raise StaleVersion(problem)
    words = (title, summary, conclusions, recommendations)
    for name, value in zip(AGREED, words, strict=True):
        setattr(problem, name, value.strip())
    _clean(problem)
    texts = {name: getattr(problem, name) for name in AGREED}
    findings = findings_in(texts, problem.sensitivity)
    if findings and not lint_override.strip():
        raise PersonalDataFound(findings)
    problem.words_class = problem.sensitivity
    return _save(actor, problem, "problem.described", note=lint_override.strip())


@transaction.atomic
def raise_problem_sensitivity(
    *, actor: User, problem: Problem, sensitivity: int, note: str
) -> Problem:
    """Protect one problem more than its category asks; never less (DC-2).

    :raises InvalidInput: the class would not rise.
    """
    problem = _locked(actor, problem)
    if not problem.sensitivity < sensitivity <= 3:
        raise InvalidInput(_("A class can only be raised."), field="sensitivity")
    before, problem.sensitivity_override = problem.sensitivity, sensitivity
    return _save(
        actor,
        problem,
        "problem.class_raised",
        note=note,
        changes={"sensitivity": [before, sensitivity]},
    )


@transaction.atomic
def confirm_place_is_no_dwelling(
    *, actor: User, problem: Problem, is_thing: bool
) -> Problem:
    """Say whether the exact point of a thing (class 0) may be shown."""
    problem = _locked(actor, problem)
    before, problem.is_thing = problem.is_thing, is_thing
    return _save(
        actor,
        problem,
        "problem.place_confirmed",
        changes={"is_thing": [before, is_thing]},
    )


def _locked(actor: User, problem: Problem) -> Problem:
    (problem,) = lock_problems(Q(pk=problem.pk))
    if not actor.has_perm("problems.change_problem", problem):
        raise NotPermitted
    return problem


def _clean(problem: Problem) -> None:
    for name in AGREED:
        limit = Problem._meta.get_field(name).max_length
        if len(getattr(problem, name)) > limit:
            raise InvalidInput(
                _("At most %(limit)s characters.") % {"limit": limit}, field=name
            )
    if not problem.title:
        raise InvalidInput(_("A problem needs a title."), field="title")
    if problem.public_id and not problem.summary:
        raise SummaryRequired(field="summary")


def _save(actor, problem, verb, *, note="", changes=None) -> Problem:
    problem.version += 1
    problem.save()
    record(actor=actor, verb=verb, target=problem, note=note, changes=changes)
    if problem.public_id:
        refresh_shelf(problem)
    return problem
