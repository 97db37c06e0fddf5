"""The rows behind one cell: problems with points, resources with what they add."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from ..opening_parts import Closure
from ..public import PublicResource
from .access import METRES_PER_DEGREE
from .classes import Need, Points, is_heard, is_need, points_of
from .grid import Grid, Row
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
    ``closures`` are its own notices of closing that are not over, ``place_closures``
    those of one of its places; ``is_unconfirmed``: nobody made sure of it in time.
    """

    resource: PublicResource
    is_near: bool
    needs_no_place: bool
    metres: int | None
    sharing: int
    share: float | None
    closures: tuple[Closure, ...] = ()
    place_closures: tuple[Closure, ...] = ()
    is_unconfirmed: bool = False


def problem_lines(here: list[SpokenOf], need: Need, rule: Rule) -> list[ProblemLine]:
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


class Supplied:
    """The resources that reach one row, with what each of them adds."""

    def __init__(self, grid: Grid, row: Row, rule: Rule, helpers: list[Helper]):
        self.row = row
        self.reaching = Reaching(grid, rule.reach_metres)
        self.column = Column(self.reaching, rule)
        self.found: list[tuple[Helper, Reach]] = []
        self.areas = self.reaching.of_row(row.code)
        for helper in helpers:
            reach = self.reaching.of(helper)
            self.column.add(reach, helper)
            if row.is_city or reach.served & self.areas:
                self.found.append((helper, reach))

    @property
    def counted(self) -> set[str]:
        """Public ids of the resources that count in the row."""
        return {helper.public_id for helper, _reach in self.found}

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
        rows = PublicResource.objects.defer("reach", "description", "words").in_bulk(
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
            closures=helper.closures,
            place_closures=tuple(
                closure for place in helper.places for closure in place.closures
            ),
            is_unconfirmed=helper.is_unconfirmed,
        )

    def _metres(self, helper: Helper) -> int | None:
        """Straight from the sign of the area to the nearest place, to 100 m."""
        if helper.needs_no_place or self.row.is_whole:
            return None
        nearest = min(self._distances(helper), default=None)
        return None if nearest is None else round(nearest / 100) * 100

    def _distances(self, helper: Helper) -> Iterator[float]:
        """Yield metres to each place of a resource that is known."""
        here = self.row.area
        for place in helper.places:
            point = self.reaching.stands_at(place)
            if point is not None:
                east = (point[0] - here.longitude) * math.cos(
                    math.radians(here.latitude)
                )
                north = point[1] - here.latitude
                yield METRES_PER_DEGREE * math.hypot(east, north)
