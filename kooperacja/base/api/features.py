"""GeoJSON in one SQL statement: PostgreSQL writes the finished text."""

from django.contrib.gis.db.models.functions import AsGeoJSON
from django.core.exceptions import EmptyResultSet
from django.db import connections

from ..shelf import PUBLIC_ALIAS

EMPTY_COLLECTION = '{"type":"FeatureCollection","features":[]}'
#: Decimals of a coordinate: 6 are about 10 cm.
DECIMALS = 6


def inner_sql(queryset) -> tuple[str, tuple]:
    """Return a queryset's SQL and parameters for the public alias.

    :raises EmptyResultSet: it can have no rows; PostgreSQL need not be asked.
    """
    return queryset.query.get_compiler(using=PUBLIC_ALIAS).as_sql()


def ask_for_text(sql: str, params: tuple) -> str:
    """Return the one text a statement answers, asked as the public role."""
    with connections[PUBLIC_ALIAS].cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchone()[0]


def feature_collection(
    queryset, *, geometry: str, columns: dict[str, str], decimals: int = DECIMALS
) -> str:
    """Return all rows as a GeoJSON FeatureCollection, in the queryset's order.

    ``columns`` maps the names of the properties to columns or annotations of the
    queryset; the property ``id`` is the feature's id too. Rows whose ``geometry`` is
    unknown have a null geometry (RFC 7946, 3.2).
    """
    rows = queryset.annotate(
        geometry_text=AsGeoJSON(geometry, precision=decimals)
    ).values(*dict.fromkeys(columns.values()), "geometry_text")
    try:
        sql, params = inner_sql(rows)
    except EmptyResultSet:
        return EMPTY_COLLECTION
    quote = connections[PUBLIC_ALIAS].ops.quote_name
    properties = ", ".join(
        f"'{name}', r.{quote(source)}" for name, source in columns.items()
    )
    # Names come from the code of the viewsets, never from a request.
    return ask_for_text(
        "SELECT json_build_object('type', 'FeatureCollection', 'features', "  # noqa: S608
        "COALESCE(json_agg(json_build_object("
        f"'type', 'Feature', 'id', r.{quote(columns['id'])}, "
        "'geometry', r.geometry_text::json, "
        f"'properties', json_build_object({properties}))), '[]'::json))::text "
        f"FROM ({sql}) AS r",
        params,
    )
