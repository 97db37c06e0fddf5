"""The shelf of areas: boundaries everybody may see."""

from django.conf import settings
from django.contrib.gis.db import models
from django.utils.translation import gettext_lazy as _

from kooperacja.base.shelf import ShelfModel

from .kinds import AreaKind


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
