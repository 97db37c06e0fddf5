"""Keeping, serving and erasing; the limits; the scanner; what is swept up."""

import io
import os
import socket
import struct
import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from PIL import Image

from kooperacja.audit.models import AuditEntry
from kooperacja.base.errors import InvalidInput
from kooperacja.files import sandbox, storage
from kooperacja.files.housekeeping import missing_files, purge_orphans
from kooperacja.files.models import StoredFile
from kooperacja.files.refusals import SENTENCES, FileRefused
from kooperacja.files.services import remove_file, store_file
from kooperacja.files.serving import disposition, file_response
from tests.factories import DiagnosisFactory, EvidenceFactory

from .conftest import upload
from .corpus import EICAR
from .make_pdfs import pdf
from .make_pictures import jpeg, png

NOW = timedelta()


@pytest.fixture
def photo(ewa):
    """A stored photo."""
    return store_file(actor=ewa, upload=upload("zdjęcie.jpg", jpeg()))


def on_disk(root) -> list:
    return [path for path in root.rglob("*") if path.is_file()]


class TestStoring:
    def test_is_written_down_without_the_name(self, photo, ewa):
        entry = AuditEntry.objects.get(verb="file.stored")
        assert entry.actor == ewa and entry.target_label == ""

    def test_is_seen_by_nobody_else_on_the_machine(self, photo, files_root):
        for folder, _folders, names in os.walk(files_root):
            assert os.stat(folder).st_mode & 0o077 == 0
            assert all(
                os.stat(os.path.join(folder, name)).st_mode & 0o077 == 0
                for name in names
            )

    def test_lies_in_no_folder_that_is_served(self, settings):
        root = settings.VAR_DIR / "files"
        served = [settings.STATIC_ROOT, *settings.STATICFILES_DIRS]
        assert not any(root.is_relative_to(folder) for folder in served)
        assert not settings.MEDIA_URL.strip("/") and not settings.MEDIA_ROOT
        assert "default" not in settings.STORAGES  # nothing else keeps uploads

    def test_says_so_when_the_disk_is_full(self, ewa, monkeypatch, files_root):
        def full(*_args, **_kwargs):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(storage, "keep", full)
        with pytest.raises(FileRefused) as refused:
            store_file(actor=ewa, upload=upload("a.pdf", pdf()))
        assert refused.value.code == "no_room"
        assert not StoredFile.objects.exists() and not on_disk(files_root)

    def test_one_account_cannot_fill_the_disk(self, ewa, settings):
        settings.FILES_MOST_UNUSED = 2
        for _number in range(2):
            store_file(actor=ewa, upload=upload("a.txt", b"a"))
        with pytest.raises(FileRefused) as refused:
            store_file(actor=ewa, upload=upload("a.txt", b"a"))
        assert refused.value.code == "too_many"
        EvidenceFactory(file=StoredFile.objects.first())
        store_file(actor=ewa, upload=upload("a.txt", b"a"))


class TestSandbox:
    def test_a_bomb_takes_its_own_process_only(self, ewa, settings):
        settings.FILES_CLEANING_MEMORY = 150 * 1024 * 1024
        wide = png_of(9_000)
        with pytest.raises(FileRefused) as refused:
            store_file(actor=ewa, upload=upload("a.png", wide))
        assert refused.value.code == "too_hard"

    def test_takes_no_secret_along(self, ewa, monkeypatch):
        seen = {}
        run = sandbox.subprocess.run

        def looking(command, **kwargs):
            seen.update(kwargs)
            return run(command, **kwargs)

        monkeypatch.setattr(sandbox.subprocess, "run", looking)
        store_file(actor=ewa, upload=upload("a.txt", b"a"))
        assert set(seen["env"]) == {"PYTHONDONTWRITEBYTECODE", "LC_ALL"}

    @pytest.mark.parametrize("answer", [b"", b"{", b"not json"])
    def test_an_answer_that_is_none(self, answer):
        done = sandbox.subprocess.CompletedProcess([], 0, answer)
        with pytest.raises(FileRefused) as refused:
            sandbox._facts("pdf", done)
        assert refused.value.code == "too_hard"

    def test_every_refusal_has_its_words(self):
        assert all(str(sentence).endswith(".") for sentence in SENTENCES.values())


