"""Which problems an institution may already know of, and what the public would see.

What another institution has only drafted stays unknown: a problem of others is found
and shown by its row on the public shelf alone, never by its private place.
"""

from dataclasses import dataclass, field
from functools import cached_property

from django.contrib.gis.geos import GEOSGeometry
from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q, QuerySet, Value
from django.utils.translation import gettext as _

from kooperacja.accounts.models import User
from kooperacja.accounts.predicates import is_coordinator, is_team_member
from kooperacja.areas.geo import in_metres
from kooperacja.areas.models import Area
from kooperacja.categories.models import Category
from kooperacja.disclosure.dates import Precision, PublicDate
from partners.models import Partner
from partners.predicates import roles_of

from .models import Diagnosis, Problem, PublicDiagnosis, PublicProblem

MOST_SHOWN = 8


#: How alike two titles are (pg_trgm, 0-1) to be worth a look.
ALIKE = 0.4


@dataclass(frozen=True)
class KnownProblem:
    """A problem that may be the same one. ``key`` joins it.

    ``is_own`` tells that the institution works on it; otherwise every word here is on
    the public shelf. A closed one is shown and cannot be joined.
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
    is_closed: bool = False
    is_alike: bool = False


@dataclass(frozen=True)
class Sought:
    """What somebody is about to open: kind, place and title as far as they are typed.

    ``area`` is the finest area of the place, None for the whole city; ``place`` the
    drawn geometry in WGS 84, None where there is none. ``reader`` sees the answer: of
    the partner's colleagues, or a coordinator who writes for it and knows no draft.
    """

    reader: User
    partner: Partner
    category: Category
    area: Area | None = None
    place: GEOSGeometry | None = None
    title: str = ""

    @cached_property
    def family(self) -> list[Category]:
        """The category with its broader and narrower ones."""
        head = self.category.parent or self.category
        return [head, *head.children.all()]

    @cached_property
    def readable(self) -> QuerySet[Diagnosis]:
        """What the institution works on and the reader may know of."""
        rows = Diagnosis.objects.visible_to(self.reader)
        return rows.filter(partner=self.partner)

    @cached_property
    def around(self) -> GEOSGeometry | None:
        """The place with the radius of the category about it; None for the city."""
        if self.area is None:
            return None
        reach = self.place or self.area.boundary
        wide = in_metres(reach).buffer(self.category.near_radius_m, quadsegs=4)
        return wide.transform(reach.srid, clone=True)


def known_problems(sought: Sought) -> list[KnownProblem]:
    """Return problems that may be the one asked about and that the partner may know.

    Near and of the same family; near and called alike; of the same family and called
    alike anywhere. The most alike stand first.
    """
    opened = _opened(sought)
    seen = {item.public_id for item in opened}
    public = [item for item in _public(sought) if item.public_id not in seen]
    return (opened + public)[:MOST_SHOWN]


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


def _alike(rows, title: str):
    """Say of every row how like the title its own is; 0 while there is none."""
    if not title:
        return rows.annotate(alike=Value(0.0))
    return rows.annotate(alike=TrigramSimilarity("title", title))


def _worth_a_look(near: Q, kin: Q) -> Q:
    alike = Q(alike__gte=ALIKE)
    return near & kin | near & alike | kin & alike


def _opened(sought: Sought) -> list[KnownProblem]:
    """Problems this partner opened: it knows their place, because it gave it."""
    rows = Problem.objects.filter(opened_by=sought.partner).exclude(
        state=Problem.State.MERGED
    )
    if sought.partner.pk not in roles_of(sought.reader):
        rows = rows.filter(pk__in=sought.readable.values("problem"))
    near = Q()
    if sought.area is not None:
        inside = Problem.objects.in_area(sought.area).values("pk")
        near = Q(pk__in=inside) | Q(place__intersects=sought.around)
    kin = Q(category__in=sought.family)
    rows = _alike(rows, sought.title).filter(_worth_a_look(near, kin))
    rows = rows.select_related("area").order_by("-alike", "-updated_at", "pk")
    return [
        KnownProblem(
            key=row.ref,
            title=row.title,
            area_name=str(row.area or ""),
            distance=distance_words(sought.place, row.place),
            public_id=row.public_id or row.ref,
            is_own=True,
            is_closed=row.state == Problem.State.CLOSED,
            is_alike=row.alike >= ALIKE,
        )
        for row in rows[:MOST_SHOWN]
    ]


def _public(sought: Sought) -> list[KnownProblem]:
    near = Q()
    if sought.area is not None:
        codes = _codes_around(sought.area)
        near = Q(area_code__in=codes) | Q(place__intersects=sought.around)
    kin = Q(category__in=[item.slug for item in sought.family])
    rows = _alike(PublicProblem.objects.all(), sought.title)
    rows = rows.filter(_worth_a_look(near, kin)).order_by(
        "-alike", "-published_date", "public_id"
    )
    rows = list(rows[:MOST_SHOWN])
    voices = _voices(row.public_id for row in rows)
    joined = set(
        Problem.objects.filter(
            public_id__in=list(voices), diagnoses__in=sought.readable
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
            distance=distance_words(sought.place, row.place),
            public_id=row.public_id,
            is_own=row.public_id in joined,
            is_closed=row.state == Problem.State.CLOSED,
            is_alike=row.alike >= ALIKE,
        )
        for row in rows
    ]


def _voices(public_ids) -> dict[str, list[str]]:
    """Return the institutions that speak of each public problem."""
    voices: dict[str, list[str]] = {public_id: [] for public_id in public_ids}
    for voice in PublicDiagnosis.objects.filter(problem_public_id__in=list(voices)):
        names = voices[voice.problem_public_id]
        if voice.partner_name not in names:
            names.append(voice.partner_name)
    return voices


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
