"""A square city. One unit of the grid is about a kilometre at 50° north."""

import factory
from django.contrib.gis.geos import MultiPolygon, Point, Polygon
from django.db import transaction

from kooperacja.areas.kinds import AreaKind
from kooperacja.areas.models import Address, Area, Street, StreetName
from kooperacja.areas.services import shelve_area
from kooperacja.areas.wording import fold_street, number_value

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


def lay_address(
    street: str, number: str, point: Point, *, former: str = "", **values
) -> Address:
    """Put a house on the register, its street with it; ``former`` is an old name."""
    row, _is_new = Street.objects.get_or_create(
        name=street, locality=values.pop("locality", "")
    )
    names = {street: False} | ({former: True} if former else {})
    for name, is_former in names.items():
        StreetName.objects.get_or_create(
            street=row,
            folded=fold_street(name),
            defaults={"name": name, "is_former": is_former},
        )
    return Address.objects.create(
        key=f"{row.pk}|{number}",
        street=row,
        number=number,
        number_value=number_value(number),
        point=point,
        **values,
    )
