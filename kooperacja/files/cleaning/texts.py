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


def clean(kind: str, folder: Path, limits: Limits) -> dict:
    """Write plain text anew; a table after reading it as a table.

    Cells stay as they are, also those that a spreadsheet takes for formulas: what an
    institution counted is not ours to change. The mark at the beginning of a table lets
    a spreadsheet see Polish letters.

    :raises Refused: no text, or no table.
    """
    text = _decoded(folder)
    if kind == "csv":
        _require_table(text)
        text = BYTE_ORDER_MARK + text
    (folder / "clean").write_text(text, encoding="utf-8", newline="")
    return {}


def _require_table(text: str) -> None:
    try:
        for _row in csv.reader(io.StringIO(text, newline="")):
            pass
    except csv.Error as error:
        raise Refused("not_text") from error


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
