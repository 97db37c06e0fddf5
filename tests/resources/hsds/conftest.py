"""The published standard and its examples, from the shared data."""

import json

import pytest

from .schemas import Standard, standards_in


@pytest.fixture(scope="session")
def hsds_folder(shared_data):
    """The standard's own files; the test skips where they are absent."""
    folder = shared_data / "resources" / "hsds_3_0"
    if not (folder / "csv" / "datapackage.json").is_file():
        pytest.skip(f"no HSDS 3.0 at {folder}")
    return folder


@pytest.fixture(scope="session")
def standards(hsds_folder) -> dict[str, Standard]:
    """Each form of the standard by its name; says at the end how much it was asked."""
    found = standards_in(hsds_folder)
    yield found
    for name, standard in found.items():
        print(f"\nHSDS 3.0, {name}: {standard.count} documents validated")  # noqa: T201


@pytest.fixture
def examples(hsds_folder) -> dict[str, dict]:
    """The standard's own JSON documents by the names of their files."""
    return {
        path.stem: json.loads(path.read_text())
        for path in sorted((hsds_folder / "json").glob("*.json"))
    }
