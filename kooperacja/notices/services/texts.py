"""The coordinator's own words for what the portal writes to people."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from kooperacja.audit.log import record
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.base.validation import require_valid

from ..composing import compose
from ..models import NoticeText
from ..registry import NoticeKind
from ..wording import editable, examples, fill, one_line, require_known_places


@dataclass(frozen=True)
class Preview:
    """A letter with invented values: its subject and its whole plain text."""

    subject: str
    text: str
    html: str


@transaction.atomic
def change_text(
    *, actor, kind: NoticeKind, language: str, subject: str, text: str
) -> NoticeText:
    """Store own words for a kind in one language; they hold from the next letter on.

    :raises NotPermitted: not a coordinator.
    :raises InvalidInput: a place this kind does not fill, empty or too long.
    """
    _require(actor)
    require_places(kind, subject=subject, text=text)
    row = _locked(kind, language) or NoticeText(kind=kind.name, language=language)
    row.subject, row.text = one_line(subject), text.strip().replace("\r\n", "\n")
    require_valid(row)
    row.save()
    record(actor=actor, verb="notice_text.changed", target=row)
    return row


@transaction.atomic
def restore_text(*, actor, kind: NoticeKind, language: str) -> None:
    """Go back to the text of the portal.

    :raises NotPermitted: not a coordinator.
    """
    _require(actor)
    row = _locked(kind, language)
    if row is not None:
        record(actor=actor, verb="notice_text.restored", target=row)
        row.delete()


def require_places(kind: NoticeKind, *, subject: str, text: str) -> None:
    """Refuse words with places this kind does not fill.

    :raises InvalidInput: at the field that holds the first one.
    """
    require_known_places(kind, subject, field="subject")
    require_known_places(kind, text, field="text")


def preview(kind: NoticeKind, *, language: str, subject: str, text: str) -> Preview:
    """Return the letter these words would make, with invented values."""
    with translation.override(language):
        values = examples(kind)
        headline = one_line(fill(subject, values))
        plain, html = compose(
            subject=headline,
            text=fill(text, values),
            greeting="" if kind.is_letter else _("Anna Kowalska"),
            button=editable(kind.button),
            url=f"{settings.BASE_URL}/…",
            why=str(kind.why),
            is_urgent=None if kind.is_letter else kind.urgent,
        )
    return Preview(headline, plain, html)


def _locked(kind: NoticeKind, language: str) -> NoticeText | None:
    if language not in dict(settings.LANGUAGES):
        raise InvalidInput(field="language")
    rows = NoticeText.objects.select_for_update()
    return rows.filter(kind=kind.name, language=language).first()


def _require(actor) -> None:
    if not actor.has_perm("accounts.use_panel"):
        raise NotPermitted
