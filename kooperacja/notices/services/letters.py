"""Putting letters into the mail queue."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone, translation

from kooperacja.audit.log import record
from kooperacja.base.errors import NotPermitted

from .. import registry
from ..addresses import address_in
from ..composing import compose
from ..models import LONGEST_SUBJECT, Letter, Notice
from ..querysets import naming
from ..registry import NoticeKind
from ..wording import (
    Overrides,
    fill,
    one_line,
    overrides,
    speak,
    store,
    templates_of,
)
from .muting import is_muted


def queue_letter(
    *,
    kind: str,
    to_user=None,
    to_address: str = "",
    language: str = "",
    values: dict | None = None,
    path: str = "",
    url: str = "",
    key: str | None = None,
    about: Iterable[models.Model] = (),
    is_secret: bool = False,
    useless_after: timedelta | None = None,
) -> Letter | None:
    """Queue one letter of a kind registered with ``is_letter``.

    It goes to ``to_address``, or else to the address of ``to_user``. The button leads
    to ``path`` in the reader's language, or to ``url`` as it stands. ``is_secret``:
    the link opens something; the words are wiped as soon as the letter is over.
    ``useless_after``: from then on nobody needs it (its link has expired). The same
    ``key`` is queued once; then, and while `muted`, None is returned.

    :raises UnknownKind: nobody registered the kind.
    """
    described = registry.get(kind)
    if is_muted():
        return None
    language = language or to_user.language
    url = url or address_in(language, path)
    letter = _written(described, language, store(values or {}), url)
    letter.to_user, letter.to_address = to_user, to_address or to_user.email
    letter.about = sorted({naming(thing) for thing in about})
    letter.key, letter.is_secret = key, is_secret
    if useless_after is not None:
        letter.useless_after = timezone.now() + useless_after
    if key is None:
        letter.save()
        return letter
    Letter.objects.bulk_create([letter], ignore_conflicts=True)
    return Letter.objects.filter(ref=letter.ref).first()


def queue_notice_letters(kind: NoticeKind, notices: list[Notice]) -> None:
    """Queue one letter for each notice that goes out at once."""
    if not notices:
        return
    own = overrides([kind.name])
    Letter.objects.bulk_create(_letter_of(kind, row, own) for row in notices)


def _letter_of(kind: NoticeKind, notice: Notice, own: Overrides) -> Letter:
    person = notice.recipient
    url = address_in(person.language, notice.path)
    letter = _written(kind, person.language, notice.values, url, own, str(person))
    letter.to_user, letter.to_address = person, person.email
    letter.about = notice.about
    return letter


def _written(
    kind: NoticeKind,
    language: str,
    values: dict,
    url: str,
    own: Overrides | None = None,
    greeting: str = "",
) -> Letter:
    """Return a letter with its words, for nobody yet. ``values`` as they are stored."""
    own = overrides([kind.name]) if own is None else own
    with translation.override(language):
        spoken = speak(values)
        subject, text = templates_of(kind, language, own)
        subject = one_line(fill(subject, spoken))[:LONGEST_SUBJECT]
        plain, html = compose(
            subject=subject,
            text=fill(text, spoken),
            greeting=greeting,
            button=str(kind.button),
            url=url,
            why=str(kind.why),
            is_urgent=None if kind.is_letter else kind.urgent,
        )
    return Letter(kind=kind.name, subject=subject, text=plain, html=html)


@transaction.atomic
def retry_letters(*, actor, letters: models.QuerySet) -> int:
    """Put letters that were given up back into the queue; return how many.

    A letter whose words are gone (a secret link, a redaction) cannot be tried again.

    :raises NotPermitted: not a coordinator.
    """
    if not actor.has_perm("accounts.use_panel"):
        raise NotPermitted
    chosen = list(letters.failed().exclude(text="").select_for_update().order_by("pk"))
    for letter in chosen:
        letter.given_up_at, letter.attempts = None, 0
        letter.next_try_at = timezone.now()
        record(actor=actor, verb="letter.retried", target=letter, label=letter.kind)
    Letter.objects.bulk_update(chosen, ["given_up_at", "attempts", "next_try_at"])
    return len(chosen)
