"""A square city. One unit of the grid is about a kilometre at 50° north."""

import factory
from django.contrib.gis.geos import MultiPolygon, Point, Polygon
from django.db import transaction

from kooperacja.areas.kinds import AreaKind
from kooperacja.areas.models import Area
from kooperacja.areas.services import shelve_area

WEST, SOUTH = 19.0, 50.0
DX, DY = 0.014, 0.009


def square(column: float, row: float, size: float = 1.0) -> MultiPolygon:
    """Return a square of the grid, its south-west corner at (column, row)."""
    west, south = WEST + column * DX, SOUTH + row * DY
    box = Polygon.from_bbox((west, south, west + size * DX, south + size * DY))
    return MultiPolygon(box, srid=4326)


def spot(column: float, row: float) -> Point:
    """Return a point of the grid."""
    return Point(WEST + column * DX, SOUTH + row * DY, srid=4326)


class AreaFactory(factory.django.DjangoModelFactory):
    """An estate of one square, on the shelf; give ``parent`` where it matters."""

    class Meta:
        model = Area
        django_get_or_create = ("code",)
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"estate-{n}")
    name = factory.Sequence(lambda n: f"Osiedle {n}")
    kind = AreaKind.ESTATE
    boundary = factory.LazyFunction(lambda: square(0, 0))
    label_point = factory.LazyAttribute(lambda o: o.boundary.point_on_surface)
    residents = 5_000
    dwellings = 2_000

    @factory.post_generation
    def shelf(self, create, extracted, **kwargs):
        """Lay it on the shelf of areas; ``shelf=False`` leaves it off."""
        if create and extracted is not False:
            with transaction.atomic():
                shelve_area(self)


class CityFactory(AreaFactory):
    """The city: two by two squares."""

    code = "testowo"
    name = "Testowo"
    kind = AreaKind.CITY
    boundary = factory.LazyFunction(lambda: square(0, 0, 2))
    residents = 20_000
    dwellings = 8_000
