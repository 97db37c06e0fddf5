"""Adding an institution, and changing what is known of it."""

from dataclasses import dataclass, fields
from typing import Any

from django.contrib.gis.geos import GEOSGeometry
from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.areas.locating import locate
from kooperacja.areas.models import Area
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted, StaleVersion
from kooperacja.base.validation import (
    require_telephone,
    require_valid,
    require_web_address,
)
from kooperacja.base.workflow import NoteRequired
from kooperacja.disclosure.institutions import require_impersonal

from ..models import Partner
from .shelving import refresh_shelf


class PartnerAlreadySo(DomainError):
    """The institution is in that state already."""

    message = _("Nothing to do: this partner is in that state already.")
    code = "already_so"


@dataclass(frozen=True)
class PartnerContent:
    """What is known of an institution.

    ``slug`` is the address of its page, given once and kept for ever; "" makes one
    from the name. ``place`` is a geometry in WGS 84; without it ``area`` says where,
    and without both it belongs to the whole city.
    """

    name: str
    sector: str
    activity: str = ""
    part: str = Partner.Part.PARTNER
    description: str = ""
    competences: str = ""
    website: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    area: Area | None = None
    place: GEOSGeometry | None = None
    source: str = ""
    is_listed: bool = True
    slug: str = ""


COLUMNS = tuple(
    item.name
    for item in fields(PartnerContent)
    if item.name not in {"slug", "place", "area"}
)
# What an institution is in the partnership is not its own to say.
COORDINATORS_COLUMNS = ("name", "sector", "part", "is_listed", "source")
TEXTS = {"description", "competences"}


def content_of(partner: Partner) -> PartnerContent:
    """Return what is known of an institution now, to change a part of it.

    Use `dataclasses.replace` and hand the result to `update_partner`.
    """
    return PartnerContent(
        **{name: getattr(partner, name) for name in COLUMNS},
        area=partner.area,
        place=partner.place,
    )


@transaction.atomic
def add_partner(
    *, actor: User, content: PartnerContent, is_synthetic: bool = False
) -> Partner:
    """Take an institution into the partnership and show its page.

    :raises NotPermitted: not a coordinator.
    :raises InvalidInput: what cannot be stored, at its field.
    :raises BadPlace: the place cannot be stored.
    """
    if not actor.has_perm("partners.add_partner"):
        raise NotPermitted
    partner = Partner(
        slug=content.slug or free_slug(content.name), is_synthetic=is_synthetic
    )
    _fill(partner, content)
    record(actor=actor, verb="partner.added", target=partner)
    refresh_shelf(partner)
    return partner


@transaction.atomic
def update_partner(
    *, actor: User, partner: Partner, version: int, content: PartnerContent
) -> Partner:
    """Save what is known of an institution now; its address stays as it is.

    :raises StaleVersion: somebody saved since the editor read ``version``.
    :raises NotPermitted: neither a coordinator nor its manager, or a manager who
        changes what only coordinators decide.
    """
    partner = _locked(partner)
    if not actor.has_perm("partners.change_partner", partner):
        raise NotPermitted
    if partner.version != version:
        raise StaleVersion(partner)
    _require_own_columns(actor, partner, content)
    before = {name: getattr(partner, name) for name in COLUMNS}
    partner.version += 1
    _fill(partner, content)
    record(
        actor=actor,
        verb="partner.changed",
        target=partner,
        changes=_changes(before, partner),
    )
    refresh_shelf(partner)
    return partner


def suspend_partner(*, actor: User, partner: Partner, note: str) -> Partner:
    """Stop working with an institution: its page goes, its people may do nothing.

    :raises NoteRequired: without a reason.
    """
    if not note.strip():
        raise NoteRequired(field="note")
    return _switch(actor, partner, is_active=False, verb="suspended", note=note)


def resume_partner(*, actor: User, partner: Partner, note: str = "") -> Partner:
    """Work with an institution again."""
    return _switch(actor, partner, is_active=True, verb="resumed", note=note)


def free_slug(name: str) -> str:
    """Return an address nobody has had: partners are never deleted.

    :raises InvalidInput: the name has no letter an address could be made of.
    """
    base = slugify(name.translate(str.maketrans("łŁ", "lL")))[:70].strip("-")
    if not base:
        raise InvalidInput(_("Write the name in letters."), field="name")
    taken = set(
        Partner.objects.filter(slug__startswith=base).values_list("slug", flat=True)
    )
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


@transaction.atomic
def _switch(
    actor: User, partner: Partner, *, is_active: bool, verb: str, note: str
) -> Partner:
    partner = _locked(partner)
    if not actor.has_perm("partners.add_partner"):
        raise NotPermitted
    if partner.is_active is is_active:
        raise PartnerAlreadySo
    partner.is_active = is_active
    partner.version += 1
    partner.save()
    record(actor=actor, verb=f"partner.{verb}", target=partner, note=note)
    refresh_shelf(partner)
    return partner


def _locked(partner: Partner) -> Partner:
    return (
        Partner.objects.select_for_update(of=("self",), no_key=True)
        .select_related("area")
        .get(pk=partner.pk)
    )


def _require_own_columns(
    actor: User, partner: Partner, content: PartnerContent
) -> None:
    if actor.has_perm("partners.add_partner"):
        return
    for name in COORDINATORS_COLUMNS:
        if getattr(partner, name) != getattr(content, name):
            raise NotPermitted(
                _("Only the coordinator can change this: write to the coordinator."),
                field=name,
            )


def _fill(partner: Partner, content: PartnerContent) -> None:
    for name in COLUMNS:
        value = getattr(content, name)
        setattr(partner, name, value.strip() if isinstance(value, str) else value)
    require_web_address(partner.website, field="website")
    require_telephone(partner.phone, field="phone")
    require_impersonal(
        name=partner.name,
        description=partner.description,
        competences=partner.competences,
    )
    locate(partner, place=content.place, area=content.area)
    require_valid(partner)
    try:
        with transaction.atomic():
            partner.save()
    except IntegrityError as error:
        # Two coordinators at the same moment: the constraint decides.
        raise InvalidInput(
            _("There is a partner with this name already."), field="name"
        ) from error


def _changes(before: dict[str, Any], partner: Partner) -> dict[str, list]:
    """Old and new value of short fields; of texts only that they changed."""
    return {
        name: ["…", "…"] if name in TEXTS else [old, getattr(partner, name)]
        for name, old in before.items()
        if old != getattr(partner, name)
    }
