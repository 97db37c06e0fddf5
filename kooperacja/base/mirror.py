"""What the page that shows every piece of the interface shows (``/panel/wzornik/``).

Invented values only: no query, no domain model, so that the page can be drawn and
photographed on an empty database.
"""

from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

LONG_WORDS = _(
    "Mikuszowice Krakowskie: overindebtedness and deinstitutionalisation "
    "of twenty-four-hour care"
)
SAMPLE_TITLE = _("Young people without work in Wapienica")
SAMPLE_TEXT = _(
    "In Wapienica 1 234 people under 25 have been without work for a year. "
    "They say: we do not know whom to ask. Three institutions confirm it, "
    "each from its own side."
)
SECTORS = ("public", "ngo", "business", "science")
STATES = {
    "draft": _("draft"),
    "submitted": _("submitted"),
    "returned": _("returned"),
    "accepted": _("accepted"),
    "published": _("published"),
    "archived": _("archived"),
}
SWATCHES = (
    *(f"problem-{step}" for step in (50, 100, 200, 300, 500, 700, 900)),
    *(f"resource-{step}" for step in (50, 100, 200, 300, 500, 700, 900)),
    *("paper", "paper-deep", "rule", "rule-strong"),
    *("ink-quiet", "ink-soft", "ink", "accent", "accent-deep", "wrong", "warning"),
)


class MirrorForm(forms.Form):
    """One field of every kind; it is never sent."""

    title = forms.CharField(
        label=_("Name the problem in one sentence"),
        help_text=_(
            "The situation and the place, for example: "
            "Young people without work in Wapienica."
        ),
    )
    text = forms.CharField(label=_("Text for residents"), widget=forms.Textarea)
    persons = forms.IntegerField(
        label=_("How many people does it concern?"), required=False
    )
    severity = forms.TypedChoiceField(
        label=_("Severity"),
        choices=[(1, _("marginal")), (3, _("serious")), (5, _("critical"))],
        widget=forms.RadioSelect,
        help_text=_("How badly are people harmed?"),
    )
    groups = forms.MultipleChoiceField(
        label=_("Whom it concerns"),
        choices=[("children", _("children")), ("seniors", _("older people"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    checked = forms.BooleanField(label=_("The text points to no particular person"))


def _signs() -> list[dict[str, Any]]:
    trends = ("rising", "stable", "falling", "fluctuating", "unknown", None)
    return [
        {
            "severity": severity or None,
            "trend": trends[severity],
            "institutions": severity,
            "sectors": SECTORS[: min(severity, 4)],
        }
        for severity in range(6)
    ]


def _figures() -> list[dict[str, Any]]:
    return [
        {
            "value": value,
            "unit": unit,
            "label": label,
            "source": _("2026, demonstration data"),
        }
        for value, unit, label in (
            (64, "", _("published problems")),
            (1234.5, "km", _("of ways to school")),
            (12, "%", _("of districts without a day centre")),
        )
    ]


def _alerts() -> list[dict[str, Any]]:
    return [
        {"kind": kind, "title": title, "text": text}
        for kind, title, text in (
            ("info", "", _("The next release is on Monday.")),
            ("success", "", _("Saved.")),
            (
                "warning",
                _("The number is small."),
                _("Hidden, because it is too small – we protect people."),
            ),
            (
                "error",
                _("Not saved: this point lies outside the city."),
                _("The other fields are kept. Choose a place in the city."),
            ),
        )
    ]


def _groups() -> list[dict[str, Any]]:
    return [
        {"name": "q", "legend": _("Search"), "kind": "text", "value": ""},
        {
            "name": "category",
            "legend": _("Kind of problem"),
            "kind": "checkbox",
            "options": [
                {"value": "work", "label": _("unemployment"), "count": 12},
                {
                    "value": "home",
                    "label": LONG_WORDS,
                    "count": 3,
                    "checked": True,
                },
            ],
        },
        {
            "name": "period",
            "legend": _("Period"),
            "kind": "select",
            "options": [{"value": "", "label": _("all")}],
        },
    ]


def _records() -> list[dict[str, Any]]:
    titles = (SAMPLE_TITLE, LONG_WORDS, SAMPLE_TITLE)
    return [
        {"title": title, "area": "Wapienica", **sign}
        for title, sign in zip(titles, _signs()[1:4], strict=True)
    ]


def _facts() -> list[dict[str, Any]]:
    return [
        {"label": _("Period"), "value": "2024–2026"},
        {
            "label": _("Last confirmed"),
            "value": "16.11.2026",
            "note": _("by two institutions"),
        },
    ]


def _history() -> list[dict[str, Any]]:
    return [
        {
            "when": date(2026, 11, day),
            "text": text,
            "note": note,
            "who": "Dorota Kowalska",
        }
        for day, text, note in (
            (18, _("submitted again"), ""),
            (16, _("returned"), _("Please add the source of the number.")),
            (2, _("submitted"), ""),
        )
    ]


def _steps() -> list[dict[str, Any]]:
    return [
        {"label": _("What and where"), "url": "?", "done": True},
        {"label": _("How badly"), "done": False},
        {"label": _("Check and submit"), "done": False},
    ]


def mirror_context() -> dict[str, Any]:
    """Return the context of ``panel/mirror.html``, all but the map's addresses."""
    return {
        "swatches": SWATCHES,
        "sample_text": SAMPLE_TEXT,
        "sample_source": _(
            "Source: labour office, register, 2026. Demonstration data."
        ),
        "figures": _figures(),
        "signs": _signs(),
        "precisions": ("exact", "street", "estate", "city"),
        "states": [{"value": v, "label": label} for v, label in STATES.items()],
        "alerts": _alerts(),
        "numbers": [],
        "records": _records(),
        "crumbs": [{"label": _("Problems"), "url": "?"}, {"label": SAMPLE_TITLE}],
        "page_obj": Paginator(range(60), 20).page(2),
        "facts": _facts(),
        "history": _history(),
        "steps": _steps(),
        "form": MirrorForm(prefix="plain"),
        "wrong_form": MirrorForm({"wrong-persons": "many"}, prefix="wrong"),
        "groups": _groups(),
    }
