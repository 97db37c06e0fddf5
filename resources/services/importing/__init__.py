"""Writing down what a reader found in a file; see `running.import_resources`."""

from .outcomes import ImportedRow, ImportReport, Outcome, RowsRefused
from .running import import_resources

__all__ = [
    "ImportReport",
    "ImportedRow",
    "Outcome",
    "RowsRefused",
    "import_resources",
]
