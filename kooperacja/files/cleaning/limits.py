"""How much a file may cost."""

import resource
from dataclasses import dataclass

MEGA = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bytes, pixels, pages, members of a package, seconds of processor."""

    pixels: int
    pages: int
    members: int
    unpacked: int
    ratio: int
    memory: int
    seconds: int
    written: int


def confine(limits: Limits) -> None:
    """Take from this process what cleaning one file never needs.

    Set by the process itself: between fork and exec of a threaded server no Python code
    may run.
    """
    for what, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_FSIZE, limits.written),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
