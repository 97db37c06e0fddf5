"""A directory brought in by the browser: taken, looked through, then written down.

Nothing of a file is kept that is refused as a whole. Small files are worked off at
once, large ones by the worker; the steps are the same.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.files.uploadedfile import UploadedFile
from django.db import OperationalError, transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacja.accounts.models import User
from kooperacja.areas.models import Area
from kooperacja.base.errors import DomainError, NotPermitted
from kooperacja.files.tables import ZIP_MARK
from kooperacja.notices.running import wake

from ...loading.places import Box
from ...loading.reading import read_content
from ...loading.records import DirectoryRefused
from ...models import ResourceUpload
from .outcomes import ImportReport, RowsRefused
from .running import import_resources
from .taking import content_of, name_of
from .telling import as_csv, storable, summary

log = logging.getLogger(__name__)

#: The job of the worker; see `resources.own_jobs`.
JOB = "resource_uploads"
#: Files up to so many bytes are worked off while the person waits.
AT_ONCE, PACKED_AT_ONCE = 150_000, 30_000
#: Uploads nobody has brought in or thrown away.
MOST_OPEN = 20
#: The bytes of a file, and the report on it, are kept for so long.
OPEN_KEPT, REPORT_KEPT = timedelta(days=1), timedelta(days=30)
State = ResourceUpload.State


class TooManyUploads(DomainError):
    """Files lie about that nobody has decided upon."""

    message = gettext_lazy(
        "Several uploaded files wait for a decision already. Bring them in or throw "
        "them away first."
    )
    code = "too_many_uploads"


class UploadBusy(DomainError):
    """Somebody was faster, or the worker has it in its hands."""

    message = gettext_lazy(
        "This file is being worked on, or was brought in already. Nothing was done "
        "twice."
    )
    code = "upload_busy"


def city_box() -> Box | None:
    """Return the box around the city, against which coordinates are judged."""
    city = Area.objects.city()
    return Box(*city.boundary.extent) if city else None


def receive_upload(
    *,
    actor: User,
    file: UploadedFile,
    source: str = "",
    encoding: str = "",
    divider: str = "",
) -> ResourceUpload:
    """Take a file and look it through, at once or by the worker.

    ``source`` names where it comes from; without it, its name does.

    :raises NotPermitted: not a coordinator.
    :raises TooManyUploads: others wait for a decision.
    :raises InvalidInput: the file cannot be taken; nothing of it is kept.
    """
    if not actor.has_perm("resources.import_resources"):
        raise NotPermitted
    name, content = name_of(file), content_of(file)
    with transaction.atomic():
        waiting = ResourceUpload.objects.exclude(state__in=(State.DONE, State.REFUSED))
        if waiting.count() >= MOST_OPEN:
            raise TooManyUploads
        upload = ResourceUpload.objects.create(
            actor=actor,
            file_name=name,
            source=" ".join(source.split()) or name,
            content=content,
            options={
                "encoding": encoding,
                "divider": divider,
                "fields": {},
                "language": translation.get_language(),
            },
        )
        _begin(upload)
        if upload.state == State.REFUSED:
            # Rolls back: nothing of it stays.
            raise DirectoryRefused(upload.told["sentence"], field="file")
    return upload


def check_again(
    *, actor: User, upload: ResourceUpload, fields: dict[str, str]
) -> ResourceUpload:
    """Look a file through once more, with headings (by field) as a person gave them.

    :raises NotPermitted: not a coordinator.
    :raises UploadBusy: it is not waiting for a decision.
    """

    def change(row: ResourceUpload) -> None:
        row.options["fields"] |= fields
        row.state = State.WAITING

    return _decide(actor, upload, change)


def confirm_upload(
    *, actor: User, upload: ResourceUpload, publish: bool, skip_refused: bool
) -> ResourceUpload:
    """Bring a file in that was looked through, at once or by the worker.

    :raises NotPermitted: not a coordinator.
    :raises UploadBusy: it is not waiting for a decision.
    """

    def change(row: ResourceUpload) -> None:
        row.actor = actor
        row.options |= {"publish": publish, "skip_refused": skip_refused}
        row.state = State.CONFIRMED

    return _decide(actor, upload, change)


@transaction.atomic
def drop_upload(*, actor: User, upload: ResourceUpload) -> None:
    """Throw a file away; of one that was brought in, only what was kept of it.

    :raises NotPermitted: not a coordinator.
    :raises UploadBusy: the worker has it.
    """
    _held(actor, upload).delete()


def work_off_next() -> bool:
    """Do what the longest waiting file waits for; return whether there was one."""
    with transaction.atomic():
        waiting = ResourceUpload.objects.filter(
            state__in=(State.WAITING, State.CONFIRMED)
        ).order_by("pk")
        upload = waiting.select_for_update(skip_locked=True, of=("self",)).first()
        if upload is not None:
            _work_off(upload, is_worker=True)
    return upload is not None


@transaction.atomic
def forget_uploads(now: datetime) -> int:
    """Delete files nobody decided upon, and old reports; return how many."""
    ended = (State.DONE, State.REFUSED)
    open_ones = ResourceUpload.objects.exclude(state__in=ended)
    old = open_ones.filter(created_at__lt=now - OPEN_KEPT)
    old |= ResourceUpload.objects.filter(created_at__lt=now - REPORT_KEPT)
    held = old.select_for_update(skip_locked=True, of=("self",)).values_list("pk")
    return ResourceUpload.objects.filter(pk__in=[pk for (pk,) in held]).delete()[0]


def _decide(
    actor: User, upload: ResourceUpload, change: Callable[[ResourceUpload], None]
) -> ResourceUpload:
    with transaction.atomic():
        upload = _held(actor, upload)
        if upload.state != State.CHECKED:
            raise UploadBusy
        change(upload)
        upload.save()
        _begin(upload)
    return upload


def _held(actor: User, upload: ResourceUpload) -> ResourceUpload:
    if not actor.has_perm("resources.import_resources"):
        raise NotPermitted
    rows = ResourceUpload.objects.select_for_update(skip_locked=True, of=("self",))
    held = rows.filter(pk=upload.pk).first()
    if held is None:
        raise UploadBusy
    return held


def _begin(upload: ResourceUpload) -> None:
    """Work a small file off now; have the worker called for a large one."""
    is_packed = bytes(upload.content[:4]) == ZIP_MARK
    if len(upload.content) <= (PACKED_AT_ONCE if is_packed else AT_ONCE):
        _work_off(upload)
    else:
        wake(JOB)


def _work_off(upload: ResourceUpload, *, is_worker: bool = False) -> None:
    """Read the file and rehearse it, or write it down; say what was found.

    A file that meets a mistake of ours is refused like any other: it must neither stop
    those behind it nor be tried for ever. Where another import keeps a person waiting
    for longer than a statement may take, the worker does it, who may wait.
    """
    with translation.override(upload.options["language"]):
        try:
            with transaction.atomic():
                _import(upload)
        except RowsRefused as refusal:
            _tell(upload, refusal.report, is_written=False)
            upload.told["sentence"] = str(refusal)
            upload.state = State.CHECKED
        except DomainError as refusal:
            _refuse(upload, str(refusal))
        except OperationalError:
            log.exception("the database gave up on an uploaded directory")
            if not is_worker:
                wake(JOB)
                return
            _refuse(
                upload, _("The server was too busy. Please upload the file once more.")
            )
        except Exception:
            log.exception("an uploaded directory cannot be read")
            _refuse(upload, _("This file cannot be read as a directory of resources."))
    upload.save()


def _import(upload: ResourceUpload) -> None:
    options, is_confirmed = upload.options, upload.state == State.CONFIRMED
    reading = read_content(
        bytes(upload.content),
        name=upload.file_name,
        box=city_box(),
        said=options["fields"],
        encoding=options["encoding"],
        divider=options["divider"],
    )
    report = import_resources(
        actor=upload.actor,
        reading=reading,
        source=upload.source,
        file_name=upload.file_name,
        publish=is_confirmed and options["publish"],
        skip_refused=is_confirmed and options["skip_refused"],
        commit=is_confirmed,
    )
    _tell(upload, report, is_written=is_confirmed)
    if is_confirmed:
        upload.state, upload.content = State.DONE, None
        upload.batch = report.batch if report.writes else None
    else:
        upload.state = State.CHECKED


def _tell(upload: ResourceUpload, report: ImportReport, *, is_written: bool) -> None:
    upload.told = storable(summary(report, is_written=is_written))
    upload.report = storable(as_csv(report, is_written=is_written))


def _refuse(upload: ResourceUpload, sentence: str) -> None:
    upload.state, upload.content = State.REFUSED, None
    upload.told, upload.report = {"sentence": storable(sentence)}, ""
