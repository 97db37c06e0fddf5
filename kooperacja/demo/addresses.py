"""Invented addresses of the demo city, so that the address search can be tried.

No register of addresses is part of the portal. These streets exist nowhere: their
names say so, and every row is stamped as invented.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from . import geography

SOURCE = "dane demonstracyjne – adresy zmyślone"
#: Invented streets, each with the estate it runs through and the name it "had".
_STREETS = (
    ("ul. Przykładowa", "srodmiescie-bielsko", "Dzierżyńskiego"),
    ("ul. Zmyślona", "biala-srodmiescie", ""),
    ("ul. Pokazowa", "wapienica", "Pierwszej Próby"),
    ("ul. Próbna", "zlote-lany", ""),
    ("ul. Ćwiczebna", "straconka", ""),
    ("ul. Makietowa", "halcnow", ""),
    ("ul. Umowna", "kamienica", ""),
    ("ul. Szkicowa", "lipnik", "Rewolucji Zmyślonej"),
    ("al. Wymyślonych Bohaterów", "osiedle-karpackie", ""),
    ("ul. Modelowa", "stare-bielsko", ""),
    ("pl. Wyobraźni", "gorne-przedmiescie", ""),
    ("ul. Jana Nieistniejącego", "leszczyny", ""),
)
_HOUSES = ("1", "2", "3", "4A", "5", "7", "9", "13")
#: Between two houses, in degrees: some forty metres.
_STEP_LON, _STEP_LAT = 0.0005, 0.00012


@dataclass(frozen=True)
class House:
    """An invented house; ``lon`` and ``lat`` in EPSG:4326."""

    street: str
    number: str
    former: str
    lon: float
    lat: float


def houses() -> Iterator[House]:
    """Yield the houses, in a row through the middle of their estate."""
    middles = {cell.code: cell.label_point for cell in geography.cells()}
    for street, code, former in _STREETS:
        middle = middles[code]
        for place, number in enumerate(_HOUSES, start=-len(_HOUSES) // 2):
            yield House(
                street=street,
                number=number,
                former=former,
                lon=round(middle.x + place * _STEP_LON, 6),
                lat=round(middle.y + place * _STEP_LAT, 6),
            )
