"""Which resources answer a question, in which order, and why.

Every reason adds to the score of a resource, and the same reasons are told beside it,
so that the order can be checked by reading the page. The weights below are the whole
rule; ties go by name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import add, or_

from django.db.models import Case, FloatField, Q, QuerySet, TextField, Value, When

from kooperacja.base.facets import with_parts, with_wholes
from kooperacja.base.search import Folded

from ..public import PublicResource
from .reading import Loose, Understood

#: What each reason adds.
KIND, CATEGORY, WIDER_CATEGORY, GROUP = 3.0, 2.0, 1.0, 1.0
IN_NAME, IN_WORDS, RESEMBLES = 2.0, 0.7, 0.5
FEATURE, AGE = 0.5, 0.5


@dataclass(frozen=True)
class Reason:
    """Why a resource answers: the rows it is true of, and what it adds."""

    test: Q
    weight: float


class Ranking:
    """The reasons of one question over the shelf.

    ``parents`` maps the slug of each category to the one it is part of; ``features``
    the features of a question to the rows that have them. ``is_wide``: nobody gives
    what was understood, so what comes near is looked for.
    """

    def __init__(
        self,
        asked: Understood,
        parents: dict[str, str],
        features: dict[str, Q],
        *,
        is_wide: bool = False,
    ):
        self.asked = asked
        self.is_wide = is_wide
        self.said = (
            [Loose(each, -1, each) for each in asked.said if len(each) > 2]  # noqa: PLR2004
            if is_wide
            else []
        )
        chosen = asked.codes("category")
        self.kinds = sorted(asked.codes("kind"))
        self.categories = sorted(with_parts(parents, chosen))
        self.wider = sorted(with_wholes(parents, chosen) - set(self.categories))
        self.groups = sorted(asked.codes("target_group"))
        self.features = features

    @property
    def is_narrowing(self) -> bool:
        """Whether the question says what, or for whom."""
        return bool(list(self._what()) or self.asked.loose or self.groups)

    def narrow(self, queryset: QuerySet) -> QuerySet:
        """Return the rows that answer; all, where the question says nothing.

        What somebody needs decides; for whom decides only where that is all that was
        said. Words that no phrase explains count from the name where something else
        is understood, because texts hold many words. A wide ranking looks for the very
        words that were understood, in texts, and for what is for the same people.
        """
        what = [reason.test for reason in self._what()]
        loose = self.asked.loose
        if self.is_wide:
            near = [_in_words(word) for word in (*self.said, *loose)]
            if self.groups:
                near.append(Q(target_groups__overlap=self.groups))
            return _any(queryset, near) if near else queryset.none()
        if what:
            return _any(queryset, what + [_in_name(word.stem) for word in loose])
        if loose:
            return _any(queryset, [_in_words(word) for word in loose])
        if self.groups:
            return queryset.filter(target_groups__overlap=self.groups)
        return queryset

    def order(self, queryset: QuerySet) -> QuerySet:
        """Annotate ``score`` and put the best first, then as before."""
        before = queryset.query.order_by
        queryset = queryset.alias(folded_name=Folded("name"))
        return queryset.annotate(score=self._score()).order_by("-score", *before)

    def _score(self):
        scores = (
            Case(
                When(reason.test, then=Value(reason.weight)),
                default=Value(0.0),
                output_field=FloatField(),
            )
            for reason in (*self._what(), *self._who(), *self._how(), *self._loose())
        )
        return reduce(add, scores, Value(0.0, output_field=FloatField()))

    def _what(self) -> Iterator[Reason]:
        if self.kinds:
            yield Reason(Q(kind__in=self.kinds), KIND)
        if self.categories:
            yield Reason(Q(categories__overlap=self.categories), CATEGORY)
        if self.wider:
            yield Reason(Q(categories__overlap=self.wider), WIDER_CATEGORY)
        words = (word for meaning in self.asked.meanings for word in meaning.words)
        for word in dict.fromkeys(words):
            yield Reason(Q(words__regex=_beginning(word)), IN_WORDS)

    def _who(self) -> Iterator[Reason]:
        if self.groups:
            yield Reason(Q(target_groups__overlap=self.groups), GROUP)

    def _how(self) -> Iterator[Reason]:
        for feature in self.asked.codes("feature"):
            yield Reason(self.features[feature], FEATURE)

    def _loose(self) -> Iterator[Reason]:
        for word in self.asked.loose:
            yield Reason(_in_name(word.stem), IN_NAME)
            weight = RESEMBLES if word.is_rough else IN_WORDS
            yield Reason(_in_words(word), weight)
        for word in self.said:
            yield Reason(_in_words(word), IN_WORDS)


def heard_words(stems: list[str]) -> set[str]:
    """Return the stems that occur in what some resource says; one query."""
    first, *rest = (
        PublicResource.objects.filter(words__regex=_beginning(stem))
        .order_by()
        .values_list(Value(stem, output_field=TextField()))[:1]
        for stem in stems
    )
    return {stem for (stem,) in first.union(*rest, all=True)}


def _any(queryset: QuerySet, tests: list[Q]) -> QuerySet:
    return queryset.alias(folded_name=Folded("name")).filter(reduce(or_, tests))


def _in_name(stem: str) -> Q:
    return Q(folded_name__regex=_beginning(stem))


def _in_words(word: Loose) -> Q:
    if word.is_rough:
        # Of names alone: what resembles something in a long text is chance.
        return Q(folded_name__trigram_word_similar=word.stem)
    return Q(words__regex=_beginning(word.stem))


def _beginning(stem: str) -> str:
    """Return the pattern of a word that begins so; trigram indexes read it."""
    return rf"\m{re.escape(stem)}"
