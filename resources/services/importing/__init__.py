"""Writing down what a reader found in a file; see `running.import_resources`."""

from .outcomes import ImportedRow, ImportReport, Outcome
from .running import RowsRefused, import_resources

__all__ = [
    "ImportReport",
    "ImportedRow",
    "Outcome",
    "RowsRefused",
    "import_resources",
]
