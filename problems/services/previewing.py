"""What the public would see of a problem, said before it is released. Reads only."""

from dataclasses import dataclass
from datetime import date

from kooperacja.areas.models import Area
from kooperacja.disclosure import lint
from kooperacja.disclosure.dates import PublicDate, public_date

from ..models import Diagnosis, Problem
from .completeness import public_texts
from .shelving import PRECISION_OF, preview_place


@dataclass(frozen=True)
class Preview:
    """Where and when, as the shelf would say it on the day asked about.

    problem would appear under a new address; ``coarser`` that the place of the public
    is wider than the area that was entered.
    """

    area_name: str
    precision: str
    when: PublicDate
    listed: bool
    coarser: bool


@dataclass(frozen=True)
class Piece:
    """A stretch of a public text; ``finding`` is None where the lint is content."""

    text: str
    finding: lint.Finding | None = None


def preview(problem: Problem, day: date) -> Preview:
    """Return what a release on this day lets, or would let, the public know.

    Costs no query when the area and its parents are already loaded.
    """
    place = preview_place(problem)
    area = _shown_area(problem, place.area_code)
    return Preview(
        area_name=area.name if area else "",
        precision=PRECISION_OF[place.level],
        when=public_date(problem.sensitivity, day),
        listed=place.listed,
        coarser=bool(problem.area_id and area and area.pk != problem.area_id),
    )


def marked_texts(diagnosis: Diagnosis) -> dict[str, list[Piece]]:
    """Return every text that a release makes public, cut at what the lint found."""
    sensitivity = diagnosis.problem.sensitivity
    return {
        name: marked(text, lint.lint(text, sensitivity=sensitivity))
        for name, text in public_texts(diagnosis).items()
    }


def marked(text: str, findings: list[lint.Finding]) -> list[Piece]:
    """Cut a text at its findings; the pieces together are the text."""
    pieces, done = [], 0
    for finding in findings:
        start = max(finding.start, done)  # findings may overlap
        if start > done:
            pieces.append(Piece(text[done:start]))
        pieces.append(Piece(text[start : finding.end], finding))
        done = finding.end
    if done < len(text) or not pieces:
        pieces.append(Piece(text[done:]))
    return pieces


def _shown_area(problem: Problem, code: str) -> Area | None:
    area = problem.area
    while area is not None:
        if area.code == code:
            return area
        area = area.parent
    if problem.public_area_id and problem.public_area.code == code:
        return problem.public_area
    return Area.objects.city()
