"""Laying a problem on the public shelf and taking it off.

The only code that writes the shelf of problems. It is called inside the transaction
of the service that decided; what may be shown is decided by `kooperacja.disclosure`.

Locks are taken in one order everywhere: category, problem, diagnosis.
"""

import statistics
from collections import Counter

from django.contrib.gis.geos import Point
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kooperacja.areas.models import Area
from kooperacja.base.errors import InvalidInput
from kooperacja.base.models import new_ref
from kooperacja.categories.models import Category
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
from .steps import findings_in, personal_data_in

# The words of a problem that the coordinator writes with the team.
AGREED = ("title", "summary", "conclusions", "recommendations")
# DC-2: an exact place is given to about a metre.
EXACT_DECIMALS = 5

PRECISION_OF = {
    Level.EXACT: Precision.EXACT,
    Level.STREET: Precision.STREET,
    Level.DISTRICT: Precision.ESTATE,
    Level.CITY: Precision.CITY,
}
LEVEL_OF = {precision: level for level, precision in PRECISION_OF.items()}


def lock_problems(which: Q) -> list[Problem]:
    """Lock and return problems, after their categories, in one order for everybody.

    A release and the raising of a class would otherwise pass each other: the one
    reads the old class while the other does not see the new row yet.
    """
    found = list(Problem.objects.filter(which).values_list("pk", flat=True))
    categories = Category.objects.filter(problems__in=found).values("pk")
    list(
        Category.objects.filter(pk__in=categories)
        .select_for_update(no_key=True)
        .order_by("pk")
    )
    return list(
        Problem.objects.filter(pk__in=found)
        .select_for_update(of=("self",))
        .select_related("category__parent", "area__parent__parent", "public_area")
        .order_by("pk")
    )


def refresh_shelf(problem: Problem) -> None:
    """Make the shelf say what the published diagnoses of a problem say.

    Lays, renews or removes the rows of a locked problem. Texts that were checked for
    personal data at a lower class than today's stay away while the lint finds
    something in them.
    """
    diagnoses = [
        diagnosis
        for diagnosis in problem.diagnoses.published()
        .select_related("partner")
        .prefetch_related("evidence")
        .order_by("period", "pk")
        if texts_are_checked(diagnosis)
    ]
    place = preview_place(problem)
    problem.shown_class = problem.sensitivity
    problem.is_listed = bool(diagnoses and place.listed and words_are_checked(problem))
    _take_off(problem)
    if problem.is_listed:
        _lay(problem, place, diagnoses)
    elif problem.public_id:
        _bury(problem)
    problem.save()


def texts_are_checked(diagnosis: Diagnosis) -> bool:
    """Whether the texts of a diagnosis were accepted at the class of today or above,
    or hold nothing that looks like personal data."""
    checked = diagnosis.checked_class
    if checked is not None and checked >= diagnosis.problem.sensitivity:
        return True
    return not personal_data_in(diagnosis)


def words_are_checked(problem: Problem) -> bool:
    """The same question about the agreed words."""
    checked = problem.words_class
    if checked is not None and checked >= problem.sensitivity:
        return True
    return not personal_data_in_words(problem)


def personal_data_in_words(problem: Problem) -> dict[str, list]:
    """Return what the lint finds in the agreed words, by field."""
    texts = {name: getattr(problem, name) for name in AGREED}
    return findings_in(texts, problem.sensitivity)


def preview_place(problem: Problem) -> PublicPlace:
    """Return where the public sees or would see a problem; changes nothing.

    A problem that has left the area it was shown in climbs to the area both share.
    Shown in the new area it could be matched with the old row by its words, and the
    two outlines together might leave a sliver with hardly anybody in it (P4).
    """
    previous = None
    if problem.public_area_id:
        previous = PublicPlace(
            LEVEL_OF[Precision(problem.public_precision)], problem.public_area.code
        )
    now = facts_of(problem.area)
    place = public_place(
        problem.sensitivity,
        now,
        exact_point_allowed=problem.is_thing and problem.place is not None,
        previous=previous,
    )
    if not place.moved:
        return place
    around = {facts.code for facts in now.chain()}
    before = facts_of(problem.public_area).chain()
    common = next((facts for facts in before if facts.code in around), None)
    return PublicPlace(
        common.level if common else Level.CITY,
        common.code if common else "",
        listed=place.listed,
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


def _bury(problem: Problem) -> None:
    PublicTombstone.writer.update_or_create(
        public_id=problem.public_id,
        defaults={"reason": PublicTombstone.Reason.WITHDRAWN},
    )


def _lay(problem: Problem, place: PublicPlace, diagnoses: list[Diagnosis]) -> None:
    area = (
        Area.objects.get(code=place.area_code)
        if place.area_code
        else Area.objects.city()
    )
    if area is None:
        raise InvalidInput(
            _("Load the boundary of the city first: without it nothing can be shown.")
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
    if exact:
        middle = problem.place.point_on_surface
        point = Point(
            round(middle.x, EXACT_DECIMALS), round(middle.y, EXACT_DECIMALS), srid=4326
        )
    return {
        "area_code": area.code,
        "area_name": area.name,
        "precision": PRECISION_OF[place.level],
        "place": point if exact else area.boundary,
        "label_point": point if exact else area.label_point,
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
    if diagnosis.public_id is None:
        diagnosis.public_id = new_ref()
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
        source_kinds=[item.kind for item in diagnosis.evidence.all()],
        source_texts=[item.description for item in diagnosis.evidence.all()],
        published_date=public_date(
            problem.sensitivity, diagnosis.released_date
        ).first_day,
        is_synthetic=diagnosis.is_synthetic,
    )
