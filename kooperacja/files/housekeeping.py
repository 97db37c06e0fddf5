"""What is left over: files nothing uses, bytes nobody knows, folders of broken work."""

import shutil
import time
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from . import storage
from .models import StoredFile

#: A form that is kept unsaved finds its files again for so long.
WEEK = timedelta(days=7)


def purge_orphans(older_than: timedelta = WEEK) -> dict[str, int]:
    """Delete what nothing points to and is older than some time; say how much.

    ``unused`` files were uploaded with a form that was never saved, or taken off a
    source; ``unknown`` bytes have no row, because a server stopped between the two;
    ``broken`` folders are cleanings that never ended. Stubs of removed files stay.
    Running it twice is running it once.
    """
    before = timezone.now() - older_than
    unused = StoredFile.objects.kept().unused().filter(uploaded_at__lt=before)
    count = sum(_delete_unused(stored) for stored in unused.order_by("pk").iterator())
    found = {"unused": count, "unknown": 0, "broken": 0}
    return found | _purge_folder(time.time() - older_than.total_seconds())


def _delete_unused(stored: StoredFile) -> bool:
    try:
        with transaction.atomic():
            stored.delete()
    except (ProtectedError, IntegrityError):
        # A form was saved with it a moment ago.
        return False
    storage.erase(stored.stored_name)
    return True


def _purge_folder(before: float) -> dict[str, int]:
    known = set(StoredFile.objects.kept().values_list("stored_name", flat=True))
    broken = unknown = 0
    for folder in storage.root().glob(f"{storage.WORKING}*"):
        if folder.stat().st_mtime < before:
            shutil.rmtree(folder, ignore_errors=True)
            broken += 1
    for path in storage.root().glob("??/??/*"):
        name = path.name.removesuffix(storage.THUMBNAIL)
        if name not in known and path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
            unknown += 1
    return {"unknown": unknown, "broken": broken}


def missing_files() -> list[StoredFile]:
    """Return the files whose bytes are gone: a restored database with an older folder.

    For whoever checks a restored backup; a request for one of them answers 404.
    """
    return [
        stored
        for stored in StoredFile.objects.kept().order_by("pk").iterator()
        if not storage.path_of(stored.stored_name).is_file()
    ]
