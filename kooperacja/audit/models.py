"""What happened here."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from . import verbs


class AuditEntry(models.Model):
    """A sentence: who did what to what, when. Never changed, never deleted.

    A database trigger refuses UPDATE and DELETE, and the moment is the
    database's clock, so that a wrong clock of the server cannot reorder history.
    """

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        on_delete=models.PROTECT,
        related_name="audit_entries",
    )
    actor_label = models.CharField(_("person's name then"), max_length=200)
    verb = models.CharField(_("what was done"), max_length=80)
    target_type = models.CharField(_("kind of thing"), max_length=80)
    target_ref = models.CharField(_("reference of the thing"), max_length=80)
    target_label = models.CharField(_("name of the thing then"), max_length=300)
    changes = models.JSONField(_("changes"), default=dict, blank=True)
    note = models.TextField(_("reason"), blank=True)
    at = models.DateTimeField(_("when"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        indexes = [
            models.Index(
                fields=["target_type", "target_ref", "-id"], name="audit_entry_target"
            ),
        ]

    def __str__(self):
        return f"{self.pk}: {self.sentence}"

    @property
    def sentence(self) -> str:
        """The entry as people read it, in the active language."""
        return verbs.sentence(
            self.verb, actor=self.actor_label, target=self.target_label
        )
