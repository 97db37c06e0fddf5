"""Starting, editing and throwing away a diagnosis."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted, StaleVersion
from kooperacja.base.validation import first_of
from kooperacja.unsaved.services import forget_record
from partners.models import Partner

from ..answers import checked_answers
from ..models import Diagnosis, Problem
from ..workflow import EDITABLE
from .assigning import require_colleague
from .closing import hold_open_problem
from .completeness import public_texts
from .content import DIAGNOSIS_COLUMNS, DiagnosisContent, ProblemContent
from .placing import place_problem, set_areas
from .revising import hand_on_corrections
from .sources import store_sources
from .steps import DiagnosisExists


class ProblemNotKnown(InvalidInput):
    """The problem does not exist for this institution."""

    message = _("There is no such problem.")
    code = "unknown_problem"


class TitleAgreed(InvalidInput):
    """The coordinator has written the agreed words of the problem."""

    message = _("The coordinator has agreed on the title. Leave it as it was.")
    code = "title_agreed"


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
    :raises ProblemNotKnown: the problem is not public and not the partner's own.
    :raises ProblemIsClosed: nobody starts anything new about a closed problem.
    :raises BadPlace: the place cannot be stored.
    :raises DiagnosisExists: one per problem, partner and period.
    :raises FormAlreadySent: the form with this key has made a diagnosis.
    """
    if not _may_begin(actor, partner, told_by):
        raise NotPermitted
    _refuse_second_form(actor, form_key)
    if problem is None:
        problem = _open_problem(actor, partner, opens, is_synthetic)
    elif not Problem.objects.known_to([partner.pk]).filter(pk=problem.pk).exists():
        raise ProblemNotKnown(field="problem")
    else:
        hold_open_problem(problem)
    diagnosis = Diagnosis(
        problem=problem,
        partner=partner,
        author=actor,
        last_editor=actor,
        form_key=form_key,
        copied_from=copied_from,
        told_by=told_by,
        is_synthetic=is_synthetic,
    )
    _fill(diagnosis, content)
    verb = "diagnosis.taken_down" if told_by else "diagnosis.drafted"
    record(actor=actor, verb=verb, target=diagnosis, label="")
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
        _change_problem(diagnosis, problem)
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


def owns_problem(diagnosis: Diagnosis) -> bool:
    """Whether this diagnosis still is all there is of its problem.

    Then its partner may change what and where; later only the coordinator can.
    """
    problem = diagnosis.problem
    return (
        problem.public_id is None
        and not problem.diagnoses.exclude(pk=diagnosis.pk).exists()
    )


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


def _may_begin(actor: User, partner: Partner, told_by: str) -> bool:
    if told_by:
        return actor.has_perm("problems.enter_for_partner") and partner.is_active
    return actor.has_perm("problems.add_diagnosis") and _works_at(actor, partner)


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


def _open_problem(actor, partner, content, is_synthetic) -> Problem:
    if content is None:
        raise ProblemNotKnown(field="problem")
    problem = Problem(opened_by=partner, is_synthetic=is_synthetic)
    _fill_problem(problem, content)
    record(actor=actor, verb="problem.opened", target=problem, label="")
    return problem


def _change_problem(diagnosis: Diagnosis, content: ProblemContent) -> None:
    if not owns_problem(diagnosis):
        raise NotPermitted(
            _("Other institutions work on this problem: ask the coordinator.")
        )
    problem = Problem.objects.get(pk=diagnosis.problem_id)
    if problem.summary and problem.title != content.title:
        raise TitleAgreed(field="title")
    problem.version += 1
    _fill_problem(problem, content)
    diagnosis.problem = problem


def _fill_problem(problem: Problem, content: ProblemContent) -> None:
    before = (problem.category_id, problem.place, problem.area_id)
    problem.title = content.title
    problem.category = content.category
    place_problem(problem, content)
    if (problem.category_id, problem.place, problem.area_id) != before:
        # Whoever confirmed that it is not a dwelling spoke of the old place.
        problem.is_thing = False
    try:
        problem.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        raise first_of(error) from error
    problem.save()
    set_areas(problem, content)
    problem.target_groups.set(content.target_groups)


def _changes(before: dict[str, Any], diagnosis: Diagnosis) -> dict[str, list]:
    """Old and new value of short fields; of all others only that they changed."""
    short = {"period", "severity", "trend", "scale_count", "scale_unit"}
    return {
        name: [old, getattr(diagnosis, name)] if name in short else ["…", "…"]
        for name, old in before.items()
        if old != getattr(diagnosis, name)
    }
