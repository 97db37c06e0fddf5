"""One cell laid open: the very problems and resources, and every step of the count."""

import math
from dataclasses import dataclass

from ..public import PublicCityNeed, PublicResource
from . import reading, speaking
from .access import METRES_PER_DEGREE
from .classes import (
    Need,
    Points,
    gap_of,
    is_heard,
    is_need,
    need_of,
    points_of,
)
from .grid import Grid, Row
from .matrix import Cell, Question, Window, protected_need, told_in, window_of
from .reading import Helper
from .rule import Rule
from .speaking import SpokenOf
from .supplying import Column, Reach, Reaching

#: Problems, and resources, that are listed; their number always stands beside.
MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A problem of the cell. ``points`` is None where it is no need."""

    problem: SpokenOf
    points: Points | None
    is_heard: bool
    speaks: bool = False


@dataclass(frozen=True, slots=True)
class ResourceLine:
    """A resource of the cell.

    ``needs_no_place`` – it is given by telephone, on-line or at home.
    ``metres`` – from the sign of the area to the nearest known place, None without
    one; ``sharing`` – residents to whom it is near, among whom it is shared; ``share``
    – of the figure used, for each of them, None where it adds nothing here.
    """

    resource: PublicResource
    is_near: bool
    needs_no_place: bool
    metres: int | None
    sharing: int
    share: float | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A cell with everything it was counted from.

    ``of_city`` are problems described for the whole city, which make no need here.
    ``told`` is the yearly figure of a protected kind.
    """

    rule: Rule
    grid: Grid
    window: Window | None
    years: list[int]
    row: Row
    cell: Cell
    problems: list[ProblemLine]
    problems_count: int
    of_city: list[SpokenOf]
    told: PublicCityNeed | None
    resources: list[ResourceLine]
    mean: float | None


def explain(
    area: str,
    category: str,
    question: Question = Question(),  # noqa: B008 - frozen
    rule: Rule | None = None,
) -> Explanation:
    """Lay one cell open; LookupError where there is no such area or kind.

    The cell is counted again from its own rows, by the same functions as the matrix.
    """
    rule = rule or reading.rule_in_force()
    grid = Grid.read()
    row = grid.row_of[area]
    is_protected = grid.is_protected(category)
    window, years = window_of(question, rule)
    told, here, of_city = None, [], []
    if is_protected:
        if row.is_city:
            told = told_in(reading.city_needs().get(category, ()), window)
        need = protected_need(row, told, rule)
    else:
        here, of_city = _problems(grid, row, category, question, window, years)
        need = _need(here, of_city, row, rule)
    helpers = reading.helpers(target_group=question.target_group, category=category)
    supplied = _Supplied(grid, row, rule, helpers)
    supply = supplied.column.supply(row)
    cell = Cell(area, category, need, supply, gap_of(need, supply, rule))
    lines = _lines(here, need, rule)
    return Explanation(
        rule=rule,
        grid=grid,
        window=window,
        years=years,
        row=row,
        cell=cell,
        problems=lines[:MOST_LISTED],
        problems_count=len(lines),
        of_city=[] if row.is_city else of_city[:MOST_LISTED],
        told=told,
        resources=supplied.lines(),
        mean=supplied.column.access.mean if supply.access is not None else None,
    )


def _problems(grid, row, category, question, window, years):
    """Return the problems of the row, and those of the city as a whole."""
    if window is None:
        return [], []
    inside = {
        area.code for area in grid.areas if row.code in grid.rows_around(area.code)
    }
    city = {found.code for found in grid.rows if found.is_city}
    found = speaking.problems(
        areas=inside | city,
        slugs=grid.parts_of(category),
        first=window.first,
        year=window.last,
        newest=years[0],
        target_group=question.target_group,
    )
    return (
        [problem for problem in found if problem.area in inside],
        [problem for problem in found if problem.area in city],
    )


def _need(here: list[SpokenOf], of_city: list[SpokenOf], row: Row, rule: Rule) -> Need:
    return need_of(
        [problem.saying for problem in here],
        rule,
        is_whole=row.is_whole,
        city_speaks=not row.is_city
        and any(is_heard(problem.saying, rule) for problem in of_city),
    )


def _lines(here: list[SpokenOf], need: Need, rule: Rule) -> list[ProblemLine]:
    """Return the problems, needs first and the heaviest of them first; one speaks."""
    lines = []
    for problem in here:
        counts = is_need(problem.saying, rule)
        points = points_of(problem.saying, rule) if counts else None
        lines.append(ProblemLine(problem, points, is_heard(problem.saying, rule)))
    lines.sort(
        key=lambda line: (
            -line.points.total if line.points else 1,
            not line.is_heard,
            line.problem.title,
            line.problem.public_id,
        )
    )
    for number, line in enumerate(lines):
        if line.points and line.points.total == need.points:
            lines[number] = ProblemLine(line.problem, line.points, True, speaks=True)
            # The list may be cut; the one that speaks stands in it.
            if number >= MOST_LISTED:
                lines.insert(MOST_LISTED - 1, lines.pop(number))
            break
    return lines


class _Supplied:
    """The resources that reach one row, with what each of them adds."""

    def __init__(self, grid: Grid, row: Row, rule: Rule, helpers: list[Helper]):
        self.row = row
        self.reaching = Reaching(grid, rule.reach_metres)
        self.column = Column(self.reaching, rule)
        self.found: list[tuple[Helper, Reach]] = []
        self.areas = self.reaching.of_row(row.code)
        for helper in helpers:
            reach = self.reaching.of(helper)
            self.column.add(reach, helper.capacity)
            if row.is_city or reach.served & self.areas:
                self.found.append((helper, reach))

    def lines(self) -> list[ResourceLine]:
        """Return the nearest first; at most `MOST_LISTED`."""
        nearest = sorted(
            ((helper, reach, self._metres(helper)) for helper, reach in self.found),
            key=lambda item: (
                not item[1].near & self.areas,
                item[2] is None,
                item[2],
                item[0].public_id,
            ),
        )[:MOST_LISTED]
        rows = PublicResource.objects.defer("reach", "description").in_bulk(
            [helper.public_id for helper, _reach, _metres in nearest],
            field_name="public_id",
        )
        return [
            self._line(rows[helper.public_id], helper, reach, metres)
            for helper, reach, metres in nearest
            if helper.public_id in rows
        ]

    def _line(self, resource, helper: Helper, reach: Reach, metres) -> ResourceLine:
        sharing = self.reaching.catchments.residents_of(reach.near)
        amount = helper.capacity if self.column.in_places else 1
        is_near = bool(reach.near & self.areas)
        adds = is_near and sharing and amount is not None
        return ResourceLine(
            resource=resource,
            is_near=is_near,
            needs_no_place=helper.needs_no_place,
            metres=metres,
            sharing=sharing,
            share=amount / sharing if adds else None,
        )

    def _metres(self, helper: Helper) -> int | None:
        """Straight from the sign of the area to the nearest place, to 100 m."""
        if helper.needs_no_place or self.row.is_whole:
            return None
        here = self.row.area
        distances = [
            METRES_PER_DEGREE
            * math.hypot(
                (point[0] - here.longitude) * math.cos(math.radians(here.latitude)),
                point[1] - here.latitude,
            )
            for place in helper.places
            if (point := self.reaching.stands_at(place)) is not None
        ]
        return round(min(distances) / 100) * 100 if distances else None
