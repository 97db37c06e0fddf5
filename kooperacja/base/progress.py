"""Saying how far a long command is."""

import time
from collections.abc import Callable

#: Seconds between two sentences, so that short commands are silent.
PAUSE = 1.0


def once_a_second(say: Callable[[int, int], object]) -> Callable[[int, int], None]:
    """Return a reporter that passes (done, total) on to ``say`` once a second at most.

    The first second is silent.
    """
    last = time.monotonic()

    def show(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last >= PAUSE:
            last = time.monotonic()
            say(done, total)

    return show
