"""The shelf of areas: boundaries everybody may see."""

from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.postgres.indexes import GinIndex
from django.utils.translation import gettext_lazy as _

from kooperacja.base.shelf import ShelfManager, ShelfModel

from .kinds import AreaKind
from .querysets import PublicAddressQuerySet


class PublicArea(ShelfModel):
    """An area as everybody sees it. Figures may be None: then nobody knows them."""

    code = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=AreaKind.choices)
    level = models.PositiveSmallIntegerField()
    parent_code = models.CharField(max_length=80, blank=True)
    boundary = models.MultiPolygonField(srid=settings.SRID)
    label_point = models.PointField(srid=settings.SRID)
    residents = models.PositiveIntegerField(null=True)
    dwellings = models.PositiveIntegerField(null=True)
    source = models.CharField(max_length=300, blank=True)
    is_official = models.BooleanField(default=False)
    is_synthetic = models.BooleanField(default=False)

    class Meta:
        db_table = "shelf_area"
        verbose_name = _("public area")
        verbose_name_plural = _("public areas")
        ordering = ["level", "name", "code"]

    def __str__(self):
        return self.name


class PublicAddress(ShelfModel):
    """A house number with its point, once for each name its street has or had.

    ``folded`` is the name questions are compared with; ``former_name`` is that name
    where it is an old one, else "".
    """

    street = models.CharField(max_length=160)
    locality = models.CharField(max_length=80, blank=True)
    folded = models.CharField(max_length=160)
    former_name = models.CharField(max_length=160, blank=True)
    number = models.CharField(max_length=20)
    number_value = models.PositiveIntegerField()
    postal_code = models.CharField(max_length=10, blank=True)
    point = models.PointField(srid=settings.SRID)
    is_synthetic = models.BooleanField(default=False)

    objects = ShelfManager.from_queryset(PublicAddressQuerySet)()
    writer = models.Manager()

    class Meta(ShelfModel.Meta):
        db_table = "shelf_address"
        verbose_name = _("public address")
        verbose_name_plural = _("public addresses")
        indexes = [
            GinIndex(
                fields=["folded"],
                name="shelf_address_words",
                opclasses=["gin_trgm_ops"],
            )
        ]

    def __str__(self):
        return f"{self.street} {self.number}"
