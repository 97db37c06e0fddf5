"""What helps, who gives it, where and when, as everybody sees it."""

from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.base.shelf import ShelfManager, ShelfModel
from kooperacja.categories.choices import (
    CusDomain,
    ResourceKind,
    Sector,
)

from ..choices import Accessibility, FeeKind


class PublicResourceQuerySet(models.QuerySet):
    """Published resources."""

    def crisis_lines(self):
        """Whom to call in the city itself when minutes count, by name."""
        return (
            self.filter(kind=ResourceKind.CRISIS_INTERVENTION)
            .exclude(phone="")
            .order_by("name", "public_id")
        )


class Scheduled(models.Model):
    """When it can be had, as flat rows; times are local, days are ISO dates.

    ``week``: [[weekday 0-6, opens, closes, note], …] with times as "08:00";
    ``exceptions``: [[first day, last day, opens or None, closes or None, note], …];
    ``closures``: [[first day, last day or None, notice], …];
    ``contacts``: [[title, telephone, e-mail address], …].
    """

    week = models.JSONField(default=list)
    exceptions = models.JSONField(default=list)
    closures = models.JSONField(default=list)
    contacts = models.JSONField(default=list)
    round_the_clock = models.BooleanField(default=False)
    open_on_holidays = models.BooleanField(default=False)

    class Meta:
        abstract = True


class Covering(models.Model):
    """Whom it serves. ``covered_area_codes`` are all areas below the city it reaches:
    the named ones with their parts, and those an outline holds at least half of."""

    serves_whole_city = models.BooleanField()
    service_area_codes = ArrayField(models.CharField(max_length=80), default=list)
    covered_area_codes = ArrayField(models.CharField(max_length=80), default=list)

    class Meta:
        abstract = True


class PublicProvider(ShelfModel):
    """An organisation that gives something public; ``partner_slug`` has its page."""

    public_id = models.CharField(max_length=22, unique=True)
    name = models.CharField(max_length=200)
    partner_slug = models.CharField(max_length=80, blank=True)
    sector = models.CharField(max_length=20, choices=Sector.choices, blank=True)
    description = models.TextField(blank=True)
    website = models.URLField(blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=100, blank=True)
    krs = models.CharField(max_length=10, blank=True)
    regon = models.CharField(max_length=14, blank=True)
    nip = models.CharField(max_length=10, blank=True)

    class Meta(ShelfModel.Meta):
        db_table = "shelf_provider"
        verbose_name = _("public provider")
        verbose_name_plural = _("public providers")
        ordering = ["name", "public_id"]

    def __str__(self):
        return self.name


