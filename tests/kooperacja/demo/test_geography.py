"""The approximate cells of the demo city."""

import itertools
import math

import pytest
from shapely.ops import unary_union

from kooperacja.demo import geography

CELLS = geography.cells()


def square_kilometres(shape):
    """Area on a sphere near the city; good to a per cent."""
    latitude = math.radians(shape.centroid.y)
    return shape.area * 111.2**2 * math.cos(latitude)


def test_the_outline_is_valid_and_of_the_size_of_the_city():
    shape = geography.outline()
    assert shape.is_valid
    assert square_kilometres(shape) == pytest.approx(124.5, rel=0.02)


def test_thirty_cells_with_unique_codes_and_names():
    assert len(CELLS) == 30
    assert len({cell.code for cell in CELLS}) == 30
    assert len({cell.name for cell in CELLS}) == 30


def test_cells_partition_the_outline():
    shape = geography.outline()
    covered = unary_union([cell.boundary for cell in CELLS])
    assert covered.symmetric_difference(shape).area < 1e-9
    for one, other in itertools.combinations(CELLS, 2):
        assert one.boundary.intersection(other.boundary).area < 1e-12


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell.code)
def test_a_cell_is_valid_and_holds_its_own_point(cell):
    assert cell.boundary.is_valid
    assert cell.boundary.geom_type == "MultiPolygon"
    assert len(cell.boundary.geoms) == 1
    assert cell.boundary.contains(cell.label_point)


def test_computing_again_gives_the_same():
    again = geography.cells.__wrapped__()
    assert [cell.boundary.wkt for cell in again] == [c.boundary.wkt for c in CELLS]


def test_aliases_name_one_area_each():
    names = {}
    for cell in (geography.city(), *CELLS):
        for name in (cell.name, *cell.aliases):
            assert names.setdefault(name.casefold(), cell.code) == cell.code
    assert names["os. zlote lany"] == "zlote-lany"
    assert names["beskidzkie"] == "osiedle-beskidzkie"
    assert "mikuszowice" not in names


def test_figures_add_up_to_the_city_except_the_unknown():
    known = [cell for cell in CELLS if cell.residents is not None]
    assert len(known) == 29
    missing = geography.CITY_RESIDENTS - sum(cell.residents for cell in known)
    assert 2_000 < missing < 4_000
    assert all(cell.residents >= 1_000 and cell.dwellings >= 400 for cell in known)
    (unknown,) = [cell for cell in CELLS if cell.residents is None]
    assert unknown.code in geography.UNKNOWN_FIGURES
    assert unknown.dwellings is None
