"""Telling nobody for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_is_muted: ContextVar[bool] = ContextVar("notices_muted", default=False)


@contextmanager
def muted() -> Iterator[None]:
    """Tell and write to nobody inside the block: for loading invented data."""
    token = _is_muted.set(True)
    try:
        yield
    finally:
        _is_muted.reset(token)


def is_muted() -> bool:
    """Return whether nobody is told anything now."""
    return _is_muted.get()
