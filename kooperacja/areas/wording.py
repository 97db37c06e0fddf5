"""Addresses as people write them: folded street names, house numbers, no flats."""

import re
from dataclasses import dataclass
from typing import Final

from kooperacja.base.search import FOLD, MAX_QUESTION

#: What kind of place a street is; the register and people differ on it.
KINDS_OF_STREET: Final = frozenset(
    {"ul", "ulica", "ulicy", "al", "aleja", "aleje", "alei", "os", "osiedle"}
    | {"osiedlu", "pl", "plac", "placu", "sk", "skwer", "rondo", "bulwar", "street"}
)
#: Longer than any address (characters); what follows is something else.
LONGEST_ADDRESS: Final = 200
NUMBER: Final = r"\d{1,4}\s?(?:[a-z](?![a-z]))?"
_FLAT: Final = (
    r"(?:m\.?|mieszk(?:anie|ania)?\.?|lok(?:al|alu)?\.?|ap\.?)\s?(?:nr\.?\s?)?\d{1,4}"
)
#: A street with at least one letter, a house number, perhaps a flat.
_STREET_AND_NUMBER: Final = re.compile(
    rf"^(?P<street>.*?[^\W\d_].*?)[\s,]+(?:nr\.?\s*)?(?P<number>{NUMBER})"
    rf"(?:\s*[/\\-]\s*(?P<second>{NUMBER})|[\s,]*{_FLAT})*"
    r"(?:\s*[/\\-]|[\s,]+(?:m|lok|mieszk)\.?)?$",  # while a flat is being typed
    re.IGNORECASE,
)
_POSTAL: Final = re.compile(r"\b\d{2}-\d{3}\b.*$", re.DOTALL)
#: "13/4", "13 m. 4", "13 lok. 4"; never a plot of land ("dz. 123/4") or a long number.
_FLAT_IN_WORDS: Final = re.compile(
    rf"(?<![\w/.,-])(?P<house>\d{{1,3}}[a-zA-Z]?)"
    rf"(?:\s?[/\\]\s?\d{{1,3}}[a-zA-Z]?(?![\w/])|[\s,]+{_FLAT}(?!\w))",
    re.IGNORECASE,
)
_PLOT: Final = re.compile(
    r"\b(?:dz|dzia[łl]\w{0,5}|obr|parcel\w{0,3})\b[\s.:]*(?:nr|ewid)?[\s.]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Question:
    """What somebody looks for: a folded street, and a house number where one was typed.

    ``value`` is the number without its letter, None without a number. ``numbers`` are
    the spellings that would be an exact answer, the likeliest first: "13/15" may be
    one house or a house and a flat, and only the register knows.
    """

    street: str
    numbers: tuple[str, ...] = ()
    value: int | None = None


def fold_street(name: str) -> str:
    """Return a street name as it is compared: no case, marks, dots, kind of street."""
    words = re.split(r"[\W_]+", name.casefold().translate(FOLD).strip())
    words = [word for word in words if word]
    while len(words) > 1 and words[0] in KINDS_OF_STREET:
        words = words[1:]
    return " ".join(words)


def fold_number(number: str) -> str:
    """Return a house number as it is stored and compared: ``13 a`` becomes ``13A``."""
    return re.sub(r"\s+", "", number).upper().replace("\\", "/")


def number_value(number: str) -> int | None:
    """Return the leading figure of a house number, None where there is none."""
    match = re.match(r"\d{1,6}", number)
    return int(match[0]) if match else None


def split_address(text: str) -> tuple[str, str]:
    """Return street and house number of an address in one piece; "" where missing.

    Postal code, town and flat are left out.
    """
    text = text[:LONGEST_ADDRESS]
    match = _street_and_number(text)
    if match is None:
        return _POSTAL.sub("", text).split(",")[0].strip(), ""
    return match["street"].strip(" ,"), fold_number(match["number"])


def read_question(text: str) -> Question:
    """Return what was asked. A flat is read over: nothing of it goes further."""
    match = _street_and_number(text[:MAX_QUESTION])
    if match is None:
        return Question(fold_street(_POSTAL.sub("", text[:MAX_QUESTION])))
    first = fold_number(match["number"])
    numbers = (first,)
    if match["second"]:
        numbers = (f"{first}/{fold_number(match['second'])}", first)
    return Question(fold_street(match["street"]), numbers, number_value(first))


def without_flat(text: str) -> str:
    """Return an address without the numbers of flats: ``Długa 13/4`` is ``Długa 13``.

    A flat points at a household; nobody needs it to find the place of a problem.
    """
    return _FLAT_IN_WORDS.sub(_house_alone, text)


def _house_alone(match: re.Match) -> str:
    before = match.string[max(0, match.start() - 20) : match.start()]
    return match[0] if _PLOT.search(before) else match["house"]


def _street_and_number(text: str) -> re.Match | None:
    """Find street and number in any part of ``Town, street 5, 43-300 Town``."""
    text = _POSTAL.sub("", text).strip(" ,")
    for part in (*text.split(","), text):
        match = _STREET_AND_NUMBER.match(part.strip())
        if match:
            return match
    return None
