"""The public place of a record: how finely the world may know where it is.

The policy is DC-2 to DC-4: the sensitivity class of the category decides the finest
level, an area below its floor climbs to its parent, and what has once been shown is
never shown more finely. Nothing here reads a database: the caller hands over the
chain of areas as :class:`AreaFacts`, so the result depends on that chain alone and
two points of the same area cannot be told apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from types import MappingProxyType
from typing import Final

from kooperacja.areas.floors import FLOORS, Floor


class SensitivityClass(IntEnum):
    """How much a record of this kind could hurt a person if its place were known."""

    THING = 0
    PUBLIC_SPACE = 1
    PEOPLE = 2
    PROTECTED = 3


class Level(IntEnum):
    """How fine a place is; a greater number is a finer place."""

    CITY = 0
    DISTRICT = 1
    STREET = 2
    EXACT = 3


FINEST: Final = MappingProxyType(
    {
        SensitivityClass.THING: Level.STREET,
        SensitivityClass.PUBLIC_SPACE: Level.STREET,
        SensitivityClass.PEOPLE: Level.DISTRICT,
        SensitivityClass.PROTECTED: Level.CITY,
    }
)
"""The finest area a class may show (a thing may also show its exact point)."""


@dataclass(frozen=True, slots=True)
class AreaFacts:
    """What the policy needs to know of one area, and of the areas it lies in.

    ``residents`` and ``dwellings`` are counts, or ``None`` where nobody knows them.
    ``floor_attested`` says that two coordinators have attested that the area holds
    its floor although a figure is missing. A figure that is known and too small is
    never attested away.
    """

    code: str
    level: Level
    parent: AreaFacts | None = None
    residents: int | None = None
    dwellings: int | None = None
    floor_attested: bool = False

    def __post_init__(self) -> None:
        if not self.code:
            raise ValueError("An area without a code cannot be shown.")
        if self.level is Level.EXACT:
            raise ValueError("An area is never an exact point.")
        if self.parent is not None and self.parent.level > self.level:
            raise ValueError(f"The parent of {self.code} is finer than the area.")
        if min(self.residents or 0, self.dwellings or 0) < 0:
            raise ValueError(f"The area {self.code} has a negative figure.")

    def chain(self) -> Iterator[AreaFacts]:
        """Yield this area, then the areas it lies in, up to the top."""
        area: AreaFacts | None = self
        while area is not None:
            yield area
            area = area.parent

    def holds(self, floor: Floor) -> bool:
        """Say whether the area surely holds at least the floor."""
        return floor.is_held_by(
            self.residents, self.dwellings, is_attested=self.floor_attested
        )


@dataclass(frozen=True, slots=True)
class PublicPlace:
    """Where the world may know a record to be.

    ``area_code`` is the shown area; for an exact point the area it lies in; empty for
    the city as a whole when no city area is known. ``listed`` is false for records
    that appear in yearly city figures only. ``moved`` tells the publishing service
    that the old row must be withdrawn and the record shown under a new public id.
    """

    level: Level
    area_code: str
    listed: bool = True
    moved: bool = False

    def __post_init__(self) -> None:
        if self.level is not Level.CITY and not self.area_code:
            raise ValueError("A place finer than the city names its area.")


def effective_class(
    category_class: SensitivityClass, override: SensitivityClass | None = None
) -> SensitivityClass:
    """Return the class that holds for a record: an override can only raise it."""
    if override is None:
        return SensitivityClass(category_class)
    return SensitivityClass(max(category_class, override))


def public_place(
    sensitivity: SensitivityClass,
    area: AreaFacts | None,
    *,
    exact_point_allowed: bool,
    previous: PublicPlace | None = None,
) -> PublicPlace:
    """Return the finest place at which a record of this class may be shown.

    :param area: the finest area the record lies in; ``None`` is the whole city.
    :param exact_point_allowed: the coordinator has confirmed that the point is not a
        dwelling; it matters for things (class 0) only.
    :param previous: what is on the shelf now. The result keeps it or climbs from it,
        and is ``moved`` when the record no longer lies in the area shown.
    """
    fresh = _fresh_place(
        SensitivityClass(sensitivity), area, exact_point_allowed=exact_point_allowed
    )
    return fresh if previous is None else _never_finer(previous, fresh, area)


def _fresh_place(
    sensitivity: SensitivityClass, area: AreaFacts | None, *, exact_point_allowed: bool
) -> PublicPlace:
    listed = sensitivity is not SensitivityClass.PROTECTED
    if area is None:
        return PublicPlace(Level.CITY, "", listed)
    if sensitivity is SensitivityClass.THING and exact_point_allowed:
        return PublicPlace(Level.EXACT, area.code)
    for candidate in area.chain():
        if _may_show(sensitivity, candidate):
            return PublicPlace(candidate.level, candidate.code, listed)
    return PublicPlace(Level.CITY, "", listed)


def _may_show(sensitivity: SensitivityClass, area: AreaFacts) -> bool:
    if area.level is Level.CITY:
        return True
    if area.level > FINEST[sensitivity]:
        return False
    return area.holds(FLOORS[max(sensitivity, SensitivityClass.PUBLIC_SPACE)])


def _never_finer(
    previous: PublicPlace, fresh: PublicPlace, area: AreaFacts | None
) -> PublicPlace:
    """Keep what was shown, or climb from it (DC-4)."""
    chain = list(area.chain()) if area else []
    if _has_left(previous, chain):
        return replace(fresh, moved=True)
    listed = previous.listed and fresh.listed
    if previous.level is Level.CITY:
        return PublicPlace(Level.CITY, previous.area_code, listed)
    if fresh.level is Level.CITY:
        return replace(fresh, listed=listed)
    codes = [facts.code for facts in chain]
    shown = chain[max(codes.index(previous.area_code), codes.index(fresh.area_code))]
    both_exact = previous.level is fresh.level is Level.EXACT
    return PublicPlace(Level.EXACT if both_exact else shown.level, shown.code, listed)


def _has_left(previous: PublicPlace, chain: list[AreaFacts]) -> bool:
    """Say whether the record lies outside the area shown until now.

    A record that is now the whole city's has not left: it climbs. Nor has one whose
    city nobody has named, neither then nor now.
    """
    if not chain or previous.area_code in {facts.code for facts in chain}:
        return False
    if previous.level is Level.CITY:
        return bool(previous.area_code) and chain[-1].level is Level.CITY
    return True
