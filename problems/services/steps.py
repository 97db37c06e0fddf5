"""The steps of the workflow that do not touch the public shelf."""

from collections.abc import Iterable, Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError
from kooperacja.base.workflow import Transition, TransitionNotAllowed

from ..mails.announcing import announce
from ..models import Diagnosis, StatusChange
from ..workflow import WORKFLOW, Status
from .checking import require_checks
from .completeness import personal_data_in, require_complete
from .remarks import pin_remarks
from .snapshots import take_snapshot

# Steps that move a diagnosis and do nothing else; the others have their own services.
PLAIN_STEPS = frozenset({"submit", "withdraw", "return", "restore"})


class DiagnosisExists(DomainError):
    """The institution has said something about this problem in this period."""

    message = _(
        "Your institution already has a diagnosis of this problem in this period. "
        "Open that one instead."
    )
    code = "diagnosis_exists"


class ReplacedByCorrection(DomainError):
    """A corrected version stands in its place, or it stands in the other's."""

    message = _(
        "Another version of this diagnosis has its place. Take that one off the map "
        "first."
    )
    code = "replaced"


class PersonalDataFound(DomainError):
    """A public text looks as if it held personal data; ``findings`` says where."""

    message = _(
        "The public text looks as if it held personal data. Return it, or say why it "
        "is not personal data."
    )
    code = "personal_data"
    status_code = 400

    def __init__(self, findings: dict[str, list]):
        super().__init__(findings=findings, field="lint_override")
        self.findings = findings


def submit_diagnosis(*, actor: User, diagnosis: Diagnosis, note: str = "") -> Diagnosis:
    """Hand a complete diagnosis to the coordinator.

    :raises DiagnosisIncomplete: a required field is empty, or something that looks
        odd has no reason: personal data in a public text, an improbable figure.
    """
    return take_step("submit", actor=actor, diagnosis=diagnosis, note=note)


def withdraw_diagnosis(
    *, actor: User, diagnosis: Diagnosis, note: str = ""
) -> Diagnosis:
    """Take a submitted diagnosis back to the desk."""
    return take_step("withdraw", actor=actor, diagnosis=diagnosis, note=note)


@transaction.atomic
def return_diagnosis(
    *,
    actor: User,
    diagnosis: Diagnosis,
    note: str,
    pins: Iterable[tuple[str, str]] = (),
) -> Diagnosis:
    """Send a diagnosis back with a reason, and with (part, text) pinned to its parts.

    :raises NoteRequired: without a reason.
    :raises InvalidInput: a pin on a part there is not, or without words.
    """
    diagnosis = take_step("return", actor=actor, diagnosis=diagnosis, note=note)
    pin_remarks(actor=actor, step=diagnosis.status_changes.last(), pins=pins)
    return diagnosis


def restore_diagnosis(
    *, actor: User, diagnosis: Diagnosis, note: str = ""
) -> Diagnosis:
    """Bring an archived diagnosis back to wait for its release.

    :raises DiagnosisExists: the partner has written the same period anew.
    :raises ReplacedByCorrection: another version of it has its place.
    """
    return take_step("restore", actor=actor, diagnosis=diagnosis, note=note)


@transaction.atomic
def accept_diagnosis(
    *,
    actor: User,
    diagnosis: Diagnosis,
    checks: Mapping[str, str],
    note: str = "",
    lint_override: str = "",
) -> Diagnosis:
    """Agree that a diagnosis may be published.

    ``checks`` are the verdicts on `problems.checklist`. ``lint_override`` is the
    coordinator's reason why what looks like personal data is none; it is audited.

    :raises PersonalDataFound: findings and no reason.
    :raises ChecklistIncomplete: a question of the checklist is open.
    :raises FourEyesRequired: the coordinator wrote or edited it.
    """
    diagnosis, step = begin("accept", actor=actor, diagnosis=diagnosis, note=note)
    findings = personal_data_in(diagnosis)
    if findings and not lint_override.strip():
        raise PersonalDataFound(findings)
    checks = require_checks(checks)
    diagnosis.lint_override = lint_override.strip() if findings else ""
    diagnosis.checked_class = diagnosis.problem.sensitivity
    note = note or lint_override
    return finish(step, actor=actor, diagnosis=diagnosis, note=note, checks=checks)


@transaction.atomic
def take_step(
    name: str, *, actor: User, diagnosis: Diagnosis, note: str = ""
) -> Diagnosis:
    """Take a step that only moves the diagnosis: submit, withdraw, return, restore.

    :raises TransitionNotAllowed: the step does more and has a service of its own, or
        the state does not allow it.
    """
    if name not in PLAIN_STEPS:
        raise TransitionNotAllowed
    diagnosis, step = begin(name, actor=actor, diagnosis=diagnosis, note=note)
    if step.needs_complete:
        require_complete(diagnosis)
        _record_override(actor, diagnosis)
    if name == "restore":
        _require_free_place(diagnosis)
    return finish(step, actor=actor, diagnosis=diagnosis, note=note)


def _record_override(actor: User, diagnosis: Diagnosis) -> None:
    """Keep in the log that the author was warned of personal data, and the reason."""
    if diagnosis.lint_override and personal_data_in(diagnosis):
        record(
            actor=actor,
            verb="diagnosis.overridden",
            target=diagnosis,
            note=diagnosis.lint_override,
        )


def begin(
    name: str, *, actor: User | None, diagnosis: Diagnosis, note: str
) -> tuple[Diagnosis, Transition]:
    """Lock the row and ask the table whether this step may be taken now.

    ``actor`` None is the system itself: the scheduled release.
    """
    locked = (
        Diagnosis.objects.select_for_update(of=("self",))
        .select_related("problem", "problem__category", "partner")
        .get(pk=diagnosis.pk)
    )
    return locked, WORKFLOW.check(name, locked, actor, note)


def finish(
    step: Transition,
    *,
    actor: User | None,
    diagnosis: Diagnosis,
    note: str,
    checks: Mapping[str, str] | None = None,
) -> Diagnosis:
    """Write state, history and log, and tell those whom it concerns."""
    before = diagnosis.status
    diagnosis.status = step.target
    diagnosis.version += 1
    try:
        with transaction.atomic():
            diagnosis.save()
    except IntegrityError as error:
        raise DiagnosisExists(field="period") from error
    change = StatusChange.objects.create(
        diagnosis=diagnosis,
        transition=step.name,
        from_status=before,
        to_status=step.target,
        actor=actor,
        note=note,
        checks=checks or {},
    )
    if step.needs_complete:
        take_snapshot(change)
    answered = {
        f"check_{name}": [None, verdict] for name, verdict in change.checks.items()
    }
    record(
        actor=actor,
        verb=f"diagnosis.{step.outcome}",
        target=diagnosis,
        changes={"status": [before, step.target], **answered},
        note=note,
    )
    announce(step=step, diagnosis=diagnosis, actor=actor, note=note)
    return diagnosis


def _require_free_place(diagnosis: Diagnosis) -> None:
    """Refuse to bring back what another version of the same diagnosis stands for."""
    taken = diagnosis.revisions.filter(is_pending_revision=False)
    older = diagnosis.revises
    if (
        taken.exclude(status=Status.ARCHIVED).exists()
        or older is not None
        and older.status != Status.ARCHIVED
    ):
        raise ReplacedByCorrection
