"""What a reader of a file hands over: plain values, and what it has to say of them.

Records hold words and numbers, never rows of a database: areas, categories and target
groups are named as the file names them and are looked up later. Every text is stripped;
"" and None mean that the file says nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from kooperacja.base.errors import InvalidInput

from ..lines import ClosureContent, ContactContent, ExceptionContent, HoursContent

#: What one file may hold.
MOST_RECORDS: Final = 50_000
#: Degrees in WGS 84, longitude first.
LonLat = tuple[float, float]


class Level(StrEnum):
    """How much a finding matters."""

    #: The record cannot be stored.
    ERROR = "error"
    #: It is stored, but a person should look: something was left out or is doubtful.
    WARNING = "warning"
    #: It is stored; the reader read it otherwise than it was written.
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a source: a file, and a line of it or a JSON pointer into it.

    ``row`` counts from 1 as a spreadsheet counts, the row of headings included; 0 where
    there are no rows. ``pointer`` is an RFC 6901 JSON pointer, "" for none; ``sheet``
    the name of the sheet of a workbook.
    """

    file: str = ""
    row: int = 0
    pointer: str = ""
    sheet: str = ""

    def __str__(self):
        row = str(self.row) if self.row else ""
        parts = (self.file, self.sheet, row, self.pointer)
        return ":".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say of a source.

    ``field`` names a column of the model as far as there is one; ``value`` is what
    stood there, cut; ``message`` is a (lazy) sentence for the coordinator.
    """

    level: Level
    where: Where
    field: str
    value: str
    message: Any


@dataclass(frozen=True, slots=True)
class Schedule:
    """When something is open, as far as the source says it in a way that counts."""

    hours: tuple[HoursContent, ...] = ()
    exceptions: tuple[ExceptionContent, ...] = ()
    closures: tuple[ClosureContent, ...] = ()
    round_the_clock: bool = False
    open_on_holidays: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom something serves by where they live.

    ``whole_city`` None: the source does not say. ``areas`` are names or codes of areas;
    ``shape`` is a GeoJSON geometry of the kind (Multi)Polygon in WGS 84, as text.
    """

    whole_city: bool | None = None
    areas: tuple[str, ...] = ()
    shape: str = ""


@dataclass(frozen=True, slots=True)
class ProviderRecord:
    """Who gives it. Two records are one provider where ``external_id`` is the same, or
    a registry number, or (without both) the folded name."""

    name: str
    external_id: str = ""
    sector: str = ""
    description: str = ""
    website: str = ""
    email: str = ""
    phone: str = ""
    krs: str = ""
    regon: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """Where it is given.

    Of a confidential site ``address`` and ``place`` are what only its own people may
    read. ``area`` is a name or code. ``accessibility`` are codes of the checklist.
    """

    name: str = ""
    address: str = ""
    place: LonLat | None = None
    area: str = ""
    external_id: str = ""
    is_confidential: bool = False
    accessibility: tuple[str, ...] = ()
    accessibility_note: str = ""
    schedule: Schedule = Schedule()
    contacts: tuple[ContactContent, ...] = ()
    reach: Reach = Reach()


