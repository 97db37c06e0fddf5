"""The last period's diagnosis as the start of the next one."""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted

from ..models import Diagnosis
from ..models.diagnosis import PERIOD
from ..periods import following, is_after
from ..workflow import Status
from .content import DiagnosisContent, content_of
from .writing import create_diagnosis


class NothingToCopy(DomainError):
    """A draft is finished, not copied."""

    message = _("Finish this draft first; then it can be the start of the next one.")
    code = "nothing_to_copy"


class NotALaterPeriod(InvalidInput):
    """A diagnosis is carried on, not back."""

    message = _("Choose a period after that of the diagnosis you start from.")
    code = "not_later"


def copy_forward(*, actor: User, diagnosis: Diagnosis, period: str) -> Diagnosis:
    """Start the own diagnosis of a later period from what was said last time.

    Everything said is taken over, with the sources, their links and their files; the
    days of the sources are not, because they are about the old period, and neither are
    reasons that were given for the old figures.

    :raises NotPermitted: not the own institution.
    :raises NothingToCopy: it is a draft, or its problem was merged into another.
    :raises NotALaterPeriod: not a period, or not after the old one.
    :raises DiagnosisExists: the period has one already.
    :raises ProblemIsClosed: nobody starts anything new about a closed problem.
    """
    if not actor.has_perm("problems.copy_diagnosis", diagnosis):
        raise NotPermitted
    problem = diagnosis.problem
    if diagnosis.status == Status.DRAFT or problem.state == problem.State.MERGED:
        raise NothingToCopy
    if not PERIOD.regex.match(period) or not is_after(period, diagnosis.period):
        raise NotALaterPeriod(field="period")
    with transaction.atomic():
        return create_diagnosis(
            actor=actor,
            partner=diagnosis.partner,
            content=_carried_on(content_of(diagnosis), period),
            problem=problem,
            copied_from=diagnosis,
            is_synthetic=diagnosis.is_synthetic,
        )


def next_period(diagnosis: Diagnosis) -> str:
    """Return the next period the institution has not spoken of this problem in."""
    taken = set(
        Diagnosis.objects.filter(
            problem=diagnosis.problem_id, partner=diagnosis.partner_id
        )
        .exclude(status=Status.ARCHIVED)
        .values_list("period", flat=True)
    )
    period = following(diagnosis.period)
    while period in taken:
        period = following(period)
    return period


def _carried_on(said: DiagnosisContent, period: str) -> DiagnosisContent:
    return replace(
        said,
        period=period,
        lint_override="",
        warnings_reason="",
        assigned_to=None,
        evidence=[replace(source, reference_date=None) for source in said.evidence],
    )
