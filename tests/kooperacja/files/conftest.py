"""A folder of files of its own, and somebody who uploads."""

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile

from tests.factories import UserFactory


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path):
    """The folder of all files, empty."""
    settings.FILES_ROOT = tmp_path / "files"
    return settings.FILES_ROOT


@pytest.fixture
def ewa(db):
    """Somebody who uploads."""
    return UserFactory()


def upload(name: str, content: bytes) -> TemporaryUploadedFile:
    """What Django hands over; the name is as the browser sent it."""
    sent = TemporaryUploadedFile("x", "application/octet-stream", len(content), None)
    sent._name = name
    sent.write(content)
    sent.seek(0)
    return sent
