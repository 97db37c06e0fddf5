"""What became public together, and what was confirmed later."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from kooperacja.base.models import Referenced


class Release(Referenced):
    """One release: everything it put on the public map comes off again together.

    ``actor`` is empty where the weekly schedule released.
    """

    day = models.DateField(_("day"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("released by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="releases",
    )
    at = models.DateTimeField(_("when"), db_default=Now(), editable=False)
    undone_at = models.DateTimeField(_("undone at"), null=True, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("undone by"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="undone_releases",
    )
    undo_note = models.TextField(_("why it was undone"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True) | ~Q(undo_note=""),
                name="problems_release_undone_with_a_reason",
            ),
        ]

    def __str__(self):
        return f"{self.day:%Y-%m-%d}"


class Confirmation(models.Model):
    """That an institution said its published diagnosis still holds; appended only."""

    class Way(models.TextChoices):
        """Where it was said."""

        LINK = "link", _("by the link in a letter")
        DESK = "desk", _("on the desk")

    diagnosis = models.ForeignKey(
        "problems.Diagnosis",
        verbose_name=_("diagnosis"),
        on_delete=models.PROTECT,
        related_name="confirmations",
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="confirmations",
    )
    day = models.DateField(_("day"))
    way = models.CharField(_("how"), max_length=4, choices=Way.choices)

    class Meta:
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.diagnosis}, {self.day:%Y-%m-%d}"
