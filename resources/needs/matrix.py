"""The matrix: each area × each kind of problem, need beside help, and the gap.

Everything is counted from the shelf with a fixed number of queries (`reading`), under
one rule. A cell keeps numbers only; `explaining` shows the rows behind it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from ..public import PublicCityNeed
from . import reading, speaking
from .classes import (
    Gap,
    Need,
    NeedClass,
    Saying,
    Supply,
    gap_of,
    is_heard,
    need_of,
)
from .grid import Grid, Row
from .rule import Rule
from .speaking import Spoken
from .supplying import Sum, Supplies


@dataclass(frozen=True, slots=True)
class Window:
    """The years that count, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        return (
            str(self.last) if self.first == self.last else f"{self.first}–{self.last}"
        )

    def __contains__(self, year: int) -> bool:
        return self.first <= year <= self.last


@dataclass(frozen=True, slots=True)
class Question:
    """What the matrix is asked: the last year that counts (None: the newest on the
    shelf) and one target group ("": everybody)."""

    year: int | None = None
    target_group: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One area and one kind of problem; ``gap`` is None where nobody knows the need."""

    area: str
    category: str
    need: Need
    supply: Supply
    gap: Gap | None

    @property
    def is_protected(self) -> bool:
        """Whether it is told for the whole city only."""
        return self.need.cls is NeedClass.PROTECTED


@dataclass(frozen=True)
class Matrix:
    """Need beside help for a whole city."""

    rule: Rule
    question: Question
    grid: Grid
    #: None while nothing is published.
    window: Window | None
    #: Last years that can be asked for, the newest first.
    years: list[int]
    #: The newest day the directory bears, None while it bears none.
    day: date | None
    #: All resources that were asked for, each once.
    directory: Sum
    cells: dict[tuple[str, str], Cell] = field(repr=False)

    def cell(self, area: str, category: str) -> Cell:
        """Return a cell; KeyError where there is none."""
        return self.cells[area, category]


def build_matrix(
    question: Question = Question(),
    rule: Rule | None = None,  # noqa: B008 - frozen
) -> Matrix:
    """Count the whole matrix; ``rule`` is the one in force unless given."""
    rule = rule or reading.rule_in_force()
    grid = Grid.read()
    window, years = window_of(question, rule)
    heard = _heard(question, grid, window, years, rule)
    day = reading.newest_day()
    helpers = reading.helpers(day, target_group=question.target_group)
    supplies = Supplies(grid, rule, helpers)
    told = reading.city_needs()
    cells = {}
    for row in grid.rows:
        for slug in grid.categories:
            need = (
                protected_need(row, told_in(told.get(slug, ()), window), rule)
                if grid.is_protected(slug)
                else heard.need(row, slug)
            )
            supply = supplies.of(row, slug)
            gap = gap_of(need, supply, rule)
            cells[row.code, slug] = Cell(row.code, slug, need, supply, gap)
    return Matrix(rule, question, grid, window, years, day, supplies.everything, cells)


def gaps(matrix: Matrix | None = None, *, at_least: Gap = Gap.SMALL) -> list[Cell]:
    """Return the cells with a gap, the largest first, then the greatest need.

    Cells of kinds that are part of another kind are left out: they stand in it too.
    Of a city's row and its estates' all are given; `Row.is_city` tells them apart.
    """
    matrix = matrix or build_matrix()
    order = {row.code: number for number, row in enumerate(matrix.grid.rows)}
    found = [
        cell
        for cell in matrix.cells.values()
        if cell.gap is not None
        and cell.gap >= at_least
        and not matrix.grid.category_parents[cell.category]
    ]
    return sorted(
        found,
        key=lambda cell: (
            -cell.gap,
            -(cell.need.points or 0),
            cell.supply.level,
            order[cell.area],
            cell.category,
        ),
    )


def window_of(question: Question, rule: Rule) -> tuple[Window | None, list[int]]:
    """Return the years that count, and the last years that can be asked for.

    The newest year is the newest that anybody has published, not today's: a shelf
    nobody has touched for long says so by its years.
    """
    known = speaking.years()
    if known is None:
        return None, []
    first, newest = known
    last = min(question.year or newest, newest)
    years = list(range(newest, first - 1, -1))
    return Window(last - rule.window_years + 1, last), years


class Heard:
    """What is said of each row and kind of problem."""

    def __init__(self, grid: Grid, rule: Rule, spoken: Iterable[Spoken]):
        self.grid, self.rule = grid, rule
        self.sayings: dict[tuple[str, str], list[Saying]] = {}
        self.city_speaks: set[str] = set()
        rows: dict[str, list[str]] = {}
        for item in spoken:
            if item.area not in rows:
                rows[item.area] = grid.rows_around(item.area)
            slugs = (item.category, item.parent) if item.parent else (item.category,)
            for slug in slugs:
                for code in rows[item.area]:
                    self.sayings.setdefault((code, slug), []).append(item.saying)
            if self._is_of_city(item.area) and is_heard(item.saying, rule):
                self.city_speaks.update(slugs)

    def need(self, row: Row, slug: str) -> Need:
        """Return the need of a cell."""
        return need_of(
            self.sayings.get((row.code, slug), ()),
            self.rule,
            is_whole=row.is_whole,
            city_speaks=slug in self.city_speaks and not row.is_city,
        )

    def _is_of_city(self, code: str) -> bool:
        row = self.grid.row_of.get(code)
        return row is not None and row.is_city


def _heard(question, grid, window, years, rule) -> Heard:
    if window is None:
        return Heard(grid, rule, ())
    spoken = speaking.spoken(
        year=window.last, newest=years[0], target_group=question.target_group
    )
    return Heard(grid, rule, (item for item in spoken if item.last_year in window))


def protected_need(row: Row, told: PublicCityNeed | None, rule: Rule) -> Need:
    """Return the need of a protected kind: of the city, from the yearly figure."""
    if not row.is_city:
        return Need(NeedClass.PROTECTED)
    if told is None:
        return Need(NeedClass.NO_DATA)
    saying = Saying(told.severity, told.trend, sectors=1)
    return need_of([saying], rule, is_whole=True)


def told_in(told, window: Window | None):
    """Return the newest yearly figure inside the window, or None."""
    if window is None:
        return None
    return next((row for row in told if row.year in window), None)
