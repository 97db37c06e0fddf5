"""Writing the log. Called by services, inside their transaction."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection, transaction

from kooperacja.base.copying import copy_rows

from . import verbs
from .models import AuditEntry

SYSTEM = "system"


def record(
    *,
    actor,
    verb: str,
    target,
    changes: dict | None = None,
    note: str = "",
    label: str | None = None,
) -> AuditEntry:
    """Write that ``actor`` (None: the system itself) did ``verb`` to ``target``.

    ``changes`` maps field names to ``[old, new]``; long texts are not copied into
    the log, only the fact that they changed. ``label`` is what the log keeps as the
    name of the target instead of ``str(target)``: "" where that name is words of a
    draft, which the readers of the log may never learn.

    :raises UnknownVerb: the verb was never registered.
    """
    verbs.require(verb)
    return AuditEntry.objects.create(
        actor=actor,
        actor_label=str(actor) if actor else SYSTEM,
        verb=verb,
        target_type=target._meta.label_lower,
        target_ref=str(getattr(target, "ref", None) or target.pk),
        target_label=(str(target) if label is None else label)[:300],
        changes=changes or {},
        note=note,
    )


def record_each(*, actor, verb: str, targets: Iterable, changes: dict | None = None):
    """Write the same sentence about each of many things, as `record` does of one.

    :raises UnknownVerb: the verb was never registered.
    """
    verbs.require(verb)
    copy_rows(
        AuditEntry,
        (
            AuditEntry(
                actor=actor,
                actor_label=str(actor) if actor else SYSTEM,
                verb=verb,
                target_type=target._meta.label_lower,
                target_ref=str(getattr(target, "ref", None) or target.pk),
                target_label=str(target)[:300],
                changes=changes or {},
            )
            for target in targets
        ),
    )


def entries_of(target):
    """Return the log of one thing, newest first."""
    return AuditEntry.objects.filter(
        target_type=target._meta.label_lower,
        target_ref=str(getattr(target, "ref", None) or target.pk),
    ).order_by("-id")


def redact(targets, without: Callable[[Any], Any]) -> int:
    """Take words out of the log of some things; return how many entries changed.

    ``without`` returns a text, or a JSON value, without them. Who did what and when
    stays as it is: the trigger of the table lets nothing else change, and this only
    within the present transaction.
    """
    changed = []
    for target in targets:
        for entry in entries_of(target):
            cleaned = [
                without(entry.target_label),
                without(entry.note),
                without(entry.changes),
            ]
            if cleaned != [entry.target_label, entry.note, entry.changes]:
                entry.target_label, entry.note, entry.changes = cleaned
                changed.append(entry)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL kooperacja.redacting = 'on'")
        AuditEntry.objects.bulk_update(changed, ["target_label", "note", "changes"])
        cursor.execute("SET LOCAL kooperacja.redacting = 'off'")
    return len(changed)
