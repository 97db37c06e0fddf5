"""From a kind and values to words: plain replacement, no template language."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from kooperacja.base.errors import InvalidInput

from .models import NoticeText
from .registry import NoticeKind, Words

PLACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
MSGID_PLACE = re.compile(r"%\(([a-z][a-z0-9_]*)\)s")
DAY = "day"

#: Overrides by (kind, language), as `overrides()` returns them.
Overrides = dict[tuple[str, str], NoticeText]


def editable(words: Words) -> str:
    """Return a text of the code as the coordinator reads it: ``{name}``."""
    return MSGID_PLACE.sub(r"{\1}", str(words)).replace("%%", "%")


def overrides(names: list[str] | None = None) -> Overrides:
    """Return the coordinator's texts, of some kinds or of all, in one query."""
    rows = NoticeText.objects.all()
    if names is not None:
        rows = rows.filter(kind__in=names)
    return {(row.kind, row.language): row for row in rows}


def templates_of(kind: NoticeKind, language: str, own: Overrides) -> tuple[str, str]:
    """Return subject and text with their places: the coordinator's, else ours."""
    row = own.get((kind.name, language))
    if row is not None:
        return row.subject, row.text
    with translation.override(language):
        return editable(kind.subject), editable(kind.text)


def fill(template: str, values: dict[str, Any]) -> str:
    """Replace ``{name}`` by its value, once; what a value holds is never replaced.

    A place without a value stays as it is: better an odd word than a missing letter.
    """
    return PLACE.sub(
        lambda found: str(values.get(found[1], found[0])), template
    ).strip()


def quote(text: str) -> str:
    """Return somebody's words marked as such, line by line; "" stays empty.

    A value made of it stands apart from the sentences of the portal around it.
    """
    return "\n".join(f"> {line}".rstrip() for line in text.strip().splitlines())


@dataclass(frozen=True)
class Block:
    """A paragraph of the portal, or what somebody else said."""

    text: str
    is_quote: bool


def blocks(text: str) -> list[Block]:
    """Split at empty lines; a place that stayed empty leaves no paragraph behind."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    parts = [part for part in PARAGRAPH.split(lines) if part.strip()]
    return [
        Block(re.sub(r"^> ?", "", part, flags=re.M), True)
        if part.startswith(">")
        else Block(part, False)
        for part in parts
    ]


def one_line(text: str) -> str:
    """Return a subject without line breaks or other control characters.

    A title typed over two lines must not add a header of its own.
    """
    printable = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(printable.split())


def store(values: dict[str, Any]) -> dict[str, Any]:
    """Return values as the notice keeps them; a day keeps that it is one.

    NUL characters, which PostgreSQL cannot hold, are dropped.
    """
    return {
        name: {DAY: value.isoformat()}
        if isinstance(value, date)
        else str(value).replace("\x00", "")
        for name, value in values.items()
    }


def speak(values: dict[str, Any]) -> dict[str, str]:
    """Return stored values as words of the active language."""
    return {
        name: date_format(date.fromisoformat(value[DAY][:10]))
        if isinstance(value, dict)
        else value
        for name, value in values.items()
    }


def require_known_places(kind: NoticeKind, template: str, *, field: str) -> None:
    """Refuse a text with a place this kind does not fill.

    :raises InvalidInput: names the first unknown place and those there are.
    """
    for name in PLACE.findall(template):
        if name not in kind.placeholders:
            known = ", ".join(f"{{{place}}}" for place in kind.placeholders) or "–"
            raise InvalidInput(
                _("There is no place {%(name)s} here. You may use: %(known)s.")
                % {"name": name, "known": known},
                field=field,
            )


def examples(kind: NoticeKind) -> dict[str, str]:
    """Return invented values for every place, in the active language."""
    return {name: str(place.example) for name, place in kind.placeholders.items()}
