"""The help side of the matrix: which resources reach an area, and how near they are.

Resources that reach the same areas from the same places are counted together, as sets
of areas; so ten thousand of them are a few hundred sums.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from .access import Access, Catchments
from .classes import Supply, SupplyClass, class_by_number, is_far, one_less
from .grid import Grid, Row
from .reading import Helper, Place
from .rule import Rule


class Reach(NamedTuple):
    """Sets of areas (`Catchments`): those served, and those of them it is near to."""

    served: int
    near: int
    is_placed: bool


@dataclass(slots=True)
class Sum:
    """Resources alike in reach: how many, how many say their capacity, and how much;
    how many are closed for a time, how many nobody has made sure of in time."""

    resources: int = 0
    with_capacity: int = 0
    capacity: int = 0
    closed: int = 0
    unconfirmed: int = 0

    def add(self, helper: Helper) -> None:
        """Count one resource."""
        self.resources += 1
        self.closed += helper.is_closed
        self.unconfirmed += helper.is_unconfirmed
        if helper.capacity is not None:
            self.with_capacity += 1
            self.capacity += helper.capacity

    def add_sum(self, other: "Sum") -> None:
        """Count what another sum has counted."""
        self.resources += other.resources
        self.with_capacity += other.with_capacity
        self.capacity += other.capacity
        self.closed += other.closed
        self.unconfirmed += other.unconfirmed


class Reaching:
    """Finds whom a resource reaches in a city."""

    def __init__(self, grid: Grid, metres: int):
        self.grid = grid
        self.catchments = Catchments([area.as_demand for area in grid.leaves], metres)
        self._of_area: dict[str, int] = {}
        self._of_codes: dict[tuple[str, ...], int] = {}
        self._points = {
            area.code: (area.longitude, area.latitude) for area in grid.leaves
        }

    def of(self, helper: Helper) -> Reach:
        """Return whom a resource serves and to whom it is near."""
        served = self._served(helper)
        if helper.needs_no_place or not helper.places:
            return Reach(served, served, is_placed=False)
        near, is_placed = 0, False
        for place in helper.places:
            within = self._served(place) & served
            point = self.stands_at(place)
            if point is None:
                near |= within
            else:
                is_placed = True
                near |= within & self.catchments.around(*point, place.area)
        return Reach(served, near, is_placed)

    def of_row(self, code: str) -> int:
        """Return the set of the areas without parts that make a row."""
        if code not in self._of_area:
            leaves = [
                leaf for leaf in self._points if code in self.grid.rows_around(leaf)
            ]
            if not leaves:
                # Finer than any row: who reaches a part reaches somebody of the whole.
                leaves = self.grid.rows_around(code)
            self._of_area[code] = self.catchments.of(leaves)
        return self._of_area[code]

    def _served(self, by: Helper | Place) -> int:
        if by.everywhere:
            return self.catchments.everywhere
        found = self._of_codes.get(by.covers)
        if found is None:
            found = 0
            for code in by.covers:
                found |= self.of_row(code)
            self._of_codes[by.covers] = found
        return found

    def stands_at(self, place: Place) -> tuple[float, float] | None:
        """Where a place is taken to stand; of one known by its estate, at its sign."""
        if place.is_confidential:
            return None
        return place.point or self._points.get(place.area)


class Supplies:
    """The help of every cell."""

    def __init__(self, grid: Grid, rule: Rule, helpers: Iterable[Helper]):
        self.grid, self.rule = grid, rule
        self.reaching = Reaching(grid, rule.reach_metres)
        self.columns: dict[str, Column] = {}
        #: The whole directory, each resource once.
        self.everything = Sum()
        found: dict[tuple[str, ...], list[Column]] = {}
        for helper in helpers:
            self.everything.add(helper)
            reach = self.reaching.of(helper)
            columns = found.get(helper.categories)
            if columns is None:
                columns = found[helper.categories] = self._columns_of(helper)
            for column in columns:
                column.add(reach, helper)

    def _columns_of(self, helper: Helper) -> list["Column"]:
        columns = []
        for slug in self.grid.answering(helper.categories):
            if slug not in self.columns:
                self.columns[slug] = Column(self.reaching, self.rule)
            columns.append(self.columns[slug])
        return columns

    def of(self, row: Row, slug: str) -> Supply:
        """Return the help of a cell."""
        column = self.columns.get(slug)
        return column.supply(row) if column else Supply(SupplyClass.NONE)


class Column:
    """All help for one kind of problem."""

    def __init__(self, reaching: Reaching, rule: Rule):
        self.reaching, self.rule = reaching, rule
        self.sums: dict[Reach, Sum] = {}

    def add(self, reach: Reach, helper: Helper) -> None:
        """Count one resource."""
        total = self.sums.get(reach)
        if total is None:
            total = self.sums[reach] = Sum()
        total.add(helper)

    @cached_property
    def in_places(self) -> bool:
        """Whether enough resources say their capacity to count in places."""
        known = sum(one.with_capacity for one in self.sums.values())
        everything = sum(one.resources for one in self.sums.values())
        return known > 0 and known >= self.rule.capacity_share * everything

    @cached_property
    def in_resources(self) -> Access:
        """Accessibility for each area where each resource counts as one."""
        return self._two_steps("resources")

    @cached_property
    def in_capacity(self) -> Access:
        """Accessibility for each area in places, of what says its capacity."""
        return self._two_steps("capacity")

    @property
    def access(self) -> Access:
        """The figure that is compared with the city's mean."""
        return self.in_capacity if self.in_places else self.in_resources

    def _two_steps(self, amount: str) -> Access:
        supplies: dict[int, float] = {}
        for reach, one in self.sums.items():
            supplies[reach.near] = supplies.get(reach.near, 0) + getattr(one, amount)
        return self.reaching.catchments.two_steps(supplies)

    @cached_property
    def has_places(self) -> bool:
        """Whether the place of anything is known: else nothing is nearer or farther."""
        return any(reach.is_placed for reach in self.sums)

    def supply(self, row: Row) -> Supply:
        """Return the help of one row."""
        areas = self.reaching.of_row(row.code)
        total, near, unplaced = Sum(), 0, 0
        for reach, one in self.sums.items():
            # In the row of the city everything counts, also what names no area.
            if not (row.is_city or reach.served & areas):
                continue
            total.add_sum(one)
            unplaced += 0 if reach.is_placed else one.resources
            near += one.resources if reach.near & areas else 0
        counted = class_by_number(total.resources, self.rule)
        access = ratio = None
        if total.resources and self.has_places and self.access.mean:
            access = self._at(row, self.access)
            ratio = access / self.access.mean
        return Supply(
            cls=one_less(counted) if is_far(ratio, self.rule) else counted,
            resources=total.resources,
            near=near,
            unplaced=unplaced,
            with_capacity=total.with_capacity,
            capacity=total.capacity,
            access=access,
            ratio=ratio,
            in_places=self.in_places,
            places=self._at(row, self.in_capacity) if total.with_capacity else None,
            counted=counted,
            closed=total.closed,
            unconfirmed=total.unconfirmed,
        )

    def _at(self, row: Row, access: Access) -> float:
        """Accessibility of a row; of one with parts their mean for each resident."""
        if not row.is_whole:
            return access.by_area[row.code]
        return self.reaching.catchments.mean_over(
            access.by_area, self.reaching.of_row(row.code)
        )
