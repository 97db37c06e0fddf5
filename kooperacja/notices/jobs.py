"""What the worker does by itself, by the clock.

A room describes its jobs in ``<room>/own_jobs.py`` and imports that module in the
``ready()`` of its app::

    from kooperacja.notices import jobs

    jobs.register(
        jobs.Job(
            name="weekly_release",
            label=_("Weekly release"),
            what=_("Puts accepted diagnoses on the public map."),
            weekday=0,
            at=time(6, 0),
            run=release_what_waits,
        )
    )

``run(now)`` gets the aware moment it was started and returns its result in words, for
the panel; it raises when it could not do its work. It must be idempotent: after a
crash it is run again, and then finds done what was done. Two workers never run the same
job at once (an advisory lock of PostgreSQL); a job that fails is tried again after ten
minutes, then after ever longer, and never stops the others. A moment that passed while
no worker ran is made up for once, except before the first start of all.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.utils import timezone

from .registry import Words

#: After a failure; doubled with each further one, at most half a day.
FIRST_RETRY = timedelta(minutes=10)
LONGEST_RETRY = timedelta(hours=12)


@dataclass(frozen=True)
class Job:
    """One job: ``every`` so often, or ``at`` a local time (on one ``weekday`` only).

    ``weekday`` 0 is Monday. ``label`` and ``what`` are shown on the panel.
    """

    name: str
    label: Words
    what: Words
    run: Callable[[datetime], str]
    every: timedelta | None = None
    at: time | None = None
    weekday: int | None = None

    def __post_init__(self):
        if (self.every is None) == (self.at is None):
            raise ValueError("a job runs either every … or at …")
        if self.weekday is not None and self.at is None:
            raise ValueError("a weekday needs a time")

    def first_after(self, moment: datetime) -> datetime:
        """Return when the job is due next, later than a moment.

        Local time decides, so that 7:00 stays 7:00 when the clocks change.
        """
        if self.every is not None:
            return moment + self.every
        local = timezone.localtime(moment)
        day = local.date()
        while True:
            due = timezone.make_aware(datetime.combine(day, self.at)).astimezone(UTC)
            if due > moment and self.weekday in {None, day.weekday()}:
                return due
            day += timedelta(days=1)

    def retry_after(self, moment: datetime, failures: int) -> datetime:
        """Return when to try again after so many failures in a row."""
        pause = min(FIRST_RETRY * 2 ** min(failures - 1, 10), LONGEST_RETRY)
        return min(moment + pause, self.first_after(moment))


_JOBS: dict[str, Job] = {}


def register(*jobs: Job) -> None:
    """Give jobs to the worker. Registering the same name again replaces it."""
    for job in jobs:
        _JOBS[job.name] = job


def every_job() -> Iterator[Job]:
    """Return all jobs in the order in which they were registered."""
    return iter(list(_JOBS.values()))


def get(name: str) -> Job | None:
    """Return a job, None where there is none of this name."""
    return _JOBS.get(name)
