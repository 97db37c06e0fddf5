"""Starts the cleaning process and reads its answer."""

import json
import logging
import subprocess  # our own module, with arguments of our own
import sys
import threading
from dataclasses import asdict
from pathlib import Path

from django.conf import settings

from .cleaning.limits import MEGA, Limits
from .refusals import SENTENCES, FileRefused

log = logging.getLogger(__name__)

#: Files cleaned at once by one server process; further ones wait for their turn.
_TURNS = threading.BoundedSemaphore(2)
#: Seconds of the clock, above the seconds of the processor: other work goes on beside.
PATIENCE = 3


def limits() -> Limits:
    """Return what one file may cost."""
    return Limits(
        pixels=settings.FILES_MOST_PIXELS,
        pages=settings.FILES_MOST_PAGES,
        members=2_000,
        unpacked=60 * MEGA,
        ratio=200,
        memory=settings.FILES_CLEANING_MEMORY,
        seconds=settings.FILES_CLEANING_SECONDS,
        written=6 * settings.FILES_MOST_BYTES,
    )


def clean(kind: str, folder: Path) -> dict:
    """Clean ``folder/original``; return the facts found. `cleaning` says what it does.

    :raises FileRefused: the file is not taken, or cost more than it may.
    """
    most = limits()
    command = [
        sys.executable,
        *("-s", "-m", "kooperacja.files.cleaning"),
        *(kind, str(folder), json.dumps(asdict(most))),
    ]
    try:
        with _TURNS:
            done = subprocess.run(  # noqa: S603 - no shell, no word of the file
                command,
                # Nothing of ours: neither the secret key nor the database's address.
                env={"PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"},
                cwd=settings.BASE_DIR,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=most.seconds * PATIENCE,
                check=False,
            )
    except subprocess.TimeoutExpired as error:
        raise FileRefused("too_hard") from error
    return _facts(kind, done)


def _facts(kind: str, done: subprocess.CompletedProcess) -> dict:
    try:
        answer = json.loads(done.stdout) if done.returncode == 0 else None
    except ValueError:
        answer = None
    if answer is None:
        # Killed at a limit, or a parser of native code fell.
        log.warning("cleaning a %s ended with %s", kind, done.returncode)
        raise FileRefused("too_hard")
    if "why" in answer:
        log.info("a %s could not be read: %s", kind, answer["why"])
    if "refused" in answer:
        code = answer["refused"] if answer["refused"] in SENTENCES else "damaged"
        raise FileRefused(code, **answer["values"])
    return answer["facts"]
