"""The board of a round: who has answered what, for whoever may know it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext_lazy as _

from kooperacja.base.working_days import working_days_until

from .models import Request, Round

#: Below so many asked institutions a share would tell about a single one of them.
FEW = 5
#: Where the answer to a request stands, and how people read it.
ANSWERS = {
    "handed_over": _("handed over"),
    "nothing": _("nothing to report"),
    "returned": _("returned for correction"),
    "started": _("draft"),
    "open": _("not answered yet"),
}


def answer_of(request: Request) -> str:
    """Return the key in ``ANSWERS`` of a request read ``with_progress``."""
    if request.is_handed_over:
        return "handed_over"
    if request.nothing_reason:
        return "nothing"
    if request.is_returned:
        return "returned"
    return "started" if getattr(request, "is_started", False) else "open"


def is_answered(request: Request) -> bool:
    """Whether the institution has said what it was asked for."""
    return answer_of(request) in ("handed_over", "nothing")


@dataclass
class Board:
    """A round with one row per institution and one column per kind of problem.

    For the coordinator and the team, who may read everything that is handed over. A
    draft of an institution is "not answered yet" here.
    """

    round: Round
    today: date
    categories: list = field(init=False)
    rows: list[dict] = field(init=False)
    answered_count: int = field(init=False)
    asked_count: int = field(init=False)

    def __post_init__(self):
        requests = list(
            self.round.requests.with_progress()
            .select_related("partner", "category", "assigned_to")
            .order_by("partner__name", "category__position", "pk")
        )
        self.categories = sorted(
            {row.category for row in requests}, key=lambda row: (row.position, row.slug)
        )
        by_partner = defaultdict(dict)
        for row in requests:
            by_partner[row.partner][row.category_id] = row
        self.rows = [self._row(partner, asked) for partner, asked in by_partner.items()]
        self.asked_count = len(requests)
        self.answered_count = sum(map(is_answered, requests))
        self.days_left = working_days_until(self.round.deadline_date, today=self.today)

    def _row(self, partner, asked: dict) -> dict:
        cells = [
            {"category": category, "request": asked.get(category.pk)}
            for category in self.categories
        ]
        for cell in cells:
            request = cell["request"]
            cell["answer"] = answer_of(request) if request else ""
            cell["label"] = ANSWERS.get(cell["answer"], "")
        return {
            "partner": partner,
            "cells": cells,
            "answered": sum(map(is_answered, asked.values())),
            "asked": len(asked),
        }


def share_answered(round: Round) -> int | None:
    """Return how much of a round is answered, in tens of percent, for every partner.

    None where so few institutions are asked that it would tell about one of them:
    what another institution has handed over is not for partners (design, section 4).
    """
    requests = list(round.requests.with_progress())
    if len({row.partner_id for row in requests}) < FEW:
        return None
    return round_to_ten(sum(map(is_answered, requests)), len(requests))


def round_to_ten(part: int, whole: int) -> int:
    """Return a share in percent, rounded to tens; 100 only when all is there."""
    if part == whole:
        return 100
    return min(90, (10 * part + whole // 2) // whole * 10)
