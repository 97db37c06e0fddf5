"""The Ohana CSV format: a folder or zip of tables that name one another by number.

Ohana API wiki, "Populate the Postgres database from CSV files"; its columns became the
Open Referral CSV. A service is given at one location and is one record here. Names of
people in ``contacts.csv`` are never taken over, only their posts.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext_lazy as _

from ..choices import Delivery
from ..lines import ContactContent, HoursContent
from . import contacts, values
from .ohana_hours import exception_of, hours_of
from .ohana_tables import FILES, NEEDED, Row, Tables, address_of, rows_of
from .places import Box, is_secret, place_of
from .providers import NAME_LENGTH
from .records import (
    DirectoryRefused,
    Findings,
    ProviderRecord,
    Reach,
    Reading,
    ResourceRecord,
    Schedule,
    SiteRecord,
    Where,
)
from .rows import TEXTS
from .words import accessibility_of, fee_kind_of, kind_of, languages_of

_DIALLED: Final = frozenset({"", "voice", "hotline", "tty", "sms"})
#: Tables whose rows belong to a service, location, organisation or contact.
_SHARED: Final = ("phones", "contacts", "regular_schedules", "holiday_schedules")


def read_ohana(files: Mapping[str, bytes], *, box: Box | None = None) -> Reading:
    """Return the services of a set of tables as records.

    :param files: contents by name, such as ``services.csv``.
    :raises DirectoryRefused: a table is missing.
    :raises TableRefused: one of them is no table.
    """
    missing = sorted(NEEDED - set(files))
    if missing:
        raise DirectoryRefused(
            _("The folder lacks %(names)s.") % {"names": ", ".join(missing)}
        )
    tables = Tables(
        {
            name.removesuffix(".csv"): rows_of(name, files[name])
            for name in FILES
            if name in files
        }
    )
    findings = Findings()
    reader = _Reader(tables, box, findings)
    records = []
    services = tables.rows["services"]
    for service in services:
        since = len(findings.found)
        record = reader.service(service)
        if not findings.has_error(since=since):
            records.append(record)
    reader.tell_unused(services)
    providers = reader.further_providers()
    return replace(findings.reading(records, seen=len(services)), providers=providers)


class _Reader:
    """Puts the tables together, service by service."""

    def __init__(self, tables: Tables, box: Box | None, findings: Findings) -> None:
        self.box, self.findings = box, findings
        self.locations = tables.by_id("locations")
        self.organizations = tables.by_id("organizations")
        self.programs = tables.by_id("programs")
        self.taxonomy = tables.by_id("taxonomy")
        self.addresses = tables.of("addresses", "location_id")
        self._tables = {
            (table, of): tables.of(table, f"{of}_id")
            for table in _SHARED
            for of in ("service", "location", "organization", "contact")
        }
        self.providers: dict[str, ProviderRecord] = {}
        self.sites: dict[str, SiteRecord] = {}

    def service(self, row: Row) -> ResourceRecord:
        """Return one service with its organisation and location."""
        findings = self.findings.at(row.where)
        location = self.locations.get(row["location_id"])
        if location is None:
            findings.error(
                "site", row["location_id"], _("there is no location of this number")
            )
        organization = location["organization_id"] if location else ""
        name = values.name_of(row["name"], findings, most=NAME_LENGTH)
        words = self._categories(row, findings)
        texts = self._texts(row, findings)
        emails = contacts.emails(row["email"], findings)
        is_virtual = bool(location) and location["virtual"].lower() == "true"
        return ResourceRecord(
            where=row.where,
            name=name,
            external_id=row["id"],
            provider=self._provider(organization, findings),
            kind=kind_of("", " ".join((*words, row["keywords"])), name, findings),
            is_closed=row["status"].lower() in ("defunct", "inactive"),
            deliveries=(str(Delivery.ONLINE if is_virtual else Delivery.SITE),),
            fee_kind=fee_kind_of(texts["fees"]),
            languages=languages_of(
                values.tokens(row["languages"], "languages", findings), findings
            ),
            schedule=self._schedule("service", row["id"]),
            phone=self._phones("service", row["id"], findings),
            email=emails[0] if emails else "",
            website=contacts.web_address(row["website"], findings),
            contacts=self._contacts("service", row["id"], findings),
            categories=words,
            reach=Reach(areas=values.tokens(row["service_areas"], "reach", findings)),
            sites=() if location is None or is_virtual else (self._site(location),),
            **texts,
        )

    def tell_unused(self, services: list[Row]) -> None:
        """Say which locations no service is given at; they are not taken over."""
        used = {row["location_id"] for row in services}
        for number, location in self.locations.items():
            if number not in used:
                self.findings.at(location.where).warning(
                    "site", location["name"], _("no service is given here; left out")
                )

    def further_providers(self) -> tuple[tuple[Where, ProviderRecord], ...]:
        """Return the organisations that give nothing in these tables."""
        rows = {
            n: row for n, row in self.organizations.items() if n not in self.providers
        }
        found = (
            (row.where, self._provider(number, self.findings))
            for number, row in rows.items()
        )
        return tuple(
            (where, record) for where, record in found if record and record.name
        )

    def _texts(self, row: Row, findings: Findings) -> dict[str, str]:
        program = self.programs.get(row["program_id"])
        said = {
            "description": row["description"],
            "eligibility": "\n".join(
                filter(None, (row["audience"], row["eligibility"]))
            ),
            "application": row["application_process"],
            "documents": row["required_documents"],
            "fees": row["fees"],
            "waiting_time": row["wait_time"],
            "source": program["name"] if program else "",
        }
        return {
            name: values.words_of(text, name, findings, most=TEXTS[name])
            for name, text in said.items()
        }

    def _categories(self, row: Row, findings: Findings) -> tuple[str, ...]:
        found = []
        for number in values.tokens(row["taxonomy_ids"], "categories", findings):
            term = self.taxonomy.get(number)
            if term is None:
                findings.note(
                    "categories", number, _("there is no term of this number")
                )
            else:
                found.append(term["name"])
        return tuple(dict.fromkeys(found))

    def _provider(self, number: str, findings: Findings) -> ProviderRecord | None:
        row = self.organizations.get(number)
        if row is None:
            findings.warning("provider", number, _("there is no such organisation"))
            return None
        if number not in self.providers:
            here = self.findings.at(row.where)
            emails = contacts.emails(row["email"], here)
            self.providers[number] = ProviderRecord(
                name=values.words_of(row["name"], "provider", here, most=NAME_LENGTH),
                external_id=number,
                description=values.words_of(
                    row["description"], "description", here, most=TEXTS["description"]
                ),
                website=contacts.web_address(row["website"], here),
                email=emails[0] if emails else "",
                phone=self._phones("organization", number, here),
            )
        return self.providers[number]

    def _site(self, row: Row) -> SiteRecord:
        """Return a location; one of several services is judged once."""
        if row["id"] not in self.sites:
            self.sites[row["id"]] = self._read_site(row)
        return self.sites[row["id"]]

    def _read_site(self, row: Row) -> SiteRecord:
        findings, since = self.findings.at(row.where), len(self.findings.found)
        number = row["id"]
        row_of_address = next(iter(self.addresses.get(number, ())), None)
        address = address_of(row_of_address) if row_of_address else ""
        site = SiteRecord(
            name=values.words_of(row["name"], "site", findings, most=NAME_LENGTH),
            address="" if is_secret(address) else address,
            place=place_of(
                row["latitude"], row["longitude"], box=self.box, findings=findings
            ),
            external_id=number,
            is_confidential=is_secret(address),
            accessibility=accessibility_of(
                values.tokens(row["accessibility"], "accessibility", findings), findings
            ),
            accessibility_note=values.words_of(
                row["transportation"], "accessibility_note", findings, most=300
            ),
            schedule=self._schedule("location", number),
            contacts=self._site_contacts(row, findings),
        )
        if site.is_confidential:
            findings.hush(since=since)
        return site

    def _site_contacts(
        self, row: Row, findings: Findings
    ) -> tuple[ContactContent, ...]:
        phone = self._phones("location", row["id"], findings)
        emails = contacts.emails(row["email"], findings)
        own = (
            (ContactContent("", phone, emails[0] if emails else ""),)
            if phone or emails
            else ()
        )
        return own + self._contacts("location", row["id"], findings)

    def _phones(self, of: str, number: str, findings: Findings) -> str:
        parts = [
            " ".join(filter(None, (row["country_prefix"], row["number"])))
            + (f" ext. {row['extension']}" if row["extension"] else "")
            for row in self._tables["phones", of].get(number, ())
            if row["number_type"].lower() in _DIALLED
        ]
        return contacts.telephone("; ".join(parts), findings)

    def _contacts(
        self, of: str, number: str, findings: Findings
    ) -> tuple[ContactContent, ...]:
        found = []
        for row in self._tables["contacts", of].get(number, ()):
            here = findings.at(row.where)
            if row["name"]:
                here.note("contact", "", _("the name of a person is not taken over"))
            emails = _impersonal(contacts.emails(row["email"], here), row["name"], here)
            contact = ContactContent(
                values.words_of(
                    row["department"] or row["title"], "contact", here, most=100
                ),
                self._phones("contact", row["id"], here),
                emails[0] if emails else "",
            )
            if contact.phone or contact.email:
                found.append(contact)
        return tuple(dict.fromkeys(found))

    def _schedule(self, of: str, number: str) -> Schedule:
        hours: list[HoursContent] = []
        for row in self._tables["regular_schedules", of].get(number, ()):
            hours += hours_of(row, self.findings.at(row.where))
        exceptions = [
            exception
            for row in self._tables["holiday_schedules", of].get(number, ())
            if (exception := exception_of(row, self.findings.at(row.where)))
        ]
        order = sorted(hours, key=lambda row: (row.weekday, row.opens))
        return Schedule(hours=tuple(order), exceptions=tuple(exceptions))


def _impersonal(
    emails: tuple[str, ...], name: str, findings: Findings
) -> tuple[str, ...]:
    """Return the addresses that do not spell the name of a person."""
    words = [word for word in values.folded(name).split() if len(word) > 2]
    kept = tuple(
        email
        for email in emails
        if not any(word in email.partition("@")[0] for word in words)
    )
    if len(kept) < len(emails):
        findings.warning("contact", "", _("the e-mail address of a person is left out"))
    return kept
