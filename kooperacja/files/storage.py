"""Where the bytes lie: ``var/files``, which no web server and no static route sees.

A file is ``ab/cd/<random name>`` with mode 0600 in folders of mode 0700; its thumbnail
lies beside it. The name says nothing of what is in it, whose it is, or its kind.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from django.conf import settings

THUMBNAIL = ".thumbnail"
#: Folders of work in progress begin so; names of stored files never do.
WORKING = "working-"


def root() -> Path:
    """Return the folder of all files; it is made when first needed."""
    folder = Path(settings.FILES_ROOT)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def path_of(stored_name: str, *, thumbnail: bool = False) -> Path:
    """Return where the bytes of a file are, or would be."""
    # base64 in lower case too: two names must not share a folder by accident of case.
    fingerprint = sha256(stored_name.encode()).hexdigest()
    name = stored_name + (THUMBNAIL if thumbnail else "")
    return root() / fingerprint[:2] / fingerprint[2:4] / name


@contextmanager
def working_folder() -> Iterator[Path]:
    """Lend an empty private folder on the same disk; it is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=WORKING, dir=root()))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def keep(source: Path, stored_name: str, *, thumbnail: bool = False) -> None:
    """Move a finished file to its place, durably: after this a power cut is no loss.

    :raises OSError: no room, no right.
    """
    target = path_of(stored_name, thumbnail=thumbnail)
    target.parent.parent.mkdir(mode=0o700, exist_ok=True)
    target.parent.mkdir(mode=0o700, exist_ok=True)
    source.chmod(0o600)
    _sync(source)
    source.rename(target)
    _sync(target.parent)


def erase(stored_name: str) -> None:
    """Delete a file and its thumbnail; what is gone already is no error."""
    for thumbnail in (False, True):
        path_of(stored_name, thumbnail=thumbnail).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
