"""The plausibility of a stored diagnosis. Reads only."""

from django.utils import timezone

from ..models import Diagnosis
from ..periods import start_of
from ..plausibility import Doubt, Figures, Said, impossible, improbable
from ..workflow import Status


def own_last(diagnosis: Diagnosis) -> Diagnosis | None:
    """Return what the institution last said of the problem before this period."""
    before = start_of(diagnosis.period)
    earlier = [
        row
        for row in Diagnosis.objects.filter(
            problem=diagnosis.problem_id,
            partner=diagnosis.partner_id,
            is_pending_revision=False,
        ).exclude(pk=diagnosis.pk)
        if start_of(row.period) < before and row.status != Status.DRAFT
    ]
    return max(earlier, key=lambda row: (start_of(row.period), row.pk), default=None)


def impossible_in(diagnosis: Diagnosis, evidence=None) -> list[Doubt]:
    """Return what cannot be right in a diagnosis."""
    return impossible(_said(diagnosis, evidence), timezone.localdate())


def improbable_in(diagnosis: Diagnosis, evidence=None) -> list[Doubt]:
    """Return what is worth a second look; its reason is ``warnings_reason``."""
    last = own_last(diagnosis)
    before = _figures(last) if last else None
    return improbable(_said(diagnosis, evidence), before, timezone.localdate())


def _figures(diagnosis: Diagnosis) -> Figures:
    return Figures(
        period=diagnosis.period,
        severity=diagnosis.severity,
        trend=diagnosis.trend,
        count=diagnosis.scale_count,
        unit=diagnosis.scale_unit,
    )


def _said(diagnosis: Diagnosis, evidence) -> Said:
    problem = diagnosis.problem
    # The sentence names the figure, by which its area could be told.
    area = problem.area_for(diagnosis.partner_id)
    rows = diagnosis.evidence.all() if evidence is None else evidence
    return Said(
        **vars(_figures(diagnosis)),
        sensitivity=problem.sensitivity,
        residents=area.residents if area else None,
        dwellings=area.dwellings if area else None,
        reference_dates=[row.reference_date for row in rows if row.reference_date],
    )
