"""What a diagnosis lacks before a reader can judge it. Reads only."""

from django.utils.translation import gettext_lazy as _

from kooperacja.base.errors import DomainError
from kooperacja.disclosure import lint

from ..models import Diagnosis
from .doubting import impossible_in, improbable_in

# Characters of a public text under which a reader learns nothing.
SHORTEST_PUBLIC_TEXT = 40


class DiagnosisIncomplete(DomainError):
    """Something a reader needs is missing; ``missing`` names the fields."""

    message = _("Before you submit, fill in what is missing.")
    code = "incomplete"
    status_code = 400

    def __init__(self, missing: dict[str, str]):
        super().__init__(missing=missing, field=next(iter(missing)))
        self.missing = missing


def require_complete(diagnosis: Diagnosis) -> None:
    """Refuse a diagnosis a reader could not judge.

    :raises DiagnosisIncomplete: names what is missing.
    """
    missing = missing_from(diagnosis)
    if missing:
        raise DiagnosisIncomplete(missing)


def missing_from(diagnosis: Diagnosis) -> dict[str, str]:
    """Return what must be done before a diagnosis can be submitted, by field.

    What looks like personal data or improbable needs a reason; what is impossible has
    to be mended.
    """
    evidence = list(diagnosis.evidence.all())
    missing = _empty_in(diagnosis)
    if not evidence:
        missing["evidence"] = str(
            _("Name at least one source: what does the diagnosis rest on?")
        )
    missing |= {doubt.field: doubt.text for doubt in impossible_in(diagnosis, evidence)}
    if personal_data_in(diagnosis) and not diagnosis.lint_override.strip():
        missing["lint_override"] = str(
            _(
                "A text for residents looks as if it held personal data: mend it, or "
                "say why it is none."
            )
        )
    if not diagnosis.warnings_reason.strip() and improbable_in(diagnosis, evidence):
        missing["warnings_reason"] = str(_("Something looks odd: say why it is right."))
    return missing


def _empty_in(diagnosis: Diagnosis) -> dict[str, str]:
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
