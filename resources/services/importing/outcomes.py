"""What an import does, row by row."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from kooperacja.base.errors import DomainError

from ...loading.places import OUTSIDE
from ...loading.records import Finding, Level, Reading, Where
from ...models import Provider, Resource, ResourceImport
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
    """A record of the file, what becomes of it, and what it may be the same as.

    A refused one with a confidential place has no name here, for nobody has looked
    whether the name holds the address; nor has one refused because it names such a
    place, or a person. What is left as it is has the name it has here.
    """

    where: Where
    name: str
    outcome: Outcome
    resource: Resource | None = None
    alike: list[str] = field(default_factory=list)
    has_secret: bool = False


@dataclass
class ImportReport:
    """Everything an import did or would do.

    ``findings`` are those of the reader and of the import; ``unseen`` resources came
    from this source before and are not in the file now: nobody removes them.
    ``profiles`` are new providers that give nothing in the file.
    """

    reading: Reading
    source: str
    rows: list[ImportedRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unseen: list[Resource] = field(default_factory=list)
    profiles: list[Provider] = field(default_factory=list)
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
        counts = self.counts
        return bool(counts[Outcome.NEW] or counts[Outcome.CHANGED] or self.profiles)

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


def told_once(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in the order of the file; a point left out is told once."""
    findings = list(findings)
    left_out = {item.where for item in findings if item.message is LEFT_OUT}
    return sorted(
        (
            item
            for item in findings
            if item.message is not OUTSIDE or item.where not in left_out
        ),
        key=lambda item: item.where,
    )
