"""Keeping links true when a problem or a resource is moved by somebody else."""

from collections.abc import Iterable

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from partners.models import Partner
from problems.models import Problem

from ..choices import LinkState
from ..mails.links import forget_proposed, tell_proposed
from ..models import Resource, ResourceLink
from .holding import take_turn_of_links
from .link_shelf import refresh_links_of_problem, take_links


def follow_problem(problem: Problem) -> None:
    """A problem was laid on the shelf, changed, taken off, or merged into another."""
    kept = problem.merged_into
    if kept is None:
        refresh_links_of_problem(problem)
        return
    take_turn_of_links()
    links = list(ResourceLink.objects.filter(problem=problem))
    if links:
        _carry(links, problem=kept)
        take_links(problem_public_id=problem.public_id or "")
        refresh_links_of_problem(kept)


def carry_links_of(drop: Resource, *, to: Resource) -> list[ResourceLink]:
    """Lead the links of a resource on to the one it is merged into; return them.

    Called inside the transaction of the merger, which keeps both and their providers;
    it lays the shelf of both afterwards.
    """
    take_turn_of_links()
    links = ResourceLink.objects.filter(resource=drop)
    take_links(resource_public_id=drop.public_id or "")
    return _carry(list(links.select_related("problem", "set_for")), resource=to)


def _carry(links: Iterable[ResourceLink], **to) -> list[ResourceLink]:
    """Write links to what stayed, a problem or a resource; return those that moved.

    Where that one is linked already its own link stays and the other goes.
    """
    ((side, kept),) = to.items()
    other = "resource" if side == "problem" else "problem"
    known = set(ResourceLink.objects.filter(**to).values_list(f"{other}_id", flat=True))
    moved = []
    for link in links:
        if getattr(link, f"{other}_id") in known:
            link.delete()
            continue
        setattr(link, side, kept)
        link.save(update_fields=[side])
        moved.append(link)
    return moved


def links_of(resource: Resource) -> list[ResourceLink]:
    """Return the links of a resource as they stand when it is this act's turn."""
    take_turn_of_links()
    rows = ResourceLink.objects.filter(resource=resource).order_by("pk")
    links = list(rows.select_related("problem", "set_for"))
    for link in links:
        link.resource = resource
    return links


def ask_again(links: Iterable[ResourceLink], *, actor: User) -> None:
    """Ask who gives the resources now; what another provider said does not bind it.

    Its own institution's word stands. Nobody is told of a problem it does not know
    (design, section 4): the link waits, and is seen once the problem is public.
    """
    for link in links:
        provider = link.resource.provider
        partner = provider and provider.partner
        is_own_word = partner is not None and link.set_for_id == partner.pk
        if is_own_word and link.state == LinkState.CONFIRMED:
            continue
        was_decided = link.state != LinkState.PROPOSED
        link.state = LinkState.PROPOSED
        link.decided_by = link.decided_at = None
        link.save(update_fields=["state", "decided_by", "decided_at"])
        if was_decided:
            write_down(actor, "asked_again", link)
        forget_proposed(link)
        if _knows(partner, link.problem):
            tell_proposed(link, actor=actor)


def write_down(actor: User, outcome: str, link: ResourceLink) -> None:
    """Write the log; of a problem that is not public its name says nothing."""
    record(
        actor=actor,
        verb=f"resource_link.{outcome}",
        target=link,
        label=str(link) if link.problem.is_listed else "",
        changes={"kind": [None, link.kind]},
    )


def _knows(partner: Partner | None, problem: Problem) -> bool:
    if problem.is_listed or partner is None:
        return problem.is_listed
    return Problem.objects.known_to([partner.pk]).filter(pk=problem.pk).exists()
