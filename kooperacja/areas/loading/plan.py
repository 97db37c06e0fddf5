"""What a load would do, row by row."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db import models
from django.utils.translation import pgettext_lazy
from shapely.geometry.base import BaseGeometry

from kooperacja.areas.kinds import AreaKind
from kooperacja.areas.models import Area
from kooperacja.areas.services import AreaContent


class Outcome(models.TextChoices):
    """What becomes of a row."""

    NEW = "new", pgettext_lazy("row of a file", "new")
    CHANGED = "changed", pgettext_lazy("row of a file", "changed")
    SAME = "same", pgettext_lazy("row of a file", "the same")
    DOUBLE = "double", pgettext_lazy("row of a file", "double")
    REFUSED = "refused", pgettext_lazy("row of a file", "refused")


WRITTEN = frozenset({Outcome.NEW, Outcome.CHANGED})
USABLE = WRITTEN | {Outcome.SAME}


@dataclass(frozen=True)
class Options:
    """What the person said about the file; empty where nothing was said."""

    kind: AreaKind
    name_field: str = ""
    code_field: str = ""
    residents_field: str = ""
    dwellings_field: str = ""
    name: str = ""
    only: tuple[str, ...] = ()
    parent: str = ""
    source: str = ""
    is_official: bool | None = None
    valid_from: date | None = None


@dataclass
class PlannedRow:
    """A row of the file and what becomes of it.

    ``content`` is what would be stored, ``existing`` what is stored now. ``metric`` is
    the outline in metres. The lists hold sentences for the report.
    """

    number: int
    name: str = ""
    code: str = ""
    outcome: Outcome = Outcome.REFUSED
    reason: str = ""
    repairs: tuple[str, ...] = ()
    warnings: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    boundary: BaseGeometry | None = None
    metric: BaseGeometry | None = None
    parent: Area | None = None
    residents: int | None = None
    dwellings: int | None = None
    existing: Area | None = None
    content: AreaContent | None = None

    @property
    def is_usable(self) -> bool:
        """Whether the row is stored, or is so already."""
        return self.outcome in USABLE

    def refuse(self, reason) -> None:
        """Say why the row cannot be loaded."""
        self.outcome, self.reason, self.content = Outcome.REFUSED, str(reason), None


@dataclass
class Plan:
    """All rows, what is stored but not in the file, and notes on the whole."""

    options: Options
    rows: list[PlannedRow]
    unseen: list[Area] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left_out: int = 0

    def count(self, outcome: Outcome) -> int:
        """Return how many rows have this outcome."""
        return Counter(row.outcome for row in self.rows)[outcome]

    @property
    def repaired_count(self) -> int:
        """How many of the usable rows were mended."""
        return sum(bool(row.repairs) and row.is_usable for row in self.rows)

    @property
    def has_usable(self) -> bool:
        """Whether anything of the file can be stored, or is already."""
        return any(row.is_usable for row in self.rows)
