"""Which fields of the form stand together, and what stands beside each."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from ...forms.place import PLACE_FIELDS
from ...forms.saying import ASKED
from ...wording import Hint, hints

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

#: The field at which remarks on a part of several fields stand (`problems.parts`).
REMARKED_AS = {"place_kind": "place"}

#: Texts in which a word may hurt those it speaks of.
WEIGHED = {"title", "text_public", "causes", "effects", "proposals", "text_internal"}

#: A good answer, shown on demand at the field.
EXAMPLES = {
    "causes": _(
        "The last bus goes at 18:40, so nobody who works a late shift can take the "
        "course. Two landlords of the estate ask a deposit of three rents."
    ),
    "effects": _(
        "Four of ten left the course before its end. Families borrow from each other, "
        "and children miss Mondays."
    ),
    "proposals": _(
        "A course in the afternoon, in the club on the estate: the labour office pays, "
        "the school gives the room. Within three months."
    ),
    "text_internal": _(
        "The register counts only those who came to us. The school knows of about as "
        "many again; we agreed to compare in March."
    ),
}


@dataclass(frozen=True)
class Row:
    """A field with what stands beside it: the other's version, findings of the lint.

    ``values`` are the other's, as a browser would send them; ``before`` is what was
    said last period; ``remarks`` are those pinned to the field. Words that may hurt
    come from what stands in the field now.
    """

    field: object
    theirs: str | None = None
    warnings: list = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    before: object = None
    remarks: list = field(default_factory=list)

    @property
    def example(self) -> str:
        """A good answer to this field, "" where it needs none."""
        return EXAMPLES.get(self.field.name, "")

    @property
    def hints(self) -> list[Hint]:
        """Words that may hurt in what others will read; advice, never a block."""
        if self.field.name not in WEIGHED:
            return []
        return hints(str(self.field.value() or ""))


def rows_of(
    form, theirs: dict, warnings: dict, values: dict, before: dict, remarks: dict
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
                remarks.get(REMARKED_AS.get(name, name), []),
            )
            for name in names
            if name in form.fields
        ]
        for part, names in (PARTS | {"asked": asked}).items()
    }
