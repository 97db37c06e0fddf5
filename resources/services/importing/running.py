"""Importing a reading: all or nothing, and the same file again changes nothing."""

import gc
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.base.errors import InvalidInput, NotPermitted
from kooperacja.notices.services import muted

from ...loading.records import Reading
from .outcomes import ImportReport, RowsRefused
from .run import Run

#: The advisory lock of imports.
LOCK = zlib.crc32(b"kooperacja.resources.importing")
SOURCE_LENGTH = 300


def import_resources(
    *,
    actor: User,
    reading: Reading,
    source: str,
    file_name: str = "",
    publish: bool = False,
    skip_refused: bool = False,
    commit: bool = True,
    is_synthetic: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> ImportReport:
    """Write the records of a reading down, as drafts unless ``publish``.

    ``source`` names where they come from: together with its number it tells a record
    from any other, and that a file was imported before. What people have changed here
    since is left as it is. Without ``commit`` everything is done and taken back.

    :raises NotPermitted: not a coordinator.
    :raises InvalidInput: no source was named.
    :raises RowsRefused: rows cannot be stored, and not ``skip_refused``.
    """
    if not actor.has_perm("resources.import_resources"):
        raise NotPermitted
    source = " ".join(source.split())
    if not source or len(source) > SOURCE_LENGTH:
        raise InvalidInput(_("Say where the file comes from."), field="source")
    with transaction.atomic(), muted(), _unswept():
        _wait_for_turn()
        run = Run(actor, reading, source, is_synthetic, progress)
        report = run.perform(publish=publish, file_name=file_name)
        if commit and report.has_refused and not skip_refused:
            raise RowsRefused(report)
        if not commit or not report.writes:
            transaction.set_rollback(True)
    return report


def _wait_for_turn() -> None:
    """Let one import at a time compare with what is stored."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


@contextmanager
def _unswept() -> Iterator[None]:
    """Keep Python from looking for garbage among rows that all stay in use.

    With a hundred thousand rows in memory that is half of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
