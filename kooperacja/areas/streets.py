"""The address register of the city: streets, what they were called, house numbers."""

from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.postgres.indexes import GinIndex
from django.utils.translation import gettext_lazy as _

from .querysets import AddressQuerySet, StreetNameQuerySet


class Street(models.Model):
    """A street, square or estate by whose name houses are numbered."""

    name = models.CharField(_("name"), max_length=160)
    locality = models.CharField(_("town or village"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("street")
        verbose_name_plural = _("streets")
        constraints = [
            models.UniqueConstraint(
                fields=["name", "locality"], name="areas_street_once"
            )
        ]

    def __str__(self):
        return self.name


class StreetName(models.Model):
    """A name a street has or had; ``folded`` is what questions are compared with."""

    street = models.ForeignKey(
        Street, verbose_name=_("street"), on_delete=models.CASCADE, related_name="names"
    )
    name = models.CharField(_("name"), max_length=160)
    folded = models.CharField(max_length=160)
    is_former = models.BooleanField(_("former name"), default=False)

    objects = StreetNameQuerySet.as_manager()

    class Meta:
        verbose_name = _("name of a street")
        verbose_name_plural = _("names of streets")
        constraints = [
            models.UniqueConstraint(
                fields=["street", "folded"], name="areas_streetname_once"
            )
        ]
        indexes = [
            GinIndex(
                fields=["folded"], name="areas_street_words", opclasses=["gin_trgm_ops"]
            )
        ]

    def __str__(self):
        return self.name


class Address(models.Model):
    """A house number with its point in WGS 84, as the public register gives it.

    ``key`` stays the same from load to load: the register's own code, else locality,
    street and number. No flats: the register of addresses knows none.
    """

    key = models.CharField(max_length=280, unique=True)
    street = models.ForeignKey(
        Street,
        verbose_name=_("street"),
        on_delete=models.CASCADE,
        related_name="addresses",
        db_index=False,  # the index on street and number begins with it
    )
    number = models.CharField(_("house number"), max_length=20)
    number_value = models.PositiveIntegerField()
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    point = models.PointField(_("place"), srid=settings.SRID)
    register_code = models.CharField(_("code"), max_length=80, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    is_synthetic = models.BooleanField(_("invented"), default=False)

    objects = AddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        indexes = [
            models.Index(fields=["street", "number_value"], name="areas_address_house")
        ]

    def __str__(self):
        return f"{self.street} {self.number}"
