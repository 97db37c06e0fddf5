"""Where: the pieces of the city, and the base of everything that has a place."""

from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kooperacja.base.models import TimeStamped

from .floors import FLOORS
from .kinds import LEVELS, AreaKind, PlaceKind
from .public import PublicArea
from .querysets import AreaQuerySet, LocatedQuerySet
from .streets import Address, Street, StreetName

__all__ = [
    "Address",
    "Area",
    "AreaKind",
    "Located",
    "PlaceKind",
    "PublicArea",
    "Street",
    "StreetName",
]


class Area(TimeStamped):
    """A piece of the city with a boundary: the city itself, an estate, a planning unit.

    ``boundary`` is a MultiPolygon in WGS 84. ``residents`` and ``dwellings`` decide
    whether a record may be shown at this area (disclosure DC-2, DC-3): unknown counts
    as below the floor unless two coordinators attest it. Figures by which one person
    alone would carry it over a floor wait in ``proposed_…`` for a second one (DC-8).
    """

    code = models.SlugField(_("code"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=AreaKind.choices)
    level = models.PositiveSmallIntegerField(_("level"), editable=False)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    aliases = ArrayField(
        models.CharField(max_length=120),
        verbose_name=_("other names"),
        default=list,
        blank=True,
    )
    boundary = models.MultiPolygonField(_("boundary"), srid=settings.SRID)
    label_point = models.PointField(_("place of the name"), srid=settings.SRID)
    residents = models.PositiveIntegerField(_("residents"), null=True, blank=True)
    dwellings = models.PositiveIntegerField(_("dwellings"), null=True, blank=True)
    proposed_residents = models.PositiveIntegerField(
        _("proposed residents"), null=True, blank=True
    )
    proposed_dwellings = models.PositiveIntegerField(
        _("proposed dwellings"), null=True, blank=True
    )
    figures_proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("figures proposed by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    attested_by_first = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("floor attested by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    attested_by_second = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("floor attested by (second person)"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    source = models.CharField(_("source"), max_length=300, blank=True)
    is_official = models.BooleanField(_("official boundary"), default=False)
    is_synthetic = models.BooleanField(_("invented figures"), default=False)
    valid_from_date = models.DateField(_("valid from"), null=True, blank=True)
    valid_to_date = models.DateField(_("valid to"), null=True, blank=True)

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ["level", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(parent=F("pk")), name="areas_area_not_own_parent"
            ),
            models.CheckConstraint(
                condition=Q(valid_to_date__isnull=True)
                | Q(valid_from_date__isnull=True)
                | Q(valid_to_date__gte=F("valid_from_date")),
                name="areas_area_validity_in_order",
            ),
            models.CheckConstraint(
                condition=Q(attested_by_second__isnull=True)
                | ~Q(attested_by_second=F("attested_by_first")),
                name="areas_area_two_people_attest",
            ),
            models.CheckConstraint(
                condition=Q(
                    proposed_residents__isnull=True,
                    proposed_dwellings__isnull=True,
                    figures_proposed_by__isnull=True,
                )
                | Q(
                    proposed_residents__isnull=False,
                    proposed_dwellings__isnull=False,
                    figures_proposed_by__isnull=False,
                ),
                name="areas_area_proposal_is_whole",
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(kind="city"),
                name="areas_area_one_city",
                violation_error_message=_("One installation holds one city."),
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.level = LEVELS[AreaKind(self.kind)]
        super().save(*args, **kwargs)

    @property
    def is_floor_attested(self) -> bool:
        """Whether two coordinators vouched for the number of people living here."""
        return bool(self.attested_by_first_id and self.attested_by_second_id)

    def would_rise(self, *, residents: int | None, dwellings: int | None) -> bool:
        """Whether these figures carry an area that is below a floor over it.

        Whatever was attested counts now and no longer then: it spoke of the figures
        of its day. The city itself has no floor.
        """
        return self.level > LEVELS[AreaKind.CITY] and any(
            floor.is_held_by(residents, dwellings, is_attested=False)
            and not floor.is_held_by(
                self.residents, self.dwellings, is_attested=self.is_floor_attested
            )
            for floor in FLOORS.values()
        )


class Located(models.Model):
    """The PostGIS-backed base of partners, problems and resources.

    ``place`` is a point, line or polygon in WGS 84 and private; what the public may
    know of it is decided by `kooperacja.disclosure` and stored on the shelf.
    ``area`` is found from the place; city-wide rows have the city.
    """

    place = models.GeometryField(
        _("place"), srid=settings.SRID, null=True, blank=True, spatial_index=True
    )
    place_kind = models.CharField(
        _("kind of place"),
        max_length=10,
        choices=PlaceKind.choices,
        default=PlaceKind.AREA,
    )
    address = models.CharField(_("address"), max_length=200, blank=True)
    area = models.ForeignKey(
        "areas.Area",
        verbose_name=_("area"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
    )

    objects = LocatedQuerySet.as_manager()

    class Meta:
        abstract = True
