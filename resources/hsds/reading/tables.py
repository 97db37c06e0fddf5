"""Tables of the standard (a folder or a zip of CSV) put together to documents.

HSDS 3.0 with its ``datapackage.json`` or without, and HSDS 1.1, whose tables are called
otherwise. Each object remembers the file and line it was made of.
"""

import csv
import io
import json
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext_lazy as _

from resources.loading.records import Findings, Reading, Where

from ..schedules import DAYS
from .documents import read_documents
from .nodes import Row

DESCRIPTOR = "datapackage.json"
#: Largest file, uncompressed, and what all files may be together (bytes).
LARGEST, ALL_TOGETHER = 100_000_000, 300_000_000
WANTED = (".csv", DESCRIPTOR)
#: Files only this standard's packages have.
MARKS = {DESCRIPTOR, "service_at_location.csv", "services_at_location.csv"}
#: Names of files that are not the name of their table with an s.
CALLED = {
    "accessibility": "accessibility",
    "accessibility_for_disabilities": "accessibility",
    "addresses": "address",
    "funding": "funding",
    "holiday_schedules": "holiday_schedule",
    "metadata": "metadata",
    "physical_addresses": "physical_address",
    "postal_addresses": "postal_address",
    "regular_schedules": "regular_schedule",
    "service_at_location": "service_at_location",
    "service_at_locations": "service_at_location",
    "services_at_location": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy": "taxonomy",
}
#: Child table, key in the parent, and its columns with the tables they point to.
CHILDREN = (
    ("language", "languages", {"phone_id": "phone", "service_id": "service",
                               "location_id": "location"}),
    ("phone", "phones", {"contact_id": "contact", "organization_id": "organization",
                         "service_at_location_id": "service_at_location",
                         "service_id": "service", "location_id": "location"}),
    ("contact", "contacts", {"service_at_location_id": "service_at_location",
                             "service_id": "service", "location_id": "location",
                             "organization_id": "organization"}),
    ("address", "addresses", {"location_id": "location"}),
    ("accessibility", "accessibility", {"location_id": "location"}),
    ("schedule", "schedules", {"service_at_location_id": "service_at_location",
                               "service_id": "service", "location_id": "location"}),
    ("service_area", "service_areas", {"service_id": "service"}),
    ("required_document", "required_documents", {"service_id": "service"}),
    ("cost_option", "cost_options", {"service_id": "service"}),
    ("funding", "funding", {"service_id": "service",
                            "organization_id": "organization"}),
    ("organization_identifier", "organization_identifiers",
     {"organization_id": "organization"}),
    ("service_at_location", "service_at_locations", {"service_id": "service"}),
)  # fmt: skip
#: Table, column, table it points to, key of the object it becomes.
SINGLE = (
    ("taxonomy_term", "taxonomy_id", "taxonomy", "taxonomy_detail"),
    ("attribute", "taxonomy_term_id", "taxonomy_term", "taxonomy_term"),
    ("service_at_location", "location_id", "location", "location"),
    ("service", "organization_id", "organization", "organization"),
    ("service", "program_id", "program", "program"),
)
#: Tables whose rows nothing is stored of; how many there were is told.
UNHEARD = ("metadata", "meta_table_description", "program", "services_taxonomy")
DANGLING = _("it belongs to nothing in these tables; left out")


def is_package(names: Iterable[str]) -> bool:
    """Whether some files are tables of the standard, by their names."""
    return not MARKS.isdisjoint(PurePosixPath(name).name for name in names)


