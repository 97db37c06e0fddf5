"""Why a resource was found, in words that stand beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kooperacja.categories.choices import ResourceKind

from ..choices import Delivery, FeeKind
from .ranking import Ranking
from .words import stem, words_of


@dataclass(frozen=True)
class Names:
    """Names of codes in the language of the page."""

    categories: dict[str, str]
    target_groups: dict[str, str]


def reasons_for(resource, ranking: Ranking, names: Names, *, is_open: bool):
    """Return why a public resource answers the question, the weightiest first.

    The same facts as in `resources.searching.ranking`, in words.
    """
    return list(dict.fromkeys(_reasons(resource, ranking, names, is_open)))


def _reasons(resource, ranking: Ranking, names: Names, is_open: bool) -> Iterator[str]:
    if resource.kind in ranking.kinds:
        yield str(ResourceKind(resource.kind).label)
    for slug in (*ranking.categories, *ranking.wider):
        if slug in resource.categories and slug in names.categories:
            yield names.categories[slug]
    for slug in ranking.groups:
        if slug in resource.target_groups and slug in names.target_groups:
            yield names.target_groups[slug]
    own = {stem(word) for word in words_of(resource.name)}
    for word in ranking.asked.loose:
        if any(each.startswith(word.stem) for each in own):
            yield _("“%(word)s” in the name") % {"word": word.typed}
    yield from _features(resource, ranking, is_open)


def _features(resource, ranking: Ranking, is_open: bool) -> Iterator[str]:
    for feature in ranking.asked.codes("feature"):
        if feature == "free" and resource.fee_kind == FeeKind.FREE:
            yield str(FeeKind.FREE.label)
        if feature == "round_the_clock" and resource.round_the_clock:
            yield _("open round the clock")
        if feature == "open" and is_open:
            yield _("open now")
        if feature in Delivery and feature in resource.deliveries:
            yield str(Delivery(feature).label)
