"""Reading what other directories publish in HSDS: JSON of 3.0, tables of 3.0 and 1.1.

Pure: no database is asked. What cannot be stored refuses its service with a reason, and
what this portal has no place for is told field by field. ``today`` is the day on which
a rule of opening hours must hold to be kept.
"""

from .documents import is_document, read_text
from .tables import is_package, names_in_zip, read_folder, read_zip

__all__ = [
    "is_document",
    "is_package",
    "names_in_zip",
    "read_folder",
    "read_text",
    "read_zip",
]
