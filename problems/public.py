"""The shelf of problems: everything the world can see of them, flat."""

from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.utils.translation import gettext_lazy as _

from kooperacja.base.search import Folded
from kooperacja.base.shelf import ShelfManager, ShelfModel
from kooperacja.categories.choices import EvidenceKind, Sector, Severity, Trend


class Precision(models.TextChoices):
    """How exactly the public learns where something is."""

    EXACT = "exact", _("exact place")
    STREET = "street", _("street-level unit")
    ESTATE = "estate", _("estate")
    CITY = "city", _("city")


class CloseReason(models.TextChoices):
    """Why a problem is closed, in words the public may read."""

    SOLVED = "solved", _("It has been solved.")
    FADED = "faded", _("It has passed by itself.")
    TAKEN_OVER = "taken_over", _("It is dealt with elsewhere.")
    MISTAKEN = "mistaken", _("It turned out not to be a problem.")


class PublicProblemQuerySet(models.QuerySet):
    """Published problems."""

    def newest_first(self):
        """The public order: by public date, then by random public id (DC-5)."""
        return self.order_by("-published_date", "public_id")


class PublicProblem(ShelfModel):
    """A problem as everybody sees it; class 3 never gets a row.

    ``place`` is what is drawn: the exact point for things, else the polygon of the
    public area; ``label_point`` is where its sign stands. Dates are the first day of
    a day, month, quarter or year as ``date_precision`` says. ``severity`` is the
    median of the newest period's diagnoses, with ``severity_low`` and ``_high``.
    After ``stale_after`` nobody has confirmed it in time. A closed problem stays, with
    the date and a fixed word why; ``parent_public_id`` is the problem it is part of,
    "" where there is none on the shelf.
    """

    public_id = models.CharField(max_length=22, unique=True)
    title = models.CharField(max_length=160)
    summary = models.TextField()
    conclusions = models.TextField(blank=True)
    recommendations = models.TextField(blank=True)
    category = models.CharField(max_length=60)
    category_parent = models.CharField(max_length=60, blank=True)
    sensitivity = models.PositiveSmallIntegerField()
    target_groups = ArrayField(models.CharField(max_length=60), default=list)
    state = models.CharField(max_length=10)
    area_code = models.CharField(max_length=80, db_index=True)
    area_name = models.CharField(max_length=120)
    precision = models.CharField(max_length=10, choices=Precision.choices)
    place = models.GeometryField(srid=settings.SRID)
    label_point = models.PointField(srid=settings.SRID)
    published_date = models.DateField()
    confirmed_date = models.DateField()
    date_precision = models.CharField(max_length=10)
    stale_after = models.DateField(null=True)
    closed_date = models.DateField(null=True)
    close_reason = models.CharField(
        max_length=12, choices=CloseReason.choices, blank=True
    )
    parent_public_id = models.CharField(max_length=22, blank=True)
    severity = models.PositiveSmallIntegerField(choices=Severity.choices)
    severity_low = models.PositiveSmallIntegerField()
    severity_high = models.PositiveSmallIntegerField()
    trend = models.CharField(max_length=20, choices=Trend.choices)
    periods = ArrayField(models.CharField(max_length=7), default=list)
    sectors = ArrayField(models.CharField(max_length=20), default=list)
    institutions_count = models.PositiveSmallIntegerField()
    is_synthetic = models.BooleanField(default=False)

    objects = ShelfManager.from_queryset(PublicProblemQuerySet)()
    writer = models.Manager()

    class Meta(ShelfModel.Meta):
        db_table = "shelf_problem"
        verbose_name = _("public problem")
        verbose_name_plural = _("public problems")
        indexes = [
            models.Index(
                fields=["-published_date", "public_id"], name="shelf_problem_newest"
            ),
            models.Index(fields=["category"], name="shelf_problem_category"),
            # From which to which year anybody has spoken, without reading all rows.
            models.Index(models.F("periods__0"), name="shelf_problem_first"),
            models.Index(
                models.Func(
                    "periods",
                    template="(%(expressions)s)[cardinality(%(expressions)s)]",
                    output_field=models.CharField(),
                ),
                name="shelf_problem_last",
            ),
            GinIndex(
                OpClass(Folded("title", "summary"), name="gin_trgm_ops"),
                name="shelf_problem_words",
            ),
        ]

    def __str__(self):
        return self.title


class PublicDiagnosis(ShelfModel):
    """The public voice of one institution about one problem in one period."""

    public_id = models.CharField(max_length=22, unique=True)
    problem_public_id = models.CharField(max_length=22, db_index=True)
    partner_name = models.CharField(max_length=200)
    partner_slug = models.CharField(max_length=80)
    sector = models.CharField(max_length=20, choices=Sector.choices)
    period = models.CharField(max_length=7)
    severity = models.PositiveSmallIntegerField(choices=Severity.choices)
    trend = models.CharField(max_length=20, choices=Trend.choices)
    text = models.TextField()
    source_kinds = ArrayField(models.CharField(max_length=30), default=list)
    source_texts = ArrayField(models.CharField(max_length=300), default=list)
    published_date = models.DateField()
    confirmed_date = models.DateField(null=True)
    stale_after = models.DateField(null=True)
    is_synthetic = models.BooleanField(default=False)

    class Meta(ShelfModel.Meta):
        db_table = "shelf_diagnosis"
        verbose_name = _("public diagnosis")
        verbose_name_plural = _("public diagnoses")
        ordering = ["-period", "partner_name", "public_id"]

    def __str__(self):
        return f"{self.partner_name}, {self.period}"

    @property
    def sources(self) -> list[str]:
        """What it rests on, a line each, in the active language."""
        return [
            f"{EvidenceKind(kind).label}: {text}"
            for kind, text in zip(self.source_kinds, self.source_texts, strict=True)
        ]


class PublicProblemVersion(ShelfModel):
    """The agreed words of a problem as they once stood on the public map.

    Numbered from 1 without gaps; the newest is what the problem says now. Dates are as
    coarse as the problem's. What is redacted or taken off the map goes from here too.
    """

    problem_public_id = models.CharField(max_length=22)
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    summary = models.TextField()
    conclusions = models.TextField(blank=True)
    recommendations = models.TextField(blank=True)
    published_date = models.DateField()
    date_precision = models.CharField(max_length=10)

    class Meta(ShelfModel.Meta):
        db_table = "shelf_problem_version"
        verbose_name = _("public version of a problem")
        verbose_name_plural = _("public versions of problems")
        ordering = ["problem_public_id", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["problem_public_id", "number"],
                name="shelf_problem_version_number",
            ),
        ]

    def __str__(self):
        return f"{self.title} ({self.number})"


class PublicTombstone(ShelfModel):
    """That something once stood at a public address, and why it is gone.

    The reason is one of a few fixed words: a coordinator's note is not for the public.
    """

    class Reason(models.TextChoices):
        """Why a page is gone."""

        WITHDRAWN = "withdrawn", _("It was taken off the public map.")
        MERGED = "merged", _("It was merged with another problem.")

    public_id = models.CharField(max_length=22, unique=True)
    reason = models.CharField(max_length=10, choices=Reason.choices)
    # Where the reader is sent on to; "" where there is nothing to see.
    moved_to = models.CharField(max_length=22, blank=True)

    class Meta(ShelfModel.Meta):
        db_table = "shelf_tombstone"
        verbose_name = _("tombstone")
        verbose_name_plural = _("tombstones")

    def __str__(self):
        return self.public_id
