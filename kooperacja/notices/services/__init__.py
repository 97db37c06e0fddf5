"""Telling people something, on the desk and by mail.

Every function is called by the service of a room, inside its transaction: a roll-back
takes the notice and the letter with it, and nothing waits for a mail server.

Kinds are described in `..registry`, jobs of the worker in `..jobs`.

Values must not hold the text of a draft, nor anything a reader could not open by the
link beside it: a title is fine for those who may see it. A notice lives longer than
its reader's access, so name every row it speaks of in ``about``; whoever takes access
away calls `forget`, whoever redacts a row calls `redact`.
"""

from .letters import queue_letter, retry_letters
from .muting import muted
from .telling import notify
from .texts import change_text, preview, require_places, restore_text
from .upkeep import (
    forget,
    forget_letters,
    forget_role,
    mark_all_read,
    mark_read,
    redact,
    redact_results,
)

__all__ = [
    "change_text",
    "forget",
    "forget_letters",
    "forget_role",
    "mark_all_read",
    "mark_read",
    "muted",
    "notify",
    "preview",
    "queue_letter",
    "redact",
    "redact_results",
    "require_places",
    "restore_text",
    "retry_letters",
]
