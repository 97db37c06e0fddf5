"""Starting, editing and throwing away a diagnosis."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, NotPermitted, StaleVersion
from kooperacja.base.validation import first_of
from kooperacja.unsaved.services import forget_record
from partners.models import Partner

from ..answers import checked_answers
from ..models import Diagnosis, Problem
from ..workflow import EDITABLE
from .assigning import require_colleague
from .completeness import public_texts
from .content import DIAGNOSIS_COLUMNS, DiagnosisContent, ProblemContent
from .opening import change_problem, problem_for
from .revising import hand_on_corrections
from .sources import store_sources
from .steps import DiagnosisExists


class DiagnosisClosed(DomainError):
    """It left the desk in the meantime; whoever asks, it is not written any more."""

    message = _(
        "This diagnosis has been handed over, so it cannot be changed now. Take it "
        "back or wait for the decision."
    )
    code = "closed"


class FormAlreadySent(DomainError):
    """The same filled-in form came twice; ``ref`` is what the first one made."""

    message = _("This form has been sent already.")
    code = "already_sent"

    def __init__(self, ref: str):
        super().__init__(ref=ref)
        self.ref = ref


@transaction.atomic
def create_diagnosis(
    *,
    actor: User,
    partner: Partner,
    content: DiagnosisContent,
    problem: Problem | None = None,
    opens: ProblemContent | None = None,
    form_key: str | None = None,
    copied_from: Diagnosis | None = None,
    told_by: str = "",
    is_synthetic: bool = False,
) -> Diagnosis:
    """Start a diagnosis: of a known problem, or of one that it opens.

    ``form_key`` names the filled-in form, so that a double click makes one diagnosis;
    ``copied_from`` is what the content was taken over from. With ``told_by`` (a
    `Diagnosis.ToldBy`) a coordinator writes down what an institution said; both names
    stay, and another coordinator decides.

    :raises NotPermitted: the person does not work at this partner.
    :raises DomainError: the problem cannot be had, see `problem_for`.
    :raises DiagnosisExists: one per problem, partner and period.
    :raises FormAlreadySent: the form with this key has made a diagnosis.
    """
    _require_beginning(actor, partner, told_by, form_key)
    diagnosis = Diagnosis(
        problem=problem_for(
            actor, partner, known=problem, opens=opens, is_synthetic=is_synthetic
        ),
        partner=partner,
        author=actor,
        last_editor=actor,
        form_key=form_key,
        copied_from=copied_from,
        told_by=told_by,
        is_synthetic=is_synthetic,
    )
    _fill(diagnosis, content)
    _log_beginning(actor, diagnosis)
    return diagnosis


@transaction.atomic
def update_diagnosis(
    *,
    actor: User,
    diagnosis: Diagnosis,
    version: int,
    content: DiagnosisContent,
    problem: ProblemContent | None = None,
) -> Diagnosis:
    """Save an edited draft, and the problem's own data while nobody else has it.

    :raises StaleVersion: somebody saved since the editor read ``version``.
    :raises NotPermitted: not the own partner, or not in an editable state.
    :raises DiagnosisClosed: not in an editable state, for whom no rule stops.
    """
    diagnosis = _locked(diagnosis)
    if not actor.has_perm("problems.change_diagnosis", diagnosis):
        raise NotPermitted
    if diagnosis.status not in EDITABLE:
        raise DiagnosisClosed
    if diagnosis.version != version:
        raise StaleVersion(diagnosis)
    before = {name: getattr(diagnosis, name) for name in DIAGNOSIS_COLUMNS}
    content = _without_old_reason(diagnosis, content, problem)
    if problem is not None:
        change_problem(diagnosis, problem)
    diagnosis.last_editor = actor
    diagnosis.version += 1
    _fill(diagnosis, content)
    record(
        actor=actor,
        verb="diagnosis.edited",
        target=diagnosis,
        label="",
        changes=_changes(before, diagnosis),
    )
    return diagnosis


@transaction.atomic
def discard_diagnosis(*, actor: User, diagnosis: Diagnosis) -> None:
    """Throw away a draft nobody else has seen, and the problem it opened.

    :raises NotPermitted: it was submitted once, or is not the own partner's.
    """
    diagnosis = _locked(diagnosis)
    if not actor.has_perm("problems.delete_diagnosis", diagnosis):
        raise NotPermitted
    if diagnosis.status not in EDITABLE or diagnosis.status_changes.exists():
        raise DiagnosisClosed
    problem = diagnosis.problem
    record(actor=actor, verb="diagnosis.discarded", target=diagnosis, label="")
    hand_on_corrections(diagnosis)
    forget_record(record=diagnosis)
    diagnosis.delete()
    if problem.public_id is None and not problem.diagnoses.exists():
        problem.delete()


def _locked(diagnosis: Diagnosis) -> Diagnosis:
    """Lock the problem and then the diagnosis: the one order of all services."""
    Problem.objects.select_for_update().get(pk=diagnosis.problem_id)
    return (
        Diagnosis.objects.select_for_update(of=("self",))
        .select_related("problem", "problem__category", "partner")
        .get(pk=diagnosis.pk)
    )


def _refuse_second_form(author: User, form_key: str | None) -> None:
    if form_key is None:
        return
    first = Diagnosis.objects.made_from(author, form_key)
    if first is not None:
        raise FormAlreadySent(first.ref)


def _require_beginning(
    actor: User, partner: Partner, told_by: str, form_key: str | None
) -> None:
    if told_by:
        may = actor.has_perm("problems.enter_for_partner") and partner.is_active
    else:
        may = actor.has_perm("problems.add_diagnosis") and _works_at(actor, partner)
    if not may:
        raise NotPermitted
    _refuse_second_form(actor, form_key)


def _works_at(actor: User, partner: Partner) -> bool:
    return type(partner).objects.active().of(actor).filter(pk=partner.pk).exists()


def _fill(diagnosis: Diagnosis, content: DiagnosisContent) -> None:
    if content.assigned_to != diagnosis.assigned_to:
        require_colleague(content.assigned_to, diagnosis.partner)
    for name in DIAGNOSIS_COLUMNS:
        setattr(diagnosis, name, getattr(content, name))
    diagnosis.answers = checked_answers(diagnosis.problem.category, content.answers)
    try:
        diagnosis.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        raise first_of(error) from error
    try:
        with transaction.atomic():
            diagnosis.save()
    except IntegrityError as error:
        if "problems_diagnosis_one_per_period" in str(error):
            raise DiagnosisExists(field="period") from error
        # Both clicks arrived at once: the other one has committed by now.
        _refuse_second_form(diagnosis.author, diagnosis.form_key)
        raise
    store_sources(diagnosis, content.evidence)


def _log_beginning(actor: User, diagnosis: Diagnosis) -> None:
    verb = "diagnosis.taken_down" if diagnosis.told_by else "diagnosis.drafted"
    record(actor=actor, verb=verb, target=diagnosis, label="")


def _without_old_reason(
    diagnosis: Diagnosis, content: DiagnosisContent, opens: ProblemContent | None
) -> DiagnosisContent:
    """Drop the reason why it is no personal data once the public words are others."""
    texts = {
        "title": opens.title if opens else diagnosis.problem.title,
        "text_public": content.text_public,
    } | {
        f"evidence-{number}": item.description
        for number, item in enumerate(content.evidence, start=1)
    }
    is_new = content.lint_override != diagnosis.lint_override
    if is_new or texts == public_texts(diagnosis):
        return content
    return replace(content, lint_override="")


def _changes(before: dict[str, Any], diagnosis: Diagnosis) -> dict[str, list]:
    """Old and new value of short fields; of all others only that they changed."""
    short = {"period", "severity", "trend", "scale_count", "scale_unit"}
    return {
        name: [old, getattr(diagnosis, name)] if name in short else ["…", "…"]
        for name, old in before.items()
        if old != getattr(diagnosis, name)
    }
