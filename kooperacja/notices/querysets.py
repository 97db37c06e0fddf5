"""What is asked of notices and letters, in words."""

from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import IsNull
from django.utils import timezone


def naming(thing: models.Model) -> str:
    """Return how notices and letters say that they name a row: ``label:ref``.

    The log names its targets in the same way (`audit.log.record`).
    """
    return f"{thing._meta.label_lower}:{getattr(thing, 'ref', None) or thing.pk}"


class NoticeQuerySet(models.QuerySet):
    """Notices of people."""

    def of(self, user) -> "NoticeQuerySet":
        """Those of one person, unread first, then the newest."""
        return self.filter(recipient=user).order_by(
            IsNull(F("read_at"), False), "-told_at", "-pk"
        )

    def unread(self) -> "NoticeQuerySet":
        """Those their reader has not seen."""
        return self.filter(read_at__isnull=True)

    def about(self, *things: models.Model) -> "NoticeQuerySet":
        """Those that name one of these rows."""
        return self.filter(about__overlap=[naming(thing) for thing in things])


class LetterQuerySet(models.QuerySet):
    """The mail queue."""

    def waiting(self) -> "LetterQuerySet":
        """Neither sent nor given up."""
        return self.filter(sent_at__isnull=True, given_up_at__isnull=True)

    def due(self) -> "LetterQuerySet":
        """What may be sent now: prompt ones first, then in the order of their turn."""
        return (
            self.waiting()
            .filter(next_try_at__lte=timezone.now())
            .order_by("-is_prompt", "next_try_at", "pk")
        )

    def failed(self) -> "LetterQuerySet":
        """Given up: they wait for a person."""
        return self.filter(sent_at__isnull=True, given_up_at__isnull=False)

    def in_trouble(self) -> "LetterQuerySet":
        """Tried at least once and not through yet."""
        return self.waiting().filter(attempts__gt=0)

    def over_before(self, moment) -> "LetterQuerySet":
        """Sent or given up before a moment."""
        return self.filter(Q(sent_at__lt=moment) | Q(given_up_at__lt=moment))

    def about(self, *things: models.Model) -> "LetterQuerySet":
        """Those that name one of these rows."""
        return self.filter(about__overlap=[naming(thing) for thing in things])
