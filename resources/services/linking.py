"""Saying that a resource does something about a problem; the provider confirms it.

Who may learn of a link: a problem that is not on the public map is known to the
institutions that work on it and to nobody else (design, section 4), so it can be
linked with their own resources only, and nobody else is told.

A link is public when both sides are: it is confirmed, its resource and its problem are
on the shelf (so never a protected problem). Every act that moves one of the three
lays or takes the public row in its own transaction: the services here; `refresh_shelf`
of a resource (publishing, closing, merging, changing); and `refresh_shelf` of a
problem, which tells us through `problem_followers` (releasing, archiving, redacting,
merging, raising the class). Links of what was merged go on to what stayed, and where
another provider gives the resource then, it is asked again.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted
from kooperacja.base.validation import require_valid
from partners.models import Partner
from partners.predicates import is_member_of_partner
from problems.models import Problem

from ..choices import LinkKind, LinkState
from ..mails.links import forget_proposed, tell_decided, tell_proposed
from ..models import Resource, ResourceLink
from .holding import take_turn_of_links
from .link_following import write_down
from .link_shelf import refresh_links
from .steps import ResourceGone


class LinkedAlready(DomainError):
    """These two are linked."""

    message = _("This problem and this resource are linked already.")
    code = "linked_already"
    field = "resource"


class LinkImpossible(DomainError):
    """These two are linked, in a way this person may not know of."""

    message = _("This link cannot be proposed now.")
    code = "link_impossible"
    field = "resource"


class LinkRefused(LinkedAlready):
    """The provider has said no before."""

    message = _(
        "The provider has already said that this resource does nothing about this "
        "problem."
    )
    code = "link_refused"


class LinkDecided(DomainError):
    """The link is in that state already."""

    message = _("Nothing to do: this has been decided already.")
    code = "already_so"


@transaction.atomic
def propose_link(
    *,
    actor: User,
    problem: Problem,
    resource: Resource,
    kind: str,
    partner: Partner | None = None,
    note: str = "",
) -> ResourceLink:
    """Say what a resource does about a problem, in the name of an institution.

    It is confirmed at once where the actor may confirm it too. ``partner`` is None
    where a coordinator says so. ``note`` is for the institutions alone.

    :raises NotPermitted: not of that institution, or one of the two is not for it.
    :raises InvalidInput: a kind of link there is not, or a note that cannot be stored.
    :raises LinkedAlready: these two are linked, or the provider refused.
    :raises LinkImpossible: the same, between others.
    """
    problem, resource = _held(problem, resource)
    _require_may_link(actor, partner, problem, resource)
    _require_new(actor, problem, resource)
    link = ResourceLink(
        problem=problem,
        resource=resource,
        kind=_kind(kind),
        note=note.strip(),
        set_by=actor,
        set_for=partner,
    )
    if actor.has_perm("resources.decide_link", link):
        _decide(link, actor, LinkState.CONFIRMED)
    require_valid(link)
    link.save()
    _announce(link, actor)
    refresh_links(link)
    return link


def _announce(link: ResourceLink, actor: User) -> None:
    write_down(actor, "proposed", link)
    if link.state == LinkState.CONFIRMED:
        write_down(actor, "confirmed", link)
    else:
        tell_proposed(link, actor=actor)


@transaction.atomic
def confirm_link(*, actor: User, link: ResourceLink) -> ResourceLink:
    """Agree in the name of the provider; also after having refused.

    :raises NotPermitted: not of the provider, nor a coordinator where it is no partner.
    :raises LinkDecided: it is confirmed.
    """
    return _settle(actor, link, LinkState.CONFIRMED, "confirmed")


@transaction.atomic
def refuse_link(*, actor: User, link: ResourceLink) -> ResourceLink:
    """Say in the name of the provider that it is not so; also after having agreed.

    :raises NotPermitted: not of the provider, nor a coordinator where it is no partner.
    :raises LinkDecided: it is refused.
    """
    return _settle(actor, link, LinkState.REFUSED, "refused")


@transaction.atomic
def remove_link(*, actor: User, link: ResourceLink) -> None:
    """Take a link back: whoever set it, the provider's people, a coordinator.

    :raises NotPermitted: none of these; a refusal is taken back by who refused.
    """
    link = locked_link(link)
    if not actor.has_perm("resources.remove_link", link):
        raise NotPermitted
    write_down(actor, "removed", link)
    forget_proposed(link)
    link.state = LinkState.REFUSED
    refresh_links(link)
    link.delete()


def locked_link(link: ResourceLink) -> ResourceLink:
    """Return the stored link with both sides, kept for this transaction.

    :raises LinkDecided: somebody has taken it back.
    """
    take_turn_of_links()
    stored = (
        ResourceLink.objects.select_for_update(of=("self",))
        .select_related(
            "problem__category", "resource__provider__partner", "set_for", "set_by"
        )
        .filter(pk=link.pk)
        .first()
    )
    if stored is None:
        raise LinkDecided
    return stored


def _held(problem: Problem, resource: Resource) -> tuple[Problem, Resource]:
    """Return both stored sides, kept for this transaction, when it is our turn.

    :raises NotPermitted, ResourceGone: one of them was a draft, and thrown away.
    """
    problems = Problem.objects.select_for_update(of=("self",), no_key=True)
    stored = problems.select_related("category").filter(pk=problem.pk).first()
    if stored is None:
        raise NotPermitted
    resources = Resource.objects.filter(pk=resource.pk).kept_still()
    kept = resources.select_related("provider__partner").first()
    if kept is None:
        raise ResourceGone
    take_turn_of_links()
    return stored, kept


def _require_may_link(
    actor: User, partner: Partner | None, problem: Problem, resource: Resource
) -> None:
    """Refuse what this institution may not know of, or may not tell the provider of.

    :raises NotPermitted: see `propose_link`.
    """
    if not actor.has_perm("resources.add_link"):
        raise NotPermitted
    if partner is None:
        knows_problem = problem.is_listed
        speaks = actor.has_perm("resources.set_link_for_city")
    else:
        own = Problem.objects.known_to([partner.pk]).filter(pk=problem.pk)
        of_partner = resource.provider and resource.provider.partner_id == partner.pk
        knows_problem = problem.is_listed or bool(of_partner) and own.exists()
        speaks = partner.is_active and is_member_of_partner(actor, partner)
    if not speaks or not knows_problem or problem.state == Problem.State.MERGED:
        raise NotPermitted
    if not actor.has_perm("resources.view_resource", resource):
        raise NotPermitted
    if resource.status in (Resource.Status.CLOSED, Resource.Status.MERGED):
        raise NotPermitted(_("This resource is closed."), field="resource")


def _require_new(actor: User, problem: Problem, resource: Resource) -> None:
    """Refuse a second link; of what stands between others nothing is said."""
    known = ResourceLink.objects.filter(problem=problem, resource=resource)
    if not known.exists():
        return
    seen = known.visible_to(actor).first()
    if seen is None:
        raise LinkImpossible
    raise LinkRefused if seen.state == LinkState.REFUSED else LinkedAlready


def _kind(kind: str) -> LinkKind:
    try:
        return LinkKind(kind)
    except ValueError as error:
        raise InvalidInput(
            _("Say what the resource does about it."), field="kind"
        ) from error


def _settle(actor: User, link: ResourceLink, state: str, outcome: str) -> ResourceLink:
    link = locked_link(link)
    if not actor.has_perm("resources.decide_link", link):
        raise NotPermitted
    if link.state == state:
        raise LinkDecided
    _decide(link, actor, state)
    link.save()
    write_down(actor, outcome, link)
    forget_proposed(link)
    tell_decided(link, actor=actor)
    refresh_links(link)
    return link


def _decide(link: ResourceLink, actor: User, state: str) -> None:
    link.state, link.decided_by, link.decided_at = state, actor, timezone.now()
