"""The ground of the demo city: thirty approximate cells in an outline of our own.

No official boundary of the osiedla of Bielsko-Biała is published, so the demo computes
cells: each piece of the city belongs to the nearest of thirty points (a Voronoi
diagram), clipped to an outline drawn by hand. Everything here is approximate and must
be shown with ``BOUNDARY_NOTE``.

Points and the proportions of the figures: GeoNames (https://www.geonames.org,
CC BY 4.0), moved for Hałcnów, Wapienica, Złote Łany and Kamienica to the estate's
own centre. Coordinates are longitude, latitude in EPSG:4326.
"""

import math
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from shapely import MultiPoint, MultiPolygon, Point, Polygon, voronoi_polygons
from shapely.affinity import scale as stretch
from shapely.strtree import STRtree

CITY_CODE = "bielsko-biala"
CITY_NAME = "Bielsko-Biała"
CITY_TERC = "2461011"
#: Residents of the city on 1 January 2023 (public figure).
CITY_RESIDENTS = 166_765
BOUNDARY_NOTE = "granice przybliżone – nieurzędowe"
OUTLINE_NOTE = "obrys przybliżony – nieurzędowy"
FIGURES_NOTE = "dane demonstracyjne – wartości zmyślone"
POINTS_SOURCE = "punkty: GeoNames, CC BY 4.0; komórki obliczone przez portal"

#: Persons in a dwelling, invented for the whole city.
_PERSONS_PER_DWELLING = 2.3

#: A degree of longitude over one of latitude here: near must mean near in metres.
_LON_OVER_LAT = math.cos(math.radians(49.81))

#: Osiedla whose figures the demo leaves unknown, so that their records climb to the
#: city: what a visitor sees when nobody has vouched for the number of residents.
UNKNOWN_FIGURES = frozenset({"mikuszowice-krakowskie"})

_OUTLINE = (
    (18.967, 49.833),
    (18.988, 49.844),
    (19.006, 49.848),
    (19.016, 49.862),
    (19.034, 49.867),
    (19.037, 49.881),
    (19.056, 49.886),
    (19.070, 49.876),
    (19.088, 49.871),
    (19.103, 49.864),
    (19.115, 49.858),
    (19.111, 49.843),
    (19.099, 49.834),
    (19.102, 49.821),
    (19.115, 49.812),
    (19.125, 49.798),
    (19.120, 49.781),
    (19.100, 49.771),
    (19.079, 49.778),
    (19.061, 49.767),
    (19.041, 49.772),
    (19.027, 49.762),
    (19.015, 49.747),
    (18.990, 49.739),
    (18.966, 49.749),
    (18.959, 49.769),
    (18.963, 49.787),
    (18.951, 49.804),
    (18.955, 49.821),
)


@dataclass(frozen=True)
class _Seed:
    """One osiedle before its cell is known: centre and undated GeoNames population."""

    code: str
    name: str
    lon: float
    lat: float
    population: int
    short_names: tuple[str, ...] = ()


_SEEDS = (
    _Seed("aleksandrowice", "Aleksandrowice", 19.01335, 49.81121, 1821),
    _Seed("biala-krakowska", "Biała Krakowska", 19.05124, 49.82368, 5821),
    _Seed("biala-polnoc", "Biała Północ", 19.05673, 49.84104, 2548),
    _Seed(
        "biala-srodmiescie",
        "Biała Śródmieście",
        19.05273,
        49.82208,
        2127,
        ("Śródmieście Biała",),
    ),
    _Seed("biala-wschod", "Biała Wschód", 19.05740, 49.83359, 2884),
    _Seed("bielsko-poludnie", "Bielsko Południe", 19.03502, 49.80645, 4601),
    _Seed("dolne-przedmiescie", "Dolne Przedmieście", 19.04124, 49.83262, 3506),
    _Seed("gorne-przedmiescie", "Górne Przedmieście", 19.02979, 49.82017, 5768),
    _Seed("halcnow", "Hałcnów", 19.0919, 49.8500, 8867),
    _Seed("kamienica", "Kamienica", 19.0111, 49.7904, 6975),
    _Seed(
        "komorowice-krakowskie",
        "Komorowice Krakowskie",
        19.05072,
        49.86772,
        8237,
        ("Komorowice Krak.",),
    ),
    _Seed(
        "komorowice-slaskie",
        "Komorowice Śląskie",
        19.02662,
        49.84938,
        2472,
        ("Komorowice Śl.",),
    ),
    _Seed("leszczyny", "Leszczyny", 19.06251, 49.79872, 5355),
    _Seed("lipnik", "Lipnik", 19.07467, 49.82325, 6292),
    _Seed(
        "mikuszowice-krakowskie",
        "Mikuszowice Krakowskie",
        19.07604,
        49.78930,
        2660,
        ("Mikuszowice Krak.",),
    ),
    _Seed(
        "mikuszowice-slaskie",
        "Mikuszowice Śląskie",
        19.05287,
        49.78115,
        7075,
        ("Mikuszowice Śl.",),
    ),
    _Seed("osiedle-beskidzkie", "Osiedle Beskidzkie", 19.02306, 49.80808, 6291),
    _Seed("osiedle-grunwaldzkie", "Osiedle Grunwaldzkie", 19.05562, 49.81567, 3912),
    _Seed("osiedle-karpackie", "Osiedle Karpackie", 19.02947, 49.80280, 8247),
    _Seed("osiedle-kopernika", "Osiedle Kopernika", 19.01387, 49.81756, 4092),
    _Seed("osiedle-mieszka-i", "Osiedle Mieszka I", 19.02719, 49.82673, 1417),
    _Seed("osiedle-piastowskie", "Osiedle Piastowskie", 19.02396, 49.82332, 1820),
    _Seed(
        "osiedle-polskich-skrzydel",
        "Osiedle Polskich Skrzydeł",
        18.99925,
        49.81214,
        2760,
        ("Skrzydeł",),
    ),
    _Seed("osiedle-sloneczne", "Osiedle Słoneczne", 19.02716, 49.81530, 5255),
    _Seed(
        "osiedle-wojska-polskiego",
        "Osiedle Wojska Polskiego",
        19.00671,
        49.81411,
        4207,
    ),
    _Seed("stare-bielsko", "Stare Bielsko", 19.00927, 49.82535, 6895),
    _Seed("straconka", "Straconka", 19.09458, 49.79711, 3336),
    _Seed(
        "srodmiescie-bielsko",
        "Śródmieście Bielsko",
        19.04398,
        49.81943,
        3875,
        ("Bielsko Śródmieście",),
    ),
    _Seed("wapienica", "Wapienica", 18.9848, 49.8079, 10514),
    _Seed("zlote-lany", "Złote Łany", 19.0623, 49.8063, 12865),
)

