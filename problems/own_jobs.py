"""What the worker does for problems by the clock."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from kooperacja.notices import jobs

from .services.reminding import remind_of_rounds

jobs.register(
    jobs.Job(
from .services.unsaved import purge_unsaved


def forget_unsaved(now: datetime) -> str:
    """Delete what was typed and never saved, a month after the last word."""
    return gettext("Forms deleted: %(count)s.") % {"count": purge_unsaved(now=now)}

        name="round_reminders",
        label=_("Reminders of rounds"),
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
        what=_(
            "Reminds institutions that have not answered, five working days and one "
            "working day before the deadline."
        ),
        at=time(6, 30),
        run=remind_of_rounds,
    )
)
