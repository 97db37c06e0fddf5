"""Plain text and tables in it: decoded, and written as UTF-8."""

import csv
import io
import re
from pathlib import Path

from .limits import Limits
from .refused import Refused

# What Windows programs in Poland write when they do not say which alphabet it is.
FALLBACK = "cp1250"
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
BYTE_ORDER_MARK = "\ufeff"


def clean_txt(folder: Path, limits: Limits) -> dict:
    """Write plain text anew."""
    (folder / "clean").write_text(_decoded(folder), encoding="utf-8", newline="")
    return {}


def clean_csv(folder: Path, limits: Limits) -> dict:
    """Write a table anew, after reading it as a table.

    Cells stay as they are, also those that a spreadsheet takes for formulas: what an
    institution counted is not ours to change. The mark at the beginning lets a
    spreadsheet see Polish letters.

    :raises Refused: no table.
    """
    text = _decoded(folder)
    try:
        for _row in csv.reader(io.StringIO(text, newline="")):
            pass
    except csv.Error as error:
        raise Refused("not_text") from error
    marked = BYTE_ORDER_MARK + text
    (folder / "clean").write_text(marked, encoding="utf-8", newline="")
    return {}


def _decoded(folder: Path) -> str:
    content = (folder / "original").read_bytes()
    encoding = next(
        (name for mark, name in MARKS.items() if content.startswith(mark)), ""
    )
    try:
        text = _decode(content, encoding)
    except UnicodeDecodeError as error:
        raise Refused("not_text") from error
    if CONTROL.search(text):
        raise Refused("not_text")
    return text


def _decode(content: bytes, encoding: str) -> str:
    if encoding:
        return content.decode(encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(FALLBACK)
