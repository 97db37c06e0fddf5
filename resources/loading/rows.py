"""One row of a table becomes a record."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from kooperacja.categories.choices import CusDomain

from ..choices import Delivery
from ..lines import ContactContent
from . import contacts, values
from .places import Box, is_secret, place_of, place_of_pair
from .providers import NAME_LENGTH, provider_of
from .records import (
    Findings,
    LonLat,
    Reach,
    ResourceRecord,
    Schedule,
    SiteRecord,
    Where,
)
from .schedule import read_day, read_schedule, spans_of, with_hours
from .schedule_words import WEEK, NotUnderstood
from .words import (
    accessibility_of,
    code_of,
    deliveries_of,
    fee_kind_of,
    kind_of,
    languages_of,
)

#: Texts and how long they may be (characters), as in the model.
TEXTS: Final = {
    "description": 3000,
    "eligibility": 1000,
    "application": 1000,
    "documents": 1000,
    "fees": 300,
    "waiting_time": 200,
    "source": 300,
}
ADDRESS_LENGTH: Final = 200
CITY_WORDS: Final = frozenset(
    {"cale miasto", "miasto", "cala gmina", "gmina", "whole city", "the whole city"}
    | {"city", "caly powiat", "bez ograniczen", "wszyscy"}
)


@dataclass(frozen=True)
class RowReader:
    """Reads rows of one file; ``box`` is the city's, None while it has no boundary."""

    box: Box | None = None

    def read(
        self, where: Where, cells: Mapping[str, str], findings: Findings
    ) -> ResourceRecord:
        """Return the record of the filled cells of a row.

        What makes it unusable is among the findings, as an error. Of a row with a
        confidential place no finding repeats a cell.
        """
        findings, since = findings.at(where), len(findings.found)
        name = values.name_of(
            cells.get("name", "") or cells.get("provider", ""),
            findings,
            most=NAME_LENGTH,
        )
        sites = self._sites(cells, findings)
        record = ResourceRecord(
            where=where,
            name=name,
            external_id=cells.get("external_id", "").strip()[:200],
            provider=provider_of(cells, name, findings),
            kind=kind_of(
                cells.get("kind", ""), cells.get("categories", ""), name, findings
            ),
            deliveries=_deliveries(cells, sites, findings),
            reach=_reach(cells, findings),
            sites=sites,
            **_texts(cells, findings),
            **_codes(cells, findings),
            **_ages(cells, findings),
            **_capacity(cells, findings),
            **_hours(cells, findings),
            **_ways_to_ask(cells, findings),
        )
        if any(site.is_confidential for site in sites):
            findings.hush(since=since)
        return record

    def _sites(
        self, cells: Mapping[str, str], findings: Findings
    ) -> tuple[SiteRecord, ...]:
        address = _address(cells, findings)
        place = self._place(cells, findings)
        area = " ".join(cells.get("area", "").split())
        accessibility = accessibility_of(
            _list(cells, "accessibility", findings), findings
        )
        if not (address or place or area or cells.get("site_name")):
            return ()
        said = values.yes_or_no(
            cells.get("is_confidential", ""), findings, "is_confidential"
        )
        is_confidential = bool(said) or is_secret(address)
        if is_confidential:
            findings.warning(
                "address", "", _("a confidential address; the public does not see it")
            )
        return (
            SiteRecord(
                name=values.words_of(
                    cells.get("site_name", ""), "site", findings, most=NAME_LENGTH
                ),
                address="" if is_secret(address) else address,
                place=place,
                area=area,
                is_confidential=is_confidential,
                accessibility=accessibility,
            ),
        )

    def _place(self, cells: Mapping[str, str], findings: Findings) -> LonLat | None:
        if "coordinates" in cells:
            return place_of_pair(cells["coordinates"], box=self.box, findings=findings)
        return place_of(
            cells.get("latitude", ""),
            cells.get("longitude", ""),
            box=self.box,
            findings=findings,
        )


def _address(cells: Mapping[str, str], findings: Findings) -> str:
    """Return the address in one line: of one cell, or of street, number and town."""
    address = " ".join(cells.get("address", "").split())
    if not address:
        street = " ".join(
            cells[part] for part in ("street", "number") if cells.get(part)
        )
        town = " ".join(cells[part] for part in ("postal", "city") if cells.get(part))
        address = ", ".join(part for part in (street, town) if part and street)
    if values.is_nothing(address):
        return ""
    return values.words_of(address, "address", findings, most=ADDRESS_LENGTH)


