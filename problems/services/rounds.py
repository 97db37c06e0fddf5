"""Rounds of diagnosing: asking, answering, reminding."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.audit.log import record
from kooperacja.base.errors import (
    DomainError,
    InvalidInput,
    NotPermitted,
    StaleVersion,
)
from kooperacja.base.validation import first_of
from kooperacja.base.working_days import is_working_day, next_working_day
from kooperacja.categories.models import Category
from partners.models import Partner
from partners.querysets import people_at

from ..models import Request, Round
from .reminding import tell_asked


class RoundClosed(DomainError):
    """The round is over."""

    message = _("This round is closed. Nothing more is asked or answered in it.")
    code = "round_closed"


@transaction.atomic
def open_round(
    *,
    actor: User,
    name: str,
    period: str,
    opens_date: date,
    deadline_date: date,
    partners: Iterable[Partner],
    categories: Iterable[Category],
    letter: str = "",
    is_synthetic: bool = False,
) -> Round:
    """Ask every chosen institution for every chosen category in one period.

    :raises NotPermitted: only a coordinator asks.
    :raises InvalidInput: nobody or nothing is asked, the period cannot be read, the
        deadline is over before it begins or falls on a day offices do not work.
    """
    if not actor.has_perm("problems.manage_rounds"):
        raise NotPermitted
    made = Round(
        name=name.strip(),
        period=period,
        opens_date=opens_date,
        deadline_date=deadline_date,
        letter=letter.strip(),
        opened_by=actor,
        is_synthetic=is_synthetic,
    )
    _save(made)
    record(actor=actor, verb="round.opened", target=made)
    ask(actor=actor, round=made, partners=partners, categories=categories)
    return made


@transaction.atomic
def change_round(
    *,
    actor: User,
    round: Round,
    version: int,
    name: str,
    deadline_date: date,
    letter: str = "",
) -> Round:
    """Change the name, the deadline or the words of a round that is not closed.

    :raises StaleVersion: somebody saved since ``version`` was read.
    """
    made = _locked(actor, round)
    if made.version != version:
        raise StaleVersion(made)
    before = made.deadline_date
    made.name, made.letter = name.strip(), letter.strip()
    made.deadline_date = deadline_date
    made.version += 1
    _save(made)
    moved = {"deadline_date": [f"{before}", f"{deadline_date}"]}
    record(
        actor=actor,
        verb="round.changed",
        target=made,
        changes=moved if before != deadline_date else None,
    )
    return made


@transaction.atomic
def ask(
    *,
    actor: User,
    round: Round,
    partners: Iterable[Partner],
    categories: Iterable[Category],
) -> list[Request]:
    """Ask these institutions for these categories too; what is asked already stays.

    :raises InvalidInput: nobody or nothing is chosen, or an institution is suspended.
    """
    made = _locked(actor, round)
    partners, categories = list(partners), list(categories)
    if not partners:
        raise InvalidInput(_("Choose at least one institution."), field="partners")
    if not categories:
        raise InvalidInput(
            _("Choose at least one kind of problem."), field="categories"
        )
    if not all(partner.is_active for partner in partners):
        raise InvalidInput(
            _("One of the institutions does not work with us now."), field="partners"
        )
    known = set(made.requests.values_list("partner_id", "category_id"))
    rows = [
        Request(round=made, partner=partner, category=category)
        for partner in partners
        for category in categories
        if (partner.pk, category.pk) not in known
    ]
    Request.objects.bulk_create(rows)
    tell_asked(actor=actor, requests=rows)
    if rows:
        record(
            actor=actor,
            verb="round.asked",
            target=made,
            changes={"requests": [len(known), len(known) + len(rows)]},
        )
    return rows


@transaction.atomic
def withdraw_request(*, actor: User, request: Request) -> None:
    """Ask an institution no longer for a category."""
    _locked(actor, request.round)
    record(actor=actor, verb="round.request_withdrawn", target=request)
    Request.objects.filter(pk=request.pk).delete()


@transaction.atomic
def close_round(*, actor: User, round: Round) -> Round:
    """Close a round: nobody is reminded any more."""
    made = _locked(actor, round)
    made.closed_at = timezone.now()
    made.version += 1
    made.save()
    record(actor=actor, verb="round.closed", target=made)
    return made


@transaction.atomic
def assign_request(*, actor: User, request: Request, person: User | None) -> Request:
    """Say who of the institution answers a request; None: nobody in particular.

    :raises InvalidInput: the person does not work at the asked institution.
    """
    row = _own(actor, request)
    if person is not None and person not in people_at(row.partner):
        raise InvalidInput(
            _("This person does not work at your institution."), field="person"
        )
    row.assigned_to = person
    row.save(update_fields=["assigned_to", "updated_at"])
    record(actor=actor, verb="round.request_assigned", target=row)
    return row


@transaction.atomic
def report_nothing(*, actor: User, request: Request, reason: str) -> Request:
    """Answer that the institution has nothing to report; an empty reason takes it back.

    "Nothing to report" is an answer; silence is not (domain, section 1).
    """
    row = _own(actor, request)
    row.nothing_reason = reason.strip()
    try:
        row.full_clean(validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        sentence = next(iter(error.message_dict.values()))[0]
        raise InvalidInput(sentence, field="reason") from error
    row.save(update_fields=["nothing_reason", "updated_at"])
    verb = "round.nothing_reported" if row.nothing_reason else "round.nothing_withdrawn"
    record(actor=actor, verb=verb, target=row)
    return row


def _locked(actor: User, round: Round) -> Round:
    if not actor.has_perm("problems.manage_rounds"):
        raise NotPermitted
    made = Round.objects.select_for_update().get(pk=round.pk)
    if made.closed_at:
        raise RoundClosed
    return made


def _own(actor: User, request: Request) -> Request:
    """Lock a request of the actor's institution in a round that is not closed."""
    row = (
        Request.objects.select_for_update(of=("self",))
        .select_related("round", "partner", "category")
        .get(pk=request.pk)
    )
    if not actor.has_perm("problems.answer_request", row):
        raise NotPermitted
    if row.round.closed_at:
        raise RoundClosed
    return row


def _save(made: Round) -> None:
    if made.deadline_date < made.opens_date:
        raise InvalidInput(
            _("The deadline must not be before the day the round opens."),
            field="deadline_date",
        )
    if not is_working_day(made.deadline_date):
        nearest = next_working_day(made.deadline_date)
        raise InvalidInput(
            _("Offices do not work on that day. The next working day is %(day)s.")
            % {"day": f"{nearest:%d.%m.%Y}"},
            field="deadline_date",
        )
    try:
        made.full_clean(exclude=["opened_by"])
    except ValidationError as error:
        raise first_of(error) from error
    made.save()
