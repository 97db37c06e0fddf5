"""Fields and lists that the forms of a resource share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kooperacja.areas.models import Area
from kooperacja.categories.models import Category, TargetGroup

CHOOSE = _("Choose…")


class Lists:
    """What can be chosen, asked of the database once a page."""

    @cached_property
    def areas(self) -> list[Area]:
        """Estates and districts by name."""
        rows = Area.objects.districts().defer("boundary").select_related("parent")
        return sorted(rows, key=lambda area: area.name)

    @cached_property
    def categories(self) -> list[Category]:
        """Kinds of problems, each narrower kind after its broader one."""
        rows = list(Category.objects.select_related("parent"))
        children: dict[int | None, list[Category]] = {}
        for row in rows:
            children.setdefault(row.parent_id, []).append(row)
        heads = children.get(None, [])
        return [row for head in heads for row in (head, *children.get(head.pk, []))]

    @cached_property
    def groups(self) -> list[TargetGroup]:
        """Groups of people."""
        return list(TargetGroup.objects.all())


@dataclass(frozen=True)
class Picked:
    """How a row of a list is named in a form: its key and its words."""

    key: Callable[[Any], str]
    label: Callable[[Any], str]


AREA = Picked(lambda row: row.code, lambda row: row.name)
CATEGORY = Picked(
    lambda row: row.slug, lambda row: f"– {row.name}" if row.parent_id else row.name
)
GROUP = Picked(lambda row: row.slug, str)


class PickField(forms.ChoiceField):
    """One row of a list that was loaded beforehand; becomes the row or None."""

    def offer(self, rows: Iterable[Any], picked: Picked) -> None:
        """Let these rows be chosen."""
        self.rows = {picked.key(row): row for row in rows}
        labels = [(key, picked.label(row)) for key, row in self.rows.items()]
        self.choices = [("", CHOOSE), *labels]

    def clean(self, value):
        return self.rows.get(super().clean(value))


class PickManyField(forms.MultipleChoiceField):
    """Some rows of a list that was loaded beforehand; becomes a list of rows."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, rows: Iterable[Any], picked: Picked) -> None:
        """Let these rows be chosen."""
        self.rows = {picked.key(row): row for row in rows}
        self.choices = [(key, picked.label(row)) for key, row in self.rows.items()]

    def clean(self, value):
        return [self.rows[key] for key in super().clean(value)]


class ClockField(forms.TimeField):
    """A time of day."""

    def __init__(self, **kwargs):
        super().__init__(
            required=False,
            input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
            widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
            error_messages={"invalid": _("Write the time as 8:00.")},
            **kwargs,
        )


class DayField(forms.DateField):
    """A day of the calendar."""

    def __init__(self, **kwargs):
        super().__init__(
            input_formats=["%Y-%m-%d", "%d.%m.%Y"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={"invalid": _("Write the day as 2026-11-16 or 16.11.2026.")},
            **{"required": False} | kwargs,
        )


def text(label, help_text="", *, rows: int = 0, limit: int, **kwargs):
    """Return a field for words; with ``rows`` for a few sentences."""
    if rows:
        kwargs["widget"] = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=limit,
        **{"required": False} | kwargs,
    )


def number(label, limit: int, help_text=""):
    """Return a field for a whole number from 0."""
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=0,
        max_value=limit,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
