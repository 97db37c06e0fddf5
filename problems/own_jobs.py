"""What the worker does for problems by the clock."""

from datetime import time

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kooperacja.notices import jobs

from .services.confirming import remind_to_confirm
from .services.releasing_by_clock import release_by_clock
from .services.reminding import remind_of_rounds

jobs.register(
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
