"""What published diagnoses say: counted for the matrix, listed for one cell.

The matrix asks for counts of problems that are spoken of alike, so that a hundred
thousand problems become a few thousand rows. Public code: it reads the shelf alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connections

from kooperacja.base.shelf import PUBLIC_ALIAS

from .classes import Saying

#: A problem as the shelf says it now, a row each.
NEWEST = """
SELECT public_id, title, area_code, area_name, category, category_parent,
       severity, trend, cardinality(sectors) AS sectors,
       CASE state WHEN 'open' THEN ''
            ELSE coalesce(nullif(close_reason, ''), 'closed') END AS ended,
       left(periods[cardinality(periods)], 4)::int AS last_year, target_groups
  FROM shelf_problem
 WHERE cardinality(periods) > 0
"""

#: The same as it stood at the end of a year. Of what nobody has spoken since, the shelf
#: says it still; the rest is counted from the diagnoses of that time that are still
#: public, as the shelf counts: the middle severity (of two middle ones the higher) and
#: the commonest trend of the newest period, every sector that had spoken.
EARLIER = """
SELECT public_id, title, area_code, area_name, category, category_parent,
       severity, trend, cardinality(sectors) AS sectors,
       CASE WHEN state = 'open' OR extract(year FROM closed_date) > %(year)s
            THEN '' ELSE coalesce(nullif(close_reason, ''), 'closed') END AS ended,
       left(periods[cardinality(periods)], 4)::int AS last_year, target_groups
  FROM shelf_problem
 WHERE left(periods[cardinality(periods)], 4)::int <= %(year)s
 UNION ALL
SELECT p.public_id, p.title, p.area_code, p.area_name, p.category, p.category_parent,
       v.severity, v.trend, v.sectors,
       CASE WHEN p.state = 'open' OR extract(year FROM p.closed_date) > %(year)s
            THEN '' ELSE coalesce(nullif(p.close_reason, ''), 'closed') END AS ended,
       v.last_year, p.target_groups
  FROM shelf_problem p
  JOIN (SELECT problem_public_id, left(max(newest), 4)::int AS last_year,
               percentile_disc(0.5) WITHIN GROUP (ORDER BY severity DESC)
                   FILTER (WHERE period = newest) AS severity,
               mode() WITHIN GROUP (ORDER BY trend)
                   FILTER (WHERE period = newest) AS trend,
               count(DISTINCT sector) AS sectors
          FROM (SELECT d.problem_public_id, d.severity, d.trend, d.sector, d.period,
                       max(d.period) OVER (PARTITION BY d.problem_public_id) AS newest
                  FROM shelf_diagnosis d
                  JOIN shelf_problem q ON q.public_id = d.problem_public_id
                 WHERE left(d.period, 4)::int <= %(year)s
                   AND left(q.periods[cardinality(q.periods)], 4)::int > %(year)s) said
         GROUP BY 1) v ON v.problem_public_id = p.public_id
"""

#: How many problems of an area and a kind are spoken of alike.
COUNTED = """
SELECT area_code, category, category_parent, severity, trend, sectors, ended,
       last_year, count(*)
  FROM (SOURCE) one
 WHERE %(group)s = '' OR %(group)s = ANY(target_groups)
 GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
"""

#: The problems of some areas and kinds, one by one.
LISTED = """
SELECT public_id, title, area_code, area_name, category, severity, trend, sectors,
       ended, last_year
  FROM (SOURCE) one
 WHERE (%(group)s = '' OR %(group)s = ANY(target_groups))
   AND area_code = ANY(%(areas)s) AND category = ANY(%(slugs)s)
   AND last_year BETWEEN %(first)s AND %(last)s
"""

#: From which to which year problems on the shelf were spoken of. Periods begin with
#: their year, so the first and the last text are of the first and the last year; each
#: is one step into an index (`shelf_problem_first`, `shelf_problem_last`).
#: Of protected kinds only the yearly figure of the city says that anybody diagnosed.
YEARS_SQL = """
SELECT min(first), max(newest)
  FROM (SELECT left(min(periods[1]), 4)::int AS first,
               left(max(periods[cardinality(periods)]), 4)::int AS newest
          FROM shelf_problem
         UNION ALL
        SELECT min(year), max(year) FROM shelf_city_need) told
"""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A saying, of which area and kind of problem, and the last year it was said."""

    area: str
    category: str
    parent: str
    saying: Saying
    last_year: int


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """One problem, what is said of it, and the last year it was said."""

    public_id: str
    title: str
    area: str
    area_name: str
    category: str
    saying: Saying
    last_year: int


def years() -> tuple[int, int] | None:
    """Return the first and the newest year of diagnosing; None on an empty shelf."""
    with connections[PUBLIC_ALIAS].cursor() as cursor:
        cursor.execute(YEARS_SQL)
        first, newest = cursor.fetchone()
    return None if newest is None else (first, newest)


def spoken(*, year: int, newest: int, target_group: str = "") -> Iterator[Spoken]:
    """Yield what is said of which area and kind, as it stood at the end of ``year``.

    What stands on the shelf is the state of the ``newest`` year; only an earlier one
    has to be counted from the diagnoses.
    """
    given = {"group": target_group, "year": year}
    for *where, severity, trend, sectors, ended, last_year, count in _ask(
        COUNTED, year < newest, given
    ):
        yield Spoken(*where, Saying(severity, trend, sectors, ended, count), last_year)


def problems(
    *,
    areas: Iterable[str],
    slugs: Iterable[str],
    first: int,
    year: int,
    newest: int,
    target_group: str = "",
) -> list[SpokenOf]:
    """Return the problems of some areas and kinds, last spoken of from ``first`` on."""
    given = {
        "group": target_group,
        "year": year,
        "areas": list(areas),
        "slugs": list(slugs),
        "first": first,
        "last": year,
    }
    return [
        SpokenOf(*what, Saying(severity, trend, sectors, ended), last_year)
        for *what, severity, trend, sectors, ended, last_year in _ask(
            LISTED, year < newest, given
        )
    ]


def _ask(question: str, is_earlier: bool, given: dict) -> list[tuple]:
    sql = question.replace("SOURCE", EARLIER if is_earlier else NEWEST)
    with connections[PUBLIC_ALIAS].cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchall()
