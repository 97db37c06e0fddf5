"""What doors hand to the services of this room."""

from dataclasses import dataclass, field, fields
from datetime import date

from django.contrib.gis.geos import GEOSGeometry, MultiPolygon

from kooperacja.areas.models import Area
from kooperacja.categories.models import Category, TargetGroup

from ..choices import FeeKind
from ..lines import ClosureContent, ContactContent, ExceptionContent, HoursContent
from ..models import Provider


@dataclass(frozen=True)
class ScheduleContent:
    """When something can be had, and whom to call."""

    round_the_clock: bool = False
    open_on_holidays: bool = False
    week: list[HoursContent] = field(default_factory=list)
    exceptions: list[ExceptionContent] = field(default_factory=list)
    closures: list[ClosureContent] = field(default_factory=list)
    contacts: list[ContactContent] = field(default_factory=list)


@dataclass(frozen=True)
class ReachContent:
    """Whom something serves; ``reach`` is an outline in WGS 84."""

    serves_whole_city: bool = True
    service_areas: list[Area] = field(default_factory=list)
    reach: MultiPolygon | None = None


@dataclass(frozen=True)
class SiteContent:
    """A place where the resource is given.

    ``ref`` names the stored site this is about; without it a new one is made.
    ``place`` is a geometry in WGS 84; without it ``area`` says where, and without
    both the site is somewhere in the city. Of a confidential site address and place go
    to a table of their own; both left empty keep what stands there. Without ``reach``
    it serves what its resource says, without ``schedule.week`` it keeps its hours.
    """

    name: str = ""
    address: str = ""
    place: GEOSGeometry | None = None
    area: Area | None = None
    ref: str = ""
    is_confidential: bool = False
    shows_area: bool = False
    confidential_note: str = ""
    accessibility: list[str] = field(default_factory=list)
    accessibility_note: str = ""
    reach: ReachContent | None = None
    schedule: ScheduleContent = field(default_factory=ScheduleContent)
    external_id: str = ""


@dataclass(frozen=True)
class ResourceContent:
    """What is known of a resource; ages in years, ``capacity`` in places."""

    name: str
    kind: str
    provider: Provider | None = None
    cus_domain: str = ""
    deliveries: list[str] = field(default_factory=list)
    description: str = ""
    eligibility: str = ""
    minimum_age: int | None = None
    maximum_age: int | None = None
    application: str = ""
    documents: str = ""
    fee_kind: str = FeeKind.UNKNOWN
    fees: str = ""
    waiting_time: str = ""
    hours_note: str = ""
    languages: list[str] = field(default_factory=list)
    phone: str = ""
    email: str = ""
    website: str = ""
    capacity: int | None = None
    occupancy: int | None = None
    capacity_date: date | None = None
    round_the_clock: bool = False
    open_on_holidays: bool = False
    serves_whole_city: bool = True
    reach: MultiPolygon | None = None
    assured_date: date | None = None
    review_months: int = 6
    to_check: bool = False
    source: str = ""
    external_id: str = ""
    categories: list[Category] = field(default_factory=list)
    target_groups: list[TargetGroup] = field(default_factory=list)
    service_areas: list[Area] = field(default_factory=list)
    week: list[HoursContent] = field(default_factory=list)
    exceptions: list[ExceptionContent] = field(default_factory=list)
    closures: list[ClosureContent] = field(default_factory=list)
    contacts: list[ContactContent] = field(default_factory=list)


RELATIONS = ("categories", "target_groups", "service_areas")
ROWS = ("week", "exceptions", "closures", "contacts")
COLUMNS = tuple(
    item.name
    for item in fields(ResourceContent)
    if item.name not in (*RELATIONS, *ROWS)
)
