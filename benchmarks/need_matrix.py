"""How fast need against resource is counted, beside the raw SQL it asks.

    python benchmarks/need_matrix.py [--problems 100000] [--resources 10000]

Lays a city of thirty estates with so many problems (two diagnoses each) and resources
(a site each) on the shelf of the database in DATABASE_URL, inside a transaction that is
rolled back. Then asks in turn, round by round: the matrix of today, of an earlier year,
one cell laid open, the page; and beside each its SQL alone, rows fetched. Prints
medians and ratios; trust the ratios, not the milliseconds. Never part of the tests.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django  # noqa: E402

django.setup()

from django.db import connections, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from resources.needs.explaining import explain  # noqa: E402
from resources.needs.matrix import Question, build_matrix  # noqa: E402

SHELVES = "shelf_area, shelf_category, shelf_problem, shelf_diagnosis, shelf_resource"
CITY = """
INSERT INTO shelf_area (code, name, kind, level, parent_code, boundary, label_point,
                        residents, source, is_official, is_synthetic)
SELECT CASE n WHEN 0 THEN 'city' ELSE 'estate-' || n END, 'Osiedle ' || n,
       CASE n WHEN 0 THEN 'city' ELSE 'estate' END, least(n, 1),
       CASE n WHEN 0 THEN '' ELSE 'city' END,
       st_multi(st_makeenvelope(x, y, x + 0.02, y + 0.02, 4326)),
       st_setsrid(st_point(x + 0.01, y + 0.01), 4326), 3000 + n * 100, '', false, true
  FROM (SELECT n, 19 + n % 6 * 0.02 AS x, 49.8 + n / 6 * 0.02 AS y
          FROM generate_series(0, 30) n) cell
"""
WORDS = """
INSERT INTO shelf_category (slug, name_pl, name_en, position, parent_slug,
                            definition_pl, definition_en, legal_ground, sensitivity)
SELECT 'kind-' || n, 'rodzaj ' || n, 'kind ' || n, n,
       CASE WHEN n % 5 = 0 AND n > 0 THEN 'kind-' || n - 1 ELSE '' END, '', '', '', 2
  FROM generate_series(0, 26) n
"""
PROBLEMS = """
INSERT INTO shelf_problem (public_id, title, summary, conclusions, recommendations,
    category, category_parent, sensitivity, target_groups, state, area_code, area_name,
    precision, place, label_point, published_date, confirmed_date, date_precision,
    close_reason, parent_public_id, severity, severity_low, severity_high, trend,
    periods, sectors, institutions_count, is_synthetic)
SELECT 'P' || lpad(n::text, 21, '0'), 'Sytuacja ' || n, repeat('Uzgodniony opis. ', 20),
       '', '', c.slug, c.parent_slug, 2, '{children}',
       CASE WHEN n % 20 = 0 THEN 'closed' ELSE 'open' END, a.code, a.name, 'estate',
       a.boundary, a.label_point, '2026-10-01', '2026-10-01', 'quarter',
       CASE WHEN n % 20 = 0 THEN 'solved' ELSE '' END, '', 1 + n % 5, 1, 5,
       (ARRAY['rising', 'stable', 'falling', 'unknown'])[1 + n % 4],
       CASE n % 3 WHEN 0 THEN '{2025,2026}' ELSE '{2024,2025}' END::varchar[],
       CASE n % 7 WHEN 0 THEN '{ngo,public}' ELSE '{public}' END::varchar[], 2, true
  FROM generate_series(1, COUNT) n
  JOIN shelf_area a ON a.code = 'estate-' || 1 + n * 7 % 30
  JOIN shelf_category c ON c.slug = 'kind-' || n * 11 % 27
"""
VOICES = """
INSERT INTO shelf_diagnosis (public_id, problem_public_id, partner_name, partner_slug,
    sector, period, severity, trend, text, source_kinds, source_texts, published_date,
    is_synthetic)
SELECT left(p.period, 4) || substr(q.public_id, 5), q.public_id, 'Instytucja', '',
       'public', p.period, q.severity, q.trend, repeat('Tak to widzimy. ', 10),
       '{}', '{}', '2026-10-01', true
  FROM shelf_problem q, unnest(q.periods) AS p (period)
