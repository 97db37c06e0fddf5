"""Small rooms: what grows past its size is reported, at twice the size it fails."""

import ast
import subprocess
import warnings
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIMITS = {".py": 300, ".html": 120, ".js": 200, ".css": 300}
FUNCTION_LIMIT = 40
# Data, not logic: a list of cities' words is not split by length alone.
DATA = ("/migrations/", "kooperacja/demo/content/", "/vocabulary/", "tests/")


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    return [
        ROOT / name
        for name in listed
        if Path(name).suffix in LIMITS
        and not any(part in name for part in DATA)
        and (ROOT / name).exists()
    ]


def functions_of(path: Path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.end_lineno - node.lineno + 1


@pytest.mark.parametrize("suffix", LIMITS)
def test_files_are_small_rooms(suffix):
    limit = LIMITS[suffix]
    sizes = {
        path.relative_to(ROOT): len(path.read_text().splitlines())
        for path in tracked_files()
        if path.suffix == suffix
    }

    grown = {str(path): size for path, size in sizes.items() if size > limit}
    if grown:
        warnings.warn(f"over {limit} lines: {grown}", stacklevel=1)

    assert sizes
    assert not {path: size for path, size in grown.items() if size > 2 * limit}


def test_functions_are_short():
    grown = {
        f"{path.relative_to(ROOT)}:{name}": size
        for path in tracked_files()
        if path.suffix == ".py"
        for name, size in functions_of(path)
        if size > FUNCTION_LIMIT
    }
    if grown:
        warnings.warn(f"over {FUNCTION_LIMIT} lines: {grown}", stacklevel=1)

    assert not {name: size for name, size in grown.items() if size > 2 * FUNCTION_LIMIT}
