"""Which fields of the form stand together, and what stands beside each."""

from dataclasses import dataclass, field

from ...forms.place import PLACE_FIELDS
from ...forms.saying import ASKED

PARTS = {
    "kind": ("category",),
    "where": PLACE_FIELDS,
    "name": ("title",),
    "whom": ("target_groups",),
    "when": ("period",),
    "judgement": ("severity", "trend", "text_public"),
    "count": ("scale_count", "scale_unit"),
    "more": ("causes", "effects", "proposals", "text_internal"),
    "person": ("assigned_to",),
    "reasons": ("lint_override", "warnings_reason"),
}


@dataclass(frozen=True)
class Row:
    """A field with what stands beside it: the other's version, findings of the lint.

    ``values`` are the other's, as a browser would send them; ``before`` is what was
    said last period.
    """

    field: object
    theirs: str | None = None
    warnings: list = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    before: object = None


def rows_of(
    form, theirs: dict, warnings: dict, values: dict, before: dict
) -> dict[str, list[Row]]:
    """Return the fields of this form by the name of their part, in their order."""
    asked = tuple(name for name in form.fields if name.startswith(ASKED))
    return {
        part: [
            Row(
                form[name],
                theirs.get(name),
                warnings.get(name, []),
                values.get(name, []),
                before.get(name),
            )
            for name in names
            if name in form.fields
        ]
        for part, names in (PARTS | {"asked": asked}).items()
    }
