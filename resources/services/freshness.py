"""Making sure that a resource is true, and asking its provider in time.

Kept apart from changing it: a directory nobody confirms lies within a year. Two weeks
before its day, on the day, and each month after that the people of the provider get a
letter with one link for everything of theirs that is due. The link works without
logging in, for this person and this institution; it is over when nothing is due.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted
from partners.models import Partner
from partners.predicates import roles_of
from partners.querysets import people_at

from ..mails.freshness import tell_nobody_to_ask, tell_to_confirm
from ..models import Provider, Resource
from .describing import review_due
from .shelving import refresh_shelf
from .steps import locked

SALT = "kooperacja.resources.confirm"
#: How long a link in a letter works, at most.
LINK_AGE = timedelta(days=45)
#: How long before its day people are asked first.
ASKED_BEFORE = timedelta(days=14)
#: How often they are asked again when the day has passed.
ASKED_EVERY = timedelta(days=30)
#: What is written when somebody made sure; the day of the last change stays.
ASSURED = ("assured_date", "assured_by", "assured_for", "to_check", "version")


class NothingToAssure(DomainError):
    """It is there no longer."""

    message = _("It is there no longer, so nobody can confirm it.")
    code = "nothing_to_confirm"


class LinkUsed(DomainError):
    """A link of a letter that is too old, was used, or was made up."""

    message = _(
        "This link does not work any more: everything was confirmed already, or it is "
        "too old. Log in to see how it stands."
    )
    code = "link_used"
    status_code = 404


@transaction.atomic
def assure_resource(*, actor: User, resource: Resource, day: date) -> Resource:
    """Write down who made sure on this day that it is all true, and in whose name.

    The name is the provider's where the person works there, else the person's own
    institution, else nobody's. It is no change: the day of the last change stays.

    :raises NotPermitted: neither the provider nor a coordinator.
    :raises NothingToAssure: it is closed, or merged into another.
    :raises InvalidInput: the day has not come yet, or is older than the last one.
    """
    resource = locked(resource)
    if not actor.has_perm("resources.assure_resource", resource):
        raise NotPermitted
    _require_day(resource, day)
    before = resource.assured_date
    resource.assured_date, resource.to_check = day, False
    resource.assured_by, resource.assured_for = actor, _in_whose_name(actor, resource)
    resource.version += 1
    resource.save(update_fields=ASSURED)
    record(
        actor=actor,
        verb="resource.assured",
        target=resource,
        changes={
            "assured_date": [before.isoformat() if before else None, day.isoformat()]
        },
    )
    refresh_shelf(resource)
    return resource


def _require_day(resource: Resource, day: date) -> None:
    """Refuse to confirm what is gone, and days that say nothing."""
    if resource.status in {Resource.Status.CLOSED, Resource.Status.MERGED}:
        raise NothingToAssure
    if day > timezone.localdate():
        raise InvalidInput(_("This day has not come yet."), field="assured_date")
    if resource.assured_date and day < resource.assured_date:
        raise InvalidInput(
            _("Somebody made sure of it later than that."), field="assured_date"
        )


def _in_whose_name(actor: User, resource: Resource) -> Partner | None:
    own = roles_of(actor)
    provider = resource.provider
    if provider is not None and provider.partner_id in own:
        return provider.partner
    return Partner.objects.get(pk=next(iter(own))) if len(own) == 1 else None


def confirm_token(person: User, provider: Provider, day: date) -> str:
    """Return what the link of one letter carries, signed; no name of anything."""
    parts = [person.ref, provider.ref, f"{day:%Y%m%d}"]
    return signing.TimestampSigner(salt=SALT, sep=".").sign("~".join(parts))


def read_token(token: str) -> tuple[User, list[Resource]]:
    """Return whose letter it was and what is still to be confirmed by it.

    :raises LinkUsed: signed by nobody, too old, nothing is due any more, or the person
        does not work there now.
    """
    try:
        signer = signing.TimestampSigner(salt=SALT, sep=".")
        text = signer.unsign(token, max_age=LINK_AGE)
        person_ref, provider_ref, written = text.split("~")
        day = datetime.strptime(written, "%Y%m%d").date()
    except (signing.BadSignature, ValueError) as error:
        raise LinkUsed from error
    person = User.objects.filter(ref=person_ref, is_active=True).first()
    if person is None:
        raise LinkUsed
    due = Resource.objects.due_for_review(day + ASKED_BEFORE)
    resources = [
        resource
        for resource in due.filter(provider__ref=provider_ref)
        .select_related("provider__partner")
        .order_by("name", "pk")
        if person.has_perm("resources.assure_resource", resource)
    ]
    if not resources:
        raise LinkUsed
    return person, resources


def remind_to_assure(now: datetime) -> str:
    """Ask the providers whose resources are due to be confirmed; a daily job.

    Idempotent: each is asked once for each of its days, however often this runs; days
    without a worker are made up for. Of providers where nobody can be asked the
    coordinators are told.
    """
    day = timezone.localtime(now).date()
    due = Resource.objects.due_for_review(day + ASKED_BEFORE)
    providers = due.order_by("provider").values_list("provider", flat=True).distinct()
    asked = sum(_remind(number, day) for number in list(providers))
    asked += _remind_coordinators(day)
    return ngettext(
        "%(count)s resource is to be confirmed.",
        "%(count)s resources are to be confirmed.",
        asked,
    ) % {"count": asked}


def is_to_ask(resource: Resource, day: date) -> bool:
    """Whether somebody has to be asked about a resource on this day, or again."""
    last, due = resource.reminded_date, review_due(resource)
    if resource.to_check:
        due = None
    if due is not None and day < due - ASKED_BEFORE:
        return False
    if last is None or due is not None and last < due - ASKED_BEFORE:
        return True
    if due is not None and last < due <= day:
        return True
    return day >= last + ASKED_EVERY and (due is None or day >= due)


@transaction.atomic
def _remind(number: int | None, day: date) -> int:
    """Ask the people of one provider; leave to others what nobody there can answer."""
    provider = Provider.objects.select_related("partner").filter(pk=number).first()
    people = people_at(provider.partner) if provider and provider.partner_id else ()
    if not people:
        return 0
    rows = _to_ask(day, provider=provider)
    if rows:
        tell_to_confirm(
            people,
            resources=rows,
            provider=provider,
            day=min((review_due(row) or day for row in rows), default=day),
            token_for=lambda person: confirm_token(person, provider, day),
        )
    return _note_asked(rows, day)


@transaction.atomic
def _remind_coordinators(day: date) -> int:
    """Tell the coordinators what nobody else can be asked about."""
    by_partner = defaultdict(list)
    for row in _to_ask(day):
        by_partner[row.provider and row.provider.partner].append(row)
    rows = [
        row
        for partner, found in by_partner.items()
        if partner is None or not people_at(partner)
        for row in found
    ]
    if rows:
        tell_nobody_to_ask(rows)
    return _note_asked(rows, day)


def _to_ask(day: date, **of) -> list[Resource]:
    rows = (
        Resource.objects.due_for_review(day + ASKED_BEFORE)
        .filter(**of)
        .kept_still()
        .select_related("provider__partner")
    )
    asked = [row for row in rows if is_to_ask(row, day)]
    return sorted(asked, key=lambda row: (row.name, row.pk))


def _note_asked(rows: Iterable[Resource], day: date) -> int:
    numbers = [row.pk for row in rows]
    return Resource.objects.filter(pk__in=numbers).update(reminded_date=day)
