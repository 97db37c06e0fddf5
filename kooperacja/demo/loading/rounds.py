"""The rounds of the demo city: one that is over, one that runs."""

from datetime import date, timedelta

from kooperacja.accounts.models import User
from kooperacja.base.working_days import working_days_later
from kooperacja.categories.models import Category
from kooperacja.demo.content.specs import RoundSpec
from kooperacja.demo.personas import MAIL_DOMAIN
from partners.models import Partner
from problems.models import Request, Round
from problems.services.rounds import (
    ask,
    assign_request,
    close_round,
    open_round,
    report_nothing,
)

#: The running round was opened so many days ago ...
OPENED_BEFORE = timedelta(days=28)
#: ... and lasts so many working days more.
DAYS_LEFT = 15


def load_round(
    spec: RoundSpec, *, coordinator: User, writers: dict[str, User], day: date
) -> None:
    """Open a round, let institutions answer, and close it where its days are over."""
    opens, deadline = spec.days or (
        day - OPENED_BEFORE,
        working_days_later(day, DAYS_LEFT),
    )
    first, *others = spec.asked
    made = open_round(
        actor=coordinator,
        name=spec.name,
        period=spec.period,
        letter=spec.letter,
        opens_date=opens,
        deadline_date=deadline,
        is_synthetic=True,
        **_asked(first),
    )
    for group in others:
        ask(actor=coordinator, round=made, **_asked(group))
    for partner, category, reason in spec.nothing:
        report_nothing(
            actor=writers[partner],
            request=_request(made, partner, category),
            reason=reason,
        )
    for partner, category, key in spec.assigned:
        assign_request(
            actor=writers[partner],
            request=_request(made, partner, category),
            person=User.objects.get(email=f"{key}@{MAIL_DOMAIN}"),
        )
    if spec.days:
        close_round(actor=coordinator, round=made)


def _asked(group: tuple[tuple[str, ...], tuple[str, ...]]) -> dict[str, list]:
    partners, categories = group
    return {
        "partners": list(Partner.objects.filter(slug__in=partners).order_by("slug")),
        "categories": list(
            Category.objects.filter(slug__in=categories).order_by("slug")
        ),
    }


def _request(made: Round, partner: str, category: str) -> Request:
    return made.requests.get(partner__slug=partner, category__slug=category)
