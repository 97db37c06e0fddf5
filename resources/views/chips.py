"""What was asked and chosen, as chips that can be taken away one by one."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from kooperacja.categories.choices import CusDomain, ResourceKind, Sector

from ..choices import Accessibility, Delivery, FeeKind, Language
from ..filters import PublicResourceFilter
from ..searching.reading import Meaning

#: Filters whose values have a name in a closed list.
LISTS = {
    "kind": ResourceKind,
    "cus_domain": CusDomain,
    "sector": Sector,
    "fee_kind": FeeKind,
    "delivery": Delivery,
    "accessibility": Accessibility,
    "language": Language,
}


@dataclass(frozen=True)
class Chip:
    """A part of the question or a filter; ``query`` is the address without it.

    ``typed`` are the words it stands for, "" for a filter; ``instead_of`` a word that
    was taken for a misspelt one.
    """

    text: str
    query: str
    typed: str = ""
    instead_of: str = ""


def chips_of(data: QueryDict, filters: PublicResourceFilter) -> list[Chip]:
    """Return the chips of the question, then those of the filters."""
    return [*_of_question(data, filters), *_of_filters(data, filters)]


def _of_question(data: QueryDict, filters: PublicResourceFilter):
    told: dict[tuple[int, ...], list[str]] = {}
    meanings = {meaning.positions: meaning for meaning in filters.asked.meanings}
    for meaning in filters.asked.meanings:
        told.setdefault(meaning.positions, []).extend(_names(meaning, filters))
    for positions, names in told.items():
        yield Chip(
            text=", ".join(dict.fromkeys(names)),
            query=_changed(data, "q", [filters.asked.without(positions)]),
            typed=meanings[positions].typed,
            instead_of=meanings[positions].instead_of,
        )


def _names(meaning: Meaning, filters: PublicResourceFilter):
    """Yield the names of what a part of a question means: the problem says most."""
    if meaning.category in filters.category_terms:
        yield filters.category_terms[meaning.category]
    elif meaning.kind:
        yield str(ResourceKind(meaning.kind).label)
    elif meaning.target_group in filters.target_group_terms:
        yield filters.target_group_terms[meaning.target_group]
    for code in meaning.areas:
        yield filters.area_terms[code]
    if meaning.age is not None:
        yield _("age: %(years)s") % {"years": meaning.age}
    if meaning.feature:
        yield feature_words(meaning.feature)


def feature_words(feature: str) -> str:
    """Return the name of a feature that a question asked for."""
    if feature == "open":
        return _("open now")
    if feature == "round_the_clock":
        return _("open round the clock")
    return str(FeeKind.FREE.label if feature == "free" else Delivery(feature).label)


def _of_filters(data: QueryDict, filters: PublicResourceFilter):
    for name, value in filters.chosen.items():
        if name == "q":
            continue
        values = value if isinstance(value, list) else data.getlist(name)[-1:]
        for each in values:
            rest = [other for other in data.getlist(name) if other not in (each, "")]
            yield Chip(
                text=_filter_words(name, each, filters),
                query=_changed(data, name, rest),
            )


def _filter_words(name: str, value: str, filters: PublicResourceFilter) -> str:
    if name in LISTS:
        return str(LISTS[name](value).label)
    if name in ("category", "target_group", "area"):
        return getattr(filters, f"{name}_terms")[value]
    words = {
        "open": _("open now"),
        "checked": _("checked lately"),
        "age": _("age: %(years)s") % {"years": value},
        "bbox": _("in a part of the map"),
    }
    return words[name]


def _changed(data: QueryDict, name: str, values: list[str]) -> str:
    """Return the query string with other values of one parameter, on the first page."""
    query = data.copy()
    query.setlist(name, [value for value in values if value])
    query.pop("page", None)
    return query.urlencode()
