"""What a question in plain words means. Pure: no database.

A question is read once, from the longest phrase to the shortest: "nie mam gdzie spać"
is one phrase and not four words. What no phrase explains is looked for in the texts
of resources; what is nowhere is taken for a slip of the finger.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from .words import likest, stem, stems_of, words_of

#: Words between two words of one phrase: "nie mam już gdzie spać".
GAP: Final = 2
#: Stands before its verb or behind it: "się tnie" and "tnie się" are one.
REFLEXIVE: Final = "sie"
#: So many words of a question are looked for in texts; the rest is talk.
LOOSE_LIMIT: Final = 6
OLDEST: Final = 120
_AGE: Final = re.compile(
    r"(?<![\w.,])(?P<years>\d{1,3})(?:\s+|\s*-\s*)?"
    r"(?:lat(?:a|ek|k\w*)?|rok|roku|years?(?:\s+old)?|yo|letni\w*)\b"
)


@dataclass(frozen=True)
class Meaning:
    """A part of a question and what it means; codes of the portal's vocabularies.

    ``positions`` are the numbers of its words in the question, ``typed`` those words,
    ``instead_of`` the misspelt word where one was mended. ``feature`` is "open",
    "free", "phone", "online", "mobile" or "round_the_clock"; ``age`` is in years.
    """

    category: str = ""
    kind: str = ""
    target_group: str = ""
    words: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    feature: str = ""
    age: int | None = None
    positions: tuple[int, ...] = ()
    typed: str = ""
    instead_of: str = ""


@dataclass(frozen=True)
class Loose:
    """A word no phrase explains: its stem, looked for in what resources say.

    ``is_rough``: no resource has it, so what resembles it is looked for.
    """

    stem: str
    position: int
    typed: str
    is_rough: bool = False


@dataclass(frozen=True)
class Lexicon:
    """Phrases by their first stem, the idle words, and every stem that is known."""

    phrases: dict[str, list[tuple[tuple[str, ...], Meaning]]]
    idle: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()

    @classmethod
    def of(cls, entries: Iterable[tuple[str, Meaning]], idle: Iterable[str] = ()):
        """Make a lexicon of phrases and their meanings."""
        phrases: dict[str, list] = {}
        known = set()
        for phrase, meaning in entries:
            stems = tuple(stem(word) for word in words_of(phrase))
            if stems:
                phrases.setdefault(stems[0], []).append((stems, meaning))
                known.update(stems)
        idle_stems = frozenset(stem(word) for word in idle)
        return cls(phrases, idle_stems, frozenset(known))


@dataclass(frozen=True)
class Understood:
    """A question: its words as typed, what parts of it mean, and the words left."""

    words: tuple[str, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    loose: tuple[Loose, ...] = ()

    def codes(self, name: str) -> tuple[str, ...]:
        """Return the codes of one vocabulary that were meant, in order, each once."""
        found = (getattr(meaning, name) for meaning in self.meanings)
        return tuple(dict.fromkeys(code for code in found if code))

    @property
    def said(self) -> tuple[str, ...]:
        """Stems of the words that say what is needed, as they were typed."""
        typed = (
            meaning.typed
            for meaning in self.meanings
            if (meaning.kind or meaning.category) and not meaning.instead_of
        )
        stems = (each for part in typed for each in stems_of(part))
        return tuple(dict.fromkeys(stems))

    @property
    def areas(self) -> tuple[str, ...]:
        """Codes of the areas that were named."""
        named = (code for meaning in self.meanings for code in meaning.areas)
        return tuple(dict.fromkeys(named))

    @property
    def age(self) -> int | None:
        """The age that was named, in years."""
        ages = [meaning.age for meaning in self.meanings if meaning.age is not None]
        return ages[0] if ages else None

    def without(self, positions: Iterable[int]) -> str:
        """Return the question without some of its words."""
        left_out = set(positions)
        kept = (word for at, word in enumerate(self.words) if at not in left_out)
        return " ".join(kept)


@dataclass
class _Reader:
    lexicon: Lexicon
    words: list[str]
    stems: list[str]
    mended: dict[int, str] = field(default_factory=dict)

    def phrases(self) -> list[Meaning]:
        """Return the meanings of the longest phrases, none of whose words overlap."""
        found: dict[tuple[int, ...], dict[Meaning, None]] = {}
        for at in range(len(self.stems)):
            for positions, meaning in self._from(at):
                found.setdefault(positions, {})[meaning] = None
        taken: set[int] = set()
        meanings = []
        for positions in sorted(found, key=lambda each: (-len(each), each)):
            if taken.isdisjoint(positions):
                taken.update(positions)
                meanings += [self._at(positions, each) for each in found[positions]]
        return sorted(meanings, key=lambda meaning: meaning.positions)

    def _from(self, start: int):
        for stems, meaning in self.lexicon.phrases.get(self.stems[start], ()):
            positions = [start]
            for wanted in stems[1:]:
                positions.append(next(self._reach(positions, wanted), -1))
                if positions[-1] < 0:
                    break
            else:
                yield tuple(sorted(positions)), meaning

    def _reach(self, positions: list[int], wanted: str) -> Iterator[int]:
        """Yield where the next word of a phrase stands, those behind it first."""
        last, first = max(positions), min(positions)
        behind = range(last + 1, min(last + 2 + GAP, len(self.stems)))
        before = range(first - 1, max(first - 2 - GAP, -1), -1)
        reach = (*behind, *(before if wanted == REFLEXIVE else ()))
        return (each for each in reach if self.stems[each] == wanted)

    def _at(self, positions: tuple[int, ...], meaning: Meaning) -> Meaning:
        mended = (self.mended[at] for at in positions if at in self.mended)
        return replace(
            meaning,
            positions=positions,
            typed=" ".join(self.words[at] for at in positions),
            instead_of=" ".join(mended),
        )


def read_question(
    text: str,
    lexicon: Lexicon,
    are_heard: Callable[[list[str]], set[str]] = lambda stems: set(stems),
) -> Understood:
    """Return what a question means.

    ``are_heard`` says which stems occur in the texts of resources; it is asked at most
    once, and only where a word is in no phrase.
    """
    text, age = _age_in(text)
    words = re.findall(r"[^\W_]+", text)
    stems = [stem(word) for word in words_of(text)]
    reader = _Reader(lexicon, words, stems)
    strange = _strange(stems, lexicon)
    heard = are_heard(strange) if strange else set()
    rough = set()
    for at, each in enumerate(stems):
        if each in strange and each not in heard:
            guess = likest(each, lexicon.stems)
            if guess:
                reader.mended[at] = words[at]
                stems[at] = guess
            else:
                rough.add(each)
    meanings = reader.phrases()
    if age is not None:
        at = len(words)
        words.append(age[0])
        meanings.append(Meaning(age=age[1], positions=(at,), typed=age[0]))
    taken = {at for meaning in meanings for at in meaning.positions}
    loose = [
        Loose(each, at, words[at], is_rough=each in rough)
        for at, each in enumerate(stems)
        if at not in taken and each not in lexicon.idle and len(each) > 1
    ]
    return Understood(tuple(words), tuple(meanings), tuple(loose[:LOOSE_LIMIT]))


def _strange(stems: list[str], lexicon: Lexicon) -> list[str]:
    """Return stems that stand in no phrase and are not idle talk."""
    known = lexicon.stems | lexicon.idle
    strange = (each for each in stems if each not in known and len(each) > 1)
    return list(dict.fromkeys(strange))[:LOOSE_LIMIT]


def _age_in(text: str) -> tuple[str, tuple[str, int] | None]:
    """Take an age out of a question: ``("syn", ("15 lat", 15))``."""
    match = _AGE.search(text)
    if match is None or int(match["years"]) > OLDEST:
        return text, None
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    return rest, (match[0].strip(), int(match["years"]))
