"""The lexicon of the city, from the shelf: synonyms, vocabularies, names of areas."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from django.utils.translation import override

from kooperacja.categories.choices import ResourceKind

from .idle import FEATURES, IDLE
from .reading import Lexicon, Meaning
from .words import stems_of

#: Words of the names of areas that name none alone.
GENERIC: Final = frozenset(stems_of("osiedle dzielnica gmina sołectwo rejon"))
#: The first word of a name of two words stands for it from so many letters on.
DISTINCT: Final = 6

#: A row of `PublicSynonym`: phrase, category, kind, target group, words.
SynonymRow = tuple[str, str, str, str, str]
#: A term of a vocabulary: slug, name in Polish, name in English.
Term = tuple[str, str, str]
#: An area: code, name, code of the area it is part of.
AreaRow = tuple[str, str, str]


@lru_cache(maxsize=4)
def lexicon_of(
    synonyms: tuple[SynonymRow, ...],
    categories: tuple[Term, ...],
    target_groups: tuple[Term, ...],
    areas: tuple[AreaRow, ...],
) -> Lexicon:
    """Return the lexicon of these rows; remembered, because a city's words are few."""
    entries = [
        *_of_features(),
        *_of_terms("category", categories),
        *_of_terms("target_group", target_groups),
        *_of_kinds(),
        *_of_areas(areas),
    ]
    own = {
        phrase: Meaning(
            category=category,
            kind=kind,
            target_group=group,
            words=stems_of(words),
        )
        for phrase, category, kind, group, words in synonyms
    }
    # What a coordinator says of a phrase goes before what the vocabularies say.
    said = {stems_of(phrase) for phrase in own}
    entries = [entry for entry in entries if stems_of(entry[0]) not in said]
    return Lexicon.of([*own.items(), *entries], IDLE)


def _of_features() -> Iterable[tuple[str, Meaning]]:
    for feature, phrases in FEATURES.items():
        for phrase in phrases:
            yield phrase, Meaning(feature=feature)


def _of_terms(name: str, terms: Iterable[Term]) -> Iterable[tuple[str, Meaning]]:
    for slug, polish, english in terms:
        for part in re.split(r"[,;–]| i | and ", f"{polish},{english}"):
            yield part, Meaning(**{name: slug})


def _of_kinds() -> Iterable[tuple[str, Meaning]]:
    for language in ("pl", "en"):
        with override(language):
            for kind in ResourceKind:
                yield str(kind.label), Meaning(kind=kind.value)


def _of_areas(areas: Iterable[AreaRow]) -> Iterable[tuple[str, Meaning]]:
    """Yield names of areas as they are called: without "osiedle", and the first word.

    "Komorowice" are both of two areas that begin so. A word of the city's own name
    stands for no part of it.
    """
    areas = list(areas)
    city = {each for _c, name, parent in areas if not parent for each in stems_of(name)}
    firsts: dict[str, list[str]] = {}
    for code, name, parent in areas:
        words = [each for each in stems_of(name) if each not in GENERIC]
        if not parent or not words:
            continue
        yield " ".join(words), Meaning(areas=(code,))
        if len(words) > 1 and len(words[0]) >= DISTINCT and words[0] not in city:
            firsts.setdefault(words[0], []).append(code)
    for word, codes in firsts.items():
        yield word, Meaning(areas=tuple(codes))
