"""The shapes of the demo city's content.

Plain frozen data: codes of areas, categories and partners are strings that the loader
resolves, coordinates are ``(longitude, latitude)`` in EPSG:4326, periods are years.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kooperacja.categories.choices import (
    Activity,
    CusDomain,
    EvidenceKind,
    Reliability,
    ResourceKind,
    Sector,
    Severity,
    Trend,
)

Status = Literal["draft", "submitted", "returned", "accepted", "published", "archived"]
PartnershipRole = Literal["leader", "project_partner", "partner", "demonstration"]
ScaleUnit = Literal["persons", "households"]
Coordinates = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class PartnerSpec:
    """An institution of the directory.

    ``is_demonstration`` marks invented institutions; only those have diagnoses. Fields
    that no source gives stay empty. ``source`` names the page the facts come from.
    """

    slug: str
    name: str
    sector: Sector
    activity: Activity
    role: PartnershipRole
    description: str
    source: str = ""
    address: str = ""
    point: Coordinates | None = None
    website: str = ""
    is_demonstration: bool = False


@dataclass(frozen=True, kw_only=True)
class ResourceSpec:
    """A real place or service that helps, as a public page once described it.

    ``assured_date`` is the day the source stands for, first of January where only the
    year is known (then ``assured_year_only``), and ``None`` where the page says no date.
    ``to_check`` is shown as "do sprawdzenia". ``capacity`` is a number of places.
    ``categories`` and ``target_groups`` are slugs; an empty ``area`` means the loader
    finds it from ``point``, and an empty point with an empty area means the whole city.
    """

    key: str
    name: str
    kind: ResourceKind
    cus_domain: CusDomain
    provider: str
    description: str
    categories: tuple[str, ...]
    target_groups: tuple[str, ...]
    source: str
    assured_date: date | None = None
    assured_year_only: bool = False
    address: str = ""
    point: Coordinates | None = None
    area: str = ""
    capacity: int | None = None
    phone: str = ""
    hours: str = ""
    is_citywide: bool = False
    is_address_public: bool = True
    to_check: bool = True


@dataclass(frozen=True)
class EvidenceSpec:
    """What a diagnosis rests on; every source of the demo is invented."""

    kind: EvidenceKind
    reliability: Reliability
    reference_date: date
    description: str
    link: str = ""
    quote: str = ""


@dataclass(frozen=True, kw_only=True)
class DiagnosisSpec:
    """One institution's assessment of the problem it stands in, in one period.

    ``scale_count`` is ``None`` where the institution did not count. ``reason`` is the
    note of the last step for ``returned`` and ``archived``; ``pins`` (part, text) say
    what to mend. ``warnings_reason`` says why odd figures are right. ``remarks`` of the
    team are (part, text, answer or ""), ``answers`` to the questions of the category
    (code, answer). Drafts may be unfinished.
    """

    partner: str
    period: str
    severity: Severity
    trend: Trend
    scale_count: int | None
    scale_unit: ScaleUnit
    text_public: str = ""
    causes: str = ""
    effects: str = ""
    proposals: str = ""
    text_internal: str = ""
    evidence: tuple[EvidenceSpec, ...] = ()
    status: Status = "published"
    reason: str = ""
    warnings_reason: str = ""
    pins: tuple[tuple[str, str], ...] = ()
    remarks: tuple[tuple[str, str, str], ...] = ()
    answers: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class ProblemSpec:
    """A social problem of the demo city with the diagnoses that describe it.

    ``area`` is the code of an osiedle or of the city. ``point`` is the exact place,
    given for things and for some others, and lies inside that area.
    """

    key: str
    title: str
    category: str
    target_groups: tuple[str, ...]
    area: str
    summary: str
    conclusions: str
    recommendations: str
    diagnoses: tuple[DiagnosisSpec, ...]
    point: Coordinates | None = None


@dataclass(frozen=True, kw_only=True)
class RoundSpec:
    """A round of diagnosing and what institutions did with it.

    ``asked`` are (institutions, categories): each of the first for each of the second.
    ``nothing`` are (institution, category, why there is nothing to report), ``assigned``
    (institution, category, key of a persona). Without ``days`` (opening, deadline) the
    round runs around the day of loading; with them it is over and closed.
    """

    name: str
    period: str
    letter: str
    asked: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    nothing: tuple[tuple[str, str, str], ...] = ()
    assigned: tuple[tuple[str, str, str], ...] = ()
    days: tuple[date, date] | None = None


@dataclass(frozen=True, kw_only=True)
class RevisionSpec:
    """How an institution corrects what it published, and why it says so inside.

    ``day`` is when the correction took its place; None: it waits for a decision.
    """

    problem: str
    partner: str
    period: str
    text_public: str
    text_internal: str
    scale_count: int | None = None
    day: date | None = None


def iter_diagnoses(
    problems: tuple[ProblemSpec, ...],
) -> Iterator[tuple[ProblemSpec, DiagnosisSpec]]:
    """Every diagnosis with its problem, oldest period first, in a stable order."""
    pairs = [(problem, row) for problem in problems for row in problem.diagnoses]
    yield from sorted(pairs, key=lambda pair: pair[1].period)
