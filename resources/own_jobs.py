"""What the worker does for resources by the clock."""

from datetime import datetime, time, timedelta

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kooperacja.notices import jobs

from .services.freshness import remind_to_assure
from .services.importing.uploads import JOB, forget_uploads, work_off_next
from .services.reporting import erase_old_reports


def bring_in_uploads(now: datetime) -> str:
    """Work off the uploaded directories that wait, and forget old ones."""
    done = 0
    while work_off_next():
        done += 1
    return gettext("Files worked off: %(done)s, forgotten: %(gone)s.") % {
        "done": done,
        "gone": forget_uploads(now),
    }


jobs.register(
    jobs.Job(
        name=JOB,
        label=_("Uploaded directories of resources"),
        what=_(
            "Looks through and brings in large files the coordinator has uploaded, as "
            "soon as they come. What nobody has brought in for a day it erases."
        ),
        every=timedelta(hours=1),
        run=bring_in_uploads,
    ),
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
