"""The rights of the public role: SELECT on the shelf, and nothing else.

Runs after every migration, so that a new table can never be readable by accident:
everything is taken away first, then the shelf is given.
"""

from typing import Any

from django.conf import settings
from django.db import connections

from kooperacja.base.shelf import PUBLIC_ALIAS, shelf_tables


def public_role() -> str:
    """Return the role public code connects as; "" when it has none of its own."""
    role = settings.DATABASES[PUBLIC_ALIAS].get("USER") or ""
    return "" if role == (settings.DATABASES["default"].get("USER") or "") else role


def grant_shelf(using: str = "default", **kwargs: Any) -> None:
    """Take every right from the public role, then give it the shelf.

    Does nothing where the public alias uses the same role as the portal (the deploy
    check reports that) or the role does not exist yet.
    """
    role = public_role()
    if using != "default" or not role:
        return
    connection = connections[using]
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if cursor.fetchone() is None:
            return
        name = quote(role)
        database = quote(connection.settings_dict["NAME"])
        existing = set(connection.introspection.table_names(cursor))
        for statement in (
            f"REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC",
            "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
            f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {name}",
            *(f"REVOKE ALL ON {quote(table)} FROM {name}" for table in existing),
            f"GRANT USAGE ON SCHEMA public TO {name}",
            *(
                f"GRANT SELECT ON {quote(table)} TO {name}"
                for table in shelf_tables()
                if table in existing
            ),
        ):
            cursor.execute(statement)
