"""The rows and columns of the matrix: areas and kinds of problems, with their parts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kooperacja.base.facets import with_parts, with_wholes
from kooperacja.categories.public import PublicCategory
from kooperacja.disclosure.places import SensitivityClass

from . import reading
from .reading import FINEST_ROW, AreaRow


@dataclass(frozen=True, slots=True)
class Row:
    """An area as a row. ``is_whole``: other rows are parts of it; ``depth``: how many
    rows it is part of."""

    area: AreaRow
    is_city: bool
    is_whole: bool
    depth: int

    @property
    def code(self) -> str:
        """The area's code."""
        return self.area.code

    @property
    def name(self) -> str:
        """The area's name."""
        return self.area.name


@dataclass(frozen=True)
class Grid:
    """The rows and columns of a city: its areas and its kinds of problems."""

    areas: list[AreaRow]
    categories: dict[str, PublicCategory]

    @classmethod
    def read(cls) -> "Grid":
        """Read both from the shelf; two queries."""
        found = {category.slug: category for category in reading.categories()}
        return cls(reading.areas(), found)

    @cached_property
    def parents(self) -> dict[str, str]:
        """The code each area is part of, by code."""
        return {area.code: area.parent for area in self.areas}

    @cached_property
    def category_parents(self) -> dict[str, str]:
        """The category each one is part of, by slug."""
        return {slug: item.parent_slug for slug, item in self.categories.items()}

    @cached_property
    def rows(self) -> list[Row]:
        """The city, then its areas, each followed by its parts."""
        shown = [area for area in self.areas if area.level <= FINEST_ROW]
        codes = {area.code for area in shown}
        parts: dict[str, list[AreaRow]] = {}
        for area in shown:
            parts.setdefault(area.parent if area.parent in codes else "", []).append(
                area
            )
        return list(self._in_order(parts, "", 0))

    def _in_order(
        self, parts: dict[str, list[AreaRow]], code: str, depth: int
    ) -> Iterator[Row]:
        for area in parts.get(code, ()):
            yield Row(area, area.level == 0, area.code in parts, depth)
            yield from self._in_order(parts, area.code, depth + 1)

    @cached_property
    def row_of(self) -> dict[str, Row]:
        """Rows by code."""
        return {row.code: row for row in self.rows}

    @cached_property
    def leaves(self) -> list[AreaRow]:
        """The rows without parts: where people are counted, each once."""
        return [row.area for row in self.rows if not row.is_whole]

    def rows_around(self, code: str) -> list[str]:
        """Return the codes of the rows an area counts in: its own and its wholes."""
        return [
            found for found in with_wholes(self.parents, [code]) if found in self.row_of
        ]

    def parts_of(self, slug: str) -> set[str]:
        """Return a category with its parts."""
        return with_parts(self.category_parents, [slug])

    def answering(self, slugs: Iterable[str]) -> set[str]:
        """Return the columns a resource stands in: named, with parts and wholes.

        Help for a kind of problem is help for its parts too.
        """
        known = [slug for slug in slugs if slug in self.categories]
        return with_parts(self.category_parents, known) | with_wholes(
            self.category_parents, known
        )

    def is_protected(self, slug: str) -> bool:
        """Whether it is told for the whole city only (class 3)."""
        return self.categories[slug].sensitivity == SensitivityClass.PROTECTED
