"""When somebody leaves an institution, what they have begun goes to a colleague."""

from collections import Counter
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, NotPermitted
from kooperacja.notices.services import notify
from partners.models import Membership, Partner
from partners.services import end_membership
from partners.services.memberships import lock_partner

from ..models import Diagnosis, PreviewLink, Request
from ..workflow import EDITABLE, OPEN_TO_OPINION
from .sharing import revoke_preview_link

#: States in which a diagnosis is on a desk or may still come back to one.
OPEN = (*EDITABLE, *OPEN_TO_OPINION)


class HeirRequired(DomainError):
    """Something was begun, and nobody was named to carry it on."""

    message = _("Choose who carries on what this person has begun.")
    code = "heir_required"
    field = "heir"
    status_code = 400


class HeirNotHere(DomainError):
    """Work goes to a colleague of the same institution, and to nobody else."""

    message = _("Choose somebody who works at this institution now.")
    code = "heir_not_here"
    field = "heir"
    status_code = 400


@dataclass(frozen=True)
class OpenWork:
    """How much one person has begun: diagnoses by where they stand, and requests."""

    drafts: int = 0
    returned: int = 0
    waiting: int = 0
    requests: int = 0

    def __bool__(self) -> bool:
        return any((self.drafts, self.returned, self.waiting, self.requests))


@transaction.atomic
def remove_person(
    *, actor: User, membership: Membership, heir: User | None = None
) -> Membership:
    """End a person's work at an institution and hand over what they have begun.

    By its manager, or by the person, who leaves. ``heir`` may be None only where
    nothing was begun. Secret addresses the person has made stop working: they would
    be a way back in.

    :raises NotPermitted: neither the person nor the institution's manager.
    :raises LastManager: nobody would be left to manage the institution.
    :raises HeirRequired: something was begun and nobody was named.
    :raises HeirNotHere: the heir does not work there.
    """
    if actor.pk != membership.user_id:
        _require_manager(actor, membership.partner)
    partner = lock_partner(membership.partner)
    _switch_off_previews(actor, partner, membership.user)
    membership = end_membership(actor=actor, membership=membership)
    _hand_over(actor, membership.partner, leaver=membership.user, heir=heir)
    return membership


@transaction.atomic
def hand_over_work(*, actor: User, partner: Partner, leaver: User, heir: User) -> int:
    """Hand over what somebody has begun; return the number of diagnoses.

    For who has left without it (the panel, a closed account) and for who stays away
    for long. By the institution's manager.

    :raises NotPermitted: not its manager.
    :raises HeirNotHere: the heir does not work there.
    """
    _require_manager(actor, partner)
    lock_partner(partner)
    return _hand_over(actor, partner, leaver=leaver, heir=heir)


def work_of(person: User, partner: Partner) -> OpenWork:
    """Return what one person has begun at an institution."""
    return open_work(partner).get(person.pk, OpenWork())


def open_work(partner: Partner) -> dict[int, OpenWork]:
    """Return what everybody has begun at an institution, by the person's number.

    A diagnosis counts for its author and for who was asked to finish it. What the
    office wrote down at an institution's word is no person's work there.
    """
    counted: dict[int, Counter] = {}
    rows = Diagnosis.objects.filter(partner=partner, status__in=OPEN).values_list(
        "author", "assigned_to", "status", "told_by"
    )
    for author, assigned, status, told_by in rows:
        for person in {assigned, None if told_by else author} - {None}:
            counted.setdefault(person, Counter())[status] += 1
    asked = (
        _open_requests(partner)
        .exclude(assigned_to=None)
        .order_by()
        .values_list("assigned_to")
        .annotate(Count("pk"))
    )
    for person, number in asked:
        counted.setdefault(person, Counter())["requests"] = number
    return {
        person: OpenWork(
            drafts=found["draft"],
            returned=found["returned"],
            waiting=found["submitted"] + found["accepted"],
            requests=found["requests"],
        )
        for person, found in counted.items()
    }


def _switch_off_previews(actor: User, partner: Partner, leaver: User) -> None:
    now = timezone.now()
    links = PreviewLink.objects.working(now).filter(
        created_by=leaver, diagnosis__partner=partner
    )
    for link in links.order_by("diagnosis", "pk"):
        revoke_preview_link(actor=actor, link=link, now=now)


def _require_manager(actor: User, partner: Partner) -> None:
    if not actor.has_perm("problems.hand_over_work", partner):
        raise NotPermitted


def _open_requests(partner: Partner):
    return Request.objects.filter(partner=partner, round__closed_at__isnull=True)


def _hand_over(
    actor: User, partner: Partner, *, leaver: User, heir: User | None
) -> int:
    """Move authorship and assignments; the institution's row is locked."""
    rows = list(
        Diagnosis.objects.select_for_update(of=("self",))
        .filter(
            Q(author=leaver, told_by="") | Q(assigned_to=leaver),
            partner=partner,
            status__in=OPEN,
        )
        .order_by("pk")
    )
    requests = _open_requests(partner).filter(assigned_to=leaver)
    if not rows and not requests.exists():
        return 0
    _require_heir(partner, leaver, heir)
    for row in rows:
        _move(actor, row, leaver, heir)
    requests.update(assigned_to=heir)
    notify(
        kind="partner.work_handed_over",
        recipients=[heir],
        values={
            "person": str(actor),
            "leaver": str(leaver),
            "partner": str(partner),
            "count": str(len(rows)),
        },
        path=reverse("diagnoses:list"),
        key=f"{partner.ref}:{leaver.ref}",
        about=[partner],
        actor=actor,
    )
    return len(rows)


def _require_heir(partner: Partner, leaver: User, heir: User | None) -> None:
    if heir is None:
        raise HeirRequired(field="heir")
    colleagues = partner.memberships.active().filter(user__is_active=True)
    if heir.pk == leaver.pk or not colleagues.filter(user=heir).exists():
        raise HeirNotHere(field="heir")


def _move(actor: User, row: Diagnosis, leaver: User, heir: User) -> None:
    changes = {}
    if row.author_id == leaver.pk:
        # The key of a form belongs to who filled it in.
        changes = {"author": heir, "form_key": None}
    if row.assigned_to_id == leaver.pk:
        changes["assigned_to"] = heir
    # Neither the words nor their last editor change: the version and the day of the
    # last change stay, so that nobody who is writing just now is stopped.
    Diagnosis.objects.filter(pk=row.pk).update(**changes)
    record(
        actor=actor,
        verb="diagnosis.handed_over",
        target=row,
        changes={
            name: [str(leaver), str(heir)] for name in changes if name != "form_key"
        },
        label="",
    )
