"""What happens to each nasty file; `pytest -s` prints the table."""

import io
import warnings
import zipfile
from collections import Counter
from functools import partial

import pikepdf
import pytest
from PIL import Image

from kooperacja.files import storage
from kooperacja.files.kinds import KINDS
from kooperacja.files.models import StoredFile
from kooperacja.files.refusals import FileRefused
from kooperacja.files.services import store_file

from .conftest import upload
from .corpus import CORPUS, NAMES, Nasty
from .make_pictures import jpeg_with_exif

FEWEST = 60


@pytest.fixture(scope="module")
def table():
    """What happened to each; printed with totals at the end."""
    rows: list[tuple[Nasty, str, str]] = []
    yield rows
    say = partial(print, flush=True)  # noqa: T201 - the table is what is asked for
    say(f"\n{'file':52.52} {'as':24.24} what happened")
    for nasty, word, sentence in rows:
        taken_out = f"; gone: {', '.join(nasty.gone)}" if nasty.gone else ""
        what = sentence or f"stored as {word}{taken_out}"
        say(f"{nasty.what:52.52} {nasty.name!r:24.24} {what[:110]!r}")
    stored = sum(not sentence for _nasty, _word, sentence in rows)
    say(f"{len(rows)} files: {stored} stored clean, {len(rows) - stored} refused")
    for word, count in Counter(row[1] for row in rows).most_common():
        say(f"  {count:3} {word}")


@pytest.mark.parametrize("nasty", CORPUS, ids=lambda nasty: nasty.what)
@pytest.mark.filterwarnings("ignore:This document has")
def test_what_happens_to_it(nasty, ewa, table, files_root):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        content = nasty.content()
    if nasty.outcome not in KINDS:
        with pytest.raises(FileRefused) as refused:
            store_file(actor=ewa, upload=upload(nasty.name, content))
        table.append((nasty, refused.value.code, str(refused.value)))
        assert refused.value.code == nasty.outcome
        assert str(refused.value).endswith(".") and "%(" not in str(refused.value)
        assert not StoredFile.objects.exists()
        assert not [path for path in files_root.rglob("*") if path.is_file()]
        return
    stored = store_file(actor=ewa, upload=upload(nasty.name, content))
    table.append((nasty, stored.kind, ""))
    assert stored.kind == nasty.outcome
    said = everything_in(storage.path_of(stored.stored_name).read_bytes())
    for word in nasty.gone:
        assert word.encode() not in said, word
    for word in nasty.left:
        assert word.encode() in said, word
    assert_thumbnail(stored)


def test_there_are_enough():
    assert len({nasty.what for nasty in CORPUS}) == len(CORPUS) >= FEWEST


@pytest.mark.parametrize(("name", "kept"), NAMES)
def test_names(name, kept, ewa, files_root):
    from .make_pdfs import pdf

    stored = store_file(actor=ewa, upload=upload(name, pdf()))
    assert stored.original_name == kept
    assert stored.stored_name not in kept and len(stored.stored_name) == 22
    (path,) = [path for path in files_root.rglob("*") if path.is_file()]
    assert path.relative_to(files_root).parts[-1] == stored.stored_name
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_photo_stands_upright_and_keeps_its_pixels(ewa):
    stored = store_file(actor=ewa, upload=upload("a.jpg", jpeg_with_exif()))
    assert (stored.width, stored.height) == (48, 64)
    with Image.open(storage.path_of(stored.stored_name)) as picture:
        assert picture.size == (48, 64) and not picture.getexif()


def everything_in(content: bytes) -> bytes:
    """Return all bytes of a file, unpacked as far as they go."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            assert package.testzip() is None
            return b"".join(
                name.encode() + package.read(name) for name in package.namelist()
            )
    if content.startswith(b"%PDF"):
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(content)) as pdf:
            assert not pdf.check_pdf_syntax()
            pdf.save(
                out,
                stream_decode_level=pikepdf.StreamDecodeLevel.specialized,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
        return content + out.getvalue()
    return content


def assert_thumbnail(stored: StoredFile) -> None:
    """A picture has a small one beside it, a document none."""
    path = storage.path_of(stored.stored_name, thumbnail=True)
    assert stored.has_thumbnail == stored.is_image == path.is_file()
