"""JSON documents of the standard: one object, a page of them, or a bare list."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from resources.loading.records import (
    MOST_RECORDS,
    Findings,
    ProviderRecord,
    Reading,
    ResourceRecord,
    TooManyRecords,
    Where,
)

from .nodes import Node, each_once
from .services import provider_of, resource_of
from .sites import site_of

#: What describes resources but is none; how many there were is told.
ALONE = _("not a service: nothing is stored of it by itself")
#: GeoJSON says early what it is.
GEOJSON = re.compile(rb'"type"\s*:\s*"(?:FeatureCollection|Feature)"')
LOOKED_AT = 4_000
#: Keys that only organizations have; one without services has a profile to keep.
ORGANIZATION = frozenset(
    {"services", "organization_identifiers", "legal_status", "year_incorporated"}
    | {"parent_organization_id", "tax_id", "tax_status"}
)
TWICE = _("a service with this id was read already; left out")


def read_text(text: str | bytes, file: str, *, today: date) -> Reading:
    """Read a document; one that is no JSON is one finding."""
    findings = Findings(Where(file))
    try:
        text = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        document = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        findings.error("", str(error), _("this is no JSON"))
        return findings.reading((), seen=0)
    return read_documents(document, Where(file), findings, today=today)


def is_document(text: bytes) -> bool:
    """Whether some JSON may be of the standard: it is no GeoJSON."""
    return GEOJSON.search(text[:LOOKED_AT]) is None


def read_documents(
    document: Any, where: Where, findings: Findings, *, today: date
) -> Reading:
    """Read what a document holds: services, organizations with theirs, and so on."""
    reader = Reader(today, findings)
    for item, place in _items(document, where):
        if isinstance(item, Mapping):
            reader.take(Node(item, place, findings))
        else:
            findings.at(place).error("", str(item), _("an object is expected"))
            reader.seen += 1
    reader.finish()
    # A row of a table that stands in several places is told of once.
    return Reading(
        tuple(reader.records),
        each_once(findings.found),
        reader.seen,
        providers=tuple(reader.providers),
    )


def _items(document: Any, where: Where) -> Iterable[tuple[Any, Where]]:
    """Yield the objects of a page, of a list, or the one there is."""
    prefix, items = "", document
    if isinstance(document, Mapping):
        prefix, items = "/contents", document.get("contents")
    if not isinstance(items, list):
        yield document, where
        return
    for number, item in enumerate(items):
        yield item, Where(where.file, 0, f"{where.pointer}{prefix}/{number}")


class Reader:
    """Takes the objects of a document one by one."""

    def __init__(self, today: date, findings: Findings):
        self.today, self.findings = today, findings
        self.records: list[ResourceRecord] = []
        self.providers: list[tuple[Where, ProviderRecord]] = []
        self.seen = 0
        self.ids: set[str] = set()
        self.named: set[str] = set()
        #: Services that stand inside services at locations, with their places.
        self.around: dict[str, tuple[Node, list[Node]]] = {}

    def take(self, node: Node) -> None:
        """Take one object; its keys say what it is."""
        data = node.data
        if "service" in data or ("location" in data and "status" not in data):
            self._at_location(node)
        elif "location_type" in data:
            self._location(node)
        elif not ORGANIZATION.isdisjoint(data):
            self._organization(node)
        elif "status" in data:
            self._service(node)
        else:
            self._alone(node)

    def finish(self) -> None:
        """Read the services that were waiting for all their places."""
        for service, places in self.around.values():
            self._service(service, places=places)

    def _service(self, node: Node, **around) -> None:
        self.seen += 1
        if self.seen > MOST_RECORDS:
            raise TooManyRecords
        before = len(self.findings.found)
        record = resource_of(node, self.today, **around)
        if record.external_id and record.external_id in self.ids:
            node.findings.warning("id", record.external_id, TWICE)
        elif not self.findings.has_error(since=before):
            self.ids.add(record.external_id)
            self.records.append(record)

    def _organization(self, node: Node) -> None:
        """A provider with what it gives, or one whose profile is all there is."""
        services = node.children("services")
        provider = provider_of(node)
        if provider and not services and provider.name not in self.named:
            self.named.add(provider.name)
            self.providers.append((node.where, provider))
        for service in services:
            self._service(service, provider=provider)

    def _at_location(self, node: Node) -> None:
        service = node.child("service")
        if service is None:
            self._alone(node)
            return
        identifier = str(service.data.get("id", node.where.pointer))
        self.around.setdefault(identifier, (service, []))[1].append(node)

    def _location(self, node: Node) -> None:
        """A place by itself is checked, so that its mistakes are told."""
        before = len(self.findings.found)
        site = site_of(node, self.today, alone=True).site
        if self.findings.has_error(since=before):
            self.seen += 1
        else:
            self._alone(node)
        if site is not None and site.is_confidential:
            self.findings.hush(since=before)

    @staticmethod
    def _alone(node: Node) -> None:
        told = node.data.get("name") or node.data.get("id") or ""
        node.findings.warning("", str(told), ALONE)


def _refuse(name: str) -> None:
    raise ValueError(name)
