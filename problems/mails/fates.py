"""What institutions are told when a problem is merged, closed or reopened.

Whoever works on the one that stays need not know what the other one was called: it may
never have been public.
"""

from collections.abc import Iterable
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.notices.registry import NoticeKind, Place, register
from kooperacja.notices.services import notify
from partners.models import Partner
from partners.querysets import people_at

from ..models import Problem
from .announcing import title_in_letters
from .naming import PROBLEM

OTHER = Place(_("title of the other problem"), _("Nowhere to sit by the river"))
REASON = Place(_("the reason given"), _("Both are about the same place."))
WORD = Place(_("why it is closed"), _("It has been solved."))

#: A kind of notice that goes to institutions with a diagnosis of the problem.
for_diagnosing = partial(
    NoticeKind,
    why=_("You get this because your institution has a diagnosis of this problem."),
    button=_("Open the diagnosis"),
)

register(
    for_diagnosing(
        name="problem.absorbed",
        label=_("Your problem was merged into another one"),
        subject=_("Merged: %(other)s"),
        text=_(
            "The coordinator has merged “%(other)s” into “%(problem)s”, because both "
            "are the same problem. Your institution’s diagnoses have moved there "
            "unchanged, and the public address leads there. The reason given:\n\n"
            "%(reason)s"
        ),
        placeholders={"problem": PROBLEM, "other": OTHER, "reason": REASON},
    ),
    for_diagnosing(
        name="problem.merged",
        label=_("Another problem was merged into yours"),
        subject=_("Another problem has joined: %(problem)s"),
        text=_(
            "The coordinator has found that another problem is the same as "
            "“%(problem)s” and merged it into this one. Your institution’s diagnoses "
            "are unchanged. The reason given:\n\n%(reason)s"
        ),
        placeholders={"problem": PROBLEM, "reason": REASON},
    ),
    for_diagnosing(
        name="problem.closed",
        label=_("A problem was closed"),
        subject=_("Closed: %(problem)s"),
        text=_(
            "The coordinator has closed the problem “%(problem)s”: %(word)s It stays "
            "on the public map, marked as closed. What your institution has begun may "
            "be finished. If you see the problem again, ask for it to be reopened."
        ),
        placeholders={"problem": PROBLEM, "word": WORD},
    ),
    for_diagnosing(
        name="problem.reopened",
        label=_("A problem was reopened"),
        subject=_("Open again: %(problem)s"),
        text=_(
            "The coordinator has reopened the problem “%(problem)s”. The reason "
            "given:\n\n%(reason)s"
        ),
        placeholders={"problem": PROBLEM, "reason": REASON},
    ),
)


def tell_partners(
    kind: str,
    *,
    problem: Problem,
    partners: Iterable[Partner],
    values: dict,
    actor: User,
) -> None:
    """Tell the people of institutions that have a diagnosis of a problem.

    Each notice leads to the newest diagnosis of the reader's own institution.
    """
    for partner in sorted(set(partners), key=lambda row: row.pk):
        own = problem.diagnoses.filter(partner=partner).order_by("-pk").first()
        if own is None:
            continue
        notify(
            kind=kind,
            recipients=people_at(partner),
            values={"problem": title_in_letters(problem), **values},
            path=reverse("diagnoses:detail", args=[own.ref]),
            key=problem.ref,
            about=(problem, partner),
            actor=actor,
        )
