"""How fast the map layer of problems is, beside its raw SQL and beside DRF.

    python benchmarks/map_layer.py [--rows 10000] [--rounds 7]

Lays rows on the shelf of the database in DATABASE_URL inside a transaction that is
rolled back, and asks three ways in turn, round by round: the endpoint through
Django's test client, the same SQL alone, and a serializer of DRF over the same rows
(every problem a feature). Prints medians and ratios; trust the ratios, not the
milliseconds. Never part of the tests.
"""

import argparse
import os
import random
import statistics
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django  # noqa: E402

django.setup()

from django.contrib.gis.geos import MultiPolygon, Point, Polygon  # noqa: E402
from django.db import connections, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from rest_framework import serializers  # noqa: E402
from rest_framework.renderers import JSONRenderer  # noqa: E402

from problems.public import PublicProblem  # noqa: E402

LAYER = "/api/v1/problems/map/"
AREAS = 30
#: Corners of an area: about those of a simplified estate.
CORNERS = 40


class ProblemFeatureSerializer(serializers.ModelSerializer):
    """The peer: one problem, one feature, in Python."""

    geometry = serializers.SerializerMethodField()

    class Meta:
        model = PublicProblem
        fields = (
            "public_id",
            "title",
            "category",
            "severity",
            "trend",
            "area_code",
            "area_name",
            "precision",
            "geometry",
        )

    def get_geometry(self, problem) -> dict:
        return {"type": "Point", "coordinates": problem.label_point.coords}


def outline(number: int) -> MultiPolygon:
    """Return a ragged ring around the centre of an area."""
    luck = random.Random(number)  # noqa: S311 - not for secrets
    west, south = 19.0 + number % 6 * 0.02, 49.8 + number // 6 * 0.02
    hull = MultiPolygon(
        *(
            Polygon.from_bbox((west + x, south, west + x + 0.0004, south + 0.02))
            for x in (luck.random() * 0.018 for _ in range(CORNERS // 4))
        ),
        srid=4326,
    ).convex_hull
    return MultiPolygon(hull, srid=4326)


def lay(rows: int) -> None:
    """Lay so many problems on the shelf, in AREAS areas."""
    luck = random.Random(1)  # noqa: S311 - not for secrets
    places = [outline(number) for number in range(AREAS)]
    points = [Point(*place.centroid.coords, srid=4326) for place in places]
    today = date(2026, 10, 1)
    PublicProblem.writer.bulk_create(
        [
            PublicProblem(
                public_id=f"B{number:021d}",
                title=f"Trudna sytuacja numer {number} na osiedlu",
                summary="Uzgodnione streszczenie sytuacji na osiedlu. " * 8,
                category=luck.choice(["poverty", "housing", "addiction"]),
                sensitivity=2,
                target_groups=["children"],
                state="open",
                area_code=f"bench-{number % AREAS}",
                area_name=f"Osiedle {number % AREAS}",
                precision="estate",
                place=places[number % AREAS],
                label_point=points[number % AREAS],
                published_date=today.replace(month=luck.randint(1, 12)),
                confirmed_date=today,
                date_precision="quarter",
                severity=luck.randint(1, 5),
                severity_low=1,
                severity_high=5,
                trend="rising",
                periods=["2026"],
                sectors=["public"],
                institutions_count=2,
            )
            for number in range(rows)
        ],
        batch_size=1000,
    )


def timed(act) -> float:
    """Return how many milliseconds an act takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def measure(rounds: int) -> dict[str, float]:
    """Return the medians of the three ways, asked in turn."""
    client = Client()
    connection = connections["public"]
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(LAYER)
    print(f"{LAYER}: {len(asked)} query, {len(answer.content):,} bytes")  # noqa: T201
    sql = asked[-1]["sql"]

    def endpoint():
        client.get(LAYER)

    def raw():
        with connection.cursor() as cursor:
            cursor.execute(sql)
            cursor.fetchone()

    def peer():
        rows = PublicProblem.objects.defer("place")
        JSONRenderer().render(ProblemFeatureSerializer(rows, many=True).data)

    ways = {"endpoint": endpoint, "raw SQL": raw, "DRF serializer": peer}
    times = {name: [] for name in ways}
    for _ in range(rounds):
        for name, act in ways.items():
            times[name].append(timed(act))
    return {name: statistics.median(each) for name, each in times.items()}


def main() -> None:
    """Lay, measure, print, roll back."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rows", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=7)
    given = options.parse_args()
    # What is not committed is seen by its own connection only.
    connections["public"] = connections["default"]
    with transaction.atomic():
        if given.rows:
            lay(given.rows)
        with connections["default"].cursor() as cursor:
            cursor.execute("ANALYZE shelf_problem")
        print(f"{PublicProblem.objects.count():,} problems on the shelf")  # noqa: T201
        medians = measure(given.rounds)
        transaction.set_rollback(True)
    base = medians["raw SQL"]
    for name, median in medians.items():
        print(f"{name:>15}: {median:8.1f} ms  {median / base:6.2f} x raw")  # noqa: T201


if __name__ == "__main__":
    main()
