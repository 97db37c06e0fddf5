"""One partner's assessment of a problem in one period."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kooperacja.base.models import Referenced, TimeStamped, Versioned
from kooperacja.categories.choices import Severity, Trend

from ..querysets import DiagnosisQuerySet
from ..workflow import Status

PERIOD = RegexValidator(
    r"^20\d\d(-H[12]|-Q[1-4])?\Z",
    _("A period is a year (2026), a half-year (2026-H1) or a quarter (2026-Q3)."),
)


class Diagnosis(Referenced, TimeStamped, Versioned):
    """What one partner says of a problem in one period; it carries the workflow.

    Only ``text_public`` with severity, trend, period and institution ever reach the
    shelf; the count and the other texts stay with the partners. ``checked_class`` is
    the sensitivity class at which its texts were checked for personal data.

    A revision ``revises`` a published row and ``is_pending_revision`` until it takes
    the other's place. ``review_by_date`` is the day until which the published words
    hold without being confirmed. ``is_open_to_partners`` puts it on the layer for
    institutions only. Somebody of the office wrote it for the institution where
    ``told_by`` says how it was told (both names stay: ``partner`` and ``author``).
    """

    class ToldBy(models.TextChoices):
        """How an institution told the office what to write down for it."""

        PAPER = "paper", _("on paper")
        TELEPHONE = "telephone", _("by telephone")
        MEETING = "meeting", _("at a meeting")
        LETTER = "letter", _("by letter or e-mail")

    class ScaleUnit(models.TextChoices):
        """What is counted."""

        PERSONS = "persons", _("persons")
        HOUSEHOLDS = "households", _("households")

    problem = models.ForeignKey(
        "problems.Problem",
        verbose_name=_("problem"),
        on_delete=models.PROTECT,
        related_name="diagnoses",
    )
    partner = models.ForeignKey(
        "partners.Partner",
        verbose_name=_("partner"),
        on_delete=models.PROTECT,
        related_name="diagnoses",
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("author"),
        on_delete=models.PROTECT,
        related_name="diagnoses",
    )
    last_editor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("last edited by"),
        on_delete=models.PROTECT,
        related_name="edited_diagnoses",
    )
    status = models.CharField(
        _("state"),
        max_length=10,
        choices=Status.choices,
        default=Status.DRAFT,
        editable=False,
    )
    period = models.CharField(_("period"), max_length=7, validators=[PERIOD])
    severity = models.PositiveSmallIntegerField(
        _("severity"), null=True, blank=True, choices=Severity.choices
    )
    trend = models.CharField(
        _("trend"), max_length=20, blank=True, choices=Trend.choices
    )
    scale_count = models.PositiveIntegerField(
        _("how many are touched"), null=True, blank=True
    )
    scale_unit = models.CharField(
        _("counted in"), max_length=10, blank=True, choices=ScaleUnit.choices
    )
    causes = models.TextField(_("causes"), max_length=3000, blank=True)
    effects = models.TextField(_("effects"), max_length=3000, blank=True)
    proposals = models.TextField(_("what should be done"), max_length=3000, blank=True)
    text_public = models.TextField(
        _("text for the public"), max_length=3000, blank=True
    )
    text_internal = models.TextField(
        _("text for the partners"), max_length=5000, blank=True
    )
    # What was asked because of the category: code of the question -> answer in words.
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    # Why something that looks improbable is right nevertheless (plausibility).
    warnings_reason = models.TextField(
        _("why the figures are right"), max_length=1000, blank=True
    )
    told_by = models.CharField(
        _("told to the office"), max_length=10, choices=ToldBy.choices, blank=True
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who finishes it"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="assigned_diagnoses",
    )
    copied_from = models.ForeignKey(
        "self",
        verbose_name=_("started from"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="copies",
    )
    revises = models.ForeignKey(
        "self",
        verbose_name=_("revises"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="revisions",
    )
    is_pending_revision = models.BooleanField(default=False, editable=False)
    is_open_to_partners = models.BooleanField(
        _("open to partners"), default=False, editable=False
    )
    import_batch = models.ForeignKey(
        "problems.ImportBatch",
        verbose_name=_("imported with"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="diagnoses",
    )
    release = models.ForeignKey(
        "problems.Release",
        verbose_name=_("released with"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="diagnoses",
    )
    confirmed_date = models.DateField(_("confirmed on"), null=True, editable=False)
    review_by_date = models.DateField(_("to confirm by"), null=True, editable=False)
    reminded_date = models.DateField(null=True, editable=False)
    released_date = models.DateField(_("released on"), null=True, editable=False)
    checked_class = models.PositiveSmallIntegerField(null=True, editable=False)
    lint_override = models.TextField(_("why it is not personal data"), blank=True)
    public_id = models.CharField(max_length=22, null=True, unique=True, editable=False)
    # Which filled-in form this came from: the same form sent twice is one diagnosis.
    form_key = models.CharField(max_length=32, null=True, editable=False)
    is_synthetic = models.BooleanField(_("invented"), default=False, editable=False)

    objects = DiagnosisQuerySet.as_manager()

    class Meta:
        verbose_name = _("diagnosis")
        verbose_name_plural = _("diagnoses")
        constraints = [
            models.UniqueConstraint(
                fields=["problem", "partner", "period"],
                condition=~Q(status=Status.ARCHIVED) & Q(is_pending_revision=False),
                name="problems_diagnosis_one_per_period",
                violation_error_message=_(
                    "Your institution already has a diagnosis of this problem in this "
                    "period."
                ),
            ),
            models.UniqueConstraint(
                fields=["revises"],
                condition=Q(is_pending_revision=True),
                name="problems_diagnosis_one_pending_revision",
                violation_error_message=_("Somebody is revising it already."),
            ),
            models.CheckConstraint(
                condition=Q(is_pending_revision=False)
                | (Q(revises__isnull=False) & ~Q(status=Status.PUBLISHED)),
                name="problems_diagnosis_pending_revision_is_not_public",
            ),
            models.UniqueConstraint(
                fields=["author", "form_key"], name="problems_diagnosis_one_per_form"
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="problems_diagnosis_status"
            ),
            models.CheckConstraint(
                condition=Q(severity__isnull=True) | Q(severity__range=(1, 5)),
                name="problems_diagnosis_severity",
            ),
        ]
        indexes = [
            models.Index(
                fields=["status", "-updated_at"], name="problems_status_newest"
            ),
            models.Index(fields=["partner", "status"], name="problems_partner_status"),
        ]

    def __str__(self):
        return f"{self.problem} ({self.partner}, {self.period})"

    def get_absolute_url(self):
        """The page on the desk."""
        return reverse("diagnoses:detail", args=[self.ref])

    def is_written_by(self, user) -> bool:
        """Whether this person wrote it or edited it last."""
        return user.pk in (self.author_id, self.last_editor_id)
