"""Finding an address in the city's own register; nothing leaves the server."""

from django.db.models import OuterRef, Subquery

from .found import LIMIT, SHORTEST, Answer, FoundAddress
from .models import Address, Area, StreetName
from .wording import read_question


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
