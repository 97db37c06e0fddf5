"""Lines of one place of a resource: days that differ, notices, posts."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ..services.content import ScheduleContent
from .rows import FORMS, BaseRows, rows_of

#: What the button says that adds a line, by the kind of line.
MORE = {
    "exceptions": _("Add days that differ here"),
    "closures": _("Add a notice for this place"),
    "contacts": _("Add a telephone of this place"),
}


class SiteRows:
    """The lines of a place by their kind; none stands empty until somebody asks.

    A form that says nothing of a kind, not even that there is none, keeps what is
    stored. ``prefix`` is that of the place.
    """

    def __init__(self, data, prefix: str, stored: ScheduleContent | None):
        self.data, self.prefix = data, prefix
        stored = stored or ScheduleContent()
        self.kinds: dict[str, BaseRows] = {
            name: rows_of(
                name,
                data if self._is_sent(name) else None,
                getattr(stored, name),
                prefix=f"{prefix}-{name}",
                spare=0,
            )
            for name in FORMS
        }

    def _is_sent(self, name: str) -> bool:
        return (
            self.data is not None and f"{self.prefix}-{name}-TOTAL_FORMS" in self.data
        )

    @cached_property
    def shown(self) -> list[dict]:
        """What the page shows of each kind: its prefix, its lines, its button."""
        return [
            {"prefix": rows.prefix, "rows": rows, "more": MORE[name]}
            for name, rows in self.kinds.items()
        ]

    @property
    def forms(self) -> list[forms.Form]:
        """The lines of all kinds."""
        return [form for rows in self.kinds.values() for form in rows.forms]

    @property
    def is_filled(self) -> bool:
        """Whether a line that holds anything stands here."""
        return any(field.value() for form in self.forms for field in form)

    @property
    def is_open(self) -> bool:
        """Whether a line is to be filled in or mended."""
        return any(
            form._errors or not any(field.value() for field in form)
            for form in self.forms
        )

    def is_valid(self) -> bool:
        """Judge every line that was sent."""
        sent = [rows for rows in self.kinds.values() if rows.is_bound]
        verdicts = [rows.is_valid() for rows in sent]
        return all(verdicts)

    def contents(self) -> dict[str, list]:
        """Return the lines that were sent by their kind. Only when valid."""
        return {
            name: rows.contents() for name, rows in self.kinds.items() if rows.is_bound
        }
