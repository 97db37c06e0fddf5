"""What a person may say of a problem and in a diagnosis; nothing else can be set."""

from dataclasses import dataclass, field, fields
from datetime import date

from django.contrib.gis.geos import GEOSGeometry

from kooperacja.areas.models import Area, PlaceKind
from kooperacja.categories.models import Category, TargetGroup


@dataclass(frozen=True)
class ProblemContent:
    """What a partner says when it opens a problem: what, where, whom it touches.

    ``place`` is a geometry in WGS 84 for drawn kinds of place, ``area`` the estate for
    ``place_kind`` "area"; the city needs neither.
    """

    title: str
    category: Category
    place_kind: str = PlaceKind.AREA
    place: GEOSGeometry | None = None
    area: Area | None = None
    address: str = ""
    target_groups: list[TargetGroup] = field(default_factory=list)


@dataclass(frozen=True)
class EvidenceContent:
    """One source: kind, reliability A-E, the day it is true for, words and a link."""

    kind: str
    reliability: str
    description: str
    reference_date: date | None = None
    link: str = ""


@dataclass(frozen=True)
class DiagnosisContent:
    """What a partner says of a problem; all but the period may be empty."""

    period: str
    severity: int | None = None
    trend: str = ""
    scale_count: int | None = None
    scale_unit: str = ""
    causes: str = ""
    effects: str = ""
    proposals: str = ""
    text_public: str = ""
    text_internal: str = ""
    evidence: list[EvidenceContent] = field(default_factory=list)


DIAGNOSIS_COLUMNS = tuple(
    item.name for item in fields(DiagnosisContent) if item.name != "evidence"
)
