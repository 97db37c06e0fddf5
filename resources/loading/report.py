"""What an import does, as a person reads it."""

from collections.abc import Iterable, Iterator

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Provider, Resource, Site
from .records import Finding, Level

#: Places named for one sentence.
SHOWN = 6


def grouped(findings: Iterable[Finding]) -> list[tuple[Level, str, str, list[Finding]]]:
    """Return findings by level, sentence and field, the gravest and commonest first."""
    groups: dict[tuple[Level, str, str], list[Finding]] = {}
    for item in findings:
        groups.setdefault((item.level, str(item.message), item.field), []).append(item)
    order = list(Level)
    return sorted(
        ((*key, items) for key, items in groups.items()),
        key=lambda group: (order.index(group[0]), -len(group[3])),
    )


def finding_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield a line for each kind of finding: how many, what, where the first are."""
    for level, message, field, items in grouped(findings):
        places = ", ".join(
            f"{_place(item)}{f' “{item.value}”' if item.value else ''}"
            for item in items[:SHOWN]
        )
        yield _("%(level)s (%(count)s): %(field)s%(message)s – %(places)s%(more)s") % {
            "level": level_words(level),
            "count": len(items),
            "field": f"{field_words(field)}: " if field else "",
            "message": message,
            "places": places,
            "more": " …" if len(items) > SHOWN else "",
        }


def field_words(field: str) -> str:
    """Return a column of a resource, or rows of it, in words; else its name."""
    for model in (Resource, Site, Provider):
        try:
            column = model._meta.get_field(field)
        except FieldDoesNotExist:
            continue
        if column.auto_created:
            # Rows of its own: places, hours, telephones.
            return str(column.related_model._meta.verbose_name_plural)
        return str(column.verbose_name)
    return field


def level_words(level: Level) -> str:
    """Return a level in words."""
    return {
        Level.ERROR: _("Refused"),
        Level.WARNING: _("To look at"),
        Level.NOTE: _("Note"),
    }[level]


def _place(finding: Finding) -> str:
    where = finding.where
    if where.pointer:
        return where.pointer
    if where.row:
        return _("row %(row)s") % {"row": where.row}
    return where.file


def counts_line(counts: dict, seen: int) -> str:
    """Return how many records there are of each outcome."""
    parts = ", ".join(
        f"{outcome.label}: {count}" for outcome, count in counts.items() if count
    )
    return ngettext(
        "%(seen)s record (%(counts)s).", "%(seen)s records (%(counts)s).", seen
    ) % {"seen": seen, "counts": parts or "–"}
