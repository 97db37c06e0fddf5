"""What answers what, as everybody may read it: only from the shelf.

A link counts while both its sides stand there; it is laid and taken by
`resources.services.link_shelf`.
"""

from django.db.models import Case, IntegerField, OuterRef, Q, Subquery, Value, When

from problems.public import PublicProblem

from .choices import LinkKind
from .public import PublicLink, PublicResource

#: The strongest first.
ORDER = (LinkKind.ANSWERS, LinkKind.PARTLY, LinkKind.REFERS)
#: How near a resource is to a problem that nobody has linked it with.
HERE, WHOLE_CITY, ELSEWHERE = 0, 1, 2


def by_strength(field: str = "link_kind") -> Case:
    """Return the expression that puts the strongest links first, none last."""
    return Case(
        *(When(**{field: kind}, then=Value(n)) for n, kind in enumerate(ORDER)),
        default=Value(len(ORDER)),
        output_field=IntegerField(),
    )


def resources_for(problem: PublicProblem):
    """Return what helps against a problem: what is linked, then what is of its kind.

    Each row has ``link_kind`` (None where nobody has linked it), ``link_words`` comes
    from `worded`, and ``distance`` is 0 where it reaches the area of the problem, 1
    where it serves the whole city, 2 elsewhere. One query.
    """
    link = PublicLink.objects.filter(
        problem_public_id=problem.public_id, resource_public_id=OuterRef("public_id")
    )
    kinds = [slug for slug in (problem.category, problem.category_parent) if slug]
    here = [problem.area_code]
    is_near = (
        Q(area_codes__contains=here)
        | Q(service_area_codes__contains=here)
        | Q(covered_area_codes__contains=here)
    )
    return (
        PublicResource.objects.annotate(link_kind=Subquery(link.values("kind")[:1]))
        .filter(Q(link_kind__isnull=False) | Q(categories__overlap=kinds))
        .annotate(
            strength=by_strength(),
            distance=Case(
                When(is_near, then=Value(HERE)),
                When(serves_whole_city=True, then=Value(WHOLE_CITY)),
                default=Value(ELSEWHERE),
                output_field=IntegerField(),
            ),
        )
        .order_by("strength", "distance", "name", "public_id")
        .defer("reach", "words")
    )


def worded(rows: list) -> list:
    """Give rows with ``link_kind`` its words, "" where there is no link."""
    for row in rows:
        row.link_words = LinkKind(row.link_kind).label if row.link_kind else ""
    return rows


def answered_problems(resource_public_id: str) -> list[PublicProblem]:
    """Return the public problems a resource is confirmed to do something about.

    The strongest link first, then the worst problem; each with ``link_kind`` and
    ``link_words``. One query.
    """
    link = PublicLink.objects.filter(
        resource_public_id=resource_public_id, problem_public_id=OuterRef("public_id")
    )
    linked = PublicLink.objects.filter(resource_public_id=resource_public_id)
    rows = (
        PublicProblem.objects.filter(
            public_id__in=Subquery(linked.values("problem_public_id"))
        )
        .annotate(link_kind=Subquery(link.values("kind")[:1]))
        .annotate(strength=by_strength())
        .order_by("strength", "-severity", "title", "public_id")
        .defer("place", "label_point")
    )
    return worded(list(rows))
