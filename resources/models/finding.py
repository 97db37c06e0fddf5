"""Words people search by, and what visitors say is wrong."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kooperacja.base.models import Referenced
from kooperacja.categories.choices import ResourceKind

from ..choices import ReportState, WrongKind
from .resource import Resource


class Synonym(models.Model):
    """What people type, and what it means: a kind of problem, of help, or of people.

    ``words`` are looked for in the texts of resources beside that.
    """

    phrase = models.CharField(_("what people type"), max_length=100, unique=True)
    category = models.ForeignKey(
        "categories.Category",
        verbose_name=_("problem"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="synonyms",
    )
    kind = models.CharField(
        _("kind of help"), max_length=40, choices=ResourceKind.choices, blank=True
    )
    target_group = models.ForeignKey(
        "categories.TargetGroup",
        verbose_name=_("for whom"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="synonyms",
    )
    words = models.CharField(_("other words for it"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ["phrase"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(category__isnull=False)
                | models.Q(target_group__isnull=False)
                | ~models.Q(kind="", words=""),
                name="resources_synonym_means_something",
                violation_error_message=_("Say what people mean by it."),
            ),
        ]

    def __str__(self):
        return self.phrase


class WrongReport(Referenced):
    """That a visitor says something is wrong here. Nothing of the visitor is kept."""

    resource = models.ForeignKey(
        Resource,
        verbose_name=_("resource"),
        on_delete=models.CASCADE,
        related_name="wrong_reports",
    )
    kind = models.CharField(
        _("what is wrong"), max_length=20, choices=WrongKind.choices
    )
    text = models.TextField(_("in your words"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("came at"), auto_now_add=True)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ReportState.choices,
        default=ReportState.NEW,
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, editable=False)
    answer = models.CharField(_("what was done"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("report of a visitor")
        verbose_name_plural = _("reports of visitors")
        ordering = ["-created_at", "pk"]
        indexes = [
            models.Index(fields=["state", "created_at"], name="resources_report_queue"),
        ]

    def __str__(self):
        return self.get_kind_display()
