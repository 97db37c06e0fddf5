"""What the steps of the form hold when a stored diagnosis is opened."""

from ..models import Diagnosis
from .place import place_initial
from .saying import ASKED, TEXTS

COLUMNS = (
    "version",
    "period",
    "severity",
    "trend",
    "scale_count",
    "scale_unit",
    "lint_override",
    "warnings_reason",
    *TEXTS,
)


def initial_of(diagnosis: Diagnosis) -> dict:
    """Return every field of every step by its name; a form takes its own."""
    problem = diagnosis.problem
    initial = {name: getattr(diagnosis, name) for name in COLUMNS}
    initial |= {ASKED + code: answer for code, answer in diagnosis.answers.items()}
    person = diagnosis.assigned_to
    initial |= {
        "assigned_to": person.ref if person else None,
        "title": problem.title,
        "category": problem.category.slug,
        "target_groups": [group.slug for group in problem.target_groups.all()],
    }
    return initial | place_initial(problem)
