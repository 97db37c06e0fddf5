"""The matrix as the page draws it: columns, rows, a sign and words for each cell."""

from typing import Any

from django.urls import reverse

from . import asking, telling
from .classes import Gap, NeedClass
from .drawing import Picture, picture_of
from .grid import Row
from .matrix import Cell, Matrix

#: The parameter that names the kind of problem whose parts have columns of their own.
PARTS = "parts"


class Sheet:
    """The matrix as the template draws it."""

    def __init__(self, matrix: Matrix, opened: str):
        self.matrix, self.opened = matrix, opened
        self.query = asking.query_of(matrix.question)
        self.pictures: dict[str, Picture] = {}
        self._words: dict[tuple, str] = {}
        before = reverse("needs:cell", args=["AREA", "KIND"])
        self._before, self._between, self._after = _around(before)
        self.columns = self._columns()
        self.rows = [self._row(row) for row in matrix.grid.rows]

    def named(self, cell: Cell) -> dict[str, Any]:
        """A cell with the names of its row and column."""
        grid = self.matrix.grid
        return {
            **self._cell(cell),
            "area": grid.row_of[cell.area].name,
            "kind": grid.categories[cell.category].name,
        }

    def _columns(self) -> list[dict]:
        grid, columns = self.matrix.grid, []
        parents = grid.category_parents
        for slug, category in grid.categories.items():
            if parents[slug] in grid.categories:
                continue
            parts = [part for part, whole in parents.items() if whole == slug]
            is_open = slug == self.opened
            toggle = asking.query_of(
                self.matrix.question, **({} if is_open else {PARTS: slug})
            )
            columns.append(
                {
                    "slug": slug,
                    "name": category.name,
                    "toggle": f"{reverse('needs:matrix')}{toggle}" if parts else "",
                    "is_open": is_open,
                }
            )
            if is_open:
                columns += [
                    {"slug": part, "name": grid.categories[part].name, "is_part": True}
                    for part in parts
                ]
        return columns

    def _row(self, row: Row) -> dict[str, Any]:
        cells = [self.matrix.cell(row.code, column["slug"]) for column in self.columns]
        known = [
            cell
            for cell, column in zip(cells, self.columns, strict=True)
            if cell.gap is not None and not column.get("is_part")
        ]
        known.sort(key=lambda cell: (-cell.gap, -cell.need.level))
        return {
            "row": row,
            "cells": [self._cell(cell) for cell in cells],
            "known": [self.named(cell) for cell in known],
            "gaps": sum(cell.gap > Gap.NONE for cell in known),
            "unknown": [
                self.named(cell)
                for cell in cells
                if cell.need.cls in (NeedClass.NO_DATA, NeedClass.CITY_ONLY)
            ],
        }

    def _cell(self, cell: Cell) -> dict[str, Any]:
        if cell.is_protected:
            return {"is_protected": True}
        key = (cell.need.cls, cell.supply.level, cell.gap)
        if key not in self._words:
            self._words[key] = telling.in_short(cell)
        picture = picture_of(cell.need.cls, cell.supply.level)
        self.pictures[picture.id] = picture
        return {
            "picture": picture.id,
            "gap": "" if cell.gap is None else int(cell.gap),
            "words": self._words[key],
            "url": f"{self._before}{cell.area}{self._between}{cell.category}"
            f"{self._after}{self.query}",
        }


def _around(address: str) -> tuple[str, str, str]:
    before, _area, rest = address.partition("AREA")
    between, _kind, after = rest.partition("KIND")
    return before, between, after
