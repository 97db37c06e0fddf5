"""The parts of a diagnosis that are remarked on, compared and remembered.

A part is a field of the diagnosis or of its problem under the name it has in the form;
``place`` stands for all fields of the place, ``evidence`` for all sources, and "" for
the whole.
"""

from django.utils.translation import gettext_lazy as _

WHOLE = ""
PARTS = {
    "title": _("Title"),
    "category": _("Kind of problem"),
    "place": _("Place"),
    "target_groups": _("Whom it touches"),
    "period": _("Period"),
    "severity": _("Severity"),
    "trend": _("Trend"),
    "scale_count": _("How many are touched"),
    "text_public": _("Text for the public"),
    "causes": _("Causes"),
    "effects": _("Effects"),
    "proposals": _("What should be done"),
    "text_internal": _("Text for the partners"),
    "answers": _("Answers to the questions"),
    "warnings_reason": _("Why the figures are right"),
    "evidence": _("Sources"),
}
#: What residents read once it is released.
PUBLIC_PARTS = frozenset(
    {"title", "category", "period", "severity", "trend", "text_public", "evidence"}
)


def part_label(name: str) -> str:
    """Return what a part is called; the whole for "" and for what is not known."""
    return str(PARTS.get(name, _("The whole")))