_ASCII = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")
_PREFIX = "Osiedle "


@dataclass(frozen=True)
class CellSpec:
    """One area of the demo city, ready to be stored.

    ``residents`` and ``dwellings`` are invented and rounded to ten, or ``None`` where
    the demo pretends that nobody knows them. ``boundary`` is in EPSG:4326.
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    boundary: MultiPolygon
    label_point: Point
    residents: int | None
    dwellings: int | None


def outline() -> Polygon:
    """The rough outline of the city, drawn by hand from its general shape."""
    return Polygon(_rounded(_rounded(_OUTLINE)))


def _rounded(ring: tuple) -> tuple:
    """The ring with its corners cut once at a quarter of each side (Chaikin)."""
    sides = pairwise((*ring, ring[0]))
    return tuple(
        (round(x1 + part * (x2 - x1), 6), round(y1 + part * (y2 - y1), 6))
        for (x1, y1), (x2, y2) in sides
        for part in (0.25, 0.75)
    )


def city() -> CellSpec:
    """The whole city, one level above the cells."""
    shape = outline()
    return CellSpec(
        code=CITY_CODE,
        name=CITY_NAME,
        aliases=("Bielsko-Biala", "Bielsko Biała", "miasto Bielsko-Biała"),
        boundary=MultiPolygon([shape]),
        label_point=shape.representative_point(),
        residents=CITY_RESIDENTS,
        dwellings=_dwellings(CITY_RESIDENTS),
    )


@cache
def cells() -> tuple[CellSpec, ...]:
    """The thirty osiedla as cells that partition the outline, in the order of names."""
    shape = outline()
    sites = [Point(seed.lon, seed.lat) for seed in _SEEDS]
    diagram = _nearest_regions(sites, shape)
    tree = STRtree(diagram)
    scale = CITY_RESIDENTS / sum(seed.population for seed in _SEEDS)
    found = []
    for seed, site in zip(_SEEDS, sites, strict=True):
        (index,) = tree.query(site, predicate="within")
        clipped = diagram[index].intersection(shape)
        residents = (
            None
            if seed.code in UNKNOWN_FIGURES
            else round(seed.population * scale / 10) * 10
        )
        found.append(
            CellSpec(
                code=seed.code,
                name=seed.name,
                aliases=_aliases(seed),
                boundary=_multi(clipped),
                label_point=site,
                residents=residents,
                dwellings=None if residents is None else _dwellings(residents),
            )
        )
    return tuple(found)


def _nearest_regions(sites: list[Point], shape: Polygon) -> list[Polygon]:
    """For each site the region nearer to it than to any other, in no given order."""
    factor = {"xfact": _LON_OVER_LAT, "origin": (0, 0)}
    back = {"xfact": 1 / _LON_OVER_LAT, "origin": (0, 0)}
    diagram = voronoi_polygons(
        stretch(MultiPoint(sites), **factor), extend_to=stretch(shape, **factor)
    )
    return [stretch(region, **back) for region in diagram.geoms]


def _dwellings(residents: int) -> int:
    """Invented dwellings for a number of residents, rounded to ten."""
    return round(residents / _PERSONS_PER_DWELLING / 10) * 10


def _multi(shape: Polygon | MultiPolygon) -> MultiPolygon:
    """The shape as a MultiPolygon, whatever clipping left of it."""
    return shape if isinstance(shape, MultiPolygon) else MultiPolygon([shape])


def _aliases(seed: _Seed) -> tuple[str, ...]:
    """Other ways people write the name: with and without "Osiedle", and in ASCII."""
    core = seed.name.removeprefix(_PREFIX)
    forms = [seed.name, core, _PREFIX + core, "os. " + core, *seed.short_names]
    forms += [form.translate(_ASCII) for form in forms]
    return tuple(dict.fromkeys(form for form in forms if form != seed.name))
