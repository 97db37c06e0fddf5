"""Uploaded files: what is known of them. The bytes lie outside the database."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kooperacja.base.models import Referenced, new_ref

from .kinds import IMAGES, KINDS, Kind
from .querysets import StoredFileQuerySet


class StoredFile(Referenced):
    """A file somebody uploaded, cleaned of what it said behind their back.

    The row belongs to nobody: whoever points to it (a source of a diagnosis) decides
    who may read it, each time it is asked for. ``sha256`` and ``size`` (bytes) are
    those of the cleaned file, which is the only one ever kept. ``is_clean`` is the
    word of the virus scanner, None where none is set up.

    A removed file stays as a stub without name and fingerprint: who took it away,
    when and why.
    """

    class FileKind(models.TextChoices):
        """The kinds of `kinds.KINDS` in words people use."""

        PDF = "pdf", _("PDF document")
        JPEG = "jpeg", _("photo")
        PNG = "png", _("picture")
        DOCX = "docx", _("Word document")
        XLSX = "xlsx", _("Excel spreadsheet")
        ODT = "odt", _("OpenDocument text")
        ODS = "ods", _("OpenDocument spreadsheet")
        CSV = "csv", _("CSV table")
        TXT = "txt", _("plain text")

    kind = models.CharField(_("kind of file"), max_length=10, choices=FileKind.choices)
    original_name = models.CharField(_("file name"), max_length=120, blank=True)
    stored_name = models.CharField(
        max_length=22, unique=True, default=new_ref, editable=False
    )
    sha256 = models.CharField(_("fingerprint"), max_length=64, blank=True)
    size = models.PositiveIntegerField(_("size in bytes"))
    width = models.PositiveIntegerField(_("width in pixels"), null=True, blank=True)
    height = models.PositiveIntegerField(_("height in pixels"), null=True, blank=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    has_thumbnail = models.BooleanField(_("has a thumbnail"), default=False)
    is_clean = models.BooleanField(_("found clean by the scanner"), null=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        on_delete=models.PROTECT,
        related_name="uploaded_files",
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("removed by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    removed_at = models.DateTimeField(_("removed at"), null=True, editable=False)
    removal_reason = models.TextField(_("why it was removed"), blank=True)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True)
                | Q(original_name="", sha256="", has_thumbnail=False),
                name="files_storedfile_stub_says_nothing",
            ),
        ]

    def __str__(self):
        return self.original_name or self.get_kind_display()

    @property
    def format(self) -> Kind:
        """What is fixed about files of this kind: extension and content type."""
        return KINDS[self.kind]

    @property
    def is_image(self) -> bool:
        """Whether it is a picture."""
        return self.kind in IMAGES

    @property
    def is_removed(self) -> bool:
        """Whether only the stub is left."""
        return self.removed_at is not None
