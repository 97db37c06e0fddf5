"""Showing a diagnosis to more people: partners, or whoever holds a secret link."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted
from kooperacja.disclosure.places import SensitivityClass

from ..models import Diagnosis, PreviewLink
from ..workflow import SEEN_BY_TEAM

#: How many days a preview link may work.
LONGEST_PREVIEW = 30
#: Live links of one diagnosis; more would be a publication.
MOST_LINKS = 10


class NotForPartners(DomainError):
    """This diagnosis cannot be opened to other institutions."""

    message = _("Only what has been handed over can be opened to the partners.")
    code = "not_for_partners"


class ProtectedKind(NotForPartners):
    """Its kind of problem is protected (class 3)."""

    message = _(
        "This kind of problem is protected: besides your institution only the "
        "coordinator and the diagnosis team read it."
    )
    code = "protected_kind"


@transaction.atomic
def open_to_partners(*, actor: User, diagnosis: Diagnosis, is_open: bool) -> Diagnosis:
    """Put a diagnosis on the layer for institutions only, or take it off.

    Partners who are logged in then read it as the diagnosis team does (design,
    section 4); a draft and a returned one stay with their institution meanwhile.

    :raises NotPermitted: only the own institution opens it.
    :raises NotForPartners: it is still on the own desk, or the kind is protected.
    """
    diagnosis = _locked(actor, diagnosis)
    if is_open and diagnosis.status not in SEEN_BY_TEAM:
        raise NotForPartners
    if is_open and diagnosis.problem.sensitivity == SensitivityClass.PROTECTED:
        raise ProtectedKind
    if diagnosis.is_open_to_partners != is_open:
        diagnosis.is_open_to_partners = is_open
        diagnosis.save(update_fields=["is_open_to_partners", "updated_at"])
        verb = "diagnosis.opened" if is_open else "diagnosis.kept"
        record(actor=actor, verb=verb, target=diagnosis, label="")
    return diagnosis


@transaction.atomic
def make_preview_link(
    *, actor: User, diagnosis: Diagnosis, now: datetime, days: int, for_whom: str = ""
) -> tuple[PreviewLink, str]:
    """Return a new preview link and its secret, which is shown once and not stored.

    :raises NotPermitted: only the own institution shows its diagnosis.
    :raises ProtectedKind: class 3 is read by nobody without an account.
    :raises InvalidInput: not between 1 and ``LONGEST_PREVIEW`` days, or too many.
    """
    diagnosis = _locked(actor, diagnosis)
    if diagnosis.problem.sensitivity == SensitivityClass.PROTECTED:
        raise ProtectedKind
    if not 1 <= days <= LONGEST_PREVIEW:
        raise InvalidInput(
            _("A link may work for 1 to %(days)s days.") % {"days": LONGEST_PREVIEW},
            field="days",
        )
    if len(for_whom) > PreviewLink._meta.get_field("for_whom").max_length:
        raise InvalidInput(_("Say it in fewer words."), field="for_whom")
    if diagnosis.preview_links.working(now).count() >= MOST_LINKS:
        raise InvalidInput(_("Switch off a link that nobody needs any more first."))
    secret = secrets.token_urlsafe(24)
    link = PreviewLink.objects.create(
        diagnosis=diagnosis,
        created_by=actor,
        for_whom=for_whom.strip(),
        secret_hash=hash_of(secret),
        expires_at=now + timedelta(days=days),
    )
    record(actor=actor, verb="diagnosis.preview_made", target=diagnosis, label="")
    return link, secret


@transaction.atomic
def revoke_preview_link(*, actor: User, link: PreviewLink, now: datetime) -> None:
    """Switch a preview link off at once; once more does nothing."""
    diagnosis = _locked(actor, link.diagnosis)
    row = PreviewLink.objects.select_for_update().get(pk=link.pk)
    if row.revoked_at is None:
        row.revoked_at = now
        row.save(update_fields=["revoked_at", "updated_at"])
        record(
            actor=actor, verb="diagnosis.preview_revoked", target=diagnosis, label=""
        )


def hash_of(secret: str) -> str:
    """Return what is stored of a secret; it is long and random, so a plain hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _locked(actor: User, diagnosis: Diagnosis) -> Diagnosis:
    row = (
        Diagnosis.objects.select_for_update(of=("self",))
        .select_related("problem__category", "partner")
        .get(pk=diagnosis.pk)
    )
    if not actor.has_perm("problems.share_diagnosis", row):
        raise NotPermitted
    return row
