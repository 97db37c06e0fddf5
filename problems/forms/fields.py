"""Fields of the diagnosis form that Django does not have."""

import re
from datetime import date

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacja.categories.choices import SEVERITY_CRITERIA, Severity
from kooperacja.categories.models import Category


class NeededLater:
    """A field that may be empty in a draft but is no optional one.

    It is shown without "(optional)": something else asks for it, at submission or
    when a kind of place is chosen.
    """

    def __init__(self, **kwargs):
        super().__init__(**(kwargs | {"required": True}))

    def clean(self, value):
        self.required = False
        try:
            return super().clean(value)
        finally:
            self.required = True


class LongText(NeededLater, forms.CharField):
    """A text that is needed before submission."""


class Choice(NeededLater, forms.ChoiceField):
    """A choice that is needed before submission."""


class Number(NeededLater, forms.TypedChoiceField):
    """A numbered choice that is needed before submission."""


class AreaField(NeededLater, forms.ModelChoiceField):
    """An area, needed when the place is a whole area."""


class CategoryField(forms.ModelChoiceField):
    """One kind of problem, its narrower kinds indented under it."""

    def __init__(self, **kwargs):
        super().__init__(
            queryset=Category.objects.select_related("parent"),
            to_field_name="slug",
            empty_label=gettext_lazy("Choose…"),
            error_messages={
                "invalid_choice": gettext_lazy("There is no such kind of problem.")
            },
            **kwargs,
        )

    def label_from_instance(self, category):
        return f"– {category.name}" if category.parent_id else category.name


def in_tree_order(categories) -> list[Category]:
    """Return categories so that narrower ones follow their broader one."""
    children: dict[int | None, list[Category]] = {}
    for category in categories:
        children.setdefault(category.parent_id, []).append(category)
    ordered = []
    for head in children.get(None, []):
        ordered += [head, *children.get(head.pk, [])]
    return ordered


def severity_choices() -> list[tuple[int, str]]:
    """Return the five severities, each with its written criterion in the label."""
    return [
        (
            value,
            format_html(
                '<span class="c-criterion"><b>{}. {}</b> {}</span>',
                value,
                Severity(value).label,
                SEVERITY_CRITERIA[value],
            ),
        )
        for value in Severity
    ]


def period_label(period: str) -> str:
    """Read a period aloud: "2026", "first half of 2026", "third quarter of 2026"."""
    year, _dash, part = period.partition("-")
    words = {
        "H1": _("first half of %(year)s"),
        "H2": _("second half of %(year)s"),
        "Q1": _("first quarter of %(year)s"),
        "Q2": _("second quarter of %(year)s"),
        "Q3": _("third quarter of %(year)s"),
        "Q4": _("fourth quarter of %(year)s"),
    }
    return words[part] % {"year": year} if part in words else year


def period_choices(today: date, stored: str = "") -> list:
    """Return this year and two before; their begun halves and quarters come after.

    ``stored`` is kept although it may be older than that.
    """
    years = [str(today.year - back) for back in range(3)]
    parts = (("H2", 7), ("H1", 1), ("Q4", 10), ("Q3", 7), ("Q2", 4), ("Q1", 1))
    others = [
        f"{year}-{part}"
        for year in years
        for part, month in parts
        if date(int(year), month, 1) <= today
    ]
    if stored and re.fullmatch(r"20\d\d(-H[12]|-Q[1-4])?", stored):
        years += [stored] if stored not in years + others else []
    return [
        (_("Whole year"), [(year, period_label(year)) for year in years]),
        (_("Other period"), [(part, period_label(part)) for part in others]),
    ]
