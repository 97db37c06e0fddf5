"""Ten thousand resources from a CSV file beside raw COPY of the same rows.

    python benchmarks/resource_import.py [ROWS] [--publish]

Needs a database with the city and a coordinator (the demo will do). Nothing stays:
everything happens in transactions that are taken back.
"""

import csv
import io
import os
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from kooperacja.accounts.models import User  # noqa: E402
from kooperacja.areas.models import Area  # noqa: E402
from kooperacja.categories.models import Category  # noqa: E402
from resources.loading.reading import read_content  # noqa: E402
from resources.services.importing import import_resources  # noqa: E402
from resources.services.importing.uploads import city_box  # noqa: E402

HEADINGS = (
    "id", "nazwa", "organizacja", "kategoria", "opis", "adres", "telefon", "e-mail",
    "www", "godziny", "lat", "lon", "liczba miejsc", "odpłatność",
)  # fmt: skip
KINDS = ("Świetlica", "Klub seniora", "Poradnia", "Jadłodajnia", "Punkt porad")
HOURS = ("pn.-pt. 8-16", "wt i czw 15-18", "codziennie 12-14", "całodobowo", "8-16")


def made_up(count: int) -> bytes:
    """Return a CSV file with so many resources of nobody."""
    chance = random.Random(4)  # noqa: S311 - not for secrets
    box = Area.objects.city().boundary.extent
    kinds = list(Category.objects.values_list("name_pl", flat=True))
    out = io.StringIO()
    table = csv.writer(out, delimiter=";")
    table.writerow(HEADINGS)
    for number in range(count):
        table.writerow(
            (
                number,
                f"{chance.choice(KINDS)} nr {number}",
                f"Organizacja {chance.randrange(max(1, count // 5))}",
                "; ".join(chance.sample(kinds, 2)),
                "Zajęcia, rozmowa i pomoc w sprawach codziennych. " * 4,
                f"ul. Zmyślona {chance.randrange(1, 200)}",
                f"33 {chance.randrange(100, 999)} {chance.randrange(1000, 9999)}",
                f"punkt{number}@example.org",
                f"example.org/{number}",
                chance.choice(HOURS),
                f"{chance.uniform(box[1], box[3]):.6f}",
                f"{chance.uniform(box[0], box[2]):.6f}",
                chance.randrange(5, 60),
                chance.choice(("bezpłatnie", "20 zł", "")),
            )
        )
    return out.getvalue().encode()


def copied(content: bytes) -> float:
    """Return the seconds of COPY of the same cells into a table without an index."""
    columns = ", ".join(f"c{number} text" for number in range(len(HEADINGS)))
    started = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE raw ({columns}) ON COMMIT DROP")
        cursor.copy_expert(
            "COPY raw FROM STDIN (FORMAT csv, HEADER, DELIMITER ';')",
            io.BytesIO(content),
        )
    return time.perf_counter() - started


def main(count: int, *, publish: bool) -> None:
    """Time each step and print it."""
    content = made_up(count)
    raw = copied(content)
    worked = time.process_time()
    actor = User.objects.filter(groups__name="coordinators").order_by("pk").first()
    box = city_box()
    started = time.perf_counter()
    reading = read_content(content, name="zasoby.csv", box=box)
    read = time.perf_counter()
    report = import_resources(
        actor=actor, reading=reading, source="benchmark", publish=publish, commit=False
    )
    done, ended = time.perf_counter(), time.process_time()
    counts = {str(outcome): number for outcome, number in report.counts.items()}
    print(f"{count} rows, {len(content) / 1e6:.1f} MB, publish={publish}: {counts}")  # noqa: T201
    print(f"  COPY of the cells   {raw:7.2f} s")  # noqa: T201
    print(f"  reading             {read - started:7.2f} s")  # noqa: T201
    print(f"  writing             {done - read:7.2f} s")  # noqa: T201
    print(f"  together            {done - started:7.2f} s")  # noqa: T201
    # On a busy machine the clock says more of the others than of this.
    print(f"  of the processor    {ended - worked:7.2f} s")  # noqa: T201


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    main(numbers[0] if numbers else 10_000, publish="--publish" in sys.argv)
