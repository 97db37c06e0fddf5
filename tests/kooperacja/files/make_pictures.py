"""Pictures for the corpus, good and bad."""

import io
import struct
import zlib

from PIL import Image, PngImagePlugin

SCRIPT = b"<html><script>alert(document.domain)</script></html>"
COORDINATES = (49.8224, 19.0469)


def jpeg(**options) -> bytes:
    """A photo of 64 × 48 pixels."""
    out = io.BytesIO()
    Image.linear_gradient("L").resize((64, 48)).convert("RGB").save(
        out, "JPEG", **options
    )
    return out.getvalue()


def jpeg_with_exif() -> bytes:
    """A photo that says where, when, by whom and with what it was taken, lying on its
    side, with another picture hidden in its preview."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "TajnyAparat", "SerialNumber-998877"
    exif[0x013B], exif[0x9C9D] = "Jan Kowalski", "Jan Kowalski".encode("utf-16-le")
    exif[0x0112] = 6
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (49.0, 49.0, 20.64)
    gps[3], gps[4] = "E", (19.0, 2.0, 48.84)
    exif.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0ul. Tajna 5/7"
    return jpeg(exif=exif)


def jpeg_with_comment() -> bytes:
    """A photo with a web page in its comment."""
    return jpeg(comment=SCRIPT)


def jpeg_with_profile() -> bytes:
    """A photo with a colour profile that is words."""
    return jpeg(icc_profile=b"\0" * 128 + b"ICC-by-Jan-Kowalski")


def png(**options) -> bytes:
    """A picture of 40 × 30 pixels."""
    out = io.BytesIO()
    Image.new("RGBA", (40, 30), (200, 30, 30, 128)).save(out, "PNG", **options)
    return out.getvalue()


def png_with_words() -> bytes:
    """A picture with three kinds of text, the time and EXIF."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Jan Kowalski")
    words.add_text("Comment", "mieszka przy ul. Tajnej 5", zip=True)
    words.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>Kowalski-XMP</x:xmpmeta>")
    exif = Image.Exif()
    exif[0x013B] = "Kowalski-EXIF"
    return png(pnginfo=words, exif=exif)


def png_chunk(kind: bytes, content: bytes) -> bytes:
    """A chunk of a PNG with its checksum."""
    check = struct.pack("!L", zlib.crc32(kind + content))
    return struct.pack("!L", len(content)) + kind + content + check


def png_bomb(side: int = 60_000) -> bytes:
    """A small file that is 3.6 thousand million pixels."""
    head = struct.pack("!LLBBBBB", side, side, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1_000_000)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", head)
        + png_chunk(b"IDAT", pixels)
        + png_chunk(b"IEND", b"")
    )


def png_text_bomb() -> bytes:
    """A picture whose compressed text unpacks to 200 MB."""
    words = b"Comment\0\0" + zlib.compress(b"A" * 200_000_000, 9)
    whole = png()
    return whole[:33] + png_chunk(b"zTXt", words) + whole[33:]


def moving(kind: str, **options) -> bytes:
    """Two frames; the second one is all white."""
    out = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "white")]
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], **options)
    return out.getvalue()


def picture(kind: str) -> bytes:
    """A picture of a kind Pillow writes."""
    out = io.BytesIO()
    Image.new("RGB", (20, 20), "blue").save(out, kind)
    return out.getvalue()
