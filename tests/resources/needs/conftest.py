"""A small city on the shelf, for need against resource."""

import pytest
from django.contrib.gis.geos import Point
from django.utils import translation

from problems.public import PublicProblem
from resources.public import PublicSite
from tests.factories import shelf


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def lay_site(resource, point=None, **values) -> PublicSite:
    """Lay a site of a resource; it covers what the resource covers unless told."""
    return PublicSite.writer.create(
        **{
            "public_id": shelf.new_id(),
            "resource_public_id": resource.public_id,
            "place": Point(*point, srid=4326) if point else None,
            "serves_whole_city": resource.serves_whole_city,
            "covered_area_codes": resource.covered_area_codes,
            **values,
        }
    )


def lay_problem(area, **values) -> PublicProblem:
    """Lay a serious, stable problem that one sector described in 2026."""
    return shelf.lay_problem(
        area,
        **{
            "severity": 3,
            "trend": "stable",
            "periods": ["2026"],
            "sectors": ["public"],
            **values,
        },
    )


@pytest.fixture
def city(db):
    """Three estates and a few kinds of problems; nothing is said of any yet."""
    areas = shelf.lay_city()
    shelf.lay_words()
    return areas
