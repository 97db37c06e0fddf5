"""How fast an address is found, beside its raw SQL, and how fast a register is loaded.

    python benchmarks/address_search.py [--rows 100000] [--rounds 15]

Loads an invented register into the database in DATABASE_URL inside a transaction that
is rolled back, asks questions with typos, former names and flats, and prints medians.
Never part of the tests.
"""

import argparse
import os
import random
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django  # noqa: E402

django.setup()

from django.contrib.gis.geos import GEOSGeometry, MultiPolygon  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from kooperacja.areas.models import Address, Area, AreaKind  # noqa: E402
from kooperacja.areas.registers.rows import Row  # noqa: E402
from kooperacja.areas.registers.storing import synchronise  # noqa: E402
from kooperacja.areas.searching import search_addresses  # noqa: E402
from kooperacja.areas.wording import fold_street  # noqa: E402
from kooperacja.demo.geography import outline  # noqa: E402

STREETS = 1500
SYLLABLES = ("ka", "ra", "do", "mi", "szo", "łę", "wi", "bą", "nie", "tra", "gó", "źdź")
QUESTIONS = (
    "ul. Sempołowskiej 13/4",
    "semplowskej 13",
    "dzierzynskiego 5",
    "Sempołowskiej",
    "kado 7",
    "ul. Nigdzie 1",
)


def register(rows: int) -> Iterator[Row]:
    """Yield so many invented houses."""
    luck = random.Random(1)  # noqa: S311 - not for secrets
    names = {"Stefanii Sempołowskiej": None}
    while len(names) < STREETS:
        parts = luck.choices(SYLLABLES, k=luck.randint(2, 4))
        names["".join(parts).capitalize() + luck.choice(["ska", "owa", "ego"])] = None
    streets = [(name, fold_street(name)) for name in names]
    for index in range(rows):
        name, folded = streets[index % STREETS]
        number = index // STREETS + 1
        yield Row(
            line=index + 2,
            street=f"ul. {name}",
            folded=folded,
            number=str(number),
            value=number,
            former=("Dzierżyńskiego",) if index == 0 else (),
            x=18.98 + luck.random() * 0.1,
            y=49.77 + luck.random() * 0.08,
        )


def city() -> Area:
    """Return the city, made for this run where there is none."""
    shape = GEOSGeometry(outline().wkb_hex, srid=4326)
    return Area.objects.city() or Area.objects.create(
        code="bench",
        name="Miasto",
        kind=AreaKind.CITY,
        boundary=MultiPolygon(shape, srid=4326),
        label_point=shape.point_on_surface,
    )


def timed(act) -> float:
    """Return how many milliseconds an act takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def measure(text: str, rounds: int) -> None:
    """Ask one question by the service and by its SQL in turn, and print the medians."""
    with CaptureQueriesContext(connection) as asked:
        answer = search_addresses(text)
    sql = asked[0]["sql"]

    def raw():
        with connection.cursor() as cursor:
            cursor.execute(sql)
            cursor.fetchall()

    ways = {"service": lambda: search_addresses(text), "raw SQL": raw}
    times = {name: [] for name in ways}
    for _ in range(rounds):
        for name, act in ways.items():
            times[name].append(timed(act))
    medians = {name: statistics.median(each) for name, each in times.items()}
    first = answer.results[0].label if answer.results else "–"
    print(  # noqa: T201
        f"{text:<24} {medians['service']:6.1f} ms, raw {medians['raw SQL']:6.1f} ms, "
        f"{len(asked)} query: {first}"
    )


def main() -> None:
    """Load, ask, print, roll back."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rows", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=15)
    given = options.parse_args()
    with transaction.atomic():
        rows = list(register(given.rows))
        place = city()
        spent = timed(lambda: synchronise(rows, city=place, source="", commit=True))
        print(f"{Address.objects.count():,} addresses in {spent / 1000:.1f} s")  # noqa: T201
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE areas_street, areas_streetname, areas_address")
        for text in QUESTIONS:
            measure(text, given.rounds)
        transaction.set_rollback(True)


if __name__ == "__main__":
    main()
