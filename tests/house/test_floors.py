"""Imports go downward only, and public code reads the shelf only."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


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


def test_nothing_imports_the_package_itself():
    """`kooperacja/__init__.py` stays empty: it is cellar and roof, not a room."""
    for package in ("kooperacja", "partners", "problems", "resources"):
        assert (ROOT / package / "__init__.py").read_text() == ""