def _texts(cells: Mapping[str, str], findings: Findings) -> dict[str, str]:
    """Return the texts, and what the one about fees means."""
    texts = {
        field: values.words_of(cells.get(field, ""), field, findings, most=most)
        for field, most in TEXTS.items()
    }
    return {**texts, "fee_kind": fee_kind_of(texts["fees"])}


def _codes(cells: Mapping[str, str], findings: Findings) -> dict:
    """Return what stands for words of a vocabulary, and the day it was true."""
    return {
        "cus_domain": code_of(
            cells.get("cus_domain", ""), CusDomain, "cus_domain", findings
        ),
        "languages": languages_of(_list(cells, "languages", findings), findings),
        "categories": _list(cells, "categories", findings),
        "target_groups": _list(cells, "target_groups", findings),
        "assured_date": values.day(
            cells.get("assured_date", ""), findings, "assured_date"
        ),
    }


def _ages(cells: Mapping[str, str], findings: Findings) -> dict[str, int | None]:
    lowest, highest = values.ages(cells.get("ages", ""), findings)
    return {
        "minimum_age": _number(cells, "minimum_age", findings, lowest),
        "maximum_age": _number(cells, "maximum_age", findings, highest),
    }


def _hours(cells: Mapping[str, str], findings: Findings) -> dict:
    schedule, note = _schedule(cells, findings)
    return {"schedule": schedule, "hours_note": note}


def _ways_to_ask(cells: Mapping[str, str], findings: Findings) -> dict:
    """Return telephone, e-mail, page, and the further e-mail addresses as contacts."""
    emails = contacts.emails(cells.get("email", ""), findings)
    return {
        "phone": contacts.telephone(cells.get("phone", ""), findings),
        "email": emails[0] if emails else "",
        "website": contacts.web_address(cells.get("website", ""), findings),
        "contacts": _further(emails[1:], findings),
    }


def _schedule(cells: Mapping[str, str], findings: Findings) -> tuple[Schedule, str]:
    """Return the hours: of a cell of words, of columns of days, of open and close."""
    text = cells.get("hours", "")
    by_day = {day: cells.get(f"day{day}", "") for day in WEEK}
    if any(by_day.values()):
        schedule, note = read_schedule(text, findings) if text else (Schedule(), "")
        for day, cell in by_day.items():
            schedule = with_hours(schedule, read_day(cell, day, findings))
        return schedule, note
    opens, closes = cells.get("opens", ""), cells.get("closes", "")
    if opens and closes:
        try:
            spans_of(f"{text} {opens}-{closes}")
        except NotUnderstood:
            text = text or f"{opens}-{closes}"
        else:
            text = f"{text} {opens}-{closes}".strip()
    return read_schedule(text, findings)


def _capacity(cells: Mapping[str, str], findings: Findings) -> dict:
    """Return the figures of places; how many are taken needs its day."""
    found = {
        "capacity": _number(cells, "capacity", findings),
        "occupancy": _number(cells, "occupancy", findings),
        "capacity_date": values.day(
            cells.get("capacity_date", ""), findings, "capacity_date"
        ),
    }
    if found["occupancy"] is not None and found["capacity_date"] is None:
        findings.warning(
            "occupancy",
            found["occupancy"],
            _("it is not said on which day; the places taken were left out"),
        )
        found["occupancy"] = None
    return found


def _deliveries(cells, sites, findings: Findings) -> tuple[str, ...]:
    found = deliveries_of(_list(cells, "deliveries", findings), findings)
    if found:
        return found
    return (str(Delivery.SITE),) if sites else ()


def _further(emails: tuple[str, ...], findings: Findings) -> tuple[ContactContent, ...]:
    if emails:
        findings.note(
            "email",
            ", ".join(emails),
            _("several e-mail addresses: the further ones became contacts"),
        )
    return tuple(ContactContent(email=email) for email in emails)


def _reach(cells: Mapping[str, str], findings: Findings) -> Reach:
    parts = _list(cells, "reach", findings)
    if not parts:
        return Reach()
    areas = tuple(part for part in parts if values.folded(part) not in CITY_WORDS)
    return Reach(whole_city=len(areas) < len(parts), areas=areas)


def _number(cells, field: str, findings: Findings, other: int | None = None):
    text = cells.get(field, "")
    return values.whole_number(text, findings, field) if text else other


def _list(cells: Mapping[str, str], field: str, findings: Findings) -> tuple[str, ...]:
    return values.tokens(cells.get(field, ""), field, findings)
