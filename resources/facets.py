"""How many resources each option of a filter would show."""

from collections import Counter
from collections.abc import Iterable

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Case, F, Func, QuerySet, TextField, Value, When
from django.utils.functional import cached_property

from kooperacja.base.api.features import inner_sql
from kooperacja.base.facets import with_wholes
from kooperacja.base.shelf import PUBLIC_ALIAS

#: Filters whose options are the values of an array.
ARRAYS = {
    "target_group": "target_groups",
    "delivery": "deliveries",
    "accessibility": "accessibility",
    "language": "languages",
}
COLUMNS = ("kind", "sector", "fee_kind")
#: Filters whose options are a tree: rows are counted by all codes they have at once.
TREES = ("category", "area")
NAMES = (*ARRAYS, *COLUMNS, "open", "checked", *TREES)
#: What stands for every area where something serves the whole city.
EVERYWHERE = "*"


class ResourceFacets:
    """Mixed into the filter of public resources.

    One query reads the rows once for all filters nobody uses; each filter in use is
    counted without itself, so that its other options say what they would show.
    """

    @cached_property
    def facets(self) -> dict[str, Counter]:
        """How many resources each option would show, by filter and value."""
        used = [name for name in NAMES if name in self.chosen]
        unused = [name for name in NAMES if name not in used]
        counts = self._count(unused, self.narrowed_without(""))
        for name in used:
            counts |= self._count([name], self.narrowed_without(name))
        return counts | {
            "category": self._by_category(counts["category"]),
            "area": self._by_area(counts["area"]),
        }

    def _count(self, names: Iterable[str], rows: QuerySet) -> dict[str, Counter]:
        """Return how often each option of some filters occurs in rows."""
        counts: dict[str, Counter] = {name: Counter() for name in names}
        expressions = {f"facet_{name}": self._option(name) for name in counts}
        try:
            sql, params = inner_sql(rows.order_by().values(**expressions))
        except EmptyResultSet:
            return counts
        parts = " UNION ALL ".join(_counting(name) for name in counts)
        with connections[PUBLIC_ALIAS].cursor() as cursor:
            # Names are those of this module, never of a request.
            cursor.execute(f"WITH r AS MATERIALIZED ({sql}) {parts}", params)
            for name, option, number in cursor.fetchall():
                counts[name][option] = number
        return counts

    def _option(self, name: str):
        """Return the expression of the options of a row."""
        options = {
            "open": _where(self.open_now, "now"),
            "checked": _where(self.is_fresh, "lately"),
            "category": _joined(F("categories")),
            "area": Case(
                When(serves_whole_city=True, then=Value(EVERYWHERE)),
                default=_joined(
                    Func(F("area_codes"), F("covered_area_codes"), function="array_cat")
                ),
                output_field=TextField(),
            ),
        }
        return options.get(name) or F(ARRAYS.get(name, name))

    def _by_category(self, sets: Counter) -> Counter:
        # A resource of a category and of its part counts once for the whole.
        counts: Counter = Counter()
        for slugs, number in sets.items():
            for slug in with_wholes(self.category_parents, slugs.split()):
                counts[slug] += number
        return counts

    def _by_area(self, sets: Counter) -> Counter:
        """What serves the whole city counts everywhere, a telephone too."""
        everywhere = sets.pop(EVERYWHERE, 0)
        counts = Counter(dict.fromkeys(self.area_parents, everywhere))
        for codes, number in sets.items():
            for code in with_wholes(self.area_parents, codes.split()):
                counts[code] += number
        return counts


def _counting(name: str) -> str:
    """Return the SQL that counts the options of one filter in the rows ``r``."""
    column = f"facet_{name}"
    option = f"unnest({column})" if name in ARRAYS else column
    return f"SELECT '{name}', ({option})::text, count(*) FROM r GROUP BY 2"  # noqa: S608


def _where(test, option: str) -> Case:
    return Case(When(test, then=Value(option)), default=Value(""))


def _joined(array) -> Func:
    """Return the codes of an array as one text; no code has a space in it."""
    return Func(array, Value(" "), function="array_to_string", output_field=TextField())
