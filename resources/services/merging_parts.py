"""What one of two resources takes over of the other, and what moves along."""

from collections.abc import Collection
from typing import Any

from kooperacja.base.errors import InvalidInput

from ..choices import FeeKind
from ..models import Closure, Contact, HoursException, OpeningHours, Resource, Site
from .sites import MOST_SITES

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


def take_over(keep, drop, names) -> dict[str, list[Any]]:
    """Fill what one lacks with what the other says; return what was filled."""
    filled = {}
    for name in names:
        if getattr(keep, name) in (None, "", []) and getattr(drop, name):
            setattr(keep, name, getattr(drop, name))
            filled[name] = ["", "…"]
    return filled


def fill(keep: Resource, drop: Resource) -> dict[str, list[Any]]:
    """Take over what a resource lacks, kinds and groups of both; saves no column."""
    ages = (keep.minimum_age, keep.maximum_age)
    filled = take_over(keep, drop, FILLED)
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


def move_sites(keep: Resource, drop: Resource, places: Collection[str]) -> None:
    """Give the chosen sites (refs) of one to the other, with all that is theirs.

    :raises InvalidInput: a place of neither, or too many.
    """
    chosen = list(drop.sites.filter(ref__in=places))
    start = keep.sites.count()
    if len(chosen) != len(set(places)) or start + len(chosen) > MOST_SITES:
        raise InvalidInput(field="places")
    for position, site in enumerate(chosen, start=start):
        site.resource, site.position = keep, position
        site.save(update_fields=["resource", "position"])
        for model in (*LINES, Contact):
            model.objects.filter(site=site).update(resource=keep)


def move_lines(keep: Resource, drop: Resource) -> None:
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
