"""Making one resource, or one provider, of two that turned out to be the same.

What the one that stays lacks is taken from the one that goes; what both say stays as it
was. Links, reports of visitors and chosen places move. The old public address leads to
the one that stays. Nothing is deleted: the row that goes keeps the rest, unseen.
"""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted
from kooperacja.base.workflow import NoteRequired, TransitionNotAllowed

from ..choices import FeeKind
from ..models import (
    Closure,
    Contact,
    HoursException,
    OpeningHours,
    Provider,
    PublicTombstone,
    Resource,
    Site,
    WrongReport,
)
from ..workflow import WORKFLOW, Status
from .confidential import require_kept_secret
from .providers import follow_partner
from .shelving import refresh_providers, refresh_published, refresh_shelves
from .sites import MOST_SITES
from .stored import content_of, sites_of

#: Columns that are taken over where the one that stays says nothing.
FILLED = (
    "provider", "cus_domain", "deliveries", "description", "eligibility",
    "minimum_age", "maximum_age", "application", "documents", "fees", "waiting_time",
    "hours_note", "languages", "phone", "email", "website", "source",
)  # fmt: skip
#: Figures that mean something only together.
FIGURES = ("capacity", "occupancy", "capacity_date")
LISTS = ("categories", "target_groups")
LINES = (OpeningHours, HoursException, Closure)
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
    with their hours and a confidential address.

    :raises NotPermitted: not a coordinator.
    :raises NoteRequired: without a reason.
    :raises TransitionNotAllowed: one of them has been merged already.
    :raises WouldDisappear: only the one that goes is public.
    :raises ConfidentialPlaceNamed: together they would say a confidential address.
    """
    if keep.pk == drop.pk:
        raise SameResource(field="other")
    if not note.strip():
        raise NoteRequired(field="note")
    keep, drop = _locked_pair(Resource, keep, drop)
    if not actor.has_perm("resources.merge_resources"):
        raise NotPermitted
    WORKFLOW.check("merge", drop, actor, note)
    if keep.status in (Status.MERGED, Status.CLOSED):
        raise TransitionNotAllowed
    if drop.status == Status.PUBLISHED and keep.status != Status.PUBLISHED:
        raise WouldDisappear(field="other")
    filled = _fill(keep, drop)
    _move_sites(keep, drop, places)
    _move_lines(keep, drop)
    # What was written of the one may name the shelter of the other.
    require_kept_secret(
        actor=actor, resource=keep, content=content_of(keep), sites=sites_of(keep)
    )
    WrongReport.objects.filter(resource=drop).update(resource=keep)
    drop.status = Status.MERGED
    drop.status_note, drop.merged_into = note.strip(), keep
    _lead_on(Resource, keep, drop)
    for row in (keep, drop):
        row.version += 1
        row.save()
    refresh_shelves([keep, drop])
    _log(actor, "resource", keep, drop, note, filled)
    return keep


@transaction.atomic
def merge_providers(
    *, actor: User, keep: Provider, drop: Provider, note: str
) -> Provider:
    """Give everything of one provider to another; the numbers of both are kept.

    :raises NotPermitted: not a coordinator.
    :raises NoteRequired: without a reason.
    :raises TransitionNotAllowed: one of them has been merged already.
    :raises TwoOrganisations: both are partners, or a register numbers them apart.
    """
    if keep.pk == drop.pk:
        raise SameResource(field="other")
    if not note.strip():
        raise NoteRequired(field="note")
    # Before the providers: whoever saves a resource locks them in this order.
    given = Resource.objects.filter(provider__in=[keep.pk, drop.pk])
    list(given.kept_still().values_list("pk"))
    keep, drop = _locked_pair(Provider, keep, drop)
    if not actor.has_perm("resources.merge_resources"):
        raise NotPermitted
    if keep.merged_into_id or drop.merged_into_id:
        raise TransitionNotAllowed
    if any(
        getattr(keep, name)
        and getattr(drop, name)
        and getattr(keep, name) != getattr(drop, name)
        for name in ("partner_id", *NUMBERS)
    ):
        raise TwoOrganisations(field="other")
    filled = _take_over(keep, drop, PROVIDER_FILLED)
    drop.partner, drop.merged_into = None, keep
    _lead_on(Provider, keep, drop)
    # The partner is one provider at a time: first the one lets go of it.
    for row in (drop, keep):
        row.version += 1
        row.save()
    Resource.objects.filter(provider=drop).update(provider=keep)
    if keep.partner is not None:
        follow_partner(keep.partner)
    refresh_published(keep.resources)
    refresh_providers([keep.pk, drop.pk])
    _log(actor, "provider", keep, drop, note, filled)
    return keep


def new_places(keep: Resource, drop: Resource) -> list[Site]:
    """Return the sites of one that the other has not got, as far as one can tell.

    The same address, or a point in the same house, is the same site; of confidential
    ones a person decides.
    """
    known = list(keep.sites.all())
    return [
        site
        for site in drop.sites.all()
        if not any(_is_same_site(site, other) for other in known)
    ]


def _is_same_site(one: Site, other: Site) -> bool:
    if one.is_confidential or other.is_confidential:
        return False
    if one.place is not None and other.place is not None:
        return one.place.distance(other.place) < 0.0005  # about forty metres
    return " ".join(one.address.lower().split()) == " ".join(
        other.address.lower().split()
    )


def _locked_pair(model, keep, drop):
    """Return both stored rows, locked in one order whoever asks."""
    rows = (
        model.objects.select_for_update(of=("self",))
        .filter(pk__in=[keep.pk, drop.pk])
        .order_by("pk")
        .in_bulk()
    )
    return rows[keep.pk], rows[drop.pk]


def _take_over(keep, drop, names) -> dict[str, list[Any]]:
    """Fill what one lacks with what the other says; return what was filled."""
    filled = {}
    for name in names:
        if getattr(keep, name) in (None, "", []) and getattr(drop, name):
            setattr(keep, name, getattr(drop, name))
            filled[name] = ["", "…"]
    return filled


def _fill(keep: Resource, drop: Resource) -> dict[str, list[Any]]:
    ages = (keep.minimum_age, keep.maximum_age)
    filled = _take_over(keep, drop, FILLED)
    if None not in (keep.minimum_age, keep.maximum_age) and (
        keep.minimum_age > keep.maximum_age
    ):
        keep.minimum_age, keep.maximum_age = ages
    if keep.fee_kind == FeeKind.UNKNOWN:
        keep.fee_kind = drop.fee_kind
    if all(getattr(keep, name) is None for name in FIGURES):
        for name in FIGURES:
            setattr(keep, name, getattr(drop, name))
    for name in LISTS:
        getattr(keep, name).add(*getattr(drop, name).all())
    return filled


def _move_sites(keep: Resource, drop: Resource, places: Collection[str]) -> None:
    chosen = list(drop.sites.filter(ref__in=places))
    start = keep.sites.count()
    if len(chosen) != len(set(places)) or start + len(chosen) > MOST_SITES:
        raise InvalidInput(field="places")
    for position, site in enumerate(chosen, start=start):
        site.resource, site.position = keep, position
        site.save(update_fields=["resource", "position"])
        for model in (*LINES, Contact):
            model.objects.filter(site=site).update(resource=keep)


def _move_lines(keep: Resource, drop: Resource) -> None:
    """Take over hours where none are said, and contacts nobody has yet."""
    own = {"resource": keep, "site": None}
    says_when = keep.round_the_clock or any(
        model.objects.filter(**own).exists() for model in LINES
    )
    if not says_when:
        for model in LINES:
            model.objects.filter(resource=drop, site=None).update(resource=keep)
        keep.round_the_clock = drop.round_the_clock
        keep.open_on_holidays = drop.open_on_holidays
    known = {(row.phone, row.email) for row in Contact.objects.filter(**own)}
    known.add((keep.phone, keep.email))
    for row in Contact.objects.filter(resource=drop, site=None):
        if (row.phone, row.email) not in known:
            row.resource, row.position = keep, len(known)
            row.save(update_fields=["resource", "position"])
            known.add((row.phone, row.email))


def _lead_on(model, keep, drop) -> None:
    """What was merged into the one that goes leads to the one that stays."""
    earlier = model.objects.filter(merged_into=drop)
    if model is Resource:
        PublicTombstone.writer.filter(
            public_id__in=list(
                earlier.exclude(public_id=None).values_list("public_id", flat=True)
            )
        ).update(moved_to=keep.public_id or "")
    earlier.update(merged_into=keep)


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
