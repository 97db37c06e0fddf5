"""How many resources each option of a filter would show."""

from collections import Counter

from django.db.models import Case, Count, F, Func, Value, When
from django.utils.functional import cached_property

from kooperacja.base.facets import with_wholes

#: Filters whose options are the values of an array.
ARRAYS = {
    "target_group": "target_groups",
    "delivery": "deliveries",
    "accessibility": "accessibility",
    "language": "languages",
}


class ResourceFacets:
    """Mixed into the filter of public resources; three queries for all counts."""

    @cached_property
    def facets(self) -> dict[str, Counter]:
        """How many resources each option would show, by filter and value."""
        counts = self.count_options(
            {
                **{
                    name: Func(F(column), function="unnest")
                    for name, column in ARRAYS.items()
                },
                "kind": F("kind"),
                "sector": F("sector"),
                "fee_kind": F("fee_kind"),
                "open": _where(self.open_now, "now"),
                "checked": _where(self.is_fresh, "lately"),
            }
        )
        return counts | {
            "category": self._category_counts(),
            "area": self._area_counts(),
        }

    def _category_counts(self) -> Counter:
        # A resource of a category and of its part counts once for the whole.
        rows = self.narrowed_without("category").order_by()
        rows = rows.values_list("categories").annotate(n=Count("pk"))
        counts: Counter = Counter()
        for slugs, number in rows:
            for slug in with_wholes(self.category_parents, slugs):
                counts[slug] += number
        return counts

    def _area_counts(self) -> Counter:
        """What serves the whole city counts everywhere, a telephone too."""
        rows = self.narrowed_without("area").order_by()
        columns = ("serves_whole_city", "area_codes", "covered_area_codes")
        counts: Counter = Counter()
        everywhere = 0
        for whole, here, covered, number in rows.values_list(*columns).annotate(
            n=Count("pk")
        ):
            if whole:
                everywhere += number
                continue
            for code in with_wholes(self.area_parents, {*here, *covered}):
                counts[code] += number
        return Counter({code: counts[code] + everywhere for code in self.area_parents})


def _where(test, option: str) -> Case:
    return Case(When(test, then=Value(option)), default=Value(""))
