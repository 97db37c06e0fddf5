"""How a diagnosis was decided on: steps and opinions, appended only."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from kooperacja.base.models import TimeStamped

from ..workflow import Status


class StatusChange(models.Model):
    """One step of the workflow: who, from where to where, when and why.

    ``checks`` holds what the reviewer looked at before accepting: the code of each
    question of the checklist with its verdict.
    """

    diagnosis = models.ForeignKey(
        "problems.Diagnosis",
        verbose_name=_("diagnosis"),
        on_delete=models.PROTECT,
        related_name="status_changes",
    )
    transition = models.CharField(_("step"), max_length=20)
    from_status = models.CharField(_("from"), max_length=10, choices=Status.choices)
    to_status = models.CharField(_("to"), max_length=10, choices=Status.choices)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    note = models.TextField(_("reason"), blank=True)
    checks = models.JSONField(_("checklist"), default=dict, blank=True)
    at = models.DateTimeField(_("when"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.from_status} → {self.to_status}"


class DiagnosisSnapshot(models.Model):
    """What a diagnosis and its problem said when it was handed over.

    ``content`` is what `problems.differences.version_of` returned at that step,
    without what a redaction has taken out since.
    """

    diagnosis = models.ForeignKey(
        "problems.Diagnosis",
        verbose_name=_("diagnosis"),
        on_delete=models.PROTECT,
        related_name="snapshots",
    )
    step = models.OneToOneField(
        StatusChange,
        verbose_name=_("step"),
        on_delete=models.PROTECT,
        related_name="snapshot",
    )
    content = models.JSONField(_("content"))

    class Meta:
        verbose_name = _("handed-over version")
        verbose_name_plural = _("handed-over versions")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.diagnosis}, {self.step.at:%Y-%m-%d}"


class Agreement(TimeStamped):
    """A team member's stand on a submitted diagnosis."""

    class Stand(models.TextChoices):
        """What the member says."""

        AGREE = "agree", _("agrees")
        REMARK = "remark", _("has a remark")

    diagnosis = models.ForeignKey(
        "problems.Diagnosis",
        verbose_name=_("diagnosis"),
        on_delete=models.PROTECT,
        related_name="agreements",
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("team member"),
        on_delete=models.PROTECT,
        related_name="agreements",
    )
    partner = models.ForeignKey(
        "partners.Partner",
        verbose_name=_("speaks for"),
        null=True,
        on_delete=models.PROTECT,
        related_name="agreements",
    )
    stand = models.CharField(_("stand"), max_length=10, choices=Stand.choices)
    text = models.TextField(_("remark"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("opinion of the team")
        verbose_name_plural = _("opinions of the team")
        constraints = [
            models.UniqueConstraint(
                fields=["diagnosis", "member"], name="problems_agreement_one_each"
            ),
        ]

    def __str__(self):
        return f"{self.member}: {self.get_stand_display()}"
