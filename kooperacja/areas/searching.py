"""Finding an address in the city's own register; nothing leaves the server."""

from dataclasses import dataclass, field

from django.db.models import OuterRef, Subquery

from .models import Address, Area, StreetName
from .wording import read_question

LIMIT = 8
#: A shorter question fits half the city.
SHORTEST = 2


@dataclass(frozen=True)
class FoundAddress:
    """An address, or with ``number`` "" a street whose number is still to be typed.

    ``former_name`` is the old name that was asked for, "" where the present one was.
    ``is_exact`` says that the number is the one asked for. ``latitude`` and
    ``longitude`` are degrees in WGS 84, None for a street.
    """

    street: str
    number: str
    locality: str = ""
    postal_code: str = ""
    former_name: str = ""
    area_name: str = ""
    latitude: float | None = None
    longitude: float | None = None
    is_exact: bool = False
    is_synthetic: bool = False
    ref: int | None = None

    @property
    def label(self) -> str:
        """The address as it is written: street and number."""
        return f"{self.street} {self.number}".strip()


@dataclass(frozen=True)
class Answer:
    """What was found; ``is_loaded`` is false while no register has been loaded."""

    results: list[FoundAddress] = field(default_factory=list)
    is_loaded: bool = True


def search_addresses(text: str, limit: int = LIMIT) -> Answer:
    """Return the addresses most like a question, in one query.

    Case, Polish letters, the kind of street and small mistakes do not matter; a former
    name finds the present one. A flat number is read over. Without a house number the
    answer is streets.
    """
    question = read_question(text)
    results = []
    if len(question.street) >= SHORTEST:
        look = _houses if question.numbers else _streets
        results = look(question, limit)
    return Answer(results, is_loaded=bool(results) or Address.objects.exists())


def find_address(ref: int) -> Address | None:
    """Return the address of a search result, None where it is gone."""
    return Address.objects.select_related("street").filter(pk=ref).first()


def _houses(question, limit: int) -> list[FoundAddress]:
    inside = Area.objects.filter(
        level__gte=1, boundary__covers=OuterRef("point")
    ).order_by("-level", "pk")
    rows = (
        Address.objects.answering(question)
        .select_related("street")
        .annotate(area_name=Subquery(inside.values("name")[:1]))
    )
    rows = list(rows[: limit * 3])
    if any(row.number in question.numbers for row in rows):
        # The house is there, so nobody needs its neighbours.
        rows = [row for row in rows if row.fit > 0]
    # A street may answer by two of its names; it is shown once.
    found: dict[int, FoundAddress] = {}
    for row in rows:
        if row.pk not in found:
            found[row.pk] = FoundAddress(
                street=row.street.name,
                number=row.number,
                locality=row.street.locality,
                postal_code=row.postal_code,
                former_name=row.matched_name if row.is_former else "",
                area_name=row.area_name or "",
                latitude=round(row.point.y, 6),
                longitude=round(row.point.x, 6),
                is_exact=row.number in question.numbers,
                is_synthetic=row.is_synthetic,
                ref=row.pk,
            )
    return list(found.values())[:limit]


def _streets(question, limit: int) -> list[FoundAddress]:
    found: dict[int, FoundAddress] = {}
    names = StreetName.objects.resembling(question.street).select_related("street")
    for row in names[: limit * 3]:
        if row.street_id not in found:
            found[row.street_id] = FoundAddress(
                street=row.street.name,
                number="",
                locality=row.street.locality,
                former_name=row.name if row.is_former else "",
            )
    return list(found.values())[:limit]
