"""Polish words as a search compares them: folded, without endings, slips forgiven.

PostgreSQL has no Polish stemmer, and the one in Snowball leans on Polish letters that
people leave out. So words are folded first and lose their endings by a short list:
enough for "senior, seniora, seniorom" to be one word. Both sides of a comparison go
through the same code, so a stem need not be a word.
"""

import re
from functools import lru_cache
from typing import Final

from kooperacja.base.search import FOLD

#: Endings of cases, numbers, genders and the past tense, folded; the longest first.
ENDINGS: Final = (
    "iego", "iemu", "iami", "iach",
    "ami", "ach", "ego", "emu", "imi", "ymi", "owi", "ich", "ych", "iej", "iom",
    "iem", "iam",
    "am", "em", "ej", "ym", "im", "om", "ow", "ia", "ie", "iu", "io",
    "a", "e", "i", "o", "u", "y",
)  # fmt: skip
#: What is left of a word is at least this long (letters).
SHORTEST: Final = 3
#: A word shorter than this may not hold a slip: it would be another word.
SLIP_FROM, TWO_SLIPS_FROM = 5, 8
_WORD: Final = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded, in order; digits count as letters."""
    return _WORD.findall(text.lower().translate(FOLD))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return a folded word without its ending.

    The e that comes and goes is dropped: "zasiłek" and "zasiłku" are one.
    """
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            word = word[: -len(ending)]
            break
    if len(word) > SHORTEST + 1 and word.endswith("ek"):
        return word[:-2] + "k"
    return word


def stems_of(text: str) -> tuple[str, ...]:
    """Return the stems of a text in order."""
    return tuple(stem(word) for word in words_of(text))


def slips_allowed(word: str) -> int:
    """Return how many slips a stem of this length may hold."""
    return (len(word) >= SLIP_FROM) + (len(word) >= TWO_SLIPS_FROM)


def slips_between(one: str, other: str, limit: int) -> int:
    """Return how many slips turn one word into the other, ``limit + 1`` for more.

    A slip is a letter that is missing, added, wrong, or has changed places with its
    neighbour: the optimal string alignment distance.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, mark in enumerate(other, start=1):
            cost = min(
                last[column] + 1,
                line[column - 1] + 1,
                last[column - 1] + (letter != mark),
            )
            if (
                min(row, column) > 1
                and letter == other[column - 2]
                and one[row - 2] == mark
            ):
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > limit:
            return limit + 1
        before, last = last, line
    return last[-1]


def likest(word: str, known) -> str:
    """Return the known stem a misspelt one stands for, "" where none is near.

    The first letter is taken to be right, as it nearly always is.
    """
    limit = slips_allowed(word)
    best, nearest = "", limit + 1
    for other in known if limit else ():
        if other[0] != word[0] or slips_allowed(other) < min(limit, 1):
            continue
        if limit == 1 and len(other) == len(word) and other[-1] != word[-1]:
            # Short words that differ in the last letter are two: "chleje", "chleba".
            continue
        slips = slips_between(word, other, limit)
        if slips < nearest or slips == nearest <= limit and other < best:
            best, nearest = other, slips
    return best
