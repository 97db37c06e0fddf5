"""The plan as a person reads it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .plan import Outcome, Plan, PlannedRow

NAME_WIDTH = 34
OUTCOME_WIDTH = 12


def lines(plan: Plan) -> Iterator[str]:
    """Yield the report line by line: notes, rows, unseen areas, the sum."""
    yield from plan.notes
    if plan.notes:
        yield ""
    for row in plan.rows:
        yield from _row_lines(row)
    yield ""
    if plan.left_out:
        yield ngettext(
            "%(count)s row was left out by --only.",
            "%(count)s rows were left out by --only.",
            plan.left_out,
        ) % {"count": plan.left_out}
    if plan.unseen:
        names = ", ".join(area.name for area in plan.unseen)
        yield _("Stored, but not in the file (left as they are): %(names)s.") % {
            "names": names
        }
    yield _sum(plan)


def _row_lines(row: PlannedRow) -> Iterator[str]:
    name = row.name or _("(no name)")
    head = (
        f"{row.number:>5}  {name:<{NAME_WIDTH}}  {row.outcome.label:<{OUTCOME_WIDTH}}"
    )
    details = list(_details(row))
    yield f"{head}  {details[0]}" if details else head.rstrip()
    indent = " " * (NAME_WIDTH + OUTCOME_WIDTH + 11)
    for detail in details[1:]:
        yield indent + detail


def _details(row: PlannedRow) -> Iterator[str]:
    if row.reason:
        yield row.reason
    if row.changes:
        yield "; ".join(row.changes)
    if row.is_usable:
        for repair in row.repairs:
            yield _("repaired: %(what)s") % {"what": repair}
    for warning in row.warnings:
        yield _("warning: %(what)s") % {"what": warning}


def _sum(plan: Plan) -> str:
    counts = ", ".join(
        f"{outcome.label}: {plan.count(outcome)}"
        for outcome in Outcome
        if plan.count(outcome)
    )
    return _("Rows: %(rows)s (%(counts)s). Repaired: %(repaired)s.") % {
        "rows": len(plan.rows),
        "counts": counts or "–",
        "repaired": plan.repaired_count,
    }
