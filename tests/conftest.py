"""What every test may use."""

import os
from pathlib import Path

import pytest
from django.db import connections

DATABASES = ["default", "public"]

pytest_plugins = ["tests.personas"]


#: The longest files, the longest first: begun last, they would leave the other worker
#: of `./test` without work for minutes.
LONGEST = (
    "house/test_noninterference.py",
    "house/test_authorization.py",
    "house/test_authorization_api.py",
    "fuzz/test_api.py",
    "problems/test_races.py",
    "house/test_public_bytes.py",
    "house/test_canaries.py",
    "house/test_headers.py",
    "house/test_safe_settings.py",
    "browser/test_autosave.py",
    "browser/test_journey.py",
    "browser/test_resource_entry.py",
    "browser/test_desk_journeys.py",
)

#: What `./test --fast` leaves out besides single tests marked slow: files that take
#: five seconds and more. It is there to be run while one writes.
SLOW = (
    "house/test_api_schema.py",
    "house/test_authorization.py",
    "house/test_authorization_api.py",
    "house/test_canaries.py",
    "kooperacja/files/test_corpus.py",
    "kooperacja/panel/test_panel.py",
    "problems/test_desk_api.py",
    "problems/test_desk_api_more.py",
    "problems/test_desk_api_once.py",
    "problems/test_desk_form.py",
    "problems/test_desk_steps.py",
    "problems/test_evidence_files.py",
    "problems/test_life_doors.py",
    "problems/test_review_budgets.py",
    "resources/hsds/test_api.py",
    "resources/loading/test_bulk.py",
    "resources/loading/test_uploads.py",
    "resources/meeting/test_pages.py",
    "resources/test_confidential.py",
    "resources/test_desk_api.py",
    "resources/test_desk_pages.py",
    "resources/test_freshness.py",
    "resources/test_linking.py",
    "resources/test_public.py",
    "resources/test_searching.py",
    "resources/test_services.py",
    "resources/test_site_rows.py",
    "resources/test_typed_pages.py",
    "resources/test_workflow_steps.py",
    "resources/test_wrong_reports.py",
)


def pytest_collection_modifyitems(config, items):
    """Let every database test see both aliases; tell slow and transactional ones."""
    slow = {Path(__file__).parent / name for name in SLOW}
    for item in items:
        if item.path in slow:
            item.add_marker(pytest.mark.slow)
    if hasattr(config, "workerinput"):
        begin_with_the_longest(items)
    for item in items:
        mark = item.get_closest_marker("django_db")
        if mark is None and not {"db", "transactional_db"} & set(item.fixturenames):
            continue
        kwargs = dict(mark.kwargs) if mark else {}
        kwargs["databases"] = DATABASES
        if {"transactional_db", "live_server"} & set(item.fixturenames):
            kwargs["transaction"] = True
        item.add_marker(pytest.mark.django_db(**kwargs), append=False)


def begin_with_the_longest(items):
    """Sort the files for the workers, who take them one after the other."""
    tests = Path(__file__).parent
    ranks = {tests / name: rank for rank, name in enumerate(LONGEST)}
    items.sort(key=lambda item: ranks.get(item.path, len(ranks)))


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
