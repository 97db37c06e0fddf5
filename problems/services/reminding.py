"""Telling institutions what a round asks for, and reminding them in time."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from kooperacja.accounts.models import User
from kooperacja.base.working_days import working_days_earlier
from kooperacja.notices.services import notify
from partners.querysets import people_at

from ..models import Request, Round

#: Working days before the deadline on which whoever has not answered is reminded.
REMIND_BEFORE = (5, 1)
#: What a notice names of a request.
NAMED = ("round", "partner", "category", "assigned_to")


def tell_asked(*, actor: User, requests: Iterable[Request]) -> None:
    """Tell the people of every asked institution all that it is asked for now.

    Whoever is asked for more before having read the first notice reads of both in one.
    """
    for fresh in _by_partner(requests).values():
        rows = fresh[0].round.requests.filter(partner=fresh[0].partner)
        _tell("round.asked", list(rows.select_related(*NAMED)), actor=actor)


def remind_of_rounds(now: datetime) -> str:
    """Remind everybody who has not answered and whose day has come; a daily job.

    Idempotent: a request is reminded of once for each of the days in
    ``REMIND_BEFORE``, however often this runs; days without a worker are made up for
    until the deadline.
    """
    day = timezone.localtime(now).date()
    reminded = sum(
        _remind(round, day) for round in Round.objects.running(day).order_by("pk")
    )
    return ngettext(
        "%(count)s request was reminded of.",
        "%(count)s requests were reminded of.",
        reminded,
    ) % {"count": reminded}


@transaction.atomic
def _remind(round: Round, day: date) -> int:
    due = _reminder_day(round.deadline_date, day)
    if due is None:
        return 0
    Round.objects.select_for_update().get(pk=round.pk)
    waiting = [
        row
        for row in round.requests.with_progress().unanswered().select_related(*NAMED)
        if row.reminded_date is None or row.reminded_date < due
    ]
    for rows in _by_partner(waiting).values():
        _tell("round.reminder", rows)
    Request.objects.filter(pk__in=[row.pk for row in waiting]).update(reminded_date=day)
    return len(waiting)


def _reminder_day(deadline: date, day: date) -> date | None:
    """Return the latest day of reminding that has come; None before and after."""
    days = [working_days_earlier(deadline, number) for number in REMIND_BEFORE]
    come = [due for due in days if due <= day <= deadline]
    return max(come, default=None)


def _by_partner(requests: Iterable[Request]) -> dict[int, list[Request]]:
    found = defaultdict(list)
    for row in requests:
        found[row.partner_id].append(row)
    return found


def _tell(kind: str, rows: list[Request], actor: User | None = None) -> None:
    """Write to whoever is named for a request, else to all of the institution."""
    partner, round = rows[0].partner, rows[0].round
    people = people_at(partner)
    per_person = defaultdict(list)
    for row in rows:
        named = [person for person in people if person.pk == row.assigned_to_id]
        for person in named or people:
            per_person[person].append(row)
    for person, asked in per_person.items():
        notify(
            kind=kind,
            recipients=[person],
            values={
                "round": round.name,
                "deadline": round.deadline_date,
                "kinds": ", ".join(row.category.name_pl for row in asked),
            },
            path=reverse("diagnoses:rounds"),
            key=round.ref,
            about=[round, partner],
            actor=actor,
        )