def png_of(side: int) -> bytes:
    """A picture of many pixels, within the limit of pixels."""
    out = io.BytesIO()
    Image.new("RGB", (side, side // 2)).save(out, "PNG")
    return out.getvalue()


class Clamd(threading.Thread):
    """A scanner that knows one virus, or answers whatever it is told to."""

    def __init__(self, address, answer=None):
        super().__init__(daemon=True)
        self.listening = socket.socket(socket.AF_UNIX)
        self.listening.bind(str(address))
        self.listening.listen(1)
        self.answer = answer
        self.received = b""
        self.start()

    def run(self):
        line, _ = self.listening.accept()
        with line, line.makefile("rb") as stream:
            assert stream.read(10) == b"zINSTREAM\0"
            while length := struct.unpack("!L", stream.read(4))[0]:
                self.received += stream.read(length)
            found = b"stream: Eicar FOUND" if EICAR in self.received else b"stream: OK"
            line.sendall((found if self.answer is None else self.answer) + b"\0")
        self.listening.close()


@pytest.fixture
def clamd(settings, tmp_path_factory):
    """Start a scanner: ``clamd(answer=None)``."""
    address = tmp_path_factory.mktemp("clamd") / "clamd.sock"
    settings.CLAMD = str(address)
    return lambda answer=None: Clamd(address, answer)


class TestScanner:
    def test_lets_a_clean_file_through_after_reading_all_of_it(self, ewa, clamd):
        scanner, content = clamd(), jpeg()
        stored = store_file(actor=ewa, upload=upload("a.jpg", content))
        assert stored.is_clean is True and scanner.received == content

    def test_stops_the_test_virus(self, ewa, clamd):
        clamd()
        with pytest.raises(FileRefused) as refused:
            store_file(actor=ewa, upload=upload("a.txt", EICAR))
        assert refused.value.code == "virus"
        assert not StoredFile.objects.exists()

    @pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR", b""])
    def test_an_answer_that_is_no_word_of_a_scan_lets_nothing_through(
        self, answer, ewa, clamd
    ):
        clamd(answer)
        with pytest.raises(FileRefused) as refused:
            store_file(actor=ewa, upload=upload("a.txt", b"a"))
        assert refused.value.code == "no_scanner"

    @pytest.mark.parametrize(
        "address", ["/nowhere/clamd.sock", "127.0.0.1:1", "x", "x:y"]
    )
    def test_lets_nothing_through_while_it_is_away(self, address, ewa, settings):
        settings.CLAMD = address
        with pytest.raises(FileRefused) as refused:
            store_file(actor=ewa, upload=upload("a.txt", b"a"))
        assert refused.value.code == "no_scanner"
        assert not StoredFile.objects.exists()

    def test_without_one_nobody_says_it_is_clean(self, photo):
        assert photo.is_clean is None


class TestServing:
    def test_headers_of_a_file(self, photo):
        response = file_response(photo)
        assert response.headers["Content-Type"] == "image/jpeg"
        assert response.headers["Content-Disposition"].startswith("attachment; ")
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Cache-Control"] == "no-store"
        assert "sandbox" in response.headers["Content-Security-Policy"]
        assert b"".join(response.streaming_content).startswith(b"\xff\xd8")

    def test_only_small_pictures_are_shown(self, photo, ewa):
        response = file_response(photo, thumbnail=True)
        assert response.headers["Content-Disposition"].startswith("inline; ")
        document = store_file(actor=ewa, upload=upload("a.pdf", pdf()))
        with pytest.raises(Http404):
            file_response(document, thumbnail=True)

    def test_tables_are_letters_to_a_browser(self, ewa):
        table = store_file(actor=ewa, upload=upload("a.csv", b"=1+1;2"))
        response = file_response(table)
        assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert response.headers["Content-Disposition"].startswith("attachment; ")

    @pytest.mark.parametrize(
        ("name", "ascii_name"),
        [("żółw.pdf", "___w.pdf"), ('a"b\\c.pdf', "a_b_c.pdf"), ("a b.pdf", "a b.pdf")],
    )
    def test_names_in_headers(self, name, ascii_name):
        header = disposition(name)
        assert f'filename="{ascii_name}"' in header
        assert header.isascii() and "\r" not in header

    def test_bytes_that_are_gone_are_missing_and_no_error(self, photo):
        storage.erase(photo.stored_name)
        with pytest.raises(Http404):
            file_response(photo)
        assert missing_files() == [photo]


class TestRemoving:
    def test_leaves_a_stub_that_says_who_and_why(
        self, photo, ewa, files_root, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            remove_file(actor=ewa, stored=photo, reason="nazwisko na zdjęciu")
        photo.refresh_from_db()
        assert photo.is_removed and photo.removed_by == ewa
        assert (photo.original_name, photo.sha256, photo.has_thumbnail) == (
            "",
            "",
            False,
        )
        assert photo.removal_reason == "nazwisko na zdjęciu"
        assert not on_disk(files_root)
        with pytest.raises(Http404):
            file_response(photo)
        assert AuditEntry.objects.filter(verb="file.removed").count() == 1

    def test_twice_is_once(self, photo, ewa):
        for reason in ("raz", "dwa"):
            stub = remove_file(actor=ewa, stored=photo, reason=reason)
        assert stub.removal_reason == "raz"
        assert AuditEntry.objects.filter(verb="file.removed").count() == 1

    def test_needs_a_reason(self, photo, ewa):
        with pytest.raises(InvalidInput):
            remove_file(actor=ewa, stored=photo, reason=" ")

    def test_the_bytes_stay_when_it_is_undone(self, photo, ewa, files_root):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            remove_file(actor=ewa, stored=photo, reason="x")
            raise ZeroDivisionError
        assert len(on_disk(files_root)) == 2

    def test_a_stub_cannot_keep_a_name(self, photo):
        photo.removed_at = photo.uploaded_at
        with pytest.raises(IntegrityError), transaction.atomic():
            photo.save()


class TestHousekeeping:
    def test_sweeps_up_what_nothing_uses(self, photo, ewa, files_root):
        used = store_file(actor=ewa, upload=upload("a.png", png()))
        EvidenceFactory(diagnosis=DiagnosisFactory(), file=used)
        (files_root / "working-x").mkdir()
        lost = storage.path_of("nobody-knows-this-name")
        lost.parent.mkdir(parents=True)
        lost.write_bytes(b"x")
        assert purge_orphans(NOW) == {"unused": 1, "unknown": 1, "broken": 1}
        assert list(StoredFile.objects.all()) == [used]
        assert len(on_disk(files_root)) == 2
        assert purge_orphans(NOW) == {"unused": 0, "unknown": 0, "broken": 0}

    def test_leaves_the_young_alone(self, photo):
        assert purge_orphans() == {"unused": 0, "unknown": 0, "broken": 0}

    def test_leaves_stubs(self, photo, ewa):
        remove_file(actor=ewa, stored=photo, reason="x")
        storage.erase(photo.stored_name)
        assert purge_orphans(NOW)["unused"] == 0
        assert StoredFile.objects.count() == 1


def test_nothing_is_trusted_that_the_browser_says(ewa):
    sent = upload("a.pdf", b"<html>")
    sent.content_type = "application/pdf"
    with pytest.raises(FileRefused) as refused:
        store_file(actor=ewa, upload=sent)
    assert refused.value.code == "page"
