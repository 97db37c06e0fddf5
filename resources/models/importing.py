"""What came out of files: which import brought it, and what the file said then."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kooperacja.base.models import Referenced

from .resource import Resource


class ResourceImport(Referenced):
    """One file that was written down; counts are rows of the file."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    source = models.CharField(_("source"), max_length=300)
    file_name = models.CharField(_("file"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)
    new_count = models.PositiveIntegerField(_("new"), default=0)
    changed_count = models.PositiveIntegerField(_("changed"), default=0)

    class Meta:
        verbose_name = _("import of resources")
        verbose_name_plural = _("imports of resources")
        ordering = ["-created_at", "pk"]

    def __str__(self):
        return self.file_name or self.source


class ImportedRecord(models.Model):
    """That a resource came from a record of a source, and what the record said.

    ``fingerprint`` tells whether the source has changed its mind since; ``version`` is
    that of the resource right after the import, so that what people have written since
    is never overwritten.
    """

    resource = models.ForeignKey(
        Resource,
        verbose_name=_("resource"),
        on_delete=models.CASCADE,
        related_name="imported_records",
    )
    source = models.CharField(_("source"), max_length=300)
    external_id = models.CharField(_("number in the source"), max_length=200)
    fingerprint = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    last_import = models.ForeignKey(
        ResourceImport, on_delete=models.PROTECT, related_name="records"
    )

    class Meta:
        verbose_name = _("imported record")
        verbose_name_plural = _("imported records")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "external_id"], name="resources_imported_once"
            )
        ]

    def __str__(self):
        return f"{self.source}: {self.external_id}"


class ResourceUpload(Referenced):
    """A directory on its way in: uploaded, looked through, perhaps brought in.

    ``content`` are the bytes of the file, which may hold addresses nobody may know:
    they go as soon as the file is brought in, refused or thrown away, and after a day
    in any case. ``options`` say how to read the file, in which language to speak of it,
    and what was chosen. ``told`` is what the page shows of the report and ``report``
    the whole of it as CSV, both without any confidential address.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", _("waits to be looked through")
        CHECKED = "checked", _("looked through, nothing written yet")
        CONFIRMED = "confirmed", _("waits to be brought in")
        DONE = "done", _("brought in")
        REFUSED = "refused", _("refused")

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    created_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    file_name = models.CharField(_("file"), max_length=200)
    source = models.CharField(_("source"), max_length=300)
    content = models.BinaryField(null=True)
    options = models.JSONField(_("options"), default=dict)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING
    )
    told = models.JSONField(_("report in short"), default=dict)
    report = models.TextField(_("report"), blank=True)
    batch = models.ForeignKey(
        ResourceImport,
        verbose_name=_("import"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("uploaded directory")
        verbose_name_plural = _("uploaded directories")
        ordering = ["-created_at", "pk"]

    def __str__(self):
        return self.file_name

    @property
    def waits_for_worker(self) -> bool:
        """Whether nobody can do anything but wait."""
        return self.state in (self.State.WAITING, self.State.CONFIRMED)
