"""Laying a problem on the public shelf and taking it off.

The only code that writes the shelf of problems. It is called inside the transaction
of the service that decided; what may be shown is decided by `kooperacja.disclosure`.
"""

import statistics
from collections import Counter

from kooperacja.areas.models import Area
from kooperacja.base.models import new_ref
from kooperacja.disclosure.dates import public_date
from kooperacja.disclosure.places import AreaFacts, Level, PublicPlace, public_place

from ..models import (
    Diagnosis,
    Problem,
    PublicDiagnosis,
    PublicProblem,
    PublicTombstone,
)
from ..public import Precision

PRECISION_OF = {
    Level.EXACT: Precision.EXACT,
    Level.STREET: Precision.STREET,
    Level.DISTRICT: Precision.ESTATE,
    Level.CITY: Precision.CITY,
}
LEVEL_OF = {precision: level for level, precision in PRECISION_OF.items()}


def refresh_shelf(problem: Problem) -> None:
    """Make the shelf say what the published diagnoses of a problem say.

    Lays, renews or removes the rows; gives a public id at the first release and a
    new one when the problem has moved to another area (DC-4).
    """
    diagnoses = list(
        problem.diagnoses.published()
        .select_related("partner")
        .prefetch_related("evidence")
        .order_by("period", "pk")
    )
    place = preview_place(problem)
    if place.moved and problem.public_id:
        _bury(problem, PublicTombstone.Reason.MOVED)
        problem.public_id = None
        for diagnosis in diagnoses:
            diagnosis.public_id = None
    _take_off(problem)
    if diagnoses and place.listed:
        _lay(problem, place, diagnoses)
    elif problem.public_id:
        _bury(problem, PublicTombstone.Reason.WITHDRAWN)
    problem.save()


def preview_place(problem: Problem) -> PublicPlace:
    """Return where the public sees or would see a problem; changes nothing."""
    previous = None
    if problem.public_area_id:
        previous = PublicPlace(
            LEVEL_OF[Precision(problem.public_precision)], problem.public_area.code
        )
    return public_place(
        problem.sensitivity,
        facts_of(problem.area),
        exact_point_allowed=problem.is_thing and problem.place is not None,
        previous=previous,
    )


def facts_of(area: Area | None) -> AreaFacts | None:
    """Return the chain of an area as the disclosure policy reads it."""
    if area is None:
        return None
    return AreaFacts(
        code=area.code,
        level=Level(area.level),
        parent=facts_of(area.parent),
        residents=area.residents,
        dwellings=area.dwellings,
        floor_attested=area.is_floor_attested,
    )


def _take_off(problem: Problem) -> None:
    if problem.public_id:
        PublicProblem.writer.filter(public_id=problem.public_id).delete()
        PublicDiagnosis.writer.filter(problem_public_id=problem.public_id).delete()


def _bury(problem: Problem, reason: str) -> None:
    _take_off(problem)
    PublicTombstone.writer.update_or_create(
        public_id=problem.public_id, defaults={"reason": reason}
    )


def _lay(problem: Problem, place: PublicPlace, diagnoses: list[Diagnosis]) -> None:
    area = (
        Area.objects.get(code=place.area_code)
        if place.area_code
        else Area.objects.city()
    )
    problem.public_id = problem.public_id or new_ref()
    problem.public_area = area
    problem.public_precision = PRECISION_OF[place.level]
    PublicTombstone.writer.filter(public_id=problem.public_id).delete()
    PublicProblem.writer.create(
        **_words(problem),
        **_where(problem, area, place),
        **_when(problem, diagnoses),
        **_verdict(diagnoses),
    )
    for diagnosis in diagnoses:
        _lay_voice(problem, diagnosis)


def _words(problem: Problem) -> dict:
    category = problem.category
    return {
        "public_id": problem.public_id,
        "title": problem.title,
        "summary": problem.summary,
        "conclusions": problem.conclusions,
        "recommendations": problem.recommendations,
        "category": category.slug,
        "category_parent": category.parent.slug if category.parent else "",
        "sensitivity": problem.sensitivity,
        "target_groups": sorted(problem.target_groups.values_list("slug", flat=True)),
        "state": problem.state,
        "is_synthetic": problem.is_synthetic,
    }


def _where(problem: Problem, area: Area, place: PublicPlace) -> dict:
    exact = place.level is Level.EXACT
    return {
        "area_code": area.code,
        "area_name": area.name,
        "precision": PRECISION_OF[place.level],
        "place": problem.place if exact else area.boundary,
        "label_point": problem.place.point_on_surface if exact else area.label_point,
    }


def _when(problem: Problem, diagnoses: list[Diagnosis]) -> dict:
    first = public_date(problem.sensitivity, problem.released_date)
    last = max(item.released_date for item in diagnoses)
    return {
        "published_date": first.first_day,
        "confirmed_date": public_date(problem.sensitivity, last).first_day,
        "date_precision": first.precision,
    }


def _verdict(diagnoses: list[Diagnosis]) -> dict:
    """Severity and trend of the newest period, and who stands behind the problem."""
    newest = diagnoses[-1].period
    severities = sorted(item.severity for item in diagnoses if item.period == newest)
    trends = Counter(item.trend for item in diagnoses if item.period == newest)
    return {
        "severity": statistics.median_high(severities),
        "severity_low": severities[0],
        "severity_high": severities[-1],
        # The commonest; of equally common ones the first in the alphabet, so that the
        # order in which institutions were entered does not show.
        "trend": min(trends, key=lambda name: (-trends[name], name)),
        "periods": sorted({item.period for item in diagnoses}),
        "sectors": sorted({item.partner.sector for item in diagnoses}),
        "institutions_count": len({item.partner_id for item in diagnoses}),
    }


def _lay_voice(problem: Problem, diagnosis: Diagnosis) -> None:
    diagnosis.public_id = diagnosis.public_id or new_ref()
    diagnosis.save(update_fields=["public_id"])
    PublicDiagnosis.writer.create(
        public_id=diagnosis.public_id,
        problem_public_id=problem.public_id,
        partner_name=diagnosis.partner.name,
        partner_slug=diagnosis.partner.slug if diagnosis.partner.is_public else "",
        sector=diagnosis.partner.sector,
        period=diagnosis.period,
        severity=diagnosis.severity,
        trend=diagnosis.trend,
        text=diagnosis.text_public,
        sources=[
            f"{item.get_kind_display()}: {item.description}"
            for item in diagnosis.evidence.all()
        ],
        published_date=public_date(
            problem.sensitivity, diagnosis.released_date
        ).first_day,
        is_synthetic=diagnosis.is_synthetic,
    )
