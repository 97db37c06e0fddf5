"""Reading by place."""

from django.contrib.gis.db.models.functions import Area as SurfaceArea
from django.contrib.gis.geos import Point
from django.db import models


class AreaQuerySet(models.QuerySet):
    """Areas of the city."""

    def containing(self, point: Point):
        """Areas the point lies in, the finest and smallest first."""
        return (
            self.filter(boundary__covers=point)
            .annotate(surface=SurfaceArea("boundary"))
            .order_by("-level", "surface", "pk")
        )

    def districts(self):
        """The areas people choose from: everything finer than the city."""
        return self.filter(level__gte=1)

    def without_figures(self):
        """Areas below every floor only because nobody knows who lives there."""
        return self.filter(
            models.Q(residents__isnull=True) | models.Q(dwellings__isnull=True),
            attested_by_second__isnull=True,
        )

    def awaiting_second_person(self):
        """Areas that one coordinator has vouched for, or typed figures of, alone."""
        return self.filter(
            models.Q(attested_by_first__isnull=False, attested_by_second__isnull=True)
            | models.Q(figures_proposed_by__isnull=False)
        )

    def city(self):
        """The root: the city itself, None while no boundary is loaded."""
        return self.filter(parent__isnull=True, kind="city").order_by("pk").first()


class LocatedQuerySet(models.QuerySet):
    """Rows that lie somewhere."""

    def in_area(self, area):
        """Rows of the area or of one of its parts, two levels down."""
        return self.filter(
            models.Q(area=area)
            | models.Q(area__parent=area)
            | models.Q(area__parent__parent=area)
        )
