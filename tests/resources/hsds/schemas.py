"""JSON Schemas of HSDS 3.0, made of what the standard publishes beside its examples.

The package descriptor (``datapackage.json``) names every table with its columns, types,
formats, enumerations and what is required; how tables nest in JSON is written down here
after the standard's own schema files (openreferral/specification 3.0, schema/*.json).
Where those files lie in the shared data too, they are asked as well.

Both are JSON Schema 2020-12 with references between files ("phone.json"); they are
resolved among themselves and nothing is fetched.
"""

import json
import re
from datetime import date, datetime
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

BASE = "https://hsds.invalid/schema/"
NOWHERE = "metadata", "meta_table_description"
#: Arrays of children by table, and single children below.
ARRAYS = {
    "organization": {
        "funding": "funding",
        "contacts": "contact",
        "phones": "phone",
        "locations": "location",
        "programs": "program",
        "organization_identifiers": "organization_identifier",
        "services": "service",
    },
    "service": {
        "phones": "phone",
        "schedules": "schedule",
        "service_areas": "service_area",
        "service_at_locations": "service_at_location",
        "languages": "language",
        "funding": "funding",
        "cost_options": "cost_option",
        "required_documents": "required_document",
        "contacts": "contact",
    },
    "service_at_location": {
        "contacts": "contact",
        "phones": "phone",
        "schedules": "schedule",
    },
    "location": {
        "languages": "language",
        "addresses": "address",
        "contacts": "contact",
        "accessibility": "accessibility",
        "phones": "phone",
        "schedules": "schedule",
    },
    "contact": {"phones": "phone"},
    "phone": {"languages": "language"},
}
SINGLE = {
    "service": {"organization": "organization", "program": "program"},
    "service_at_location": {"location": "location", "service": "service"},
    "attribute": {"taxonomy_term": "taxonomy_term"},
    "taxonomy_term": {"taxonomy_detail": "taxonomy"},
}
#: Required in a table only, where nesting does not say it ("tabular_required").
OF_TABLES = {
    "attribute": {"link_id", "taxonomy_term_id", "link_entity"},
    "cost_option": {"service_id"},
    "metadata": {"resource_id", "resource_type"},
    "organization_identifier": {"organization_id"},
    "program": {"organization_id"},
    "service": {"organization_id"},
    "service_at_location": {"service_id", "location_id"},
}
#: In a list an item has its columns and single children, and these no arrays.
LISTED = "service", "organization", "service_at_location"
TYPES = {
    "date": {"type": "string", "format": "date"},
    "datetime": {"type": "string", "format": "date-time"},
    "time": {"type": "string", "format": "local-time"},
}
PAGE = {
    "type": "object",
    "properties": {
        "total_items": {"type": "integer", "minimum": 0},
        "total_pages": {"type": "integer", "minimum": 0},
        "page_number": {"type": "integer", "minimum": 1},
        "size": {"type": "integer", "minimum": 0},
        "first_page": {"type": "boolean"},
        "last_page": {"type": "boolean"},
        "empty": {"type": "boolean"},
        "contents": {"type": "array"},
    },
    "additionalProperties": False,
}
PAGE["required"] = list(PAGE["properties"])

checker = FormatChecker(formats=())


@checker.checks("uuid", raises=ValueError)
def is_uuid(value) -> bool:
    return not isinstance(value, str) or str(UUID(value)) == value.lower()


@checker.checks("date", raises=ValueError)
def is_date(value) -> bool:
    return not isinstance(value, str) or bool(date.fromisoformat(value))


@checker.checks("date-time", raises=ValueError)
def is_moment(value) -> bool:
    """An instant: RFC 3339 asks for the offset from UTC."""
    return not isinstance(value, str) or bool(datetime.fromisoformat(value).tzinfo)


@checker.checks("local-time")
def is_time(value) -> bool:
    """ISO 8601, with seconds and offset at will, as the examples have it."""
    pattern = r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:\d\d)?"
    return not isinstance(value, str) or bool(re.fullmatch(pattern, value))


@checker.checks("uri", raises=ValueError)
def is_uri(value) -> bool:
    return not isinstance(value, str) or bool(
        urlsplit(value).scheme and re.fullmatch(r"[!-~]+", value)
    )


