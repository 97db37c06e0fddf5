"""What a file holds, before anybody has judged it."""

from dataclasses import dataclass, field

from shapely.geometry.base import BaseGeometry

MAX_BYTES = 300_000_000
MAX_ROWS = 20_000


@dataclass
class RawRow:
    """A row of the file: its number (from 1), its columns, its outline.

    ``geometry`` is in the coordinates of the file, possibly invalid; ``problem`` says
    why it could not even be read. ``repairs`` tells what reading had to mend.
    """

    number: int
    properties: dict
    geometry: BaseGeometry | None = None
    problem: str = ""
    repairs: list[str] = field(default_factory=list)


@dataclass
class Source:
    """A file: rows, names of columns, coordinate system ("" unknown), notes."""

    rows: list[RawRow]
    fields: list[str]
    crs: str = ""
    notes: list[str] = field(default_factory=list)
