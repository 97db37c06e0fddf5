"""Zip packages of office documents: judged before unpacking, and packed anew."""

import re
import stat
import zipfile
import zlib
from pathlib import Path

from .limits import MEGA, Limits
from .refused import Refused

# No folder above, no drive, no backslash, no control sign.
SAFE_NAME = re.compile(r"(?!/)[^\\\x00-\x1f\x7f:*?\"<>|]{1,200}")
ENCRYPTED = 0x1
# Small members of repeating text pack well; only large ones are judged by the ratio.
JUDGED_FROM = MEGA
# The earliest moment a zip can say: when it was saved is nobody's matter.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def unpack(source: Path, limits: Limits) -> dict[str, bytes]:
    """Return the members by name.

    :raises Refused: anything that an office program would not have written: odd names,
        links, two members of one name, encryption, or more than the limits allow.
    """
    try:
        with zipfile.ZipFile(source) as package:
            members = [item for item in package.infolist() if not item.is_dir()]
            _judge(members, limits)
            return {item.filename: _read(package, item) for item in members}
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        OSError,
    ) as error:
        raise Refused("damaged") from error


def pack(members: dict[str, bytes], target: Path, *, first: str = "") -> None:
    """Write a package of some members in their order, without times and comments.

    ``first`` names the member that is stored unpacked at the beginning, as OpenDocument
    asks for its mimetype.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, NO_TIME)
            is_first = name == first
            info.compress_type = (
                zipfile.ZIP_STORED if is_first else zipfile.ZIP_DEFLATED
            )
            package.writestr(info, content)


def _judge(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(members) > limits.members:
        raise Refused("too_hard")
    if sum(item.file_size for item in members) > limits.unpacked:
        raise Refused("too_hard")
    seen = set()
    for item in members:
        # What the package itself says, before the library made it presentable.
        name = item.orig_filename
        if not SAFE_NAME.fullmatch(name) or ".." in name.split("/"):
            raise Refused("strange")
        if name.lower() in seen or stat.S_ISLNK(item.external_attr >> 16):
            raise Refused("strange")
        seen.add(name.lower())
        if item.flag_bits & ENCRYPTED:
            raise Refused("protected")
        packed = max(item.compress_size, 1)
        if item.file_size > JUDGED_FROM and item.file_size / packed > limits.ratio:
            raise Refused("too_hard")


def _read(package: zipfile.ZipFile, item: zipfile.ZipInfo) -> bytes:
    # Reads at most what was announced, and judged; a lie shows in the checksum.
    with package.open(item) as member:
        return member.read()
