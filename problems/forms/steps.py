"""The four steps of entering a diagnosis, and which field belongs to which."""

from django.utils.translation import gettext_lazy as _

from .base import SourcesForm, StepForm
from .checking import CheckForm
from .saying import SayingForm
from .what import WhatForm

WHAT, SAYING, SOURCES, CHECK = 1, 2, 3, 4
LABELS = {
    WHAT: _("What and where"),
    SAYING: _("The diagnosis"),
    SOURCES: _("What it rests on"),
    CHECK: _("Check and submit"),
}
FORMS: dict[int, type[StepForm]] = {
    WHAT: WhatForm,
    SAYING: SayingForm,
    SOURCES: SourcesForm,
    CHECK: CheckForm,
}
#: Where what is missing before submission is asked for.
STEP_OF = {"evidence": SOURCES, "lint_override": CHECK, "warnings_reason": CHECK}


def step_of(name: str) -> int:
    """Return the step that asks for a field of ``missing_from``."""
    return STEP_OF.get(name, SAYING)


def read_step(text) -> int | None:
    """Return the step that an address or a form names; None where it names none."""
    known = {str(number): number for number in LABELS}
    return known.get(text if isinstance(text, str) else "")