@checker.checks("email")
def is_email(value) -> bool:
    return not isinstance(value, str) or bool(re.fullmatch(r"[^@\s]+@[^@\s]+", value))


def of_data_package(descriptor: Path) -> dict[str, dict]:
    """Return the schema of every table, closed to keys the standard does not know."""
    tables = {
        table["name"]: table["schema"]["fields"]
        for table in json.loads(descriptor.read_text())["resources"]
    }
    files = {}
    for name, fields in tables.items():
        columns = {field["name"]: _column(field) for field in fields}
        single = {key: _to(child) for key, child in SINGLE.get(name, {}).items()}
        files[name] = _closed(columns | single | _arrays(name), _required(name, fields))
        if name in LISTED:
            files[f"{name}_list"] = _closed(
                columns
                | {
                    key: _to(_in_list(child))
                    for key, child in SINGLE.get(name, {}).items()
                },
                _required(name, fields),
            )
    files["location_list"] = _closed(
        {field["name"]: _column(field) for field in tables["location"]},
        _required("location", tables["location"]),
    )
    return files


def _in_list(table: str) -> str:
    return f"{table}_list" if table in (*LISTED, "location") else table


def _to(table: str) -> dict:
    return {"$ref": f"{table}.json"}


def _arrays(table: str) -> dict:
    children = dict(ARRAYS.get(table, {}))
    if table not in NOWHERE:
        children["metadata"] = "metadata"
    if table not in (*NOWHERE, "attribute", "taxonomy", "taxonomy_term"):
        children["attributes"] = "attribute"
    return {
        key: {"type": "array", "items": _to(child)} for key, child in children.items()
    }


def _required(table: str, fields: list[dict]) -> list[str]:
    only_in_tables = OF_TABLES.get(table, set())
    return [
        field["name"]
        for field in fields
        if field["constraints"].get("required") and field["name"] not in only_in_tables
    ]


def _column(field: dict) -> dict:
    schema = dict(TYPES.get(field["type"], {"type": field["type"]}))
    if field.get("format") in {"uuid", "uri", "email"}:
        schema["format"] = field["format"]
    if "enum" in field["constraints"]:
        schema["enum"] = field["constraints"]["enum"]
    return schema


def _closed(properties: dict, required: list[str]) -> dict:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


class Standard:
    """Validates documents against a set of schema files that refer to each other."""

    def __init__(self, files: dict[str, dict]):
        self.files = files
        self.registry = Registry().with_resources(
            (
                f"{BASE}{name}.json",
                Resource.from_contents(schema, default_specification=DRAFT202012),
            )
            for name, schema in files.items()
        )
        self.count = 0

    @cache  # noqa: B019 - lives as long as the session
    def validator(self, name: str) -> Draft202012Validator:
        """Return the validator of ``name``, a table or a table's ``…_list``.

        The standard's own files do not close lists to arrays: there it is the table.
        """
        if name not in self.files:
            name = name.removesuffix("_list")
        return Draft202012Validator(
            {"$ref": f"{BASE}{name}.json"},
            registry=self.registry,
            format_checker=checker,
        )

    def problems(self, name: str, document) -> list[str]:
        """Return what is wrong with one document, each with its JSON pointer."""
        self.count += 1
        return [
            f"{name} /{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
            for error in self.validator(name).iter_errors(document)
        ]

    def problems_of_page(self, name: str, page) -> list[str]:
        """Return what is wrong with a page and with each of its items."""
        envelope = Draft202012Validator(PAGE)
        found = [f"page: {error.message[:200]}" for error in envelope.iter_errors(page)]
        self.count += 1
        for item in page.get("contents", []):
            found += self.problems(name, item)
        return found


def standards_in(folder: Path) -> dict[str, Standard]:
    """Return the standards that can be asked in the shared ``hsds_3_0`` folder."""
    found = {
        "datapackage.json": Standard(of_data_package(folder / "csv/datapackage.json"))
    }
    published = folder / "schema"
    if published.is_dir():
        files = {
            path.stem: json.loads(path.read_text()) for path in published.glob("*.json")
        }
        for schema in files.values():
            # The files name themselves by an address on the net; here they stand alone.
            schema.pop("$id", None)
        found["schema/*.json"] = Standard(files)
    return found
