"""Diagnoses of an institution as a table."""

from collections.abc import Iterable

from ..models import Diagnosis, Evidence
from .columns import COLUMNS
from .tables import as_csv, as_xlsx

#: What divides the parts of a source, and one source from the next.
PART, SOURCE = " | ", "\n"
FORMATS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (
        as_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


def export(diagnoses: Iterable[Diagnosis], file_format: str) -> tuple[bytes, str]:
    """Return a file of these diagnoses and its content type.

    ``diagnoses`` come with problem, category, area and evidence.

    :raises KeyError: another format than csv and xlsx.
    """
    write, content_type = FORMATS[file_format]
    headings = [column.heading for column in COLUMNS]
    rows = [list(cells_of(diagnosis).values()) for diagnosis in diagnoses]
    return write(headings, rows), content_type


def cells_of(diagnosis: Diagnosis) -> dict[str, str]:
    """Return one diagnosis as texts by the names of the columns, in their order."""
    problem = diagnosis.problem
    area = problem.area_for(diagnosis.partner_id)
    cells = {
        "ref": diagnosis.ref,
        "title": problem.title,
        "category": problem.category.name_pl,
        "area": area.name if area else "",
        "period": diagnosis.period,
        "status": diagnosis.status,
        "severity": diagnosis.severity,
        "trend": diagnosis.trend,
        "scale_count": diagnosis.scale_count,
        "scale_unit": diagnosis.scale_unit,
        "causes": diagnosis.causes,
        "effects": diagnosis.effects,
        "proposals": diagnosis.proposals,
        "text_public": diagnosis.text_public,
        "text_internal": diagnosis.text_internal,
        "evidence": SOURCE.join(map(source_cell, diagnosis.evidence.all())),
    }
    return {name: "" if value is None else str(value) for name, value in cells.items()}


def source_cell(item: Evidence) -> str:
    """Return a source as one line: kind, reliability, day, what it is, link, quote."""
    parts = (
        item.kind,
        item.reliability,
        f"{item.reference_date}" if item.reference_date else "",
        item.description,
        item.link,
        " ".join(item.quote.split()),
    )
    return PART.join(part.replace("|", "/") for part in parts).rstrip(" |")
