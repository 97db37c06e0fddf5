"""The shelf of resources: what everybody may read of what helps."""

from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.utils.translation import gettext_lazy as _

from kooperacja.base.shelf import ShelfManager, ShelfModel
from kooperacja.categories.choices import CusDomain, ResourceKind


class PublicResourceQuerySet(models.QuerySet):
    """Published resources."""

    def crisis_lines(self):
        """Whom to call in the city itself when minutes count, by name."""
        return (
            self.filter(kind=ResourceKind.CRISIS_INTERVENTION)
            .exclude(phone="")
            .order_by("name", "public_id")
        )


class PublicResource(ShelfModel):
    """A resource as everybody sees it; ``area_codes`` are the areas of its sites."""

    public_id = models.CharField(max_length=22, unique=True)
    name = models.CharField(max_length=200)
    provider_name = models.CharField(max_length=200, blank=True)
    provider_slug = models.CharField(max_length=80, blank=True)
    sector = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=40, choices=ResourceKind.choices)
    cus_domain = models.CharField(max_length=40, choices=CusDomain.choices, blank=True)
    description = models.TextField(blank=True)
    eligibility = models.TextField(blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True)
    maximum_age = models.PositiveSmallIntegerField(null=True)
    application = models.TextField(blank=True)
    fees = models.CharField(max_length=300, blank=True)
    hours = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    capacity = models.PositiveIntegerField(null=True)
    categories = ArrayField(models.CharField(max_length=60), default=list)
    target_groups = ArrayField(models.CharField(max_length=60), default=list)
    serves_whole_city = models.BooleanField()
    service_area_codes = ArrayField(models.CharField(max_length=80), default=list)
    area_codes = ArrayField(models.CharField(max_length=80), default=list)
    assured_date = models.DateField(null=True)
    to_check = models.BooleanField(default=False)
    source = models.CharField(max_length=300, blank=True)

    objects = ShelfManager.from_queryset(PublicResourceQuerySet)()
    writer = models.Manager()

    class Meta(ShelfModel.Meta):
        db_table = "shelf_resource"
        verbose_name = _("public resource")
        verbose_name_plural = _("public resources")
        indexes = [
            models.Index(fields=["name", "public_id"], name="shelf_resource_by_name")
        ]

    def __str__(self):
        return self.name


class PublicSite(ShelfModel):
    """A place where a public resource is given; ``place`` may be unknown."""

    resource_public_id = models.CharField(max_length=22, db_index=True)
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=200, blank=True)
    area_code = models.CharField(max_length=80, blank=True)
    area_name = models.CharField(max_length=120, blank=True)
    place = models.PointField(srid=settings.SRID, null=True)

    class Meta(ShelfModel.Meta):
        db_table = "shelf_site"
        verbose_name = _("public site")
        verbose_name_plural = _("public sites")
        ordering = ["resource_public_id", "position"]

    def __str__(self):
        return self.name or self.address


class PublicTombstone(ShelfModel):
    """That a resource once stood at a public address and was taken down."""

    public_id = models.CharField(max_length=22, unique=True)

    class Meta(ShelfModel.Meta):
        db_table = "shelf_resource_tombstone"
        verbose_name = _("tombstone of a resource")
        verbose_name_plural = _("tombstones of resources")

    def __str__(self):
        return self.public_id
