"""Pictures stored inside PDF: metadata is cut out and the pixels are left alone."""

import struct

from .refused import Refused

# JPEG markers (ITU T.81, B.1.1.3).
START, END, SCAN = 0xD8, 0xD9, 0xDA
COMMENT = 0xFE
APPLICATION = range(0xE0, 0xF0)
# APP0 (JFIF) and APP14 (Adobe) say how colours are coded.
NEEDED = frozenset({0xE0, 0xEE})
# Boxes of JPEG 2000 that hold words (ISO 15444-1, Annex I).
WORDY = frozenset({b"xml ", b"uuid", b"uinf"})


def bare_jpeg(content: bytes) -> bytes:
    """Return a JPEG without comments and application data, its pixels untouched.

    :raises Refused: it is not built like one.
    """
    if not content.startswith(b"\xff\xd8"):
        raise Refused("damaged")
    kept, at = [b"\xff\xd8"], 2
    while True:
        head = content[at : at + 2]
        if len(head) < 2 or head[0] != 0xFF:
            raise Refused("damaged")
        marker = head[1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in (SCAN, END):
            # From here on everything is pixels, to the last end mark.
            return b"".join(kept) + _to_the_end(content[at:])
        (length,) = struct.unpack("!H", content[at + 2 : at + 4])
        segment = content[at : at + 2 + length]
        if marker in NEEDED or not (marker in APPLICATION or marker == COMMENT):
            kept.append(segment)
        at += 2 + length


def bare_jpeg2000(content: bytes) -> bytes:
    """Return a JPEG 2000 without boxes of words.

    :raises Refused: it is not built like one.
    """
    if content.startswith(b"\xff\x4f\xff\x51"):
        return content
    kept, at = [], 0
    while at < len(content):
        if at + 8 > len(content):
            raise Refused("damaged")
        length, name = struct.unpack("!L4s", content[at : at + 8])
        if length == 1:
            (length,) = struct.unpack("!Q", content[at + 8 : at + 16])
        # Zero: to the end.
        length = length or len(content) - at
        if length < 8:
            raise Refused("damaged")
        if name not in WORDY:
            kept.append(content[at : at + length])
        at += length
    return b"".join(kept)


def _to_the_end(scan: bytes) -> bytes:
    end = scan.rfind(b"\xff\xd9")
    return scan[: end + 2] if end >= 0 else scan
