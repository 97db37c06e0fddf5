"""Notices on the desk, letters in the mail queue, and what the worker has run."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.base.models import Referenced

from .querysets import LetterQuerySet, NoticeQuerySet

LONGEST_SUBJECT = 200


def named_things() -> ArrayField:
    """Return the column that says which rows a text names (`querysets.naming`).

    By it a redaction finds every copy of a text, and who leaves an institution loses
    what was told about it.
    """
    return ArrayField(
        models.CharField(max_length=120),
        verbose_name=_("rows it names"),
        default=list,
        blank=True,
    )


class Notice(Referenced):
    """One thing one person was told, on the desk and perhaps by mail.

    The words are made when it is read, from its kind and ``values``, so that they are
    in the language of the reader and follow what the coordinator edits. ``told_at`` is
    moved when the same thing happens again before it was read.
    """

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recipient"),
        on_delete=models.CASCADE,
        related_name="notices",
    )
    kind = models.CharField(_("kind"), max_length=80)
    values = models.JSONField(_("values"), default=dict, blank=True)
    path = models.CharField(_("leads to"), max_length=500, blank=True)
    key = models.CharField(_("key against doubles"), max_length=200, blank=True)
    about = named_things()
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    told_at = models.DateTimeField(_("told last"), default=timezone.now)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    in_digest = models.BooleanField(_("waits for the digest"), default=False)
    is_redacted = models.BooleanField(_("taken out"), default=False)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        indexes = [
            models.Index(fields=["recipient", "-told_at"], name="notices_of_person"),
            models.Index(
                fields=["recipient"],
                name="notices_unread",
                condition=models.Q(read_at__isnull=True),
            ),
            models.Index(
                fields=["recipient"],
                name="notices_for_digest",
                condition=models.Q(in_digest=True),
            ),
            GinIndex(fields=["about"], name="notices_about"),
        ]

    def __str__(self):
        return f"{self.kind} → {self.recipient_id}"


class Letter(Referenced):
    """One e-mail in the queue, complete as it will leave.

    Queued in the transaction of what it tells, sent by the worker after the commit. A
    worker that dies between sending and committing sends it again, with the same
    Message-ID: a letter may come twice, it is never lost.
    """

    to_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="letters",
    )
    to_address = models.EmailField(_("e-mail address"), max_length=254)
    kind = models.CharField(_("kind"), max_length=80)
    subject = models.CharField(_("subject"), max_length=LONGEST_SUBJECT, blank=True)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(_("text as HTML"), blank=True)
    about = named_things()
    # The same key twice is the same letter: the second one is not queued.
    key = models.CharField(
        _("key against doubles"), max_length=200, unique=True, null=True, blank=True
    )
    is_prompt = models.BooleanField(_("before all others"), default=True)
    # It carries a link that opens an account: its words are gone once it is over.
    is_secret = models.BooleanField(_("holds a secret link"), default=False)
    useless_after = models.DateTimeField(_("useless after"), null=True, blank=True)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    next_try_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.CharField(_("last error"), max_length=500, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    given_up_at = models.DateTimeField(_("given up at"), null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        indexes = [
            models.Index(
                fields=["-is_prompt", "next_try_at", "id"],
                name="letters_waiting",
                condition=models.Q(sent_at__isnull=True, given_up_at__isnull=True),
            ),
            models.Index(
                fields=["-given_up_at"],
                name="letters_failed",
                condition=models.Q(sent_at__isnull=True, given_up_at__isnull=False),
            ),
            GinIndex(fields=["about"], name="letters_about"),
        ]

    def __str__(self):
        return f"{self.kind} → {self.to_address}"


class NoticeText(models.Model):
    """The coordinator's own words for a kind in one language.

    Placeholders are written ``{name}``; see `wording.require_known_places`.
    """

    kind = models.CharField(_("kind"), max_length=80)
    language = models.CharField(_("language"), max_length=2)
    subject = models.CharField(_("subject"), max_length=LONGEST_SUBJECT)
    text = models.TextField(_("text"), max_length=5000)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    class Meta:
        verbose_name = _("text of a notice")
        verbose_name_plural = _("texts of notices")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language"], name="notices_text_once_per_language"
            )
        ]

    def __str__(self):
        return f"{self.kind} ({self.language})"


class JobClock(models.Model):
    """When a job of the worker is due next; made the first time a worker sees it."""

    name = models.CharField(_("name"), max_length=80, primary_key=True)
    next_at = models.DateTimeField(_("next run"))
    failures = models.PositiveSmallIntegerField(_("failures in a row"), default=0)

    class Meta:
        verbose_name = _("clock of a job")
        verbose_name_plural = _("clocks of jobs")

    def __str__(self):
        return self.name


class JobRun(models.Model):
    """One run of a job: when, whether it went well, and its result in words."""

    name = models.CharField(_("name"), max_length=80)
    started_at = models.DateTimeField(_("started at"))
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    is_ok = models.BooleanField(_("went well"), default=False)
    result = models.CharField(_("result"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("run of a job")
        verbose_name_plural = _("runs of jobs")
        indexes = [models.Index(fields=["name", "-started_at"], name="jobs_newest")]

    def __str__(self):
        return f"{self.name} {self.started_at:%Y-%m-%d %H:%M}"
