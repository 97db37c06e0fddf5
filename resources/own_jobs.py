"""What the worker does for resources by the clock."""

from datetime import time

from django.utils.translation import gettext_lazy as _

from kooperacja.notices import jobs

from .services.freshness import remind_to_assure
from .services.reporting import erase_old_reports

jobs.register(
    jobs.Job(
        name="visitor_reports",
        label=_("Reports of visitors"),
        what=_(
            "Erases what visitors wrote about resources more than three months ago."
        ),
        at=time(3, 50),
        run=erase_old_reports,
    ),
    jobs.Job(
        name="resource_reminders",
        label=_("Reminders to confirm resources"),
        what=_(
            "Asks providers whether their resources are still as described: two weeks "
            "before the day, on the day, and each month after that."
        ),
        at=time(6, 50),
        run=remind_to_assure,
    ),
)
