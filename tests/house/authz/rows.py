"""One figure for everything that is stored."""

from functools import cache

from django.db import connection

#: Sessions, and the note of who logged in and out when.
FLEETING = {"django_session", "axes_accesslog"}


@cache
def _query() -> str:
    with connection.cursor() as cursor:
        tables = sorted(
            set(connection.introspection.table_names(cursor))
            - FLEETING
            - {"spatial_ref_sys"}
        )
    parts = " UNION ALL ".join(
        f"SELECT '{name}' AS name, "
        f"md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS hash "
        f'FROM "{name}" t'
        for name in tables
    )
    return f"SELECT name, hash FROM ({parts}) AS all_rows"


def hashes() -> dict[str, str]:
    """Return a hash of all rows of each table, sessions apart; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_query())
        return dict(cursor.fetchall())