class PublicResource(ShelfModel, Scheduled, Covering):
    """A resource as everybody sees it; ``area_codes`` are the areas of its sites.

    What it covers is everything its sites cover together. ``accessibility`` is what at
    least one site offers. After ``review_due`` nobody has made sure of it in time.
    ``changed_date`` is the day its words last changed; ``words`` is what a search
    looks through, folded.
    """

    public_id = models.CharField(max_length=22, unique=True)
    name = models.CharField(max_length=200)
    provider_public_id = models.CharField(max_length=22, blank=True, db_index=True)
    provider_name = models.CharField(max_length=200, blank=True)
    provider_slug = models.CharField(max_length=80, blank=True)
    sector = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=40, choices=ResourceKind.choices)
    cus_domain = models.CharField(max_length=40, choices=CusDomain.choices, blank=True)
    deliveries = ArrayField(models.CharField(max_length=10), default=list)
    description = models.TextField(blank=True)
    eligibility = models.TextField(blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True)
    maximum_age = models.PositiveSmallIntegerField(null=True)
    application = models.TextField(blank=True)
    documents = models.TextField(blank=True)
    fee_kind = models.CharField(
        max_length=10, choices=FeeKind.choices, default=FeeKind.UNKNOWN
    )
    fees = models.CharField(max_length=300, blank=True)
    waiting_time = models.CharField(max_length=200, blank=True)
    hours_note = models.CharField(max_length=300, blank=True)
    languages = ArrayField(models.CharField(max_length=5), default=list)
    phone = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    capacity = models.PositiveIntegerField(null=True)
    occupancy = models.PositiveIntegerField(null=True)
    capacity_date = models.DateField(null=True)
    categories = ArrayField(models.CharField(max_length=60), default=list)
    target_groups = ArrayField(models.CharField(max_length=60), default=list)
    reach = models.MultiPolygonField(srid=settings.SRID, null=True)
    area_codes = ArrayField(models.CharField(max_length=80), default=list)
    accessibility = ArrayField(models.CharField(max_length=20), default=list)
    assured_date = models.DateField(null=True)
    assured_by_name = models.CharField(max_length=200, blank=True)
    review_due = models.DateField(null=True)
    changed_date = models.DateField(null=True)
    to_check = models.BooleanField(default=False)
    source = models.CharField(max_length=300, blank=True)
    words = models.TextField(blank=True)
    is_synthetic = models.BooleanField(default=False)

    objects = ShelfManager.from_queryset(PublicResourceQuerySet)()
    writer = models.Manager()

    class Meta(ShelfModel.Meta):
        db_table = "shelf_resource"
        verbose_name = _("public resource")
        verbose_name_plural = _("public resources")
        indexes = [
            models.Index(fields=["name", "public_id"], name="shelf_resource_by_name"),
            GinIndex(
                OpClass("words", name="gin_trgm_ops"), name="shelf_resource_words"
            ),
            GinIndex(fields=["categories"], name="shelf_resource_categories"),
            GinIndex(fields=["covered_area_codes"], name="shelf_resource_covered"),
        ]

    def __str__(self):
        return self.name

    @property
    def is_stale(self) -> bool:
        """Whether somebody should have made sure of it by now."""
        due = self.review_due
        return self.to_check or due is None or due < timezone.localdate()


class PublicSite(ShelfModel, Scheduled, Covering):
    """A place where a public resource is given; ``place`` may be unknown.

    A confidential site has neither address nor place, and its area only where the
    provider lets people know it. Without hours of its own it keeps its resource's.
    """

    public_id = models.CharField(max_length=22, unique=True)
    resource_public_id = models.CharField(max_length=22, db_index=True)
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=200, blank=True)
    area_code = models.CharField(max_length=80, blank=True)
    area_name = models.CharField(max_length=120, blank=True)
    place = models.PointField(srid=settings.SRID, null=True)
    is_confidential = models.BooleanField(default=False)
    accessibility = ArrayField(
        models.CharField(max_length=20, choices=Accessibility.choices), default=list
    )
    accessibility_note = models.CharField(max_length=300, blank=True)
    has_own_reach = models.BooleanField(default=False)

    class Meta(ShelfModel.Meta):
        db_table = "shelf_site"
        verbose_name = _("public site")
        verbose_name_plural = _("public sites")
        ordering = ["resource_public_id", "position"]

    def __str__(self):
        return self.name or self.address


class PublicOpening(ShelfModel):
    """An interval of the week in which something is open, for asking "open now".

    ``starts`` and ``ends`` are minutes from Monday 0:00, local time, 0 to 10,080;
    what runs past Sunday's midnight is two rows. ``site_public_id`` is "" for the
    resource itself. Exceptions, closures and holidays are asked for besides.
    """

    resource_public_id = models.CharField(max_length=22, db_index=True)
    site_public_id = models.CharField(max_length=22, blank=True)
    starts = models.PositiveSmallIntegerField()
    ends = models.PositiveSmallIntegerField()

    class Meta(ShelfModel.Meta):
        db_table = "shelf_opening"
        verbose_name = _("public opening")
        verbose_name_plural = _("public openings")
        indexes = [
            models.Index(fields=["starts", "ends"], name="shelf_opening_interval"),
        ]

    def __str__(self):
        return f"{self.starts}–{self.ends}"


class PublicTombstone(ShelfModel):
    """That a resource once stood at a public address and was taken down.

    ``moved_to`` is the resource it was merged into, "" where there is none to see.
    """

    public_id = models.CharField(max_length=22, unique=True)
    moved_to = models.CharField(max_length=22, blank=True)

    class Meta(ShelfModel.Meta):
        db_table = "shelf_resource_tombstone"
        verbose_name = _("tombstone of a resource")
        verbose_name_plural = _("tombstones of resources")

    def __str__(self):
        return self.public_id