"""
RESOURCES = """
INSERT INTO shelf_resource (public_id, name, provider_public_id, provider_name,
    provider_slug, sector, kind, cus_domain, deliveries, description, eligibility,
    application, documents, fee_kind, fees, waiting_time, hours_note, languages, phone,
    email, website, capacity, categories, target_groups, area_codes, accessibility,
    assured_by_name, to_check, source, words, is_synthetic, week, exceptions, closures,
    contacts, round_the_clock, open_on_holidays, serves_whole_city, service_area_codes,
    covered_area_codes)
SELECT 'R' || lpad(n::text, 21, '0'), 'Pomoc ' || n, '', 'Instytucja', '', 'ngo',
       'programme', '', '{}', repeat('Opis pomocy. ', 20), '', '', '', 'free', '', '',
       '', '{pl}', '', '', '', CASE n % 2 WHEN 0 THEN 10 + n % 90 END,
       ARRAY['kind-' || n % 27, 'kind-' || n * 5 % 27], '{}', '{}', '{}', '', false, '',
       '', true, '[]', '[]', '[]', '[]', false, false, n % 3 = 0, '{}',
       ARRAY['estate-' || 1 + n % 30, 'estate-' || 1 + n * 7 % 30]
  FROM generate_series(1, COUNT) n
"""
SITES = """
INSERT INTO shelf_site (public_id, resource_public_id, position, name, address,
    area_code, area_name, place, is_confidential, accessibility, accessibility_note,
    has_own_reach, week, exceptions, closures, contacts, round_the_clock,
    open_on_holidays, serves_whole_city, service_area_codes, covered_area_codes)
SELECT 'S' || substr(public_id, 2), public_id, 0, '', '', '', '',
       st_setsrid(st_point(19 + id % 997 * 0.00012, 49.8 + id % 991 * 0.00012), 4326),
       false, '{}', '', false, '[]', '[]', '[]', '[]', false, false,
       serves_whole_city, '{}', covered_area_codes
  FROM shelf_resource
"""


def lay(problems: int, resources: int) -> None:
    """Lay the city instead of what is there."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        for table in (*SHELVES.split(", "), "shelf_site"):
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        cursor.execute(CITY)
        cursor.execute(WORDS)
        cursor.execute(PROBLEMS.replace("COUNT", str(problems)))
        cursor.execute(VOICES)
        cursor.execute(RESOURCES.replace("COUNT", str(resources)))
        cursor.execute(SITES)
        cursor.execute(f"ANALYZE {SHELVES}, shelf_site")


def timed(act) -> float:
    """Return how many milliseconds an act takes."""
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def raw(queries: list[dict]):
    """Return an act that asks the same questions of the database and reads the rows."""

    def act():
        with connections["public"].cursor() as cursor:
            for query in queries:
                cursor.execute(query["sql"])
                cursor.fetchall()

    return act


def main() -> None:
    """Lay, measure, print, roll back."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--problems", type=int, default=100_000)
    options.add_argument("--resources", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=7)
    given = options.parse_args()
    # What is not committed is seen by its own connection only.
    connections["public"] = connections["default"]
    client = Client()
    ways = {
        "matrix": build_matrix,
        "matrix of 2025": lambda: build_matrix(Question(year=2025)),
        "cell of an estate": lambda: explain("estate-1", "kind-4"),
        "cell of the city": lambda: explain("city", "kind-4"),
        "page": lambda: client.get("/potrzeby/"),
    }
    with transaction.atomic():
        lay(given.problems, given.resources)
        for name, act in ways.items():
            with CaptureQueriesContext(connections["public"]) as asked:
                act()
            queries = list(asked.captured_queries)
            alone = raw(queries)
            times = [(timed(act), timed(alone)) for _ in range(given.rounds)]
            whole, base = (statistics.median(each) for each in zip(*times, strict=True))
            print(  # noqa: T201
                f"{name:>18}: {whole:7.0f} ms, SQL alone {base:7.0f} ms, "
                f"{whole / base:5.2f} x, {len(queries)} queries"
            )
        transaction.set_rollback(True)


if __name__ == "__main__":
    main()
