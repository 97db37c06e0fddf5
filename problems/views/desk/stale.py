"""What differs between what was typed and what somebody else has saved."""

from django import forms
from django.utils.translation import gettext as _

from ...forms import StepForm, initial_of
from ...models import Diagnosis


def differences(form: StepForm, current: Diagnosis, evidence=None) -> list[dict]:
    """Return the fields of a step that differ: name, label, mine, current in words."""
    stored = initial_of(current)
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
                }
            )
    if evidence is None:
        return rows
    mine, theirs = _typed_sources(evidence), source_lines(current)
    if mine != theirs:
        rows.append(
            {
                "name": "evidence",
                "label": _("Sources"),
                "mine": "\n".join(mine),
                "current": "\n".join(theirs) or _("(empty)"),
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


def _typed_sources(evidence) -> list[str]:
    names = ("description", "kind", "reliability", "reference_date", "link")
    rows = [[str(form[name].value() or "") for name in names] for form in evidence]
    return [_source_line(*row) for row in rows if any(row)]


def _source_line(*parts: str) -> str:
    return ", ".join(part.strip() for part in parts if part.strip())


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