@dataclass(frozen=True, slots=True)
class ResourceRecord:
    """What helps, as a file describes it.

    ``kind``, ``cus_domain``, ``deliveries`` and ``fee_kind`` are codes of
    `kooperacja.categories.choices` and `resources.choices` or "". ``categories`` and
    ``target_groups`` are words of the source, looked up later. Ages in years, capacity
    and occupancy in places, ``capacity_date`` the day of both figures. ``languages``
    are ISO 639-1 codes and "pjm". ``is_closed``: given no longer. ``external_id``
    says which record of the source it is, "" where the source numbers nothing.
    """

    where: Where
    name: str
    external_id: str = ""
    provider: ProviderRecord | None = None
    kind: str = ""
    cus_domain: str = ""
    is_closed: bool = False
    deliveries: tuple[str, ...] = ()
    description: str = ""
    eligibility: str = ""
    minimum_age: int | None = None
    maximum_age: int | None = None
    application: str = ""
    documents: str = ""
    fee_kind: str = ""
    fees: str = ""
    waiting_time: str = ""
    capacity: int | None = None
    occupancy: int | None = None
    capacity_date: date | None = None
    languages: tuple[str, ...] = ()
    hours_note: str = ""
    schedule: Schedule = Schedule()
    phone: str = ""
    email: str = ""
    website: str = ""
    contacts: tuple[ContactContent, ...] = ()
    categories: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    reach: Reach = Reach()
    assured_date: date | None = None
    source: str = ""
    sites: tuple[SiteRecord, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What a source holds: the records that can be stored, and all findings.

    A record with a finding of level error is not among ``records``. ``seen`` counts
    the records of the source, usable or not. ``providers`` are organisations the source
    describes without anything they give, with where they stand. Of a table ``headings``
    say which column was taken for which field, and ``unknown`` which were read over.
    """

    records: tuple[ResourceRecord, ...] = ()
    findings: tuple[Finding, ...] = ()
    seen: int = 0
    providers: tuple[tuple[Where, ProviderRecord], ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()

    def of(self, level: Level) -> list[Finding]:
        """Return the findings of one level, in the order of the source."""
        return [finding for finding in self.findings if finding.level == level]


class DirectoryRefused(InvalidInput):
    """The file as a whole cannot be read; the sentence says what to do."""

    message = _("This file cannot be read as a directory of resources.")
    code = "directory_refused"


class TooManyRecords(DirectoryRefused):
    """More than one import takes."""

    message = _(
        "This file has more than fifty thousand records. Divide it into several."
    )
    code = "too_many_records"


class TooMuchToSay(DirectoryRefused):
    """Reading on would only fill the memory."""

    message = _(
        "There is too much in this file that cannot be read as a directory of "
        "resources. Is it the right one?"
    )
    code = "too_much_to_say"


@dataclass
class Findings:
    """Collects what a reader has to say; ``where`` is the place it stands at now."""

    where: Where = Where()
    found: list[Finding] = field(default_factory=list)

    #: A value is named in a message by this many characters.
    SHOWN = 80
    #: A file of which more than this has to be said is none that anybody would mend.
    MOST = 500_000

    def at(self, where: Where) -> "Findings":
        """Return a collector of the same list that stands at another place."""
        return Findings(where, self.found)

    def error(self, field: str, value: object, message) -> None:
        """Say that the record cannot be stored."""
        self._add(Level.ERROR, field, value, message)

    def warning(self, field: str, value: object, message) -> None:
        """Say that something was left out or is doubtful."""
        self._add(Level.WARNING, field, value, message)

    def note(self, field: str, value: object, message) -> None:
        """Say that something was read otherwise than it was written."""
        self._add(Level.NOTE, field, value, message)

    def hush(self, *, since: int) -> None:
        """Take the values out of whatever was found after the first ``since`` findings.

        They are about a record with a confidential place: a report goes from hand to
        hand, and the address could stand in any of them.
        """
        self.found[since:] = [replace(item, value="") for item in self.found[since:]]

    def has_error(self, *, since: int = 0) -> bool:
        """Whether an error was found after the first ``since`` findings."""
        return any(item.level == Level.ERROR for item in self.found[since:])

    def reading(self, records: Iterable[ResourceRecord], *, seen: int) -> Reading:
        """Return the records together with everything that was found."""
        return Reading(tuple(records), tuple(self.found), seen)

    def _add(self, level: Level, field: str, value: object, message) -> None:
        if len(self.found) >= self.MOST:
            raise TooMuchToSay
        text = " ".join(str("" if value is None else value).split())
        cut = text if len(text) <= self.SHOWN else text[: self.SHOWN - 1] + "…"
        self.found.append(Finding(level, self.where, field, cut, message))
