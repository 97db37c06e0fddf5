"""Making one resource, or one provider, of two that turned out to be the same.

What the one that stays lacks is taken from the one that goes; what both say stays as it
was. Links, reports of visitors and chosen places move. The old public address leads to
the one that stays. Nothing is deleted: the row that goes keeps the rest, unseen.
"""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted
from kooperacja.base.workflow import NoteRequired, TransitionNotAllowed

from ..choices import ReportState
from ..mails.reports import forget_reported, tell_reported
from ..models import Provider, PublicTombstone, Resource, WrongReport
from ..workflow import WORKFLOW, Status
from .confidential import require_kept_secret
from .holding import hold_providers
from .link_following import ask_again, carry_links_of, links_of
from .merging_parts import fill, move_lines, move_sites, take_over
from .providers import follow_partner
from .shelving import refresh_providers, refresh_published, refresh_shelves
from .steps import ResourceGone
from .stored import content_of, sites_of

PROVIDER_FILLED = (
    "partner", "sector", "description", "website", "email", "phone", "krs", "regon",
    "nip",
)  # fmt: skip
NUMBERS = ("krs", "regon", "nip")


class SameResource(InvalidInput):
    """A resource cannot be merged into itself."""

    message = _("Choose another one: this is the same one.")
    code = "same_resource"


class WouldDisappear(DomainError):
    """Residents would lose what they can find now."""

    message = _(
        "Residents can find the one that goes, but not the one that stays. Keep the "
        "published one, or publish the other first."
    )
    code = "would_disappear"


class TwoOrganisations(DomainError):
    """The registers, or the partnership, know them as two."""

    message = _(
        "These are two organisations: their numbers in a register differ, or both are "
        "partners."
    )
    code = "two_organisations"


class ChangedMeanwhile(DomainError):
    """What a provider gives was changed while we waited for its rows."""

    message = _(
        "Somebody has just changed what one of them gives. Look again, and repeat it."
    )
    code = "changed_meanwhile"


@transaction.atomic
def merge_resources(
    *,
    actor: User,
    keep: Resource,
    drop: Resource,
    note: str,
    places: Collection[str] = (),
) -> Resource:
    """Make ``drop`` part of ``keep`` and lead its public address there.

    ``places`` are refs of the sites of ``drop`` that ``keep`` has not got: they move,
    with their hours and a confidential address. Links another provider has answered
    are asked about again.

    :raises NotPermitted: not a coordinator.
    :raises NoteRequired: without a reason.
    :raises TransitionNotAllowed: one of them has been merged already.
    :raises WouldDisappear: only the one that goes is public.
    :raises ConfidentialPlaceNamed: together they would say a confidential address.
    """
    keep, drop = _begin(Resource, actor, keep, drop, note)
    _require_mergeable(actor, keep, drop, note)
    given_by = {row.pk: row.provider_id for row in (keep, drop)}
    hold_providers(given_by.values())
    filled = fill(keep, drop)
    move_sites(keep, drop, places)
    move_lines(keep, drop)
    # What was written of the one may name the shelter of the other.
    require_kept_secret(
        actor=actor, resource=keep, content=content_of(keep), sites=sites_of(keep)
    )
    _move_reports(keep, drop)
    drop.status, drop.status_note = Status.MERGED, note.strip()
    _end(keep, drop)
    _lead_addresses(keep, drop)
    _carry_links(actor, keep, drop, given_by)
    refresh_shelves([keep, drop])
    _log(actor, "resource", keep, drop, note, filled)
    return keep


@transaction.atomic
def merge_providers(
    *, actor: User, keep: Provider, drop: Provider, note: str
) -> Provider:
    """Give everything of one provider to another; the numbers of both are kept.

    It is one organisation, so what either of them said of links stands.

    :raises NotPermitted: not a coordinator.
    :raises NoteRequired: without a reason.
    :raises TransitionNotAllowed: one of them has been merged already.
    :raises TwoOrganisations: both are partners, or a register numbers them apart.
    :raises ChangedMeanwhile: something was given to one of them just now.
    """
    given = Resource.objects.filter(provider__in=[keep.pk, drop.pk])
    # Before the providers: whoever saves a resource keeps them in this order.
    held = set(given.kept_still().values_list("pk", flat=True))
    keep, drop = _begin(Provider, actor, keep, drop, note)
    if set(given.values_list("pk", flat=True)) != held:
        raise ChangedMeanwhile
    _require_one_organisation(keep, drop)
    filled = take_over(keep, drop, PROVIDER_FILLED)
    drop.partner = None
    _end(keep, drop)
    Resource.objects.filter(provider=drop).update(provider=keep)
    if keep.partner is not None:
        follow_partner(keep.partner)
    refresh_published(keep.resources)
    refresh_providers([keep.pk, drop.pk])
    _log(actor, "provider", keep, drop, note, filled)
    return keep


