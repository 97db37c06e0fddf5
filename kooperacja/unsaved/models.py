"""What was typed and not saved."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kooperacja.base.models import TimeStamped, Versioned


class UnsavedForm(TimeStamped, Versioned):
    """What somebody has typed into one form, or one step of it, and not saved yet.

    Kept by the server every few seconds exactly as typed, right or wrong; ``fields``
    maps the names of the form to lists of strings. Only the person reads it. It goes
    when the form is saved, with the record, with the person, and after a month.

    ``kind`` says which form it is (`kinds.FormKind`); ``ref`` names the stored record,
    ``form_key`` a new form: one of the two is empty. ``base_version`` is the version of
    the record the typing began from. ``window`` names the browser window that wrote
    last and ``turn`` counts its writings, so that a late one changes nothing.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="unsaved_forms",
    )
    kind = models.CharField(max_length=40)
    ref = models.CharField(max_length=22, blank=True)
    form_key = models.CharField(max_length=32, blank=True)
    step = models.CharField(max_length=20, blank=True)
    base_version = models.PositiveIntegerField(null=True)
    window = models.CharField(max_length=40, blank=True)
    turn = models.BigIntegerField(default=0)
    fields = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("unsaved form")
        verbose_name_plural = _("unsaved forms")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "ref", "form_key", "step"],
                name="unsaved_unsavedform_one_each",
            ),
        ]
        indexes = [
            # A record that goes takes along what everybody has typed into it.
            models.Index(fields=["kind", "ref"], name="unsaved_unsavedform_record"),
        ]

    def __str__(self):
        return f"{self.person}: {self.kind} {self.ref or self.form_key}"
