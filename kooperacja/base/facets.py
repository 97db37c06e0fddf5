"""Counting what each option of a filter would show; and trees of codes."""

from collections import Counter
from collections.abc import Iterable

import django_filters
from django.db.models import Count, Func, QuerySet, TextField, Value
from django.http import QueryDict
from django.utils.functional import cached_property


def with_parts(parents: dict[str, str], chosen: Iterable[str]) -> set[str]:
    """Return the chosen codes and everything that is part of them, at any depth.

    ``parents`` maps each code to the code it is part of, "" at the top.
    """
    found = set(chosen)
    while True:
        more = {code for code, parent in parents.items() if parent in found} - found
        if not more:
            return found
        found |= more


def with_wholes(parents: dict[str, str], chosen: Iterable[str]) -> set[str]:
    """Return the chosen codes and everything they are part of, at any height."""
    found: set[str] = set()
    for code in chosen:
        while code and code not in found:
            found.add(code)
            code = parents.get(code, "")
    return found


def without_blanks(data: QueryDict | None) -> QueryDict | None:
    """Return query parameters without empty values."""
    if data is None:
        return None
    kept = data.copy()
    for name in data:
        kept.setlist(name, [value for value in data.getlist(name) if value])
    return kept


class FacetedFilterSet(django_filters.FilterSet):
    """A filter that can say how many rows each of its options would show.

    A parameter that was left empty says nothing: browsers send those of a form too.
    """

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(without_blanks(data), *args, **kwargs)

    @cached_property
    def chosen(self) -> dict:
        """The filters in use, by name."""
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    def narrowed_without(self, left_out: str) -> QuerySet:
        """The rows under all filters in use but one."""
        queryset = self.queryset.all()
        for name, value in self.chosen.items():
            if name != left_out:
                queryset = self.filters[name].filter(queryset, value)
        return queryset

    def count_options(self, expressions: dict) -> dict[str, Counter]:
        """Return how many rows each option would show, by filter and value; one query.

        ``expressions`` maps a filter to the column its options are values of (an
        ``unnest`` for an array). Counted under the other filters, so that the number
        is what remains when an option is the only one ticked in its group.
        """
        first, *rest = (
            self.narrowed_without(name)
            .order_by()
            .annotate(
                facet=Value(name, output_field=TextField()),
                option=Func(
                    expression,
                    template="%(expressions)s::text",
                    output_field=TextField(),
                ),
            )
            .values_list("facet", "option")
            .annotate(n=Count("*"))
            for name, expression in expressions.items()
        )
        counts: dict[str, Counter] = {name: Counter() for name in expressions}
        for facet, option, number in first.union(*rest, all=True):
            counts[facet][option] = number
        return counts
