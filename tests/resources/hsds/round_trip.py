"""Comparing a document that came in with the one that goes out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

#: Ids of children are named anew after the row they belong to.
KEPT_IDS = {
    ("id",),
    ("organization", "id"),
    ("service_at_locations", "#", "id"),
}


@dataclass(frozen=True, order=True)
class Difference:
    """What happened to one place of a document."""

    path: str
    kind: str
    before: str = ""
    after: str = ""


def differences(before: Any, after: Any, path: tuple = ()) -> Iterator[Difference]:
    """Yield what was left out, added or changed, whole branches as one."""
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _of_objects(before, after, path)
    elif isinstance(before, list) and isinstance(after, list):
        for number in range(max(len(before), len(after))):
            here = (*path, number)
            if number >= len(after):
                yield Difference(_text(here), "left out")
            elif number >= len(before):
                yield Difference(_text(here), "added")
            else:
                yield from differences(before[number], after[number], here)
    elif before != after:
        yield Difference(_text(path), "changed", _short(before), _short(after))


def _of_objects(before: dict, after: dict, path: tuple) -> Iterator[Difference]:
    for key in sorted({*before, *after}):
        here = (*path, key)
        pattern = tuple("#" if isinstance(step, int) else step for step in here)
        if key == "id" and pattern not in KEPT_IDS:
            continue
        if key not in after:
            yield Difference(_text(here), "left out")
        elif key not in before:
            yield Difference(_text(here), "added")
        else:
            yield from differences(before[key], after[key], here)


def _text(path: tuple) -> str:
    return "/".join(map(str, path))


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
