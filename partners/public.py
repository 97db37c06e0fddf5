"""The shelf of partners: what everybody may read of an institution."""

from django.conf import settings
from django.contrib.gis.db import models
from django.utils.translation import gettext_lazy as _

from kooperacja.base.shelf import ShelfModel
from kooperacja.categories.choices import Activity, Sector


class PublicPartner(ShelfModel):
    """An institution as everybody sees it."""

    slug = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    sector = models.CharField(max_length=20, choices=Sector.choices)
    activity = models.CharField(max_length=30, choices=Activity.choices, blank=True)
    part = models.CharField(max_length=20)
    description = models.TextField(blank=True)
    competences = models.TextField(blank=True)
    website = models.URLField(blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=60, blank=True)
    address = models.CharField(max_length=200, blank=True)
    area_code = models.CharField(max_length=80, blank=True)
    area_name = models.CharField(max_length=120, blank=True)
    place = models.PointField(srid=settings.SRID, null=True)
    source = models.CharField(max_length=300, blank=True)
    is_synthetic = models.BooleanField(default=False)

    class Meta:
        db_table = "shelf_partner"
        verbose_name = _("public partner")
        verbose_name_plural = _("public partners")
        indexes = [models.Index(fields=["name", "slug"], name="shelf_partner_by_name")]

    def __str__(self):
        return self.name
