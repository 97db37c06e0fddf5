"""What differs between the form as typed and what somebody else has saved."""

from django.utils.translation import gettext as _

from problems.views.desk.stale import compared

from ...forms.week import WeekForm
from .page import ResourcePage
from .parts import PARTS, ROWS


def differences(typed: ResourcePage, stored: ResourcePage) -> list[dict]:
    """Return the parts that differ: name, label, mine and current in words.

    Of a confidential place nothing stored is said: the form never holds it.
    """
    theirs = {name: stored.main[name].value() for name in typed.main.fields}
    rows = compared(typed.main, theirs, None, [])
    pairs = [("week", _week(typed.week), _week(stored.week))]
    for name in ROWS:
        pairs.append((name, _rows(typed, name), _rows(stored, name)))
    pairs.append(("sites", _sites(typed), _sites(stored)))
    for name, mine, current in pairs:
        if mine != current:
            rows.append(
                {
                    "name": name,
                    "label": str(PARTS[name]),
                    "mine": "\n".join(mine),
                    "current": "\n".join(current) or _("(empty)"),
                }
            )
    return rows


def _week(form: WeekForm) -> list[str]:
    ticked = [
        str(form.fields[name].label)
        for name in ("round_the_clock", "open_on_holidays")
        if form[name].value()
    ]
    lines = [
        f"{line.label or line.day.value()}: {_clock(line.opens)}–{_clock(line.closes)}"
        f" {line.note.value() or ''}".strip()
        for line in (*form.lines(), *form.more_lines())
        if not line.is_empty
    ]
    return ticked + lines


def _clock(field) -> str:
    value = field.value()
    return f"{value:%H:%M}" if hasattr(value, "hour") else str(value or "")


def _rows(page: ResourcePage, name: str) -> list[str]:
    lines = [
        ", ".join(str(field.value()) for field in form if field.value())
        for form in getattr(page, name).forms
    ]
    return [line for line in lines if line]


def _sites(page: ResourcePage) -> list[str]:
    lines = []
    for form in page.sites.forms:
        if form.is_empty or form["remove"].value():
            continue
        names = ("name", "address", "coordinates", "area")
        words = [str(form[name].value()) for name in names if form[name].value()]
        if form["is_confidential"].value():
            words.append(_("confidential"))
        lines.append(", ".join(words + _week(form.week)))
    return lines
