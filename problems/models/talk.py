"""What is said about a diagnosis: remarks with answers, notes, ready texts."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kooperacja.base.models import Referenced, TimeStamped


class Answerable(Referenced, TimeStamped):
    """What somebody says of others' words, and the one answer it gets."""

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("author"),
        on_delete=models.PROTECT,
        related_name="%(class)ss",
    )
    partner = models.ForeignKey(
        "partners.Partner",
        verbose_name=_("speaks for"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
    )
    field = models.CharField(_("about"), max_length=40, blank=True)
    text = models.TextField(_("remark"), max_length=2000)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="answered_%(class)ss",
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="problems_%(class)s_answer_has_a_date",
            ),
        ]

    @property
    def is_answered(self) -> bool:
        """Whether somebody has answered; then the words stay as they are."""
        return self.answered_at is not None


class Remark(Answerable):
    """A remark on a part of a diagnosis (`problems.parts`) or on the whole.

    The institution answers it. A remark that came with a return names that step; the
    others come from the diagnosis team.
    """

    diagnosis = models.ForeignKey(
        "problems.Diagnosis",
        verbose_name=_("diagnosis"),
        on_delete=models.PROTECT,
        related_name="remarks",
    )
    status_change = models.ForeignKey(
        "problems.StatusChange",
        verbose_name=_("return"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="remarks",
    )

    class Meta(Answerable.Meta):
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")

    @property
    def came_with_return(self) -> bool:
        """Whether it is a coordinator's reason, and not a word of the team."""
        return self.status_change_id is not None

    def __str__(self):
        return f"{self.diagnosis}: {self.field or _('the whole')}"


class WordsRemark(Answerable):
    """What a team member says of the agreed words of a problem.

    ``field`` is one of the four agreed texts or "" for all of them. The coordinator
    answers by changing the words, and says so.
    """

    problem = models.ForeignKey(
        "problems.Problem",
        verbose_name=_("problem"),
        on_delete=models.PROTECT,
        related_name="words_remarks",
    )

    class Meta(Answerable.Meta):
        verbose_name = _("remark on the agreed words")
        verbose_name_plural = _("remarks on the agreed words")

    def __str__(self):
        return f"{self.problem}: {self.field or _('the whole')}"


class InternalNote(TimeStamped):
    """A note among coordinators about a problem or one diagnosis of it.

    A table of its own, so that no page, serializer or export of partners can carry
    a note along by accident (anchors, row c16).
    """

    problem = models.ForeignKey(
        "problems.Problem",
        verbose_name=_("problem"),
        on_delete=models.PROTECT,
        related_name="internal_notes",
    )
    diagnosis = models.ForeignKey(
        "problems.Diagnosis",
        verbose_name=_("diagnosis"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="internal_notes",
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("author"),
        on_delete=models.PROTECT,
        related_name="internal_notes",
    )
    text = models.TextField(_("note"), max_length=3000)

    class Meta:
        verbose_name = _("internal note")
        verbose_name_plural = _("internal notes")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.author}, {self.created_at:%Y-%m-%d}"


class ReplyText(TimeStamped):
    """A ready text the coordinator starts a reason from, per step and category.

    ``category`` is empty for a text that fits every kind of problem. One that is no
    longer offered stays, for those who want to look at it or offer it again.
    """

    step = models.CharField(_("step"), max_length=20)
    category = models.ForeignKey(
        "categories.Category",
        verbose_name=_("category"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reply_texts",
    )
    name = models.CharField(_("name"), max_length=80)
    text = models.TextField(_("text"), max_length=2000)
    is_offered = models.BooleanField(_("offered to coordinators"), default=True)

    class Meta:
        verbose_name = _("ready text")
        verbose_name_plural = _("ready texts")
        ordering = ["step", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["step", "category", "name"],
                nulls_distinct=False,
                name="problems_replytext_one_name",
                violation_error_message=_("There is a ready text of this name."),
            ),
        ]

    def __str__(self):
        return self.name
