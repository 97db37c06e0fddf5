"""The map layer of problems: one place, one feature; written by PostgreSQL."""

from django.contrib.gis.db.models.functions import AsGeoJSON
from django.core.exceptions import EmptyResultSet
from django.urls import reverse
from django.utils.translation import get_language

from kooperacja.base.api.features import EMPTY_COLLECTION, ask_for_text, inner_sql

from .public import Precision

#: Problems listed in one feature; its ``count`` is always the true one.
LISTED = 20

COLUMNS = (
    "public_id",
    "title",
    "category",
    "severity",
    "trend",
    "area_code",
    "area_name",
    "precision",
    "published_date",
)

# An exact place is its own feature; all problems of an area share the area's. The
# place of an area is that of its newest problem: rows of one area agree on it.
LAYER_SQL = """
WITH problem AS ({inner}), ranked AS (
    SELECT problem.*, category.{name} AS category_name,
        row_number() OVER place AS nth,
        first_value(problem.label_text) OVER place AS place_text
    FROM problem LEFT JOIN shelf_category category ON category.slug = problem.category
    WINDOW place AS (
        PARTITION BY problem.area_code, problem.precision,
            CASE WHEN problem.precision = %s THEN problem.label_text END
        ORDER BY problem.published_date DESC, problem.public_id
    )
), feature AS (
    SELECT json_build_object(
        'type', 'Feature',
        'geometry', place_text::json,
        'properties', json_build_object(
            'area', area_code,
            'area_name', min(area_name),
            'precision', precision,
            'count', count(*),
            'severity_max', max(severity),
            'problems', json_agg(json_build_object(
                'id', public_id,
                'title', title,
                'category', category,
                'category_name', category_name,
                'severity', severity,
                'trend', trend,
                'url', %s || public_id || %s
            ) ORDER BY nth) FILTER (WHERE nth <= %s)
        )
    ) AS body, area_code, precision, place_text
    FROM ranked GROUP BY area_code, precision, place_text
)
SELECT json_build_object(
    'type', 'FeatureCollection',
    'features',
    COALESCE(json_agg(body ORDER BY area_code, precision, place_text), '[]'::json)
)::text FROM feature
"""


def problem_layer(problems) -> str:
    """Return filtered public problems as the text of a GeoJSON FeatureCollection.

    One feature is one public place, a Point where its sign stands (WGS 84), with
    ``area``, ``area_name``, ``precision``, ``count`` (of all its problems, never cut),
    ``severity_max`` and ``problems``: the newest, at most ``LISTED``. Names and
    addresses are in the active language. One SQL statement.
    """
    rows = (
        problems.order_by()
        .annotate(label_text=AsGeoJSON("label_point", precision=6))
        .values(*COLUMNS, "label_text")
    )
    try:
        inner, params = inner_sql(rows)
    except EmptyResultSet:
        return EMPTY_COLLECTION
    name = "name_en" if get_language() == "en" else "name_pl"
    before, _mark, after = reverse("problems:detail", args=["0" * 22]).partition(
        "0" * 22
    )
    return ask_for_text(
        LAYER_SQL.format(inner=inner, name=name),
        (*params, Precision.EXACT.value, before, after, LISTED),
    )
