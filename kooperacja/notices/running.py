"""Running the jobs that are due, each by one worker at a time."""

import logging
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection
from django.utils import timezone

from .jobs import Job, every_job
from .models import JobClock, JobRun

log = logging.getLogger(__name__)

#: First half of every advisory lock of ours, so that nobody else's number meets it.
LOCK_CLASS = zlib.crc32(b"kooperacja.notices") & 0x7FFFFFFF
WORKER = "worker"
#: A job may ask the database for longer than a page may.
STATEMENT_TIMEOUT = "5min"
LONGEST_RESULT = 1000


def lock_number(name: str) -> int:
    """Return the second half of an advisory lock."""
    return zlib.crc32(name.encode()) & 0x7FFFFFFF


def run_due(now: datetime | None = None) -> list[JobRun]:
    """Run every job that is due; return the runs. A job that fails stops no other."""
    now = now or timezone.now()
    runs = [_run_if_due(job, now) for job in every_job()]
    return [run for run in runs if run is not None]


def _run_if_due(job: Job, now: datetime) -> JobRun | None:
    clock, is_new = JobClock.objects.get_or_create(
        name=job.name,
        defaults={"next_at": now if job.every else job.first_after(now)},
    )
    if clock.next_at > now:
        return None
    with job_lock(job.name) as is_ours:
        if not is_ours:
            return None
        # Another worker may have finished it between our look and our lock.
        clock.refresh_from_db()
        return _run(job, clock, now) if clock.next_at <= now else None


def _run(job: Job, clock: JobClock, now: datetime) -> JobRun:
    run = JobRun.objects.create(name=job.name, started_at=now)
    # Written before: a job that takes the whole worker with it waits its turn too.
    clock.failures = min(clock.failures + 1, 1000)
    clock.next_at = job.retry_after(now, clock.failures)
    clock.save()
    try:
        said, run.is_ok = job.run(now), True
    except Exception as error:
        log.exception("job %s failed", job.name)
        said = f"{type(error).__name__}: {error}"
    run.result = str(said).replace("\x00", "")[:LONGEST_RESULT]
    run.finished_at = timezone.now()
    run.save()
    if run.is_ok:
        rows = JobClock.objects.filter(name=job.name)
        rows.update(failures=0)
        # Who has woken it meanwhile has come too late for this run.
        rows.filter(next_at=clock.next_at).update(next_at=job.first_after(now))
    return run


def wake(name: str) -> None:
    """Let a job run as soon as a worker looks, with what this transaction writes."""
    JobClock.objects.update_or_create(name=name, defaults={"next_at": timezone.now()})


@contextmanager
def job_lock(name: str) -> Iterator[bool]:
    """Hold the advisory lock of a job; yield whether we got it.

    It belongs to the session: when the worker dies, PostgreSQL lets it go.
    """
    key = [LOCK_CLASS, lock_number(f"job:{name}")]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", key)
        is_ours = cursor.fetchone()[0]
        if is_ours:
            cursor.execute(
                "SELECT set_config('statement_timeout', %s, false)", [STATEMENT_TIMEOUT]
            )
    try:
        yield is_ours
    finally:
        if is_ours:
            with connection.cursor() as cursor:
                cursor.execute("RESET statement_timeout")
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", key)


def show_presence() -> None:
    """Hold, shared with other workers, the lock by which the panel sees one is here."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_try_advisory_lock_shared(%s, %s)",
            [LOCK_CLASS, lock_number(WORKER)],
        )


def is_worker_here() -> bool:
    """Return whether a worker is connected to this database now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory'"
            " AND classid = %s AND objid = %s AND granted AND database ="
            " (SELECT oid FROM pg_database WHERE datname = current_database()))",
            [LOCK_CLASS, lock_number(WORKER)],
        )
        return cursor.fetchone()[0]
