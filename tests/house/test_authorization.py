"""Every page × method × person × state, against the table in `tests/authz.toml`.

The REST API is walked in `test_authorization_api`: two files, so that two workers of
`./test` share the walk.
"""

from collections import Counter

import pytest

from problems.workflow import Status
from tests import personas

from . import worlds
from .authz.objects import arguments_of
from .authz.routes import all_routes
from .authz.table import table
from .authz.walk import (
    UNSAFE,
    api_routes,
    asked_and_taken_back,
    client_of,
    page_routes,
    walk_and_report,
)


@pytest.fixture
def world(db):
    return worlds.WORLD.lay()


class TestTable:
    def test_knows_every_route_and_no_other(self):
        routes = {(r.name, method) for r in all_routes() for method in r.methods}

        assert routes - table().keys() == set(), "routes without a row in authz.toml"
        assert table().keys() - routes == set(), "rows without a route"

    def test_routes_have_names_of_their_own(self):
        names = Counter(route.name for route in all_routes())

        assert [name for name, times in names.items() if times > 1] == []

    @pytest.mark.parametrize(
        ("name", "methods", "arguments"),
        [
            ("site:home", ("GET",), ()),
            ("problems:detail", ("GET",), ("public_id",)),
            ("review:accept", ("POST",), ("ref",)),
            ("accounts:profile", ("GET", "POST", "PUT"), ()),
            ("api:problem-list", ("GET",), ()),
            ("panel:accounts_user_change", ("GET", "POST"), ("object_id",)),
        ],
    )
    def test_extractor_sees_known_routes(self, name, methods, arguments):
        [route] = [route for route in all_routes() if route.name == name]

        assert (route.methods, route.arguments) == (methods, arguments)

    def test_every_person_has_one_role(self):
        assert set(table().roles) == set(personas.NAMES)

    def test_the_two_walks_are_all_routes(self):
        walked = [*page_routes(), *api_routes()]

        assert sorted(walked, key=str) == sorted(all_routes(), key=str)
        assert page_routes() and api_routes()


@pytest.mark.slow
def test_everybody_gets_what_the_table_says(world):
    walk = walk_and_report(world, page_routes())

    assert not walk.unexplained, walk.report()


def test_no_form_is_taken_without_proof_of_origin(world):
    """Every unsafe method without a CSRF token: refused, and nothing is written."""
    names = ("bartek", "dorota")
    strict = {name: client_of(world, name, enforce_csrf_checks=True) for name in names}
    taken = []
    for route in all_routes():
        for method in set(route.methods) & set(UNSAFE):
            expected = table().class_of(route.name, method)
            if expected.name in ("public-ignored", "public-closed", "public-question"):
                continue
            values = next(iter(arguments_of(expected.object, world, route).values()))
            for name, client in strict.items():
                url = route.url(values)
                response, changed = asked_and_taken_back(client, method, route, url)
                if response.status_code != 403 or changed:
                    taken.append((method, route.name, name, response.status_code))

    assert not taken, "\n".join(map(str, taken))


def test_the_canaries_are_there_to_be_found(world):
    """The search itself works: whoever may read a draft does find its words."""
    diagnosis = world.marked[Status.DRAFT]
    url = f"/biurko/diagnozy/{diagnosis.diagnosis.ref}/"

    page = client_of(world, "bartek").get(url).content.decode()

    assert [word for word in diagnosis.secrets() if word in page]
