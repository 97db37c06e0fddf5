"""Judging an uploaded directory before anything reads it."""

import tempfile
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from kooperacja.base.errors import InvalidInput
from kooperacja.files import sandbox, scanner
from kooperacja.files.cleaning.limits import MEGA
from kooperacja.files.cleaning.packages import unpack
from kooperacja.files.cleaning.refused import Refused
from kooperacja.files.tables import ZIP_MARK

from ...loading.reading import SUFFIXES
from ...loading.records import DirectoryRefused


def name_of(file: UploadedFile) -> str:
    """Return the name of an upload without folders and signs nobody can read.

    :raises DirectoryRefused: its ending is of no kind that is read.
    """
    last = PurePosixPath((file.name or "").replace("\\", "/")).name
    name = "".join(sign for sign in last if sign.isprintable()).strip()[-200:]
    if Path(name).suffix.lower() not in SUFFIXES:
        raise DirectoryRefused(
            _(
                "Directories are read from CSV, TXT, XLSX, GeoJSON, HSDS JSON, or a "
                "zip of HSDS or Ohana tables. Save the file as one of these."
            ),
            field="file",
        )
    return name


def content_of(file: UploadedFile) -> bytes:
    """Return the bytes of an upload that is neither too large nor a bomb.

    :raises InvalidInput: see there.
    """
    if file.size > settings.FILES_MOST_BYTES:
        limit = {"limit": settings.FILES_MOST_BYTES // MEGA}
        sentence = _(
            "This file is larger than %(limit)s MB. Divide it, or ask the "
            "administrator to load it with load_resources."
        )
        raise InvalidInput(sentence % limit, field="file")
    content = file.read()
    if not content:
        raise InvalidInput(_("This file is empty."), field="file")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "upload")
        path.write_bytes(content)
        scanner.scan(path)
        if content.startswith(ZIP_MARK):
            _judge_package(path)
    return content


def _judge_package(path: Path) -> None:
    """Refuse what unpacks to more than a directory, before anything reads it."""
    try:
        unpack(path, sandbox.limits())
    except (Refused, ValueError, KeyError, RuntimeError) as error:
        raise DirectoryRefused(
            _("This zip or workbook is damaged, protected, or unpacks to too much."),
            field="file",
        ) from error
