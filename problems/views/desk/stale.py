"""What differs between what was typed and what somebody else has saved."""

from django import forms
from django.utils.translation import gettext as _

from kooperacja.unsaved.models import UnsavedForm

from ...forms import StepForm, initial_of
from ...models import Diagnosis


def differences(form: StepForm, current: Diagnosis, evidence=None) -> list[dict]:
    """Return the fields of a step that differ from what is stored, see `compared`."""
    return compared(form, initial_of(current), evidence, source_lines(current))


def put_beside(page, current: Diagnosis) -> None:
    """Keep the typed in the fields, the stored beside; the next save decides."""
    page.set_theirs(differences(page.form, current, page.evidence))
    page.stale = current
    page.their_sources = source_lines(current)
    page.form.data["version"] = str(current.version)


def put_window_beside(page, kept: UnsavedForm, other) -> None:
    """Set what the same person typed in another window beside the fields.

    ``other`` is the page with the kept fields. This window has seen them from here on
    and may write over them.
    """
    theirs = {name: other.form[name].value() for name in other.form.fields}
    lines = typed_sources(other.evidence) if other.evidence is not None else []
    page.set_theirs(compared(page.form, theirs, page.evidence, lines))
    page.their_sources = lines
    page.autosave.put_beside(kept)


def compared(form: StepForm, stored: dict, evidence, lines: list[str]) -> list[dict]:
    """Return the fields that differ: name, label, mine and current in words, values.

    ``values`` are what a browser would send for the current ones, so that they can be
    taken over.
    """
    rows = []
    for name, field in form.fields.items():
        if field.widget.is_hidden or name == "partner":
            continue
        mine, theirs = form[name].value(), stored.get(name)
        if _plain(mine) != _plain(theirs):
            rows.append(
                {
                    "name": name,
                    "label": str(field.label),
                    "mine": in_words(field, mine),
                    "current": in_words(field, theirs) or _("(empty)"),
                    "values": as_texts(theirs),
                }
            )
    if evidence is None:
        return rows
    mine = typed_sources(evidence)
    if mine != lines:
        rows.append(
            {
                "name": "evidence",
                "label": _("Sources"),
                "mine": "\n".join(mine),
                "current": "\n".join(lines) or _("(empty)"),
                "values": [],
            }
        )
    return rows


def source_lines(diagnosis: Diagnosis) -> list[str]:
    """Return the stored sources, a line each."""
    return [
        _source_line(
            item.description,
            item.kind,
            item.reliability,
            str(item.reference_date or ""),
            item.link,
        )
        for item in diagnosis.evidence.all()
    ]


def typed_sources(evidence) -> list[str]:
    """Return the sources as typed, a line each."""
    names = ("description", "kind", "reliability", "reference_date", "link")
    rows = [[str(form[name].value() or "") for name in names] for form in evidence]
    return [_source_line(*row) for row in rows if any(row)]


def _source_line(*parts: str) -> str:
    return ", ".join(part.strip() for part in parts if part.strip())


def as_texts(value) -> list[str]:
    """Return a value as the texts a browser would send for it."""
    values = value if isinstance(value, list | tuple) else [value]
    return ["" if item is None else str(item) for item in values]


def _plain(value) -> str | frozenset:
    if isinstance(value, list | tuple):
        return frozenset(str(item) for item in value)
    text = "" if value is None else str(value)
    return text.replace("\r\n", "\n").strip()


def in_words(field, value) -> str:
    """Return a value as the form would show it: labels instead of codes."""
    if hasattr(field, "in_words"):
        return field.in_words(value)
    labels = {}
    for key, label in getattr(field, "choices", ()):
        group = label if isinstance(label, list | tuple) else [(key, label)]
        labels |= {str(code): str(words) for code, words in group}
    values = value if isinstance(value, list | tuple) else [value]
    if isinstance(field, forms.TypedChoiceField):
        return "" if value in (None, "") else f"{value}"
    return ", ".join(
        labels.get(str(item), str(item)) for item in values if item not in (None, "")
    )
