"""Laying links on the public shelf: the only code that writes `PublicLink`.

Who writes links takes turns: see `take_turn_of_links`.
"""

from django.db.models import Q

from problems.models import Problem, PublicProblem

from ..choices import LinkState
from ..models import PublicLink, PublicResource, Resource, ResourceLink
from .holding import take_turn_of_links


def refresh_links(link: ResourceLink) -> None:
    """Make the shelf say what this link says now."""
    take_links(
        problem_public_id=link.problem.public_id or "",
        resource_public_id=link.resource.public_id or "",
    )
    if link.state == LinkState.CONFIRMED:
        _lay([link])


def refresh_links_of_resource(resource: Resource) -> None:
    """Lay the links of a resource that is on the shelf, take those of another."""
    if not resource.public_id or not _are_there(Q(resource=resource)):
        return
    take_links(resource_public_id=resource.public_id)
    _lay(_confirmed(Q(resource=resource)))


def refresh_links_of_problem(problem: Problem) -> None:
    """Lay the links of a problem that is on the shelf, take those of another."""
    if not problem.public_id or not _are_there(Q(problem=problem)):
        return
    take_links(problem_public_id=problem.public_id)
    _lay(_confirmed(Q(problem=problem)))


def take_links(**which: str) -> None:
    """Take links off the shelf, by public ids of problem or resource; in turn."""
    take_turn_of_links()
    PublicLink.writer.filter(**which).delete()


def _are_there(which: Q) -> bool:
    return ResourceLink.objects.filter(which).exists()


def _confirmed(which: Q) -> list[ResourceLink]:
    rows = ResourceLink.objects.filter(which, state=LinkState.CONFIRMED)
    return list(rows.select_related("problem", "resource").order_by("pk"))


def _lay(links: list[ResourceLink]) -> None:
    """Lay confirmed links whose both sides stand on the shelf at this moment."""
    problems = _standing(PublicProblem, {link.problem.public_id for link in links})
    resources = _standing(PublicResource, {link.resource.public_id for link in links})
    PublicLink.writer.bulk_create(
        PublicLink(
            problem_public_id=link.problem.public_id,
            resource_public_id=link.resource.public_id,
            kind=link.kind,
        )
        for link in links
        if link.problem.public_id in problems and link.resource.public_id in resources
    )


def _standing(model, public_ids: set) -> set[str]:
    rows = model.writer.filter(public_id__in=public_ids - {None})
    return set(rows.values_list("public_id", flat=True))
