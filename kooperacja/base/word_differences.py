"""What two texts say differently, word by word. Pure functions."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"\S+\s*|\s+")
#: Below this likeness two texts are shown whole: marks in every other word say nothing.
ALIKE = 0.35


@dataclass(frozen=True)
class Stretch:
    """A run of words: in both versions ("same"), before ("out") or now only ("in")."""

    kind: str
    text: str


@dataclass(frozen=True)
class Difference:
    """One part that changed: as it was, as it is, and both in one text with marks."""

    name: str
    label: str
    before: str
    after: str
    stretches: tuple[Stretch, ...]


def compare_texts(before: str, after: str) -> tuple[Stretch, ...]:
    """Return both texts as one, word by word; spaces alone are no difference.

    Texts that have hardly a word in common come as one "out" and one "in".
    """
    old, new = WORD.findall(before), WORD.findall(after)
    matcher = SequenceMatcher(
        None, [word.strip() for word in old], [word.strip() for word in new], False
    )
    if matcher.ratio() < ALIKE:
        whole = (Stretch("out", before), Stretch("in", after))
        return tuple(stretch for stretch in whole if stretch.text)
    stretches = []
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        if kind == "equal":
            stretches.append(Stretch("same", "".join(new[b1:b2])))
            continue
        if a2 > a1:
            stretches.append(Stretch("out", "".join(old[a1:a2])))
        if b2 > b1:
            stretches.append(Stretch("in", "".join(new[b1:b2])))
    return tuple(stretches)
