"""The one process beside the web server: it sends letters and runs jobs."""

import logging
import threading
from collections.abc import Callable

from django.db import DatabaseError, InterfaceError, connection

from .delivery import MOST_AT_ONCE, send_due
from .running import run_due, show_presence

log = logging.getLogger(__name__)

#: Seconds between two looks: a person waits at the screen for the letter with the link.
LETTERS_EVERY = 2
JOBS_EVERY = 5
#: Seconds that a job has to finish when the worker is told to stop.
JOB_MAY_FINISH = 10
#: Seconds to wait for a database that does not answer.
PAUSE = 5


class WorkerBroken(Exception):
    """The worker met an error it does not know; whoever started it starts it anew."""


def run_once() -> tuple[int, int, int]:
    """Do what is due now and return; for cron and tests: (sent, failed, jobs run)."""
    runs = run_due()
    sent, failed = send_due(most=100_000)
    return sent, failed, len(runs)


def run_until(stop: threading.Event) -> None:
    """Send letters and run jobs until told to stop, each in a thread of its own.

    A long job must not keep somebody waiting for the letter with a new password.

    :raises WorkerBroken: one of the two ended by an error; start the worker anew.
    """
    broken: list[str] = []
    beside = threading.Thread(
        target=_repeat,
        args=(_run_jobs, JOBS_EVERY, stop, broken),
        name="jobs",
        daemon=True,
    )
    beside.start()
    _repeat(_send_letters, LETTERS_EVERY, stop, broken)
    # A job that takes longer is broken off; it is idempotent and will be run again.
    beside.join(JOB_MAY_FINISH)
    if broken:
        raise WorkerBroken(broken[0])


def _run_jobs() -> bool:
    show_presence()
    run_due()
    return False


def _send_letters() -> bool:
    """Return whether there is surely more to send."""
    sent, _failed = send_due()
    return sent == MOST_AT_ONCE


def _repeat(
    act: Callable[[], bool], seconds: float, stop: threading.Event, broken: list[str]
) -> None:
    """Act, again and again. A database that is away is waited for, not died of."""
    while not stop.is_set():
        has_more, pause = False, seconds
        try:
            has_more = act()
        except (DatabaseError, InterfaceError):
            log.warning("the database does not answer", exc_info=True)
            pause = PAUSE
            connection.close()
        except Exception as error:
            log.exception("the worker cannot go on")
            broken.append(f"{type(error).__name__}: {error}")
            stop.set()
        if not has_more:
            stop.wait(pause)
    connection.close()
