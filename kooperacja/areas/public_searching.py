"""Finding an address for everybody: reads the shelf, keeps nothing of the question."""

from .found import LIMIT, SHORTEST, Answer, FoundAddress
from .public import PublicAddress
from .wording import Question, read_question


def search_public_addresses(text: str, limit: int = LIMIT) -> Answer:
    """Return the addresses most like a question, in one query.

    Understands what `kooperacja.areas.searching.search_addresses` understands; the
    answer has no ``ref`` and no area.
    """
    question = read_question(text)
    results: list[FoundAddress] = []
    if len(question.street) >= SHORTEST:
        look = _houses if question.numbers else _streets
        results = look(question, limit)
    is_loaded = bool(results) or PublicAddress.objects.exists()
    return Answer(results, is_loaded=is_loaded)


def _houses(question: Question, limit: int) -> list[FoundAddress]:
    rows = list(PublicAddress.objects.answering(question)[: limit * 3])
    if any(row.number in question.numbers for row in rows):
        # The house is there, so nobody needs its neighbours.
        rows = [row for row in rows if row.fit > 0]
    # A street may answer by two of its names; it is shown once.
    found: dict[tuple, FoundAddress] = {}
    for row in rows:
        found.setdefault(
            (row.street, row.locality, row.number),
            FoundAddress(
                street=row.street,
                number=row.number,
                locality=row.locality,
                postal_code=row.postal_code,
                former_name=row.former_name,
                latitude=round(row.point.y, 6),
                longitude=round(row.point.x, 6),
                is_exact=row.number in question.numbers,
                is_synthetic=row.is_synthetic,
            ),
        )
    return list(found.values())[:limit]


def _streets(question: Question, limit: int) -> list[FoundAddress]:
    rows = PublicAddress.objects.streets_like(question.street)[: limit * 3]
    found: dict[tuple, FoundAddress] = {}
    for street, locality, former, _likeness in rows:
        found.setdefault(
            (street, locality),
            FoundAddress(
                street=street, number="", locality=locality, former_name=former
            ),
        )
    return list(found.values())[:limit]
