"""Confirm or fix: an institution says that what it published still holds.

A map nobody confirms lies within two years (anchors, row c13). Each category says for
how many months a diagnosis holds; before that day its institution gets a letter with a
link at which one button confirms it. The link works without logging in, for this
person, this diagnosis and this very date: what was confirmed once has another date.
"""

from datetime import date, datetime, timedelta

from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, NotPermitted
from kooperacja.notices.services import notify
from partners.querysets import people_at

from ..mails.announcing import title_in_letters
from ..models import Confirmation, Diagnosis
from ..periods import period_label
from ..workflow import Status
from .columns import review_by
from .shelving import lock_problems_of, refresh_shelf

SALT = "kooperacja.problems.confirm"
#: How long a link in a letter works, at most.
LINK_AGE = timedelta(days=45)
#: Days before the date on which people are reminded; and on the date itself.
REMIND_BEFORE = (14, 0)


class NothingToConfirm(DomainError):
    """It is not public now."""

    message = _("Only what is published can be confirmed.")
    code = "nothing_to_confirm"


class LinkUsed(DomainError):
    """A link of a letter that is too old, was used, or was made up."""

    message = _(
        "This link does not work any more: it was used, it is too old, or somebody has "
        "confirmed or corrected the diagnosis already. Log in to see how it stands."
    )
    code = "link_used"
    status_code = 404


@transaction.atomic
def confirm_diagnosis(
    *, actor: User, diagnosis: Diagnosis, day: date, way: str
) -> Diagnosis:
    """Write down that a published diagnosis still holds, and until when.

    :raises NotPermitted: only the own institution can say so.
    :raises NothingToConfirm: it is not public, or a correction of it is on its way.
    """
    (problem,) = lock_problems_of([diagnosis])
    row = (
        Diagnosis.objects.select_for_update(of=("self",))
        .select_related("problem__category", "partner")
        .get(pk=diagnosis.pk)
    )
    if not actor.has_perm("problems.confirm_diagnosis", row):
        raise NotPermitted
    if row.status != Status.PUBLISHED:
        raise NothingToConfirm
    row.confirmed_date = day
    row.review_by_date = review_by(row)
    row.version += 1
    row.save()
    Confirmation.objects.create(diagnosis=row, actor=actor, day=day, way=way)
    record(actor=actor, verb="diagnosis.confirmed", target=row)
    refresh_shelf(problem)
    return row


def confirm_token(person: User, diagnosis: Diagnosis) -> str:
    """Return what the link of one letter carries, signed; no word of the diagnosis."""
    parts = [person.ref, diagnosis.ref, f"{diagnosis.review_by_date:%Y%m%d}"]
    return signing.TimestampSigner(salt=SALT, sep=".").sign("~".join(parts))


def read_token(token: str) -> tuple[User, Diagnosis]:
    """Return whose letter it was and about what, while the link works.

    :raises LinkUsed: signed by nobody, too old, or the date has moved on; or the
        person does not work there any more.
    """
    try:
        signer = signing.TimestampSigner(salt=SALT, sep=".")
        text = signer.unsign(token, max_age=LINK_AGE)
        person_ref, diagnosis_ref, written = text.split("~")
        day = datetime.strptime(written, "%Y%m%d").date()
    except (signing.BadSignature, ValueError) as error:
        raise LinkUsed from error
    diagnosis = (
        Diagnosis.objects.published()
        .select_related("problem__category", "partner")
        # The page asks nobody to log in: it says what residents read, or nothing.
        .filter(ref=diagnosis_ref, review_by_date=day, problem__is_listed=True)
        .first()
    )
    person = User.objects.filter(ref=person_ref, is_active=True).first()
    if diagnosis is None or person is None:
        raise LinkUsed
    if not person.has_perm("problems.confirm_diagnosis", diagnosis):
        raise LinkUsed
    return person, diagnosis


def remind_to_confirm(now: datetime) -> str:
    """Ask the institutions whose diagnoses are due to be confirmed; a daily job.

    Idempotent: once two weeks before the date and once on the date, however often it
    runs; days without a worker are made up for.
    """
    day = timezone.localtime(now).date()
    due = Diagnosis.objects.last_said().filter(
        problem__is_listed=True,
        review_by_date__lte=day + timedelta(days=max(REMIND_BEFORE)),
    )
    asked = sum(
        _remind(pk, day) for pk in due.order_by("pk").values_list("pk", flat=True)
    )
    return ngettext(
        "%(count)s diagnosis is to be confirmed.",
        "%(count)s diagnoses are to be confirmed.",
        asked,
    ) % {"count": asked}


@transaction.atomic
def _remind(number: int, day: date) -> bool:
    row = (
        Diagnosis.objects.published()
        .select_for_update(of=("self",))
        .select_related("problem", "partner")
        .filter(pk=number, review_by_date__isnull=False, problem__is_listed=True)
        .first()
    )
    if row is None:
        return False
    days = [row.review_by_date - timedelta(days=before) for before in REMIND_BEFORE]
    last = max((due for due in days if due <= day), default=None)
    if last is None or (row.reminded_date and row.reminded_date >= last):
        return False
    Diagnosis.objects.filter(pk=row.pk).update(reminded_date=day)
    for person in people_at(row.partner):
        notify(
            kind="diagnosis.confirm",
            recipients=[person],
            values={
                "problem": title_in_letters(row.problem),
                "period": period_label(row.period),
                "day": row.review_by_date,
            },
            path=reverse("diagnoses:confirm", args=[confirm_token(person, row)]),
            key=row.ref,
            about=[row, row.problem, row.partner],
        )
    return True
