"""What a load of addresses does, as a person reads it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .rows import Row
from .storing import Outcome

#: Line numbers named for one reason.
SHOWN = 8


def refusals(rows: list[Row]) -> Iterator[str]:
    """Yield a line for each reason: how many rows, which lines, why."""
    lines: dict[str, list[int]] = {}
    for row in rows:
        if row.reason:
            lines.setdefault(str(row.reason), []).append(row.line)
    for reason, numbers in sorted(lines.items(), key=lambda item: -len(item[1])):
        named = ", ".join(str(number) for number in numbers[:SHOWN])
        more = len(numbers) - SHOWN
        yield ngettext(
            "Refused: %(count)s row (line %(lines)s): %(reason)s.",
            "Refused: %(count)s rows (lines %(lines)s): %(reason)s.",
            len(numbers),
        ) % {
            "count": len(numbers),
            "lines": named + (" …" if more > 0 else ""),
            "reason": reason,
        }


def summary(rows: list[Row], outcome: Outcome, *, removes: bool) -> Iterator[str]:
    """Yield the counts, and what is stored but not in the file."""
    if outcome.unseen:
        words = (
            ngettext(
                "Stored, but not in the file: %(count)s address; it is removed.",
                "Stored, but not in the file: %(count)s addresses; they are removed.",
                outcome.unseen,
            )
            if removes
            else ngettext(
                "Stored, but not in the file: %(count)s address, left as it is "
                "(--remove-unseen removes it).",
                "Stored, but not in the file: %(count)s addresses, left as they are "
                "(--remove-unseen removes them).",
                outcome.unseen,
            )
        )
        yield words % {"count": outcome.unseen}
    yield _(
        "Rows: %(rows)s (new: %(new)s, changed: %(changed)s, the same: %(same)s, "
        "double: %(double)s, refused: %(refused)s)."
    ) % {
        "rows": len(rows),
        "new": outcome.new,
        "changed": outcome.changed,
        "same": outcome.same,
        "double": sum(row.is_double for row in rows),
        "refused": sum(bool(row.reason) for row in rows),
    }
