"""Every route of the REST API × method × person × state, against `tests/authz.toml`.

Pages are walked in `test_authorization`.
"""

import json
from functools import partial

import pytest

from . import worlds
from .authz.objects import arguments_of
from .authz.table import table
from .authz.walk import (
    BODY,
    STOLEN,
    UNSAFE,
    api_routes,
    client_of,
    schema,
    taken_back,
    walk_and_report,
)


@pytest.fixture
def world(db):
    return worlds.WORLD.lay()


def test_openapi_describes_the_api_and_nothing_else(db):
    described = {
        (path.lstrip("/"), method.upper())
        for path, operations in schema()["paths"].items()
        for method in operations
    }
    routed = {
        (route.path, method) for route in api_routes() for method in route.methods
    }

    assert described == routed


@pytest.mark.slow
def test_everybody_gets_what_the_table_says(world):
    walk = walk_and_report(world, api_routes())

    assert not walk.unexplained, walk.report()


def test_nobody_sets_what_is_not_theirs(world):
    """Mass assignment: a field outside the schema is refused, and nothing is stored."""
    clients = {name: client_of(world, name) for name in ("bartek", "dorota")}
    taken = []
    for route in api_routes():
        for method in set(route.methods) & set(UNSAFE) - {"DELETE"}:
            kind = table().class_of(route.name, method).object
            for values in arguments_of(kind, world, route).values():
                for name, client in clients.items():
                    ask = partial(
                        getattr(client, method.lower()),
                        route.url(values),
                        json.dumps(BODY | STOLEN),
                        content_type="application/json",
                    )
                    response, changed = taken_back(client, ask)
                    refused = response.status_code in (400, 403, 404, 409)
                    if not refused or changed:
                        taken.append((method, route.name, name, response.status_code))

    assert not taken, "\n".join(map(str, taken))
