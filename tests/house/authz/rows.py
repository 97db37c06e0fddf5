"""One figure for everything that is stored."""

from contextlib import contextmanager
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


#: Statements that leave every row as it is.
READING = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "SET", "SHOW", "DECLARE")


@contextmanager
def watching_writes():
    """Yield a list that holds the first words of every statement that may write.

    Counting all rows again is dear; a request that sent no such statement changed
    none. A savepoint that was rolled back leaves its statements in the list.
    """
    written = []

    def note(execute, sql, params, many, context):
        statement = str(sql).lstrip("( \n").upper()
        if not statement.startswith(READING):
            written.append(statement[:40])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield written
