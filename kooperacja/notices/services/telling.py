"""Telling people that something has happened."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone

from .. import registry
from ..addresses import neutral_path
from ..choices import MailChoice
from ..models import Notice
from ..querysets import naming
from ..registry import NoticeKind
from ..wording import store
from .letters import queue_notice_letters
from .muting import is_muted

#: How long the same thing, still unread, is told again in the same notice.
RENEWED_FOR = timedelta(days=1)


@transaction.atomic
def notify(
    *,
    kind: str,
    recipients: Iterable,
    values: dict | None = None,
    path: str = "",
    key: str = "",
    about: Iterable[models.Model] = (),
    actor=None,
) -> list[Notice]:
    """Tell people something; return the notices that were written or renewed.

    ``values`` fill the places of the kind: words, or a `date` that each gets in the own
    language. ``path``: a page of the portal, from `reverse`. ``about``: the rows that
    the values name, the institution among them. ``key`` tells one matter of a kind from
    another: told again within a day and still unread, the notice is renewed, and a
    letter follows only if it says something else; without a key nothing is renewed.

    Inactive people and the ``actor`` are never told. An urgent kind is mailed at once,
    the rest as each person chose (`MailChoice`).

    :raises UnknownKind: nobody registered the kind.
    :raises ValueError: the path is not one of the portal, or the kind is only mailed.
    """
    described = registry.get(kind)
    if described.is_letter:
        raise ValueError(f"{kind} is a letter: use queue_letter")
    saying = {"values": store(values or {}), "path": neutral_path(path)}
    saying["about"] = sorted({naming(thing) for thing in about})
    if is_muted():
        return []
    return _write(described, _people(recipients, actor), key, saying)


def _write(kind: NoticeKind, people: list, key: str, saying: dict) -> list[Notice]:
    """Renew what is still unread, write the rest, and queue what goes out at once."""
    known = _still_unread(kind, people, key)
    fresh = [
        Notice(kind=kind.name, recipient=person, key=key, **saying)
        for person in _without(people, known)
    ]
    _choose_post(kind, [*fresh, *_renew(known, saying)])
    Notice.objects.bulk_create(fresh)
    Notice.objects.bulk_update(known, [*saying, "told_at", "in_digest"])
    return [*fresh, *known]


def _people(recipients: Iterable, actor) -> list:
    """Return each active person once, without whoever did it."""
    once = {person.pk: person for person in recipients if person.is_active}
    if actor is not None:
        once.pop(actor.pk, None)
    return list(once.values())


def _without(people: list, known: list[Notice]) -> list:
    told = {row.recipient_id for row in known}
    return [person for person in people if person.pk not in told]


def _still_unread(kind: NoticeKind, people: list, key: str) -> list[Notice]:
    """Return and lock what these people were told of the same matter today."""
    if not key or not people:
        return []
    return list(
        Notice.objects.unread()
        .filter(
            kind=kind.name,
            key=key,
            recipient__in=people,
            told_at__gt=timezone.now() - RENEWED_FOR,
        )
        .select_related("recipient")
        .select_for_update(of=("self",))
    )


def _renew(known: list[Notice], saying: dict) -> list[Notice]:
    """Let known notices say it now; return those that say something else by it."""
    changed = [row for row in known if row.values != saying["values"]]
    for row in known:
        row.told_at = timezone.now()
        for name, value in saying.items():
            setattr(row, name, value)
    return changed


def _choose_post(kind: NoticeKind, news: list[Notice]) -> None:
    """Queue a letter for what goes out at once, mark what waits for the digest."""
    at_once = []
    for row in news:
        choice = row.recipient.mail_choice
        if kind.urgent or choice == MailChoice.AT_ONCE:
            at_once.append(row)
        elif choice == MailChoice.DIGEST:
            row.in_digest = True
    queue_notice_letters(kind, at_once)
