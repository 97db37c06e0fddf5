"""One cell laid open: the very problems and resources, and every step of the count."""

from dataclasses import dataclass
from datetime import date

from ..public import PublicCityNeed
from . import reading, speaking
from .access import Access
from .classes import Need, gap_of, is_heard, need_of
from .grid import Grid, Row
from .lines import MOST_LISTED, ProblemLine, ResourceLine, Supplied, problem_lines
from .linking import Links, links_among
from .matrix import Cell, Question, Window, protected_need, told_in, window_of
from .rule import Rule
from .speaking import SpokenOf


@dataclass(frozen=True, slots=True)
class Explanation:
    """A cell with everything it was counted from.

    ``of_city`` are problems described for the whole city, which make no need here.
    ``told`` is the yearly figure of a protected kind. ``links`` are those of the
    problems that are listed. ``of_everybody`` is the accessibility that the row's is
    compared with, None where there is none. ``day`` is the newest the directory bears.
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
    links: Links
    of_everybody: Access | None
    day: date | None


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
    row, day = grid.row_of[area], reading.newest_day()
    window, years = window_of(question, rule)
    said = _said(grid, row, category, question, window, years, rule)
    helpers = reading.helpers(
        day, target_group=question.target_group, category=category
    )
    supplied = Supplied(grid, row, rule, helpers)
    supply = supplied.column.supply(row)
    lines = problem_lines(said.here, said.need, rule)
    listed = lines[:MOST_LISTED]
    return Explanation(
        rule=rule,
        grid=grid,
        window=window,
        years=years,
        row=row,
        cell=Cell(area, category, said.need, supply, gap_of(said.need, supply, rule)),
        problems=listed,
        problems_count=len(lines),
        of_city=[] if row.is_city else said.of_city[:MOST_LISTED],
        told=said.told,
        resources=supplied.lines(),
        links=links_among((line.problem for line in listed), supplied.counted),
        of_everybody=None if supply.access is None else supplied.column.access,
        day=day,
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of a cell: its need, its problems, those of the city as a whole,
    and the yearly figure of a protected kind."""

    need: Need
    here: list[SpokenOf]
    of_city: list[SpokenOf]
    told: PublicCityNeed | None = None


def _said(grid, row, category, question, window, years, rule) -> _Said:
    if grid.is_protected(category):
        told = None
        if row.is_city:
            told = told_in(reading.city_needs().get(category, ()), window)
        return _Said(protected_need(row, told, rule), [], [], told)
    here, of_city = _problems(grid, row, category, question, window, years)
    return _Said(_need(here, of_city, row, rule), here, of_city)


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
