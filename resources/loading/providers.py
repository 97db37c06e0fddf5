"""Who gives what a row of a table is about."""

from collections.abc import Mapping
from typing import Final

from kooperacja.base.registry_numbers import (
    KRS_LENGTH,
    krs_problem,
    nip_problem,
    plain_number,
    regon_problem,
)

from . import values
from .records import Findings, ProviderRecord
from .words import sector_of

NAME_LENGTH: Final = 200


def provider_of(
    cells: Mapping[str, str], name: str, findings: Findings
) -> ProviderRecord | None:
    """Return who gives it; a row with a registry number is about an institution."""
    numbers = {
        "krs": _registry(cells, "krs", krs_problem, findings),
        "nip": _registry(cells, "nip", nip_problem, findings),
        "regon": _registry(cells, "regon", regon_problem, findings),
    }
    said = " ".join(cells.get("provider", "").split())
    if values.is_nothing(said):
        said = name if any(numbers.values()) else ""
    if not said:
        return None
    return ProviderRecord(
        name=values.words_of(said, "provider", findings, most=NAME_LENGTH),
        sector=sector_of(cells["sector"], findings) if cells.get("sector") else "",
        **numbers,
    )


def _registry(cells, field: str, problem_of, findings: Findings) -> str:
    text = cells.get(field, "")
    if values.is_nothing(text):
        return ""
    number = plain_number(text)
    if field == "krs" and number.isdigit() and len(number) < KRS_LENGTH:
        number = number.zfill(KRS_LENGTH)  # a spreadsheet took it for a number
    problem = problem_of(number)
    if problem:
        findings.warning(field, text, problem)
        return ""
    return number
