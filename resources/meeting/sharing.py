"""Where several institutions do the same: one of the meeting's lists."""

from django.utils.translation import gettext as _

from kooperacja.categories.choices import ResourceKind

from ..public import PublicOpening
from .agenda import AgendaList
from .reading import City
from .twins import ALWAYS, Offer, Twins, quarters, twins_among


def doing_the_same(city: City, most: int) -> AgendaList:
    """Return where several institutions do the same for the same people."""
    names = {resource.public_id: resource for resource in city.resources}
    found = [twins for twins in twins_among(_offers(city)) if twins.places & city.mask]
    return AgendaList(
        title=_("Several institutions do the same"),
        question=_(
            "Do we do the same here, or is there enough to do for everybody? Could we "
            "share it out?"
        ),
        columns=(_("What"), _("For whom"), _("Where"), _("Who"), _("At the same time")),
        rows=tuple(_twins_row(city, twins, names) for twins in found[:most]),
        note=_(
            "Resources of one kind, from several institutions, for the same people and "
            "problems in the same area. Where opening hours are known and do not meet, "
            "they are left out. A question, not a verdict: two clubs may both be full."
        ),
        empty=_("No two institutions give the same to the same people in one area."),
        total=len(found),
    )


def _offers(city: City) -> list[Offer]:
    hours: dict[str, list[tuple[int, int]]] = {}
    openings = PublicOpening.objects.values_list("resource_public_id", "starts", "ends")
    for public_id, starts, ends in openings:
        hours.setdefault(public_id, []).append((starts, ends))
    return [
        Offer(
            key=resource.public_id,
            provider=resource.provider_public_id or resource.provider_name,
            kind=resource.kind,
            categories=frozenset(resource.categories),
            groups=frozenset(resource.target_groups),
            places=city.reach_of(resource),
            hours=ALWAYS
            if resource.round_the_clock
            else quarters(hours.get(resource.public_id, ())),
        )
        for resource in city.resources
        if resource.provider_name
        and (
            not city.scope.category
            or city.grid.answering(resource.categories) & city.categories
        )
    ]


def _twins_row(city: City, twins: Twins, names: dict) -> tuple[str, ...]:
    members = sorted(
        (names[offer.key] for offer in twins.offers),
        key=lambda row: (row.provider_name, row.name),
    )
    groups = [city.group_names.get(slug, slug) for slug in sorted(twins.groups) if slug]
    return (
        str(ResourceKind(twins.kind).label),
        ", ".join(groups) or _("everybody"),
        city.where(twins.places & city.mask),
        "; ".join(_named(row) for row in members),
        _("yes, at least in part") if twins.meet_in_time else _("not known"),
    )


def _named(row) -> str:
    """Return who gives a resource and what it is called, once where it is the same."""
    if row.name.startswith(row.provider_name):
        return row.name
    return f"{row.provider_name}: {row.name}"
