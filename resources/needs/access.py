"""How near help is: the two-step floating catchment area method (2SFCA).

Luo, W. and Wang, F. (2003), "Measures of spatial accessibility to health care in a
GIS environment: synthesis and a case study in the Chicago region", Environment and
Planning B 30(6), 865-884, doi 10.1068/b29120.

Step 1, at each supply j: its capacity for each person who can reach it,

    R_j = S_j / sum of P_k over all k with d_kj <= d0

Step 2, at each demand i: the ratios of everything that can be reached from it,

    A_i = sum of R_j over all j with d_ij <= d0

P is the number of residents of an area, S the capacity of a supply (places, or 1 for
each resource), d the distance and d0 the threshold, both in metres. R and A are places,
or resources, for each resident. The mean of A weighted with P is all capacity divided
by all residents (of what is within reach of anybody), so an area is best compared with
that mean.

Two things are ours. Distance is the straight line between the point where the sign of
an area stands and the site, because the portal knows no roads; inside its own area a
site is always within reach. And what has no place (a telephone, the internet, people
who come home), or whose place nobody may know, stands at distance 0 in every area it
serves and nowhere else.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

#: Metres in a degree of latitude, on the mean radius of the earth (IUGG, 6 371 008.8).
METRES_PER_DEGREE = math.pi * 6_371_008.8 / 180


@dataclass(frozen=True, slots=True)
class DemandArea:
    """Where people live: degrees of its sign (WGS 84); residents None: not known."""

    code: str
    residents: int | None
    longitude: float
    latitude: float


class Catchments:
    """Areas of a city and what is within reach of each.

    A set of areas is a number with one bit for each: thousands of sites are then
    compared with thirty areas in a fraction of a second.
    """

    def __init__(self, areas: Sequence[DemandArea], metres: float):
        self.areas = list(areas)
        self.everywhere = (1 << len(self.areas)) - 1
        self._bits = {area.code: 1 << n for n, area in enumerate(self.areas)}
        self._residents = [area.residents or 0 for area in self.areas]
        self._sums: dict[int, int] = {}
        self._square = metres * metres
        middle = _middle(area.latitude for area in self.areas)
        # A plane that touches the city: over 20 km it is off by less than 0.1 %.
        self._east = METRES_PER_DEGREE * math.cos(math.radians(middle))
        self._places = [
            (1 << n, area.longitude * self._east, area.latitude * METRES_PER_DEGREE)
            for n, area in enumerate(self.areas)
        ]

    def of(self, codes: Iterable[str]) -> int:
        """Return the set of the areas with these codes; others are left out."""
        bits = self._bits
        found = 0
        for code in codes:
            found |= bits.get(code, 0)
        return found

    def around(self, longitude: float, latitude: float, own_area: str = "") -> int:
        """Return the areas within the threshold of a site, its own among them."""
        x, y = longitude * self._east, latitude * METRES_PER_DEGREE
        square = self._square
        found = self._bits.get(own_area, 0)
        for bit, east, north in self._places:
            east, north = east - x, north - y
            if east * east + north * north <= square:
                found |= bit
        return found

    def residents_of(self, areas: int) -> int:
        """Return how many people live in a set of areas; unknown numbers count 0."""
        known = self._sums.get(areas)
        if known is None:
            known = sum(
                count for n, count in enumerate(self._residents) if areas >> n & 1
            )
            self._sums[areas] = known
        return known

    def two_steps(self, supplies: Mapping[int, float]) -> "Access":
        """Return the accessibility of every area.

        :param supplies: a set of areas within reach → the capacity reached from there,
            all supplies with the same catchment together. A supply in whose catchment
            nobody is known to live has no ratio and is left out.
        """
        found = [0.0] * len(self.areas)
        total = 0.0
        for areas, capacity in supplies.items():
            residents = self.residents_of(areas)
            if not residents:
                continue
            total += capacity
            ratio = capacity / residents
            while areas:
                lowest = areas & -areas
                found[lowest.bit_length() - 1] += ratio
                areas ^= lowest
        everybody = self.residents_of(self.everywhere)
        by_code = {
            area.code: value for area, value in zip(self.areas, found, strict=True)
        }
        return Access(by_code, total, everybody)

    def mean_over(self, access: Mapping[str, float], areas: int) -> float:
        """Return the accessibility of a set of areas, weighted by residents."""
        residents = self.residents_of(areas)
        if not residents:
            return 0.0
        return (
            sum(
                access[area.code] * (area.residents or 0)
                for n, area in enumerate(self.areas)
                if areas >> n & 1
            )
            / residents
        )


@dataclass(frozen=True, slots=True)
class Access:
    """Capacity for each resident by area; all ``capacity`` and all ``residents``."""

    by_area: dict[str, float]
    capacity: float
    residents: int

    @property
    def mean(self) -> float:
        """Capacity for each resident of the whole city."""
        return self.capacity / self.residents if self.residents else 0.0


def _middle(latitudes: Iterable[float]) -> float:
    values = list(latitudes)
    return (min(values) + max(values)) / 2 if values else 0.0
