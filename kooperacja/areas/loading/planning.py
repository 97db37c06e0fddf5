"""From the rows of a file to a plan, and from a plan to stored areas."""

from collections import defaultdict
from collections.abc import Callable

import shapely
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kooperacja.accounts.models import User
from kooperacja.areas.kinds import AreaKind
from kooperacja.areas.models import Area
from kooperacja.areas.services import save_area

from . import fields
from .checking import check_outline, to_metres
from .comparing import Stored, compare
from .crs import Frame
from .errors import LoadRefused, RowRefused
from .parents import Parents
from .plan import WRITTEN, Options, Outcome, Plan, PlannedRow
from .source import RawRow, Source

OVERLAP_SHARE = 0.01
OVERLAP_SQUARE_METRES = 100.0

Progress = Callable[[int, int], None]


def make_plan(
    source: Source, frame: Frame, options: Options, on_progress: Progress | None = None
) -> Plan:
    """Compare a file with what is stored; nothing is written.

    :param on_progress: called with the number of rows done and of all rows.
    :raises LoadRefused: an unknown column or parent, or a second city.
    """
    notes = [*source.notes, *frame.notes]
    columns = _columns(source, options, notes)
    parents = Parents(options.kind, options.parent)
    plan = Plan(options, [], notes=notes)
    for done, raw in enumerate(source.rows, 1):
        row = _read_row(raw, frame, options, columns)
        if options.only and not fields.matches_any(row.name, row.code, options.only):
            plan.left_out += 1
        else:
            plan.rows.append(row)
        if on_progress:
            on_progress(done, len(source.rows))
    _settle_doubles(plan.rows)
    _compare_all(plan, parents)
    _warn_of_overlaps(plan)
    return plan


@transaction.atomic
def store(plan: Plan, *, actor: User | None = None, skip_refused: bool = False) -> int:
    """Write the plan in one transaction and return how many areas were written.

    :raises LoadRefused: nothing usable; or rows were refused and nobody said to go
        on without them.
    """
    refused = plan.count(Outcome.REFUSED)
    if not plan.has_usable:
        raise LoadRefused(_("Nothing in the file can be loaded."))
    if refused and not skip_refused:
        raise LoadRefused(
            ngettext(
                "Nothing was written, because %(count)s row was refused. Mend it, or "
                "load the others with --skip-refused.",
                "Nothing was written, because %(count)s rows were refused. Mend them, "
                "or load the others with --skip-refused.",
                refused,
            )
            % {"count": refused}
        )
    written = [row for row in plan.rows if row.outcome in WRITTEN]
    for row in written:
        try:
            save_area(actor=actor, content=row.content)
        except ValidationError as error:
            raise LoadRefused(
                _("Row %(number)s, %(name)s, cannot be stored: %(reason)s")
                % {
                    "number": row.number,
                    "name": row.name,
                    "reason": " ".join(error.messages),
                }
            ) from error
    return len(written)


def _columns(source: Source, options: Options, notes: list[str]) -> str:
    """Check the columns that were named; return the one with the names."""
    named = (options.code_field, options.residents_field, options.dwellings_field)
    for name in filter(None, named):
        fields.require_field(source, name)
    people = fields.people_fields(source)
    if people and not options.residents_field:
        notes.append(
            _(
                "The column %(fields)s may hold the number of residents; "
                "--residents-field takes it over."
            )
            % {"fields": ", ".join(people)}
        )
    if options.name and len(source.rows) == 1:
        return ""
    if options.name:
        raise LoadRefused(_("--name is for a file with one row."))
    column, note = fields.choose_name_field(source, options.name_field)
    notes.extend([note] if note else [])
    return column


def _read_row(raw: RawRow, frame: Frame, options: Options, column: str) -> PlannedRow:
    row = PlannedRow(raw.number)
    cell = raw.properties.get
    try:
        row.name = fields.clean_name(cell(column) if column else options.name)
        row.code = fields.code_of(row.name)
        if options.code_field:
            row.code = fields.clean_code(cell(options.code_field))
        outline = check_outline(raw, frame)
    except RowRefused as refusal:
        row.refuse(refusal.reason)
        return row
    row.outcome = Outcome.NEW
    row.boundary, row.metric = outline.boundary, outline.metric
    row.repairs = outline.repairs
    if options.residents_field:
        value = cell(options.residents_field)
        row.residents = fields.clean_count(value, row.warnings, _("residents"))
    if options.dwellings_field:
        value = cell(options.dwellings_field)
        row.dwellings = fields.clean_count(value, row.warnings, _("dwellings"))
    return row


def _settle_doubles(rows: list[PlannedRow]) -> None:
    """One area, one row: equal twins count once, unequal ones are all refused."""
    groups: dict[str, list[PlannedRow]] = defaultdict(list)
    for row in rows:
        if row.is_usable:
            groups[row.code or row.name].append(row)
    for group in groups.values():
        first, *others = group
        if all(row.boundary.equals(first.boundary) for row in others):
            for row in others:
                row.outcome = Outcome.DOUBLE
                row.reason = _("the same as row %(row)s") % {"row": first.number}
            continue
        numbers = ", ".join(str(row.number) for row in group)
        for row in group:
            row.refuse(
                _("rows %(rows)s have one name or code, but different outlines")
                % {"rows": numbers}
            )


def _compare_all(plan: Plan, parents: Parents) -> None:
    stored = Stored(plan.options.kind)
    if plan.options.kind == AreaKind.CITY:
        _require_one_city(plan, stored)
    elif not parents.candidates:
        plan.notes.append(
            _(
                "No city is loaded yet, so these areas are part of nothing. Load the "
                "city with --kind city, then this file again."
            )
        )
    for row in plan.rows:
        if row.is_usable:
            parents.place(row)
        if row.is_usable:
            compare(row, plan.options, stored)
    plan.unseen = stored.unseen()


def _require_one_city(plan: Plan, stored: Stored) -> None:
    usable = [row for row in plan.rows if row.is_usable]
    if len(usable) > 1:
        raise LoadRefused(
            _(
                "One installation holds one city, and the file has %(count)s areas. "
                "Choose one with --only NAME (or a code with --code-field)."
            )
            % {"count": len(usable)}
        )
    city = Area.objects.city()
    if usable and city and stored.find(usable[0], plan.options) is None:
        raise LoadRefused(
            _("One installation holds one city, and this one holds %(name)s.")
            % {"name": city.name}
        )


def _warn_of_overlaps(plan: Plan) -> None:
    """Tell which areas of one kind cover the same ground, stored ones included."""
    usable = [row for row in plan.rows if row.is_usable]
    tree = shapely.STRtree([row.metric for row in usable])
    for index, row in enumerate(usable):
        for other_index in sorted(tree.query(row.metric, predicate="intersects")):
            if other_index > index:
                other = usable[other_index]
                _warn(row, other.metric, other.name)
                _warn(other, row.metric, row.name)
    for area in plan.unseen:
        metric = to_metres(shapely.from_wkb(bytes(area.boundary.wkb)))
        for index in sorted(tree.query(metric, predicate="intersects")):
            _warn(usable[index], metric, area.name)


def _warn(row: PlannedRow, other: shapely.Geometry, name: str) -> None:
    common = row.metric.intersection(other).area
    share = common / min(row.metric.area, other.area)
    if share < OVERLAP_SHARE or common < OVERLAP_SQUARE_METRES:
        return
    row.warnings.append(
        _("%(percent)s %% of its area is covered by %(name)s as well")
        % {"percent": f"{common / row.metric.area * 100:.1f}", "name": name}
    )
