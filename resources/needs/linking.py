"""What institutions have confirmed between the problems and the resources of a cell.

It is shown beside the rows and changes no number. Help counts by what the directory
says of it; if a link counted, two institutions could close a gap by agreeing on it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import OuterRef, Subquery

from ..answers import by_strength
from ..choices import LinkKind
from ..public import PublicLink, PublicResource
from .speaking import SpokenOf


@dataclass(frozen=True, slots=True)
class Link:
    """A confirmed link: ``kind`` of it between a problem and a resource, with names.

    ``counts_here``: the resource is one of those the cell counts.
    """

    kind: LinkKind
    problem: str
    title: str
    resource: str
    name: str
    counts_here: bool


@dataclass(frozen=True, slots=True)
class Links:
    """The links of a cell, the strongest first, by public id of either side."""

    of_problem: dict[str, list[Link]] = field(default_factory=dict)
    of_resource: dict[str, list[Link]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.of_problem)


def links_among(problems: Iterable[SpokenOf], counted: Collection[str]) -> Links:
    """Return the confirmed links of some problems; one query, none without problems.

    :param counted: public ids of the resources the cell counts.
    """
    titles = {problem.public_id: problem.title for problem in problems}
    links = Links()
    if not titles:
        return links
    name = PublicResource.objects.filter(public_id=OuterRef("resource_public_id"))
    rows = (
        PublicLink.objects.filter(problem_public_id__in=list(titles))
        .annotate(name=Subquery(name.values("name")[:1]), strength=by_strength("kind"))
        .filter(name__isnull=False)
        .order_by("strength", "name", "resource_public_id", "problem_public_id")
    )
    for row in rows:
        problem, resource = row.problem_public_id, row.resource_public_id
        link = Link(
            kind=LinkKind(row.kind),
            problem=problem,
            title=titles[problem],
            resource=resource,
            name=row.name,
            counts_here=resource in counted,
        )
        links.of_problem.setdefault(problem, []).append(link)
        links.of_resource.setdefault(resource, []).append(link)
    return links
