"""Laying a problem on the public shelf and taking it off.

The only code that writes the shelf of problems. It is called inside the transaction
of the service that decided; what may be shown is decided by `kooperacja.disclosure`.

Locks are taken in one order everywhere: category, problem, diagnosis.
"""

from collections.abc import Iterable
from datetime import date

from django.contrib.gis.geos import Point
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kooperacja.areas.models import Area
from kooperacja.base.errors import DomainError, InvalidInput
from kooperacja.base.following import Followers
from kooperacja.base.models import new_ref
from kooperacja.categories.models import Category
from kooperacja.disclosure.places import AreaFacts, Level, PublicPlace, public_place

from ..models import (
    Diagnosis,
    Problem,
    PublicDiagnosis,
    PublicProblem,
    PublicTombstone,
)
from ..public import Precision
from .columns import verdict_of, voice_of, when_of, words_of
from .completeness import findings_in, personal_data_in
from .versions import agreed_words, forget_versions, lay_version

#: Told of every problem that was laid on the shelf anew, or taken off it.
problem_followers = Followers()
# DC-2: an exact place is given to about a metre.
EXACT_DECIMALS = 5

PRECISION_OF = {
    Level.EXACT: Precision.EXACT,
    Level.STREET: Precision.STREET,
    Level.DISTRICT: Precision.ESTATE,
    Level.CITY: Precision.CITY,
}
LEVEL_OF = {precision: level for level, precision in PRECISION_OF.items()}


class ProblemMoved(DomainError):
    """Somebody merged the problem while this was being decided."""

    message = _(
        "The problem has just been merged with another one. Nothing was changed: look "
        "at it again."
    )
    code = "problem_moved"


def lock_problems(which: Q) -> list[Problem]:
    """Lock and return problems, after their categories, in one order for everybody.

    A release and the raising of a class would otherwise pass each other: the one
    reads the old class while the other does not see the new row yet.
    """
    found = set(Problem.objects.filter(which).values_list("pk", flat=True))
    categories = Category.objects.filter(problems__in=found).values("pk")
    list(
        Category.objects.filter(pk__in=categories)
        .select_for_update(no_key=True)
        .order_by("pk")
    )
    return list(
        Problem.objects.filter(pk__in=found)
        .select_for_update(of=("self",))
        .select_related(
            "category__parent",
            "area__parent__parent",
            "public_area",
            "parent",
            "merged_into",
        )
        .order_by("pk")
    )


def lock_problems_of(diagnoses: Iterable[Diagnosis]) -> list[Problem]:
    """Lock and return the problems these diagnoses belong to now.

    :raises ProblemMoved: one of them was merged into another while we waited.
    """
    keys = [item.pk for item in diagnoses]
    problems = lock_problems(Q(diagnoses__in=keys))
    now = Diagnosis.objects.filter(pk__in=keys).values_list("problem_id", flat=True)
    if not set(now) <= {problem.pk for problem in problems}:
        raise ProblemMoved
    return problems


def refresh_shelf(problem: Problem, *, day: date | None = None) -> None:
    """Make the shelf say what the published diagnoses of a problem say.

    Lays, renews or removes the rows of a locked problem. Texts that were checked for
    personal data at a lower class than today's stay away while the lint finds
    something in them. ``day`` is the day new words became public, today unless given.
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
    shown_class, problem.shown_class = problem.shown_class, problem.sensitivity
    is_stricter = shown_class is not None and shown_class < problem.sensitivity
    problem.is_listed = bool(diagnoses and place.listed and words_are_checked(problem))
    _take_off(problem)
    if problem.is_listed:
        _lay(problem, place, diagnoses)
        lay_version(problem, day=day, is_stricter=is_stricter)
    elif problem.public_id:
        _bury(problem)
        forget_versions(problem)
    problem.save()
    _lead_others(problem)
    problem_followers.tell(problem)


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
    return findings_in(agreed_words(problem), problem.sensitivity)


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
    other, reason = problem.merged_into, PublicTombstone.Reason.WITHDRAWN
    if other is not None:
        reason = PublicTombstone.Reason.MERGED
    PublicTombstone.writer.update_or_create(
        public_id=problem.public_id,
        defaults={
            "reason": reason,
            "moved_to": other.public_id if other and other.is_listed else "",
        },
    )


def _lead_others(problem: Problem) -> None:
    """Let the rows that name this problem name it only while it is on the shelf.

    These are the tombstones of what was merged into it, and its parts.
    """
    address = problem.public_id if problem.is_listed else ""
    PublicTombstone.writer.filter(
        public_id__in=problem.merged.values("public_id")
    ).update(moved_to=address)
    PublicProblem.writer.filter(
        public_id__in=problem.parts.filter(is_listed=True).values("public_id")
    ).update(parent_public_id=address)


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
        **words_of(problem),
        **_where(problem, area, place),
        **when_of(problem, diagnoses),
        **verdict_of(diagnoses),
    )
    for diagnosis in diagnoses:
        _lay_voice(problem, diagnosis)


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


def _lay_voice(problem: Problem, diagnosis: Diagnosis) -> None:
    if diagnosis.public_id is None:
        diagnosis.public_id = new_ref()
        diagnosis.save(update_fields=["public_id"])
    PublicDiagnosis.writer.create(**voice_of(problem, diagnosis))
