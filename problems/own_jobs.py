"""What the worker does for problems by the clock."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from kooperacja.notices import jobs

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
    )
)
