"""How fast help is found among 10,000 resources, beside its raw SQL.

    python benchmarks/resource_search.py [--rows 10000] [--rounds 9]

Lays invented resources on the shelf of the database in DATABASE_URL inside a
transaction that is rolled back, asks questions and counts the options of all filters,
and prints medians: what the filter takes, what its SQL takes alone, and the ratio.
Never part of the tests.
"""

import argparse
import os
import random
import statistics
import sys
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django  # noqa: E402

django.setup()

from django.db import connections, transaction  # noqa: E402
from django.http import QueryDict  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from kooperacja.areas.public import PublicArea  # noqa: E402
from kooperacja.base.models import new_ref  # noqa: E402
from kooperacja.categories.choices import ResourceKind, Sector  # noqa: E402
from kooperacja.categories.services import load_vocabulary  # noqa: E402
from kooperacja.categories.vocabulary import (  # noqa: E402
    CATEGORIES,
    QUESTIONS,
    TARGET_GROUPS,
)
from resources.choices import Accessibility, Delivery, FeeKind  # noqa: E402
from resources.filters import PublicResourceFilter, public_resources  # noqa: E402
from resources.public import (  # noqa: E402
    PublicOpening,
    PublicResource,
    PublicSite,
)
from resources.services.synonyms import load_synonyms  # noqa: E402
from resources.vocabulary import SYNONYMS  # noqa: E402

PAGE = 25
WORDS = (
    "pomoc dla osób i rodzin", "bezpłatne porady", "spotkania grupy", "posiłki",
    "zajęcia dla dzieci", "rozmowa z psychologiem", "prowadzi fundacja", "terapia",
    "opieka nad osobami starszymi", "rehabilitacja", "kurs języka polskiego",
)  # fmt: skip
ASKED = (
    "",
    "q=nie mam gdzie spać",
    "q=pomoc dla seniora Wapienica",
    "q=schornisko dla bezdomych",
    "q=Fundacja 77",
    "q=kowalskiewicz",
    "q=obiad dla babci&open=now&fee_kind=free",
    "area=wapienica&target_group=seniors_60_plus&delivery=site",
    "open=now&age=70",
)


def lay(number: int) -> None:
    """Lay so many invented resources with a site each and the hours of a week."""
    luck = random.Random(1)  # noqa: S311 - not for secrets
    areas = list(PublicArea.objects.exclude(parent_code="").values_list("code", "name"))
    resources, sites, openings = [], [], []
    for index in range(number):
        code, area_name = luck.choice(areas) if areas else ("", "")
        row = resource(index, code, luck)
        resources.append(row)
        sites.append(
            PublicSite(
                public_id=new_ref(),
                resource_public_id=row.public_id,
                address=f"ul. Zmyślona {index}",
                area_code=code,
                area_name=area_name,
                serves_whole_city=row.serves_whole_city,
            )
        )
        openings += [
            PublicOpening(
                resource_public_id=row.public_id,
                starts=day * 1440 + 480,
                ends=day * 1440 + luck.choice((840, 960, 1320)),
            )
            for day in range(luck.randint(3, 7))
        ]
    PublicResource.writer.bulk_create(resources, batch_size=1000)
    PublicSite.writer.bulk_create(sites, batch_size=1000)
    PublicOpening.writer.bulk_create(openings, batch_size=5000)


def resource(index: int, area: str, luck: random.Random) -> PublicResource:
    """Return an invented resource of the shelf; every third serves the whole city."""
    categories = luck.sample([row.slug for row in CATEGORIES], 2)
    name = f"{luck.choice(('Fundacja', 'Ośrodek', 'Klub'))} {index}"
    texts = luck.sample(WORDS, 4)
    is_whole = index % 3 == 0
    return PublicResource(
        public_id=new_ref(),
        name=name,
        provider_name=f"Stowarzyszenie {index % 900}",
        sector=luck.choice(Sector.values),
        kind=luck.choice(ResourceKind.values),
        description=". ".join(texts),
        words=f"{name} {' '.join(texts)} {' '.join(categories)}".lower(),
        categories=categories,
        target_groups=luck.sample([row.slug for row in TARGET_GROUPS], 3),
        deliveries=luck.sample(Delivery.values, 2),
        accessibility=luck.sample(Accessibility.values, 3),
        languages=luck.sample(("pl", "uk", "en"), 2),
        fee_kind=luck.choice(FeeKind.values),
        serves_whole_city=is_whole,
        area_codes=[area] if area else [],
        covered_area_codes=[area] if area and not is_whole else [],
        review_due=timezone.localdate() + timedelta(days=luck.randint(-200, 200)),
        phone="33 812 34 56",
    )


def ask(query: str) -> tuple[list[PublicResource], int, dict]:
    """Return the first page, the number of all, and all counts, as the page does."""
    filters = PublicResourceFilter(QueryDict(query), queryset=public_resources())
    if not filters.is_valid():
        raise ValueError(filters.errors)
    rows = filters.qs
    return list(rows[:PAGE]), rows.count(), filters.facets


def timed(act) -> float:
    """Return how many milliseconds an act takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def measure(query: str, rounds: int, connection) -> None:
    """Ask one question by the filter and by its SQL in turn, and print the medians."""
    with CaptureQueriesContext(connection) as asked:
        _page, number, _facets = ask(query)
    sentences = [sentence["sql"] for sentence in asked]

    def raw():
        with connection.cursor() as cursor:
            for sentence in sentences:
                cursor.execute(sentence)
                cursor.fetchall()

    ways = {"filter": lambda: ask(query), "raw": raw}
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, act in ways.items():
            times[name].append(timed(act))
    whole, alone = (statistics.median(times[name]) for name in ways)
    print(  # noqa: T201
        f"{query or '(everything)':<58} {whole:6.0f} ms, raw SQL {alone:6.0f} ms, "
        f"ratio {whole / alone:4.2f}, {len(sentences):2} queries, {number:6,} found"
    )


def main() -> None:
    """Lay, ask, print, roll back."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rows", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=9)
    given = options.parse_args()
    # What is not committed is seen by its own connection only.
    connections["public"] = connection = connections["default"]
    with transaction.atomic():
        load_vocabulary(
            categories=CATEGORIES, target_groups=TARGET_GROUPS, questions=QUESTIONS
        )
        load_synonyms(SYNONYMS)
        lay(given.rows)
        with connection.cursor() as cursor:
            cursor.execute(
                "ANALYZE shelf_resource, shelf_site, shelf_opening, shelf_synonym"
            )
        print(f"{PublicResource.writer.count():,} resources on the shelf")  # noqa: T201
        for query in ASKED:
            measure(query, given.rounds, connection)
        transaction.set_rollback(True)


if __name__ == "__main__":
    main()
