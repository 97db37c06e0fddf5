"""What an import does, row by row."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from kooperacja.base.errors import DomainError

from ...loading.places import OUTSIDE
from ...loading.records import Finding, Level, Reading, Where
from ...models import Resource, ResourceImport
from .contents import LEFT_OUT


class Outcome(StrEnum):
    """What becomes of a record."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    KEPT = "kept"
    REFUSED = "refused"

    @property
    def label(self):
        """The outcome in words."""
        return LABELS[self]


LABELS = {
    Outcome.NEW: _("new"),
    Outcome.CHANGED: _("changed"),
    Outcome.SAME: _("the same"),
    Outcome.KEPT: _("changed here since, left as it is"),
    Outcome.REFUSED: _("refused"),
}


@dataclass
class ImportedRow:
    """A record of the file, what becomes of it, and what it may be the same as."""

    where: Where
    name: str
    outcome: Outcome
    resource: Resource | None = None
    alike: list[str] = field(default_factory=list)


@dataclass
class ImportReport:
    """Everything an import did or would do.

    ``findings`` are those of the reader and of the import; ``unseen`` resources came
    from this source before and are not in the file now: nobody removes them.
    """

    reading: Reading
    source: str
    rows: list[ImportedRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unseen: list[Resource] = field(default_factory=list)
    batch: ResourceImport | None = None

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many records there are of each outcome."""
        found = Counter(row.outcome for row in self.rows)
        found[Outcome.REFUSED] += self.reading.seen - len(self.reading.records)
        return {outcome: found[outcome] for outcome in Outcome}

    @property
    def has_refused(self) -> bool:
        """Whether a record of the file cannot be stored."""
        return self.counts[Outcome.REFUSED] > 0

    @property
    def writes(self) -> bool:
        """Whether anything is new or changed."""
        return bool(self.counts[Outcome.NEW] or self.counts[Outcome.CHANGED])

    def of(self, level: Level) -> list[Finding]:
        """Return the findings of one level."""
        return [finding for finding in self.findings if finding.level == level]


class RowsRefused(DomainError):
    """Some rows cannot be stored, and nobody said that the others should be."""

    message = _(
        "Nothing was written, because rows were refused. Mend the file, or write the "
        "other rows only."
    )
    code = "rows_refused"
    status_code = 400

    def __init__(self, report: ImportReport):
        super().__init__()
        self.report = report


def told_once(findings: list[Finding]) -> list[Finding]:
    """Return findings in the order of the file; a point left out is told once."""
    left_out = {item.where for item in findings if item.message is LEFT_OUT}
    return sorted(
        (
            item
            for item in findings
            if item.message is not OUTSIDE or item.where not in left_out
        ),
        key=lambda item: item.where,
    )
