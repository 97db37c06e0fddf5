"""What the public rows of a problem say, column by column. Reads only."""

import statistics
from collections import Counter
from collections.abc import Iterable
from datetime import date

from kooperacja.disclosure.dates import months_later, public_date

from ..models import Diagnosis, Problem
from .versions import agreed_words


def review_by(diagnosis: Diagnosis) -> date:
    """Return until when a published diagnosis holds without being confirmed.

    So many months after its release or its last confirmation as its category says.
    """
    return months_later(_since(diagnosis), diagnosis.problem.category.review_months)


def words_of(problem: Problem) -> dict:
    """What it is: words, category, state."""
    category, parent = problem.category, problem.parent
    closed = problem.closed_date
    if closed is not None:
        closed = public_date(problem.sensitivity, closed).first_day
    return {
        "public_id": problem.public_id,
        **agreed_words(problem),
        "category": category.slug,
        "category_parent": category.parent.slug if category.parent else "",
        "sensitivity": problem.sensitivity,
        "target_groups": sorted(problem.target_groups.values_list("slug", flat=True)),
        "state": problem.state,
        "closed_date": closed,
        "close_reason": problem.close_reason,
        "parent_public_id": parent.public_id if parent and parent.is_listed else "",
        "is_synthetic": problem.is_synthetic,
    }


def when_of(problem: Problem, diagnoses: list[Diagnosis]) -> dict:
    """When it appeared, was last said or confirmed, and until when that holds."""
    first = public_date(problem.sensitivity, problem.released_date)
    last = max(map(_since, diagnoses))
    return {
        "published_date": first.first_day,
        "confirmed_date": public_date(problem.sensitivity, last).first_day,
        "date_precision": first.precision,
        "stale_after": _stale_after(problem, diagnoses),
    }


def _stale_after(problem: Problem, diagnoses: Iterable[Diagnosis]) -> date | None:
    """The last day of the span in which the last confirmation is due (DC-2).

    The day itself would tell when somebody released or confirmed, and so would its
    span beside theirs: eight months after January and after March lie in two quarters.
    Therefore the months are counted from the end of the span that residents read.
    """
    spans = [
        public_date(problem.sensitivity, _coarsely_due(problem, item))
        for item in diagnoses
        if item.review_by_date
    ]
    return max(span.last_day for span in spans) if spans else None


def _coarsely_due(problem: Problem, diagnosis: Diagnosis) -> date:
    since, due = _since(diagnosis), diagnosis.review_by_date
    months = 12 * (due.year - since.year) + due.month - since.month
    return months_later(public_date(problem.sensitivity, since).last_day, months)


def _since(diagnosis: Diagnosis) -> date:
    return diagnosis.confirmed_date or diagnosis.released_date


def verdict_of(diagnoses: list[Diagnosis]) -> dict:
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


def voice_of(problem: Problem, diagnosis: Diagnosis) -> dict:
    """What one institution says of the problem in one period."""
    partner, sources = diagnosis.partner, list(diagnosis.evidence.all())
    confirmed = diagnosis.confirmed_date
    if confirmed is not None:
        confirmed = public_date(problem.sensitivity, confirmed).first_day
    released = public_date(problem.sensitivity, diagnosis.released_date)
    return {
        "public_id": diagnosis.public_id,
        "problem_public_id": problem.public_id,
        "partner_name": partner.name,
        "partner_slug": partner.slug if partner.is_public else "",
        "sector": partner.sector,
        "period": diagnosis.period,
        "severity": diagnosis.severity,
        "trend": diagnosis.trend,
        "text": diagnosis.text_public,
        "source_kinds": [item.kind for item in sources],
        "source_texts": [item.description for item in sources],
        "published_date": released.first_day,
        "confirmed_date": confirmed,
        "stale_after": _stale_after(problem, [diagnosis]),
        "is_synthetic": diagnosis.is_synthetic,
    }
