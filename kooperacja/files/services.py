"""Taking a file in, and taking it away for good."""

import logging
import shutil
from datetime import timedelta
from hashlib import file_digest
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from kooperacja.audit.log import record
from kooperacja.base.errors import InvalidInput

from . import names, sandbox, scanner, sniffing, storage
from .cleaning.limits import MEGA
from .kinds import KINDS
from .models import StoredFile
from .refusals import FileRefused

log = logging.getLogger(__name__)


def store_file(*, actor, upload: UploadedFile) -> StoredFile:
    """Take an uploaded file in: judged by its bytes, cleaned, and only then kept.

    Whoever calls has asked whether the person may upload here. The bytes are on the
    disk before the row is committed: what a crash leaves behind is a file without a
    row, which housekeeping deletes, never a row without its file.

    :raises FileRefused: with the sentence that says what to do instead.
    """
    _refuse_hoarding(actor)
    _refuse_size(upload)
    stored = StoredFile(uploaded_by=actor)
    try:
        with storage.working_folder() as folder:
            _clean(stored, upload, folder)
            storage.keep(folder / "clean", stored.stored_name)
            if stored.has_thumbnail:
                storage.keep(folder / "thumbnail", stored.stored_name, thumbnail=True)
    except OSError as error:
        log.exception("no file can be stored")
        raise FileRefused("no_room") from error
    with transaction.atomic():
        stored.save()
        record(actor=actor, verb="file.stored", target=stored, label="")
    return stored


@transaction.atomic
def remove_file(*, actor, stored: StoredFile, reason: str) -> StoredFile:
    """Erase a file for good; a stub says who did it, when and why.

    Whoever calls has asked whether the person may. Twice is once.

    :raises InvalidInput: without a reason.
    """
    if not reason.strip():
        raise InvalidInput(field="reason")
    stored = StoredFile.objects.select_for_update().get(pk=stored.pk)
    if stored.is_removed:
        return stored
    stored.original_name = stored.sha256 = ""
    stored.has_thumbnail = False
    stored.width = stored.height = stored.pages = None
    stored.removed_by = actor
    stored.removed_at = timezone.now()
    stored.removal_reason = reason.strip()
    stored.save()
    record(actor=actor, verb="file.removed", target=stored, label="", note=reason)
    # Rolled back, the row would still need its bytes.
    transaction.on_commit(lambda: storage.erase(stored.stored_name))
    return stored


def _refuse_size(upload: UploadedFile) -> None:
    if not upload.size:
        raise FileRefused("empty")
    if upload.size > settings.FILES_MOST_BYTES:
        raise FileRefused("too_large", limit=settings.FILES_MOST_BYTES // MEGA)


def _refuse_hoarding(actor) -> None:
    """Keep one account from filling the disk with files that nothing uses."""
    since = timezone.now() - timedelta(days=1)
    unused = StoredFile.objects.kept().unused()
    count = unused.filter(uploaded_by=actor, uploaded_at__gte=since).count()
    if count >= settings.FILES_MOST_UNUSED:
        raise FileRefused("too_many")


def _clean(stored: StoredFile, upload: UploadedFile, folder: Path) -> None:
    """Judge and clean an upload inside a folder; write down what was found."""
    original = folder / "original"
    with original.open("wb") as target:
        upload.seek(0)
        shutil.copyfileobj(upload, target)
    with original.open("rb") as source:
        seen = sniffing.look(source.read(sniffing.HEAD))
    extension = names.extension_of(upload.name or "")
    kind, refusal = sniffing.judge(seen, extension)
    if refusal:
        raise FileRefused(refusal, extension=extension[:10])
    stored.is_clean = scanner.scan(original)
    facts = sandbox.clean(kind, folder)
    with (folder / "clean").open("rb") as source:
        stored.sha256 = file_digest(source, "sha256").hexdigest()
    stored.size = (folder / "clean").stat().st_size
    stored.kind = kind
    stored.original_name = names.safe_name(upload.name or "", KINDS[kind])
    for name, value in facts.items():
        setattr(stored, name, value)
