"""Keeping links true when a problem or a resource is moved by somebody else."""

from collections.abc import Iterable

from problems.models import Problem

from ..models import Resource, ResourceLink
from .link_shelf import (
    refresh_links_of_problem,
    refresh_links_of_resource,
    take_links,
)


def carry_links(links: Iterable[ResourceLink], **to) -> None:
    """Lead links on to the problem or the resource that stayed after a merger.

    ``to`` is ``problem=`` or ``resource=``. Where that one is linked already its own
    link stays and the other goes. Called inside the transaction of the merger.
    """
    ((side, kept),) = to.items()
    other = "resource" if side == "problem" else "problem"
    known = set(ResourceLink.objects.filter(**to).values_list(f"{other}_id", flat=True))
    for link in links:
        if getattr(link, f"{other}_id") in known:
            link.delete()
            continue
        setattr(link, side, kept)
        link.save(update_fields=[side])


def follow_problem(problem: Problem) -> None:
    """A problem was laid on the shelf, changed, taken off, or merged into another."""
    kept = problem.merged_into
    if kept is None:
        refresh_links_of_problem(problem)
        return
    links = list(ResourceLink.objects.filter(problem=problem))
    if links:
        carry_links(links, problem=kept)
        take_links(problem_public_id=problem.public_id or "")
        refresh_links_of_problem(kept)


def follow_resource(resource: Resource) -> None:
    """A resource was laid on the shelf, changed, taken off, or merged into another."""
    kept = resource.merged_into
    if kept is None:
        refresh_links_of_resource(resource)
        return
    links = list(ResourceLink.objects.filter(resource=resource))
    if links:
        carry_links(links, resource=kept)
        take_links(resource_public_id=resource.public_id or "")
        refresh_links_of_resource(kept)
