"""The fewest people an area must hold before records are shown at it (DC-2, DC-3).

Data of the disclosure policy that stands beside the areas, because whoever changes the
figures of an area has to know when it rises above a floor. Reads no database.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

HARD_FLOOR_DWELLINGS: Final = 8
"""Dwellings under which no setting may push a floor.

The catchment of a police.uk map point holds at least 8 postal addresses or none
(UK Information Commissioner and Home Office, anonymisation of police.uk places).
"""

HARD_FLOOR_RESIDENTS: Final = 5
"""Residents (and, in tables, persons counted) under which no floor may be pushed.

The smallest threshold in use among European statistical offices
(Handbook on Statistical Disclosure Control, chapter 5); ours always lie above it.
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """The fewest residents and dwellings a shown area must hold."""

    residents: int
    dwellings: int

    def __post_init__(self) -> None:
        if self.residents < HARD_FLOOR_RESIDENTS:
            raise ValueError("A floor of residents lies under the hard floor.")
        if self.dwellings < HARD_FLOOR_DWELLINGS:
            raise ValueError("A floor of dwellings lies under the hard floor.")

    def is_held_by(
        self, residents: int | None, dwellings: int | None, *, is_attested: bool
    ) -> bool:
        """Say whether so many people surely are at least the floor.

        A figure nobody knows (None) holds where two people attested it; a figure that
        is known and too small is never attested away.
        """
        pairs = ((residents, self.residents), (dwellings, self.dwellings))
        return all(
            is_attested if count is None else count >= least for count, least in pairs
        )


FLOORS: Final = MappingProxyType(
    {
        1: Floor(residents=100, dwellings=40),
        2: Floor(residents=1_000, dwellings=400),
    }
)
"""Floors by sensitivity class.

Class 1: the smallest Output Area of the census of England and Wales (100 residents,
40 households). Class 2: the order of size of a Lower layer Super Output Area, four or
five Output Areas.
"""
