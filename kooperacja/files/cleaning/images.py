"""Pictures: only the pixels survive.

Decoding and encoding again loses whatever was not a pixel: EXIF with the place it was
taken at, the small uncropped preview inside it, colour profiles, comments, text chunks,
further frames, and anything appended after the end.
"""

import io
from pathlib import Path

from PIL import Image, ImageOps

from .limits import Limits
from .refused import Refused

THUMBNAIL_PIXELS = (320, 320)
JPEG_QUALITY = 88
# A phone that took two pictures at once writes an MPO: a JPEG with another one behind.
READ = {"jpeg": ("JPEG", "MPO"), "png": ("PNG",), "gif": ("GIF",)}
MARKS = {b"\xff\xd8\xff": "jpeg", b"\x89PNG": "png", b"GIF8": "gif"}
WRITE = {"jpeg": "JPEG", "png": "PNG", "gif": "GIF"}
MEGAPIXEL = 1_000_000


def clean(kind: str, folder: Path, limits: Limits) -> dict:
    """Encode a picture anew, and a small one beside it; return its size in pixels.

    :raises Refused: too many pixels.
    """
    picture = _decoded((folder / "original").read_bytes(), kind, limits)
    _save(picture, kind, folder / "clean")
    width, height = picture.size
    picture.thumbnail(THUMBNAIL_PIXELS)
    _save(picture, kind, folder / "thumbnail")
    return {"width": width, "height": height, "has_thumbnail": True}


def recoded(content: bytes, limits: Limits) -> bytes:
    """Return a picture inside a document, encoded anew in its own kind.

    Office programs are careless with the endings of pictures; the bytes say the kind.

    :raises Refused: too many pixels, or no JPEG, PNG or GIF.
    """
    kind = next((name for mark, name in MARKS.items() if content.startswith(mark)), "")
    if not kind:
        raise Refused("drawing")
    out = io.BytesIO()
    try:
        _save(_decoded(content, kind, limits), kind, out)
    except (OSError, SyntaxError, ValueError) as error:
        raise Refused("drawing") from error
    return out.getvalue()


def _decoded(content: bytes, kind: str, limits: Limits) -> Image.Image:
    # The library itself refuses twice as much; we look at the header first.
    Image.MAX_IMAGE_PIXELS = limits.pixels
    too_many = Refused("pixels", limit=limits.pixels // MEGAPIXEL)
    try:
        source = Image.open(io.BytesIO(content), formats=READ[kind][:1])
    except Image.DecompressionBombError as error:
        raise too_many from error
    with source as picture:
        if picture.format not in READ[kind]:
            raise Refused("mismatch", extension=kind)
        if picture.width * picture.height > limits.pixels:
            raise too_many
        picture.load()
        ImageOps.exif_transpose(picture, in_place=True)
        plain = picture.convert(_mode(picture, kind))
    # Encoders also look here for what to write beside the pixels.
    plain.info.clear()
    return plain


def _mode(picture: Image.Image, kind: str) -> str:
    if kind == "jpeg":
        return "L" if picture.mode == "L" else "RGB"
    if picture.mode in ("1", "L", "LA", "RGB", "RGBA"):
        return picture.mode
    if picture.mode.startswith("I") or picture.mode == "F":
        return "L"
    return "RGBA" if picture.has_transparency_data else "RGB"


def _save(picture: Image.Image, kind: str, target: Path | io.BytesIO) -> None:
    options = {"quality": JPEG_QUALITY, "optimize": True} if kind == "jpeg" else {}
    picture.save(target, format=WRITE[kind], **options)
