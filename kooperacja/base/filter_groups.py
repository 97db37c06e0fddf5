"""What ``components/filter_form.html`` draws: a filter as groups of plain choices."""

from collections import Counter
from collections.abc import Iterable
from typing import Any


def options(
    terms: Iterable[tuple[str, Any]], counts: Counter, chosen: Iterable[str]
) -> list[dict]:
    """Return the choices of one group: those that would show something, or are chosen.

    ``terms`` are codes with their names, in the order of the vocabulary.
    """
    chosen = set(chosen)
    return [
        {
            "value": value,
            "label": label,
            "count": counts[value],
            "checked": value in chosen,
        }
        for value, label in terms
        if counts[value] or value in chosen
    ]


def hidden(name: str, values: Iterable[str]) -> list[dict]:
    """Return groups that carry values on without showing them."""
    return [{"name": name, "kind": "hidden", "value": value} for value in values]
