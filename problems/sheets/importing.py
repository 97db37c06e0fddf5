"""What an import would do, row by row, before and while it does it."""

from collections import Counter
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.base.errors import DomainError
from kooperacja.notices.services import muted
from partners.models import Partner

from ..models import Diagnosis, ImportBatch
from ..services.importing import NewRow, import_diagnoses
from .columns import COLUMNS
from .exporting import cells_of
from .rows import RowReader
from .tables import Table

#: What becomes of a row.
OUTCOMES = {
    "new": _("will be added as a draft"),
    "same": _("is here already, nothing to do"),
    "differs": _("is here and says something else: change it on the desk"),
    "refused": _("cannot be read"),
}


class RolledBack(Exception):  # noqa: N818 - no error: the way back from a rehearsal
    """The rehearsal is over; nothing of it stays."""


@dataclass
class RowReport:
    """One row: its number in the file, what becomes of it, and why not."""

    number: int
    title: str
    outcome: str
    reason: str = ""
    ref: str = ""

    @property
    def words(self) -> str:
        """What becomes of it, in words."""
        return str(OUTCOMES[self.outcome])


@dataclass
class Report:
    """All rows of a file, and the batch if it was written."""

    rows: list[RowReport] = field(default_factory=list)
    batch: ImportBatch | None = None

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each outcome."""
        found = Counter(row.outcome for row in self.rows)
        return {name: found[name] for name in OUTCOMES}


def rehearse(
    *, actor: User, partner: Partner, table: Table, columns: dict[str, str]
) -> Report:
    """Return what the import of a table would do: it is done and rolled back."""
    report = Report()
    try:
        with transaction.atomic(), muted():
            report = _run(actor, partner, "", table, columns)
            raise RolledBack
    except RolledBack:
        report.batch = None
    return report


@transaction.atomic
def perform(
    *,
    actor: User,
    partner: Partner,
    file_name: str,
    table: Table,
    columns: dict[str, str],
) -> Report:
    """Import the good rows of a table; the report says what became of each."""
    return _run(actor, partner, file_name, table, columns)


def _run(actor, partner, file_name, table: Table, columns) -> Report:
    reader, report = RowReader(), Report()
    stored = _stored(partner, table, columns)
    fresh: list[NewRow] = []
    by_number: dict[int, RowReport] = {}
    for number, cells in enumerate(table.as_dicts(columns), start=1):
        row = RowReport(number, cells.get("title", ""), "new")
        report.rows.append(row)
        by_number[number] = row
        known = stored.get(cells.get("ref", ""))
        if known is not None:
            row.ref = known.ref
            row.outcome = "same" if _is_same(known, cells) else "differs"
            continue
        try:
            read = reader.read(cells)
        except DomainError as refusal:
            row.outcome, row.reason = "refused", str(refusal)
        else:
            fresh.append(NewRow(number, read.problem, read.diagnosis))
    report.batch, refused = import_diagnoses(
        actor=actor, partner=partner, file_name=file_name, rows=fresh
    )
    for number, refusal in refused.items():
        by_number[number].outcome = "refused"
        by_number[number].reason = str(refusal)
    return report


def _stored(partner, table: Table, columns) -> dict[str, Diagnosis]:
    """Return the institution's own diagnoses that the rows name."""
    refs = {cells.get("ref", "") for cells in table.as_dicts(columns)}
    rows = (
        Diagnosis.objects.filter(partner=partner, ref__in=refs)
        .select_related("problem__category", "problem__area", "problem__public_area")
        .prefetch_related("evidence")
    )
    return {row.ref: row for row in rows}


def _is_same(diagnosis: Diagnosis, cells: dict[str, str]) -> bool:
    """Whether a row says what is stored, as far as it has the columns."""
    stored = cells_of(diagnosis)
    names = [column.name for column in COLUMNS if column.name in cells]
    return all(_even(stored[name]) == _even(cells[name]) for name in names)


def _even(text: str) -> str:
    """Return a text without what a spreadsheet may change: ends and line breaks."""
    return "\n".join(line.rstrip() for line in text.strip().splitlines())
