"""Outlines: what is repaired, what is refused, and what the reason says."""

import pytest
import shapely
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from kooperacja.areas.loading.checking import MAX_REPAIR_SHARE, check_outline
from kooperacja.areas.loading.crs import Frame
from kooperacja.areas.loading.errors import RowRefused
from kooperacja.areas.loading.geojson import parse_geojson
from kooperacja.areas.loading.source import RawRow

FRAME = Frame("EPSG:4326", swap=False)
POINTS = [(19.0, 49.8), (19.01, 49.8), (19.01, 49.81), (19.0, 49.81)]


def check(geometry):
    return check_outline(RawRow(1, {}, geometry), FRAME)


def refusal(geometry):
    with pytest.raises(RowRefused) as caught:
        check(geometry)
    return str(caught.value.reason)


class TestCheckOutline:
    def test_stores_a_multipolygon_that_turns_left(self):
        outline = check(shapely.Polygon(POINTS[::-1]))

        assert outline.boundary.geom_type == "MultiPolygon"
        assert outline.boundary.geoms[0].exterior.is_ccw
        assert outline.repairs == ()

    def test_measures_in_metres(self):
        assert check(shapely.Polygon(POINTS)).metric.area == pytest.approx(
            720 * 1112, rel=0.01
        )

    def test_drops_heights(self):
        raised = shapely.Polygon([(x, y, 300) for x, y in POINTS])

        assert not check(raised).boundary.has_z

    def test_keeps_the_area_of_a_collection(self):
        mixed = shapely.GeometryCollection(
            [shapely.Polygon(POINTS), shapely.Point(19, 49.8)]
        )

        assert "left out" in check(mixed).repairs[0]

    def test_repairs_what_hardly_changes_the_area(self):
        spike = [*POINTS[:3], (19.01, 49.9), (19.01, 49.81), POINTS[3]]

        assert "0.00 %" in check(shapely.Polygon(spike)).repairs[0]

    def test_refuses_what_a_repair_would_change(self):
        bow_tie = [POINTS[0], POINTS[2], POINTS[1], POINTS[3]]

        reason = refusal(shapely.Polygon(bow_tie))

        assert "crosses itself near 19.005, 49.805" in reason
        assert "100.00 %" in reason

    @pytest.mark.parametrize(
        ("geometry", "words"),
        [
            (None, "empty"),
            (shapely.Polygon(), "empty"),
            (shapely.LineString(POINTS), "a line or a point"),
            (
                shapely.Polygon([(19.09, 49.8), (19.095, 49.805), (19.1, 49.81)]),
                "ground",
            ),
            (shapely.Polygon([(19, 49.8), (19.1, float("nan")), (19.1, 50)]), "number"),
            (shapely.box(1, 1, 2, 2), "outside Poland"),
            (shapely.box(19, 50, 20, 51).segmentize(1e-5), "points, more than"),
        ],
    )
    def test_says_why_it_refuses(self, geometry, words):
        assert words in refusal(geometry)

    @given(st.lists(st.tuples(st.floats(14.1, 24), st.floats(49, 54.8)), min_size=4))
    def test_whatever_is_stored_is_valid_and_hardly_changed(self, points):
        drawn = shapely.Polygon(points)
        try:
            outline = check(drawn)
        except RowRefused:
            return

        assert outline.boundary.is_valid
        assert not outline.boundary.is_empty
        change = abs(outline.boundary.area - drawn.area) / drawn.area
        assert change <= MAX_REPAIR_SHARE * 1.02


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "coordinates", "geometries", "crs"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=12,
)


@given(
    st.sampled_from(["Polygon", "MultiPolygon", "GeometryCollection", "Point", "X"]),
    json_values,
    json_values,
)
def test_no_feature_breaks_the_reader(kind, coordinates, properties):
    import json

    document = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": properties,
                "geometry": {"type": kind, "coordinates": coordinates},
            },
            coordinates,
        ],
        "crs": properties,
    }
    with translation.override("en"):
        source = parse_geojson(json.dumps(document).encode())

    assert len(source.rows) == 2
    assert all(row.problem or row.geometry is not None for row in source.rows)
