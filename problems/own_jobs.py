"""What the worker does for problems by the clock."""

from datetime import datetime, time

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kooperacja.notices import jobs

from .services.confirming import remind_to_confirm
from .services.releasing_by_clock import release_by_clock
from .services.reminding import remind_of_rounds
from .services.unsaved import purge_unsaved


def forget_unsaved(now: datetime) -> str:
    """Delete what was typed and never saved, a month after the last word."""
    return gettext("Forms deleted: %(count)s.") % {"count": purge_unsaved(now=now)}


jobs.register(
    jobs.Job(
        name="unsaved_forms",
        label=_("Forms never saved"),
        what=_(
            "Deletes what somebody typed into a form and has neither saved nor touched "
            "for thirty days."
        ),
        at=time(3, 40),
        run=forget_unsaved,
    ),
    jobs.Job(
        name="round_reminders",
        label=_("Reminders of rounds"),
        what=_(
            "Reminds institutions that have not answered, five working days and one "
            "working day before the deadline."
        ),
        at=time(6, 30),
        run=remind_of_rounds,
    ),
    jobs.Job(
        name="confirm_reminders",
        label=_("Reminders to confirm"),
        what=_(
            "Asks institutions whether what they published still holds, two weeks "
            "before its date and on the date."
        ),
        at=time(6, 40),
        run=remind_to_confirm,
    ),
    jobs.Job(
        name="weekly_release",
        label=_("Weekly release"),
        what=_(
            "Puts accepted diagnoses on the public map, all that wait in one batch. "
            "What has no agreed summary yet is left and named."
        ),
        weekday=settings.RELEASE_WEEKDAY - 1,
        at=time(settings.RELEASE_HOUR),
        run=release_by_clock,
    ),
)
