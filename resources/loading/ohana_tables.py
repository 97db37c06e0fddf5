"""The tables of an Ohana directory: opened, and asked by number."""

import io
import zipfile
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from django.utils.translation import gettext_lazy as _

from kooperacja.files.tables import read_cells

from .records import MOST_RECORDS, DirectoryRefused, Where

NEEDED: Final = frozenset({"organizations.csv", "locations.csv", "services.csv"})
FILES: Final = NEEDED | {
    *("addresses.csv", "phones.csv", "contacts.csv", "regular_schedules.csv"),
    *("holiday_schedules.csv", "programs.csv", "taxonomy.csv"),
}
MOST_BYTES: Final = 100_000_000


@dataclass(frozen=True)
class Row:
    """A row of one table: its cells by column, and where it stands."""

    where: Where
    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


@dataclass
class Tables:
    """The rows of each table, and those that belong to a row of another one."""

    rows: dict[str, list[Row]] = field(default_factory=dict)

    def by_id(self, table: str) -> dict[str, Row]:
        """Return the rows of a table by their number."""
        column = "taxonomy_id" if table == "taxonomy" else "id"
        return {row[column]: row for row in self.rows.get(table, ())}

    def of(self, table: str, column: str) -> dict[str, list[Row]]:
        """Return the rows of a table by the number of what they belong to."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows.get(table, ()):
            if row[column]:
                found[row[column]].append(row)
        return found


def files_in_zip(content: bytes) -> dict[str, bytes]:
    """Return the tables of a zip by name, whatever folder they lie in.

    :raises DirectoryRefused: damaged, protected, or too large when unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            wanted = {
                PurePosixPath(item.filename).name: item
                for item in package.infolist()
                if PurePosixPath(item.filename).name in FILES
            }
            if sum(item.file_size for item in wanted.values()) > MOST_BYTES:
                raise DirectoryRefused(_("Unpacked, the file is larger than 100 MB."))
            return {name: package.read(item) for name, item in wanted.items()}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as error:
        raise DirectoryRefused(_("This zip cannot be opened.")) from error


def rows_of(name: str, content: bytes) -> list[Row]:
    """Return the rows of a table.

    :raises TableRefused: it is none.
    """
    raw = read_cells(content, most_rows=MOST_RECORDS, divider=",").rows
    if not raw:
        return []
    headings = [heading.strip().lower() for heading in raw[0][1]]
    return [
        Row(Where(name, number), dict(zip(headings, cells, strict=False)))
        for number, cells in raw[1:]
    ]


def address_of(row: Row) -> str:
    """Return a row of ``addresses.csv`` in one line."""
    street = ", ".join(filter(None, (row["address_1"], row["address_2"])))
    town = " ".join(filter(None, (row["postal_code"], row["city"])))
    return ", ".join(filter(None, (street, town)))[:200]
