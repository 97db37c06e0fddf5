"""Which problems an institution may already know of, and what the public would see.

What another institution has only drafted stays unknown: a problem of others is found
and shown by its row on the public shelf alone, never by its private place.
"""

from dataclasses import dataclass, field

from django.contrib.gis.geos import GEOSGeometry
from django.db.models import Q
from django.utils.translation import gettext as _

from kooperacja.accounts.predicates import is_coordinator, is_team_member
from kooperacja.areas.geo import in_metres
from kooperacja.areas.models import Area
from kooperacja.categories.models import Category
from kooperacja.disclosure.dates import Precision, PublicDate
from partners.models import Partner
from partners.predicates import roles_of

from .models import Problem, PublicDiagnosis, PublicProblem

MOST_SHOWN = 8


@dataclass(frozen=True)
class KnownProblem:
    """A problem that may be the same one. ``key`` joins it.

    ``is_own`` tells that the institution works on it; otherwise every word here is on
    the public shelf.
    """

    key: str
    title: str
    area_name: str
    precision: str = ""
    institutions: list[str] = field(default_factory=list)
    since: str = ""
    distance: str = ""
    public_id: str = ""
    is_own: bool = False


def known_problems(
    *,
    partner: Partner,
    category: Category | None,
    area: Area | None,
    point: GEOSGeometry | None = None,
) -> list[KnownProblem]:
    """Return problems of the category's family in the area that the partner may know.

    ``area`` is the finest area of the place, None or the city for the whole city.
    """
    if category is None:
        return []
    family = _family(category)
    opened = _opened(partner, family, area, point)
    seen = {item.public_id for item in opened}
    public = _public(partner, family, area, point)
    return (opened + [item for item in public if item.public_id not in seen])[
        :MOST_SHOWN
    ]


def find_known(partner: Partner, key: str) -> Problem | None:
    """Return the problem of a key if this partner may know of it, else None."""
    if not key or len(key) > 22:
        return None
    return (
        Problem.objects.known_to([partner.pk])
        .filter(Q(ref=key) | Q(public_id=key))
        .exclude(state=Problem.State.MERGED)
        .select_related("category", "area", "public_area")
        .first()
    )


def _family(category: Category) -> list[Category]:
    head = category.parent or category
    return [head, *head.children.all()]


def _opened(partner, family, area, point) -> list[KnownProblem]:
    """Problems this partner opened: it knows their place, because it gave it."""
    rows = Problem.objects.filter(category__in=family, opened_by=partner).exclude(
        state=Problem.State.MERGED
    )
    if area is not None:
        rows = rows.in_area(area)
    rows = rows.select_related("area").order_by("-updated_at", "pk")
    return [
        KnownProblem(
            key=row.ref,
            title=row.title,
            area_name=str(row.area or ""),
            distance=distance_words(point, row.place),
            public_id=row.public_id or row.ref,
            is_own=True,
        )
        for row in rows[:MOST_SHOWN]
    ]


def _public(partner, family, area, point) -> list[KnownProblem]:
    rows = PublicProblem.objects.filter(category__in=[item.slug for item in family])
    if area is not None:
        rows = rows.filter(area_code__in=_codes_around(area))
    rows = list(rows.newest_first()[:MOST_SHOWN])
    voices: dict[str, list[str]] = {row.public_id: [] for row in rows}
    for voice in PublicDiagnosis.objects.filter(problem_public_id__in=list(voices)):
        names = voices[voice.problem_public_id]
        if voice.partner_name not in names:
            names.append(voice.partner_name)
    joined = set(
        Problem.objects.filter(
            public_id__in=list(voices), diagnoses__partner=partner
        ).values_list("public_id", flat=True)
    )
    return [
        KnownProblem(
            key=row.public_id,
            title=row.title,
            area_name=row.area_name,
            precision=row.precision,
            institutions=voices[row.public_id],
            since=PublicDate(row.published_date, Precision(row.date_precision)).label,
            distance=distance_words(point, row.place),
            public_id=row.public_id,
            is_own=row.public_id in joined,
        )
        for row in rows
    ]


def _codes_around(area: Area) -> set[str]:
    """The area, what it is part of, and its parts two levels down."""
    codes = set(
        Area.objects.filter(
            Q(pk=area.pk) | Q(parent=area) | Q(parent__parent=area)
        ).values_list("code", flat=True)
    )
    while area is not None:
        codes.add(area.code)
        area = area.parent
    return codes


def distance_words(point: GEOSGeometry | None, place: GEOSGeometry | None) -> str:
    """Say how far a drawn point is from a place, rounded as people say it."""
    if point is None or place is None:
        return ""
    metres = in_metres(point).distance(in_metres(place))
    if metres < 1:
        return _("your point lies inside it")
    if metres < 950:
        return _("about %(count)s m from your point") % {
            "count": max(50, round(metres / 50) * 50)
        }
    return _("about %(count)s km from your point") % {"count": round(metres / 1000)}


def knows_place(user, problem: Problem) -> bool:
    """Whether this person may read where exactly a problem is.

    Those who gave the place and those who review; whoever merely joined a public
    problem knows what the public knows.
    """
    return (
        problem.opened_by_id in roles_of(user)
        or is_coordinator(user)
        or is_team_member(user)
    )
