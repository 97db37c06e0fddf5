"""Changing the map of the city, and laying it on the public shelf."""

from dataclasses import dataclass, field
from datetime import date

from django.contrib.gis.geos import MultiPolygon, Point
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit import verbs
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted
from kooperacja.base.following import Followers

from .models import Area, PublicArea

verbs.register(
    {
        "area.added": _("%(actor)s added the area %(target)s."),
        "area.changed": _("%(actor)s changed the area %(target)s."),
        "area.figures_proposed": _("%(actor)s proposed figures of %(target)s."),
        "area.figures_confirmed": _("%(actor)s confirmed figures of %(target)s."),
        "area.attested": _("%(actor)s attested how many people live in %(target)s."),
    }
)


#: Rooms above that show outlines, names or floors of areas on shelf rows of their own.
area_followers = Followers()


class AlreadyAttested(DomainError):
    """Two attestations have to come from two people."""

    message = _("You have attested this area already; a second person has to.")
    code = "already_attested"


@dataclass(frozen=True)
class AreaContent:
    """What is known of an area; ``boundary`` and ``label_point`` in WGS 84."""

    code: str
    name: str
    kind: str
    boundary: MultiPolygon
    label_point: Point
    parent: Area | None = None
    aliases: list[str] = field(default_factory=list)
    residents: int | None = None
    dwellings: int | None = None
    source: str = ""
    is_official: bool = False
    is_synthetic: bool = False
    valid_from_date: date | None = None


FIGURES = ("residents", "dwellings")
COLUMNS = tuple(name for name in AreaContent.__dataclass_fields__ if name != "code")


@transaction.atomic
def save_area(*, actor: User | None, content: AreaContent) -> tuple[Area, list[str]]:
    """Add the area of this code or bring it up to date; say which columns changed.

    ``actor`` None is a command run by the administrator, whose figures hold at once;
    coordinators have `update_area_figures`. An area that is the same already is left
    alone: the list of changes is empty and nothing is recorded.
    """
    _require(actor, "areas.load_area")
    area = Area.objects.select_for_update(no_key=True).filter(code=content.code).first()
    is_new = area is None
    area = area or Area(code=content.code)
    changed = [
        name
        for name in COLUMNS
        if is_new or not _same(getattr(area, name), getattr(content, name))
    ]
    if not changed:
        return area, []
    changes = {name: _words(area, content, name, is_new) for name in changed}
    for name in changed:
        setattr(area, name, getattr(content, name))
    if {"boundary", *FIGURES} & set(changed):
        # Whoever vouched for the floor vouched for the old outline and figures.
        _forget_what_was_vouched(area)
    area.full_clean()
    area.save()
    record(
        actor=actor,
        verb="area.added" if is_new else "area.changed",
        target=area,
        changes=changes,
    )
    shelve_area(area)
    return area, changed


@transaction.atomic
def attest_area_floor(*, actor: User, area: Area, note: str) -> Area:
    """Vouch that the area holds enough people although no figure says so (DC-3).

    The second attestation, by another coordinator, makes it count.

    :raises AlreadyAttested: by the same person.
    :raises InvalidInput: without a reason.
    """
    _require(actor, "areas.attest_area")
    if not note.strip():
        raise InvalidInput(_("Say how you know it."), field="note")
    area = Area.objects.select_for_update(no_key=True).get(pk=area.pk)
    if actor.pk in (area.attested_by_first_id, area.attested_by_second_id):
        raise AlreadyAttested
    if area.attested_by_first_id is None:
        area.attested_by_first = actor
    else:
        area.attested_by_second = actor
    area.save()
    record(actor=actor, verb="area.attested", target=area, note=note)
    return area


@transaction.atomic
def update_area_figures(
    *,
    actor: User,
    area: Area,
    residents: int | None,
    dwellings: int | None,
    aliases: list[str],
    source: str,
) -> Area:
    """Correct what is known of the people of an area; its boundary stays.

    Figures that carry the area over a floor make what lies there shown more finely,
    so they wait until a second coordinator types the same (DC-8). All others hold at
    once. Any change of figures ends the attestation of the former ones.
    """
    _require(actor, "areas.change_area")
    area = Area.objects.select_for_update(no_key=True).get(pk=area.pk)
    figures = {"residents": residents, "dwellings": dwellings}
    before = {name: getattr(area, name) for name in (*figures, "aliases", "source")}
    verb = _decide_figures(actor, area, figures)
    area.aliases, area.source = aliases, source
    area.full_clean()
    area.save()
    after = {**figures, "aliases": aliases, "source": source}
    record(
        actor=actor,
        verb=verb,
        target=area,
        changes={
            name: [_in_log(before[name]), _in_log(value)]
            for name, value in after.items()
            if value != before[name]
        },
    )
    shelve_area(area)
    return area


def _decide_figures(actor: User, area: Area, figures: dict[str, int | None]) -> str:
    """Let the figures hold, or wait for a second person; return the verb of the log."""
    if all(getattr(area, name) == value for name, value in figures.items()):
        return "area.changed"
    rises = area.would_rise(**figures)
    proposed = {
        "residents": area.proposed_residents,
        "dwellings": area.proposed_dwellings,
    }
    if rises and (figures != proposed or area.figures_proposed_by_id == actor.pk):
        area.proposed_residents = figures["residents"]
        area.proposed_dwellings = figures["dwellings"]
        area.figures_proposed_by = actor
        return "area.figures_proposed"
    _forget_what_was_vouched(area)
    area.residents, area.dwellings = figures["residents"], figures["dwellings"]
    return "area.figures_confirmed" if rises else "area.changed"


def _forget_what_was_vouched(area: Area) -> None:
    """Drop both attestations and the proposal: they spoke of the area as it was."""
    area.attested_by_first = area.attested_by_second = None
    area.proposed_residents = area.proposed_dwellings = None
    area.figures_proposed_by = None


def shelve_area(area: Area) -> None:
    """Lay the area on the public shelf as it is now, and tell the rooms above."""
    PublicArea.writer.update_or_create(
        code=area.code,
        defaults={
            "name": area.name,
            "kind": area.kind,
            "level": area.level,
            "parent_code": area.parent.code if area.parent else "",
            "boundary": area.boundary,
            "label_point": area.label_point,
            "residents": area.residents,
            "dwellings": area.dwellings,
            "source": area.source,
            "is_official": area.is_official,
            "is_synthetic": area.is_synthetic,
        },
    )
    area_followers.tell(area)


def _require(actor: User | None, permission: str) -> None:
    if actor is not None and not actor.has_perm(permission):
        raise NotPermitted


def _words(area: Area, content: AreaContent, name: str, is_new: bool) -> list:
    """Return [old, new] as the log keeps it; of an outline only that it changed."""
    values = [None if is_new else getattr(area, name), getattr(content, name)]
    return [_in_log(value) for value in values]


def _in_log(value):
    return value if value is None or isinstance(value, bool | int) else _short(value)


def _short(value) -> str:
    return "…" if hasattr(value, "equals_exact") else str(value)[:200]


def _same(old, new) -> bool:
    """Compare two values; geometries point by point to a millionth of a degree."""
    if hasattr(new, "equals_exact"):
        return old is not None and old.equals_exact(new, tolerance=1e-7)
    return old == new
