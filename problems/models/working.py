"""What makes work at the desk safe and quick: links, imports, redactions."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kooperacja.base.models import Referenced, TimeStamped

from ..querysets import PreviewLinkQuerySet


class PreviewLink(Referenced, TimeStamped):
    """A secret address at which one diagnosis can be read without an account.

    Only the hash of the secret is stored; the address is shown once.
    """

    diagnosis = models.ForeignKey(
        "problems.Diagnosis",
        verbose_name=_("diagnosis"),
        on_delete=models.CASCADE,
        related_name="preview_links",
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        on_delete=models.PROTECT,
        related_name="preview_links",
    )
    for_whom = models.CharField(
        _("for whom"),
        max_length=80,
        blank=True,
        help_text=_("A position, not a name: “director”."),
    )
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField(_("works until"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.diagnosis}: {self.for_whom or self.ref}"


class ImportBatch(Referenced, TimeStamped):
    """Diagnoses that came in one file; undone as a whole."""

    partner = models.ForeignKey(
        "partners.Partner",
        verbose_name=_("partner"),
        on_delete=models.PROTECT,
        related_name="import_batches",
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="import_batches",
    )
    file_name = models.CharField(_("file"), max_length=200)
    rows_count = models.PositiveIntegerField(_("rows"), default=0)
    undone_at = models.DateTimeField(_("undone at"), null=True, editable=False)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-pk"]

    def __str__(self):
        return self.file_name


class ColumnMapping(TimeStamped):
    """Which column of an institution's table holds what; remembered per header row.

    ``columns`` maps names of our fields to the headings of the file.
    """

    partner = models.ForeignKey(
        "partners.Partner",
        verbose_name=_("partner"),
        on_delete=models.CASCADE,
        related_name="column_mappings",
    )
    headings_hash = models.CharField(max_length=64)
    columns = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("column mapping")
        verbose_name_plural = _("column mappings")
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "headings_hash"],
                name="problems_columnmapping_one_per_headings",
            ),
        ]

    def __str__(self):
        return f"{self.partner}: {len(self.columns)}"


class Redaction(models.Model):
    """The stub that is left where personal data were taken out everywhere.

    Says who, when, why and in which field of which diagnosis or problem; never what.
    """

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="redactions",
    )
    at = models.DateTimeField(_("when"), auto_now_add=True)
    reason = models.TextField(_("why"), max_length=1000)
    problem = models.ForeignKey(
        "problems.Problem",
        verbose_name=_("problem"),
        on_delete=models.PROTECT,
        related_name="redactions",
    )
    diagnosis = models.ForeignKey(
        "problems.Diagnosis",
        verbose_name=_("diagnosis"),
        null=True,
        on_delete=models.PROTECT,
        related_name="redactions",
    )
    fields = models.JSONField(_("where"), default=list)

    class Meta:
        verbose_name = _("redaction")
        verbose_name_plural = _("redactions")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.at:%Y-%m-%d}"
