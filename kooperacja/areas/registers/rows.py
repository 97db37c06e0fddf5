"""The cells of a row as an address."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..coordinates import read_degrees
from ..geo import BadPlace
from ..loading.errors import RowRefused
from ..wording import fold_number, fold_street, number_value, split_address
from .columns import Columns

_NUMBER = re.compile(r"\d{1,5}[A-Z]{0,2}(?:[/-]\d{1,4}[A-Z]{0,2})?")
_FORMER = re.compile(r"\s*[;|]\s*|\s*,\s+")
LONGEST_NAME, LONGEST_CODE, LONGEST_LOCALITY = 160, 80, 80


@dataclass(slots=True)
class Row:
    """An address as the file gives it: ``x`` and ``y`` in the numbers of the file.

    ``reason`` says why it cannot be loaded, "" where it can; ``is_double`` that the
    same address stands in the file already.
    """

    line: int
    street: str = ""
    folded: str = ""
    number: str = ""
    value: int = 0
    locality: str = ""
    postal: str = ""
    code: str = ""
    former: tuple[str, ...] = ()
    x: float = 0.0
    y: float = 0.0
    reason: object = ""
    is_double: bool = False

    @property
    def key(self) -> str:
        """What stays the same from load to load."""
        if self.code:
            return f"code:{self.code}"
        return f"{fold_street(self.locality)}|{self.folded}|{self.number}"

    @property
    def is_usable(self) -> bool:
        """Whether it is to be stored."""
        return not self.reason and not self.is_double


def read_rows(raw: list[tuple[int, list[str]]], columns: Columns) -> list[Row]:
    """Return a row for each line; what cannot be read says why."""
    folded: dict[str, str] = {}
    rows = []
    for line, cells in raw:
        row = Row(line)
        try:
            _fill(row, cells, columns, folded)
        except RowRefused as refusal:
            row.reason = refusal.reason
        rows.append(row)
    return rows


def _fill(row: Row, cells: list[str], columns: Columns, folded: dict) -> None:
    def cell(index: int | None) -> str:
        text = cells[index] if index is not None and index < len(cells) else ""
        return " ".join(text.split())

    street, number = cell(columns.street), cell(columns.number)
    row.locality = cell(columns.locality)
    if columns.address is not None and not (street and number):
        street, number = split_address(cell(columns.address))
    street = street or row.locality  # villages number houses without streets
    row.street, row.number = street, fold_number(number)
    if street not in folded:
        folded[street] = fold_street(street)
    row.folded = folded[street]
    row.postal, row.code = cell(columns.postal)[:10], cell(columns.code)
    row.former = tuple(
        name for name in _FORMER.split(cell(columns.former)) if fold_street(name)
    )
    _check_words(row)
    row.value = number_value(row.number)
    row.x, row.y = _coordinate(cell(columns.x)), _coordinate(cell(columns.y))


def _check_words(row: Row) -> None:
    if not row.folded:
        raise RowRefused(_("it has no street"))
    longest = max(len(name) for name in (row.street, *row.former))
    too_long = longest > LONGEST_NAME or len(row.code) > LONGEST_CODE
    if too_long or len(row.locality) > LONGEST_LOCALITY:
        raise RowRefused(_("a name or the code in it is too long"))
    if not row.number:
        raise RowRefused(_("it has no house number"))
    if not _NUMBER.fullmatch(row.number):
        raise RowRefused(_("its house number cannot be read"))


def _coordinate(text: str) -> float:
    if not text:
        raise RowRefused(_("it has no coordinates"))
    try:
        return read_degrees(text)
    except BadPlace:
        raise RowRefused(_("its coordinates cannot be read")) from None