def _begin(model, actor: User, keep, drop, note: str):
    """Return both stored rows; kept with all that went into them, in one order.

    :raises SameResource, NoteRequired, NotPermitted: see the services.
    :raises ResourceGone: one of them was thrown away.
    """
    if keep.pk == drop.pk:
        raise SameResource(field="other")
    if not note.strip():
        raise NoteRequired(field="note")
    if not actor.has_perm("resources.merge_resources"):
        raise NotPermitted
    pair = [keep.pk, drop.pk]
    rows = (
        model.objects.select_for_update(of=("self",))
        .filter(Q(pk__in=pair) | Q(merged_into__in=pair))
        .order_by("pk")
        .in_bulk()
    )
    if not rows.keys() >= set(pair):
        raise ResourceGone
    return rows[keep.pk], rows[drop.pk]


def _end(keep, drop) -> None:
    """Save both: the one is merged into the other, and so is what went into it."""
    drop.merged_into = keep
    # A partner is one provider at a time: first the one that goes lets go of it.
    for row in (drop, keep):
        row.version += 1
        row.save()
    drop.merged.update(merged_into=keep)


def _require_mergeable(actor: User, keep: Resource, drop: Resource, note: str) -> None:
    WORKFLOW.check("merge", drop, actor, note)
    if keep.status in (Status.MERGED, Status.CLOSED):
        raise TransitionNotAllowed
    if drop.status == Status.PUBLISHED and keep.status != Status.PUBLISHED:
        raise WouldDisappear(field="other")


def _require_one_organisation(keep: Provider, drop: Provider) -> None:
    if keep.merged_into_id or drop.merged_into_id:
        raise TransitionNotAllowed
    if any(
        getattr(keep, name)
        and getattr(drop, name)
        and getattr(keep, name) != getattr(drop, name)
        for name in ("partner_id", *NUMBERS)
    ):
        raise TwoOrganisations(field="other")


def _carry_links(
    actor: User, keep: Resource, drop: Resource, given_by: dict[int, int | None]
) -> None:
    """Move the links; ask of each that was answered by a provider who gives it no more.

    Also of the own ones, where nobody gave the one that stays until now.
    """
    asked = links_of(keep) if given_by[keep.pk] != keep.provider_id else []
    carried = carry_links_of(drop, to=keep)
    if given_by[drop.pk] != keep.provider_id:
        asked += carried
    ask_again(asked, actor=actor)


def _move_reports(keep: Resource, drop: Resource) -> None:
    """Move what visitors said, and tell of it who answers now."""
    reports = WrongReport.objects.filter(resource=drop)
    waits = reports.filter(state=ReportState.NEW).exists()
    reports.update(resource=keep)
    if waits:
        forget_reported(drop)
        tell_reported(keep)


def _lead_addresses(keep: Resource, drop: Resource) -> None:
    """What was merged into the one that goes leads to the one that stays."""
    gone = keep.merged.exclude(public_id=None).exclude(pk=drop.pk)
    PublicTombstone.writer.filter(
        public_id__in=list(gone.values_list("public_id", flat=True))
    ).update(moved_to=keep.public_id or "")


def _log(actor: User, of: str, keep, drop, note: str, filled: dict) -> None:
    record(
        actor=actor,
        verb=f"{of}.merged",
        target=keep,
        changes={"merged": [None, drop.ref], **filled},
        note=note,
    )
    record(
        actor=actor,
        verb=f"{of}.absorbed",
        target=drop,
        changes={"merged_into": [None, keep.ref]},
        note=note,
    )
