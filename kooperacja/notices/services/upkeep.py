"""Reading notices, forgetting them, and taking words out of them."""

from collections.abc import Callable

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from .. import registry
from ..digest import KIND as DIGEST
from ..models import JobRun, Letter, Notice

#: What is left of a letter whose words were taken out.
WITHOUT_WORDS = {"subject": "", "text": "", "html": ""}


def mark_read(*, actor, ref: str) -> Notice:
    """Note that a person has read one of the own notices.

    :raises Notice.DoesNotExist: there is none, or it is somebody else's.
    """
    notice = Notice.objects.get(recipient=actor, ref=ref)
    if notice.read_at is None:
        notice.read_at = timezone.now()
        notice.save(update_fields=["read_at"])
    return notice


def mark_all_read(*, actor) -> int:
    """Note that a person has read all of the own notices; return how many."""
    return (
        Notice.objects.filter(recipient=actor).unread().update(read_at=timezone.now())
    )


@transaction.atomic
def forget(*things: models.Model, person=None, kind: str = "") -> int:
    """Take back what was told about rows, and letters about them not yet sent.

    Of one ``person`` (who has just lost the access), of one ``kind`` (what it said no
    longer holds), or all. Return how many notices are gone.
    """
    notices, letters = Notice.objects.about(*things), Letter.objects.about(*things)
    if person is not None:
        notices, letters = (
            notices.filter(recipient=person),
            letters.filter(to_user=person),
        )
    if kind:
        notices, letters = notices.filter(kind=kind), letters.filter(kind=kind)
    letters.waiting().delete()
    return notices.delete()[0]


@transaction.atomic
def forget_role(person, role: str) -> int:
    """Take back what a person was told in a role they have just lost; see `forget`.

    A digest that still waits and names the same rows does not leave either.
    """
    kinds = [kind.name for kind in registry.every() if kind.role == role]
    notices = Notice.objects.filter(recipient=person, kind__in=kinds)
    named = sorted({name for row in notices for name in row.about})
    told = Q(kind__in=kinds) | Q(kind=DIGEST, about__overlap=named)
    Letter.objects.waiting().filter(told, to_user=person).delete()
    return notices.delete()[0]


def forget_letters(person) -> int:
    """Send nothing more to a person whose access was closed; return how many."""
    return Letter.objects.waiting().filter(to_user=person).delete()[0]


@transaction.atomic
def redact_results(without: Callable[[str], str]) -> int:
    """Take words out of what jobs said of their work; return how many runs changed.

    Such a sentence names no rows. ``without`` returns a text without the words.
    """
    changed = []
    for run in JobRun.objects.exclude(result="").only("pk", "result"):
        cleaned = without(run.result)[: JobRun._meta.get_field("result").max_length]
        if cleaned != run.result:
            run.result = cleaned
            changed.append(run)
    JobRun.objects.bulk_update(changed, ["result"])
    return len(changed)


@transaction.atomic
def redact(*things: models.Model) -> int:
    """Take the words out of every notice and letter that names one of these rows.

    A letter in the queue is not sent any more; of the sent ones, which nobody can call
    back, our copy is wiped. Called by the service that redacts the row, which also
    writes the log. Return how many rows were wiped.
    """
    now = timezone.now()
    letters = Letter.objects.about(*things)
    letters.waiting().update(given_up_at=now)
    notices = Notice.objects.about(*things).filter(is_redacted=False)
    return letters.update(**WITHOUT_WORDS) + notices.update(
        values={}, path="", key="", in_digest=False, is_redacted=True
    )
