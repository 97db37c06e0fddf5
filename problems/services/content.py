"""What a person may say of a problem and in a diagnosis; nothing else can be set."""

from dataclasses import dataclass, field, fields
from datetime import date

from django.contrib.gis.geos import GEOSGeometry

from kooperacja.accounts.models import User
from kooperacja.areas.models import Area, PlaceKind
from kooperacja.categories.models import Category, TargetGroup
from kooperacja.files.models import StoredFile

from ..models import Diagnosis


@dataclass(frozen=True)
class ProblemContent:
    """What a partner says when it opens a problem: what, where, whom it touches.

    ``place`` is a geometry in WGS 84 for drawn kinds of place, ``area`` the estate for
    ``place_kind`` "area", ``areas`` the estates for "areas"; the city needs none.
    ``area_chosen`` is where a drawn place rather belongs, if the map is wrong.
    """

    title: str
    category: Category
    place_kind: str = PlaceKind.AREA
    place: GEOSGeometry | None = None
    area: Area | None = None
    areas: list[Area] = field(default_factory=list)
    area_chosen: Area | None = None
    address: str = ""
    target_groups: list[TargetGroup] = field(default_factory=list)


@dataclass(frozen=True)
class EvidenceContent:
    """One source: kind, reliability A-E, the day it is true for, words and a link.

    ``quote`` is word for word from the source and ``file`` an uploaded document, both
    for the partners only.
    """

    kind: str
    reliability: str
    description: str
    reference_date: date | None = None
    link: str = ""
    quote: str = ""
    file: StoredFile | None = None


@dataclass(frozen=True)
class DiagnosisContent:
    """What a partner says of a problem; all but the period may be empty.

    ``answers`` are those to the questions of the category, by their codes.
    ``lint_override`` and ``warnings_reason`` say why what looks like personal data is
    none and why what looks improbable is right; ``assigned_to`` finishes the draft.
    """

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
    answers: dict[str, str | int] = field(default_factory=dict)
    lint_override: str = ""
    warnings_reason: str = ""
    assigned_to: User | None = None
    evidence: list[EvidenceContent] = field(default_factory=list)


DIAGNOSIS_COLUMNS = tuple(
    item.name for item in fields(DiagnosisContent) if item.name != "evidence"
)
EVIDENCE_COLUMNS = tuple(item.name for item in fields(EvidenceContent))


def content_of(diagnosis: Diagnosis) -> DiagnosisContent:
    """Return what a stored diagnosis says."""
    return DiagnosisContent(
        **{name: getattr(diagnosis, name) for name in DIAGNOSIS_COLUMNS},
        evidence=[
            EvidenceContent(**{name: getattr(item, name) for name in EVIDENCE_COLUMNS})
            for item in diagnosis.evidence.select_related("file")
        ],
    )
