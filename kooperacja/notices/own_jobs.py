"""The jobs of the ground: the daily digest, tidying up, sweeping up files."""

from datetime import datetime, time, timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacja.files.housekeeping import purge_orphans

from . import jobs
from .digest import queue_digests
from .models import JobRun, Letter, Notice

LETTERS_KEPT = timedelta(days=30)
NOTICES_KEPT = timedelta(days=90)
RUNS_KEPT = timedelta(days=90)


def send_digest(now: datetime) -> str:
    """Queue one letter for each person to whom something is to be told."""
    return _("Letters: %(count)s.") % {"count": queue_digests(now)}


@transaction.atomic
def tidy_up(now: datetime) -> str:
    """Delete what nobody needs any more: personal data are not kept for company."""
    letters = Letter.objects.over_before(now - LETTERS_KEPT).delete()[0]
    notices = Notice.objects.filter(read_at__lt=now - NOTICES_KEPT).delete()[0]
    sessions = Session.objects.filter(expire_date__lt=now).delete()[0]
    JobRun.objects.filter(started_at__lt=now - RUNS_KEPT).delete()
    return _(
        "Deleted: letters %(letters)s, notices %(notices)s, sessions %(sessions)s."
    ) % {"letters": letters, "notices": notices, "sessions": sessions}


def sweep_files(now: datetime) -> str:
    """Delete uploaded files that nothing uses, and what broken uploads left behind."""
    found = purge_orphans()
    left = found["unknown"] + found["broken"]
    return _("Files deleted: %(unused)s, leftovers: %(left)s.") % {
        "unused": found["unused"],
        "left": left,
    }


jobs.register(
    jobs.Job(
        name="daily_digest",
        label=gettext_lazy("Daily digest"),
        what=gettext_lazy(
            "Gathers what each person has not read yet into one letter a day."
        ),
        at=time(7, 0),
        run=send_digest,
    ),
    jobs.Job(
        name="tidy_up",
        label=gettext_lazy("Tidying up"),
        what=gettext_lazy(
            "Deletes letters 30 days after they left, notices 90 days after they were "
            "read, and sessions that have expired."
        ),
        at=time(3, 30),
        run=tidy_up,
    ),
    jobs.Job(
        name="sweep_files",
        label=gettext_lazy("Sweeping up files"),
        what=gettext_lazy(
            "Deletes uploaded files that no source has used for a week, and what "
            "broken uploads left behind."
        ),
        at=time(3, 45),
        run=sweep_files,
    ),
)
