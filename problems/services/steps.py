"""The steps of the workflow that do not touch the public shelf."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError
from kooperacja.base.workflow import Transition
from kooperacja.disclosure import lint

from .. import mails
from ..models import Diagnosis, StatusChange
from ..workflow import WORKFLOW

# Characters of a public text under which a reader learns nothing.
SHORTEST_PUBLIC_TEXT = 40


class DiagnosisExists(DomainError):
    """The institution has said something about this problem in this period."""

    message = _(
        "Your institution already has a diagnosis of this problem in this period. "
        "Open that one instead."
    )
    code = "diagnosis_exists"


class DiagnosisIncomplete(DomainError):
    """Something a reader needs is missing; ``missing`` names the fields."""

    message = _("Before you submit, fill in what is missing.")
    code = "incomplete"
    status_code = 400

    def __init__(self, missing: dict[str, str]):
        super().__init__(missing=missing, field=next(iter(missing)))
        self.missing = missing


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

    :raises DiagnosisIncomplete: a required field is empty.
    """
    return take_step("submit", actor=actor, diagnosis=diagnosis, note=note)


def withdraw_diagnosis(
    *, actor: User, diagnosis: Diagnosis, note: str = ""
) -> Diagnosis:
    """Take a submitted diagnosis back to the desk."""
    return take_step("withdraw", actor=actor, diagnosis=diagnosis, note=note)


def return_diagnosis(*, actor: User, diagnosis: Diagnosis, note: str) -> Diagnosis:
    """Send a diagnosis back with a reason.

    :raises NoteRequired: without a reason.
    """
    return take_step("return", actor=actor, diagnosis=diagnosis, note=note)


def restore_diagnosis(
    *, actor: User, diagnosis: Diagnosis, note: str = ""
) -> Diagnosis:
    """Bring an archived diagnosis back to wait for its release.

    :raises DiagnosisExists: the partner has written the same period anew.
    """
    return take_step("restore", actor=actor, diagnosis=diagnosis, note=note)


@transaction.atomic
def accept_diagnosis(
    *, actor: User, diagnosis: Diagnosis, note: str = "", lint_override: str = ""
) -> Diagnosis:
    """Agree that a diagnosis may be published.

    ``lint_override`` is the coordinator's reason why what looks like personal data
    is none; it is audited.

    :raises PersonalDataFound: findings and no reason.
    :raises FourEyesRequired: the coordinator wrote or edited it.
    """
    diagnosis, step = begin("accept", actor=actor, diagnosis=diagnosis, note=note)
    findings = personal_data_in(diagnosis)
    if findings and not lint_override.strip():
        raise PersonalDataFound(findings)
    diagnosis.lint_override = lint_override.strip() if findings else ""
    diagnosis.checked_class = diagnosis.problem.sensitivity
    return finish(step, actor=actor, diagnosis=diagnosis, note=note or lint_override)


@transaction.atomic
def take_step(
    name: str, *, actor: User, diagnosis: Diagnosis, note: str = ""
) -> Diagnosis:
    """Take a step that only moves the diagnosis: submit, withdraw, return, restore."""
    diagnosis, step = begin(name, actor=actor, diagnosis=diagnosis, note=note)
    if step.needs_complete:
        require_complete(diagnosis)
    return finish(step, actor=actor, diagnosis=diagnosis, note=note)


def begin(
    name: str, *, actor: User, diagnosis: Diagnosis, note: str
) -> tuple[Diagnosis, Transition]:
    """Lock the row and ask the table whether this step may be taken now."""
    locked = (
        Diagnosis.objects.select_for_update(of=("self",))
        .select_related("problem", "problem__category", "partner")
        .get(pk=diagnosis.pk)
    )
    return locked, WORKFLOW.check(name, locked, actor, note)


def finish(
    step: Transition, *, actor: User, diagnosis: Diagnosis, note: str
) -> Diagnosis:
    """Write state, history and log, and the letters for after the commit."""
    before = diagnosis.status
    diagnosis.status = step.target
    diagnosis.version += 1
    try:
        with transaction.atomic():
            diagnosis.save()
    except IntegrityError as error:
        raise DiagnosisExists(field="period") from error
    StatusChange.objects.create(
        diagnosis=diagnosis,
        transition=step.name,
        from_status=before,
        to_status=step.target,
        actor=actor,
        note=note,
    )
    record(
        actor=actor,
        verb=f"diagnosis.{step.outcome}",
        target=diagnosis,
        changes={"status": [before, step.target]},
        note=note,
    )
    transaction.on_commit(
        lambda: mails.announce(step=step, diagnosis=diagnosis, actor=actor, note=note)
    )
    return diagnosis


def require_complete(diagnosis: Diagnosis) -> None:
    """Refuse a diagnosis a reader could not judge.

    :raises DiagnosisIncomplete: names what is missing.
    """
    missing = missing_from(diagnosis)
    if missing:
        raise DiagnosisIncomplete(missing)


def missing_from(diagnosis: Diagnosis) -> dict[str, str]:
    """Return what must be added before a diagnosis can be submitted, by field."""
    missing = {
        name: str(_("This field is needed before you submit."))
        for name in ("severity", "trend", "text_public")
        if not getattr(diagnosis, name)
    }
    if 0 < len(diagnosis.text_public) < SHORTEST_PUBLIC_TEXT:
        missing["text_public"] = str(
            _("Write a little more: at least %(count)s characters.")
            % {"count": SHORTEST_PUBLIC_TEXT}
        )
    if not diagnosis.evidence.exists():
        missing["evidence"] = str(
            _("Name at least one source: what does the diagnosis rest on?")
        )
    return missing


def public_texts(diagnosis: Diagnosis) -> dict[str, str]:
    """Return every text of a diagnosis that its release would make public."""
    texts = {"title": diagnosis.problem.title, "text_public": diagnosis.text_public}
    for number, item in enumerate(diagnosis.evidence.all(), start=1):
        texts[f"evidence-{number}"] = item.description
    return texts


def personal_data_in(diagnosis: Diagnosis) -> dict[str, list]:
    """Return what the lint finds in the texts that would become public, by field."""
    return findings_in(public_texts(diagnosis), diagnosis.problem.sensitivity)


def findings_in(texts: dict[str, str], sensitivity: int) -> dict[str, list]:
    """Return the lint's findings by the name of the text; only where there are any."""
    found = {
        name: lint.lint(text, sensitivity=sensitivity) for name, text in texts.items()
    }
    return {name: findings for name, findings in found.items() if findings}
