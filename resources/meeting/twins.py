"""Several institutions that do the same for the same people in the same place.

Pure: what is alike is kept as sets of bits, so that all is compared with all.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_

#: Quarters of an hour in a week.
MINUTES, STEP = 10_080, 15
ALWAYS = (1 << MINUTES // STEP) - 1


@dataclass(frozen=True, slots=True)
class Offer:
    """One resource as it is compared: who gives it, what, for whom, where, when.

    ``places`` and ``hours`` are sets of bits (smallest areas, quarters of an hour of a
    week); ``hours`` is 0 where they are not known. No category or group means any.
    """

    key: str
    provider: str
    kind: str
    categories: frozenset[str]
    groups: frozenset[str]
    places: int
    hours: int = 0


@dataclass
class Twins:
    """Offers of one kind that meet, for whom and where."""

    kind: str
    offers: frozenset[Offer]
    groups: set[str] = field(default_factory=set)
    places: int = 0

    @property
    def providers(self) -> int:
        """How many institutions they are of."""
        return len({offer.provider for offer in self.offers})

    @property
    def meet_in_time(self) -> bool:
        """Whether two of different institutions are known to be open at one time."""
        offers = sorted(self.offers, key=lambda offer: offer.key)
        return any(
            one.hours & other.hours
            for n, one in enumerate(offers)
            for other in offers[n + 1 :]
            if one.provider != other.provider
        )


def quarters(intervals: Iterable[tuple[int, int]]) -> int:
    """Return intervals in minutes of the week as quarters of an hour, as bits.

    A quarter that is only begun counts.
    """
    bits = 0
    for starts, ends in intervals:
        first, last = starts // STEP, -(-ends // STEP)
        bits |= (1 << last) - (1 << first)
    return bits


def twins_among(offers: Iterable[Offer]) -> list[Twins]:
    """Return what several institutions do alike, the most institutions first.

    Alike are offers of one kind and one target group that reach one area, name a
    common kind of problem (or one names none) and are open at a common time (or it is
    not known of one).
    """
    by_kind: dict[str, list[Offer]] = defaultdict(list)
    for offer in offers:
        by_kind[offer.kind].append(offer)
    found = [
        twins
        for kind, members in by_kind.items()
        for twins in Kind(kind, members).twins()
    ]
    return sorted(
        found,
        key=lambda item: (
            -item.providers,
            -item.places.bit_count(),
            item.kind,
            sorted(offer.key for offer in item.offers),
        ),
    )


class Kind:
    """All offers of one kind; sets of them are bits by their place in the list."""

    def __init__(self, name: str, members: list[Offer]):
        self.name, self.members = name, members
        self.alike = [self._alike_to(offer) for offer in members]

    def twins(self) -> list[Twins]:
        """Return the sets of offers that meet, with their groups and places."""
        found: dict[int, Twins] = {}
        for group in {group for offer in self.members for group in offer.groups} or {
            ""
        }:
            serving = self._which(lambda o, g=group: not o.groups or g in o.groups)
            for meeting, places in self._meeting(serving).items():
                if meeting not in found:
                    found[meeting] = Twins(self.name, self._of(meeting))
                found[meeting].groups.add(group)
                found[meeting].places |= places
        return list(found.values())

    def _meeting(self, serving: int) -> dict[int, int]:
        """Return which of some offers meet, with the places where they do.

        Places where more meet are places of the fewer too: they meet there as well.
        """
        by_meeting: dict[int, int] = defaultdict(int)
        for place, present in self._present.items():
            here = serving & present
            meeting = sum(1 << n for n in bits_of(here) if self.alike[n] & here)
            if meeting:
                by_meeting[meeting] |= place
        return {
            fewer: reduce(
                or_,
                (places for more, places in by_meeting.items() if not fewer & ~more),
            )
            for fewer in by_meeting
        }

    @cached_property
    def _present(self) -> dict[int, int]:
        """Who reaches each smallest area, both as bits."""
        everywhere = reduce(or_, (offer.places for offer in self.members), 0)
        return {
            1 << n: self._which(lambda o, place=1 << n: o.places & place)
            for n in bits_of(everywhere)
        }

    def _alike_to(self, one: Offer) -> int:
        """Return the offers of other institutions that do the same."""
        return self._which(
            lambda other: (
                other.provider != one.provider
                and one.places & other.places
                and _touch(one.categories, other.categories)
                and (not one.hours or not other.hours or one.hours & other.hours)
            )
        )

    def _which(self, test: Callable[[Offer], object]) -> int:
        return sum(1 << n for n, offer in enumerate(self.members) if test(offer))

    def _of(self, bits: int) -> frozenset[Offer]:
        return frozenset(self.members[n] for n in bits_of(bits))


def bits_of(bits: int) -> Iterator[int]:
    """Yield the numbers of the bits that are set, the lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _touch(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or not one.isdisjoint(other)
