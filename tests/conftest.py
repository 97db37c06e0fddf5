"""What every test may use."""

import os
from pathlib import Path

import pytest
from django.db import connections

DATABASES = ["default", "public"]

pytest_plugins = ["tests.personas"]


def pytest_collection_modifyitems(items):
    """Let every database test see both aliases; tell transactional ones apart."""
    for item in items:
        mark = item.get_closest_marker("django_db")
        if mark is None and not {"db", "transactional_db"} & set(item.fixturenames):
            continue
        kwargs = dict(mark.kwargs) if mark else {}
        kwargs["databases"] = DATABASES
        if {"transactional_db", "live_server"} & set(item.fixturenames):
            kwargs["transaction"] = True
        item.add_marker(pytest.mark.django_db(**kwargs), append=False)


@pytest.fixture(autouse=True)
def _public_alias(request):
    """In a test that rolls back, the public alias is the same connection.

    What such a test wrote was never committed, so no second connection could see it.
    Transactional tests use the real role.
    """
    mark = request.node.get_closest_marker("django_db")
    if mark is None or mark.kwargs.get("transaction"):
        yield
        return
    real = connections["public"]
    connections["public"] = connections["default"]
    yield
    connections["public"] = real


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data files; a test that needs it skips where it is absent."""
    folder = Path(os.environ.get("KOOPERACJA_SHARED", "../shared")) / "data"
    if not folder.is_dir():
        pytest.skip(f"no real data at {folder} (set KOOPERACJA_SHARED)")
    return folder
