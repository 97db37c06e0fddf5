"""Imports go downward only, and public code reads the shelf only."""

import subprocess
import sys
import tomllib
from pathlib import Path

from kooperacja.base.api.shelf import ShelfViewSet
from kooperacja.base.views import PublicPageMixin

ROOT = Path(__file__).resolve().parents[2]
#: Pages for everybody that take something in: they call the service that writes.
WRITING = {"resources.views.reporting."}


def lint_imports(folder: Path = ROOT) -> subprocess.CompletedProcess:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def test_the_contracts_hold():
    result = lint_imports()

    assert result.returncode == 0, result.stdout


def test_every_public_module_is_under_the_shelf_contract():
    """A new public module must not be forgotten in pyproject.toml."""
    contract = (ROOT / "pyproject.toml").read_text()
    rooms = ("partners", "problems", "resources")
    modules = {
        f"{room}.{kind}.public"
        for room in rooms
        for kind in ("views", "api")
        if (ROOT / room / kind / "public.py").exists()
        or (ROOT / room / kind / "public").is_dir()
    }

    assert len(modules) == 6
    assert all(f'"{module}"' in contract for module in modules)


def test_every_class_that_serves_everybody_is_under_the_shelf_contract():
    """Whatever its module is called: its page or list is the same for everybody."""
    import kooperacja.urls  # noqa: F401 - brings every view into the world

    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())
    shelf = next(
        rule
        for rule in contract["tool"]["importlinter"]["contracts"]
        if rule["name"].startswith("Shelf:")
    )
    covered = tuple(f"{module}." for module in shelf["source_modules"])
    serving = {
        f"{cls.__module__}."
        for base in (PublicPageMixin, ShelfViewSet)
        for cls in offspring(base)
        if cls.__module__.split(".")[0] in shelf_roots(contract)
    }

    assert {name for name in serving if not name.startswith(covered)} <= WRITING


def offspring(cls: type) -> set[type]:
    """Return everything made from a class, however far down."""
    return {
        below for child in cls.__subclasses__() for below in {child, *offspring(child)}
    }


def shelf_roots(contract: dict) -> list[str]:
    return contract["tool"]["importlinter"]["root_packages"]


def test_nothing_imports_the_package_itself():
    """`kooperacja/__init__.py` stays empty: it is cellar and roof, not a room."""
    for package in ("kooperacja", "partners", "problems", "resources"):
        assert (ROOT / package / "__init__.py").read_text() == ""
