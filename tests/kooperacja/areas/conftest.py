"""Making boundary files, and loading them."""

import io
import json

import pytest
from django.core.management import call_command
from django.utils import translation


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def load():
    """Run load_areas and return what it printed."""

    def run(path, kind="estate", **options):
        out = io.StringIO()
        call_command(
            "load_areas", path, kind=kind, stdout=out, skip_checks=True, **options
        )
        return out.getvalue()

    return run


def square(x, y, size=0.01):
    """Return the ring of a square with its lower left corner at (x, y)."""
    return [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings)}


def feature(name, geometry, **properties):
    return {
        "type": "Feature",
        "properties": {"nazwa": name, **properties},
        "geometry": geometry,
    }


@pytest.fixture
def geojson(tmp_path):
    """Write features to a file and return its path."""

    def write(*features, name="areas.geojson", **members):
        path = tmp_path / name
        document = {"type": "FeatureCollection", "features": features, **members}
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        return path

    return write


@pytest.fixture
def city(load, geojson):
    """A square city of 0.1 degree, loaded."""
    from kooperacja.areas.models import Area

    path = geojson(feature("Miasto", polygon(square(19, 49.8, 0.1))), name="city.json")
    load(path, "city", commit=True)
    return Area.objects.get()