def names_in_zip(content: bytes) -> list[str]:
    """Return the names of the files in a zip, none of what is no zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return package.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return []


def read_folder(folder: Path, *, today: date) -> Reading:
    """Read the tables of a folder."""
    return _read_files(lambda: dict(_of_folder(folder)), folder.name, today)


def read_zip(content: bytes, file: str, *, today: date) -> Reading:
    """Read the tables of a zip, in whatever folder of it they lie."""
    return _read_files(lambda: dict(_of_zip(content)), file, today)


def _read_files(files: Callable, name: str, today: date) -> Reading:
    findings = Findings(Where(name))
    try:
        services = Tables(files(), findings).services()
    except (
        KeyError,
        OSError,
        TypeError,
        ValueError,
        csv.Error,
        zipfile.BadZipFile,
    ) as e:
        findings.error("", str(e), _("these tables cannot be read"))
        return findings.reading((), seen=0)
    return read_documents(services, Where(name), findings, today=today)


def _of_folder(folder: Path) -> Iterable[tuple[str, str]]:
    together = 0
    for file in sorted(folder.iterdir()):
        if file.name.endswith(WANTED) and file.is_file():
            together += _weigh(file.stat().st_size, together)
            yield file.name, file.read_text(encoding="utf-8-sig")


def _of_zip(content: bytes) -> Iterable[tuple[str, str]]:
    together = 0
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for item in package.infolist():
            name = PurePosixPath(item.filename).name
            if name.endswith(WANTED) and not name.startswith("."):
                together += _weigh(item.file_size, together)
                with package.open(item) as stream:
                    yield name, stream.read(LARGEST).decode("utf-8-sig")


def _weigh(size: int, together: int) -> int:
    if size > LARGEST or size + together > ALL_TOGETHER:
        raise ValueError(_("too large"))
    return size


class Tables:
    """Rows by table and id, and the documents they make."""

    def __init__(self, files: dict[str, str], findings: Findings):
        self.findings = findings
        self.rows: dict[str, list[Row]] = defaultdict(list)
        names = _names(files.pop(DESCRIPTOR, ""))
        for name, text in files.items():
            table = names.get(name) or _table_of(name)
            for row in _read(name, text):
                table_of_row, row = _as_of_3(table, row)
                self.rows[table_of_row].append(row)
        self.by_id = {
            table: {row["id"]: row for row in rows if row.get("id")}
            for table, rows in self.rows.items()
        }

    def services(self) -> list[Row]:
        """Return the services with everything that points to them, and after them the
        organizations that give none."""
        for table, column, target, key in SINGLE:
            for row in self.rows[table]:
                self._join(row, column, target, key)
        for row in self.rows["attribute"]:
            self._hang(row, "attributes", {"link_id": row.pop("link_entity", "")})
        for table, key, columns in CHILDREN:
            for row in self.rows[table]:
                self._hang(row, key, self._parents(table, row, columns))
        for table in UNHEARD:
            for row in self.rows[table]:
                self.findings.at(row.where).note(table, "", _("not kept"))
        services = self.rows["service"]
        giving = {id(row.get("organization")) for row in services}
        alone = [row for row in self.rows["organization"] if id(row) not in giving]
        return [*services, *(Row({**row, "services": []}, row.where) for row in alone)]

    def _join(self, row: Row, column: str, target: str, key: str) -> None:
        identifier = row.pop(column, "")
        found = self.by_id.get(target, {}).get(identifier)
        if found is not None:
            row[key] = found
        elif identifier:
            self.findings.at(row.where).warning(
                column, identifier, _("there is no such row in these tables")
            )

    def _hang(self, row: Row, key: str, columns: dict[str, str]) -> None:
        """Put a row under every row its columns point to."""
        parents = [
            parent
            for column, table in columns.items()
            if (parent := self.by_id.get(table, {}).get(row.get(column, "")))
            is not None
        ]
        told = " ".join(str(row.get(column, "")) for column in columns).strip()
        for column in columns:
            row.pop(column, None)
        for parent in parents:
            parent.setdefault(key, []).append(row)
        if not parents:
            self.findings.at(row.where).warning(key, told, DANGLING)

    @staticmethod
    def _parents(table: str, row: Row, columns: dict[str, str]) -> dict[str, str]:
        """Hours belong to the nearest thing they name, other rows to all."""
        if table != "schedule":
            return columns
        nearest = next((column for column in columns if row.get(column)), None)
        for column in columns:
            if column != nearest:
                row.pop(column, None)
        return {nearest: columns[nearest]} if nearest else columns


def _names(descriptor: str) -> dict[str, str]:
    """Return the tables of a package by the names of their files."""
    if not descriptor:
        return {}
    package = json.loads(descriptor)
    if not isinstance(package, dict) or not isinstance(package.get("resources"), list):
        raise ValueError(DESCRIPTOR)
    return {
        PurePosixPath(item["path"]).name: item["name"] for item in package["resources"]
    }


def _table_of(file: str) -> str:
    name = file.removesuffix(".csv")
    return CALLED.get(name, name.removesuffix("s"))


def _read(file: str, text: str) -> Iterable[Row]:
    """Yield the lines that say something, without their empty cells."""
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="")
    for row in reader:
        row.pop("", None)
        cells = {
            (name or "").strip(): value.strip()
            for name, value in row.items()
            if value and value.strip()
        }
        if cells:
            yield Row(cells, Where(file, reader.line_num))


def _as_of_3(table: str, row: Row) -> tuple[str, Row]:
    """Return a row of HSDS 1.1 as version 3.0 has it."""
    if table in ("physical_address", "postal_address"):
        row.setdefault("address_type", table.removesuffix("_address"))
        return "address", row
    if table == "regular_schedule":
        row["freq"], row["byday"] = "WEEKLY", _weekday(row.pop("weekday", ""))
        return "schedule", row
    if table == "holiday_schedule":
        return "schedule", _holiday(row)
    if table == "organization" and "url" in row:
        row.setdefault("website", row.pop("url"))
    if table == "taxonomy" and "vocabulary" in row:
        return "services_taxonomy", row
    return table, row


def _weekday(text: str) -> str:
    """Return the code of 1 (Monday) to 7, or of a name in English."""
    if text in {"1", "2", "3", "4", "5", "6", "7"}:
        return DAYS[int(text) - 1]
    return text[:2].upper()


def _holiday(row: Row) -> Row:
    first, last = row.pop("start_date", ""), row.pop("end_date", "")
    row |= {"valid_from": first, "valid_to": last}
    if row.pop("closed", "").lower() in ("true", "t", "yes", "1"):
        row.pop("opens_at", None), row.pop("closes_at", None)
    else:
        row |= {"dtstart": first, "until": last, "byday": ",".join(DAYS)}
    return row
