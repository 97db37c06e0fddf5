"""What a diagnosis rests on."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kooperacja.base.models import TimeStamped
from kooperacja.categories.choices import EvidenceKind, Reliability


class Evidence(TimeStamped):
    """One source of a diagnosis, with how far it can be trusted."""

    diagnosis = models.ForeignKey(
        "problems.Diagnosis",
        verbose_name=_("diagnosis"),
        on_delete=models.CASCADE,
        related_name="evidence",
    )
    kind = models.CharField(_("kind"), max_length=30, choices=EvidenceKind.choices)
    reliability = models.CharField(
        _("reliability"), max_length=1, choices=Reliability.choices
    )
    reference_date = models.DateField(_("as of"), null=True, blank=True)
    description = models.CharField(_("what it is"), max_length=300)
    link = models.URLField(_("link"), max_length=500, blank=True)
    file = models.ForeignKey(
        "files.StoredFile",
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="evidence",
    )
    quote = models.TextField(
        _("quote"),
        max_length=1500,
        blank=True,
        help_text=_("Word for word from the source; for the partners only."),
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["pk"]

    def __str__(self):
        return self.description
