"""The kinds of notices and letters: every text the portal writes to people.

A room describes its kinds in ``<room>/notice_kinds.py`` and imports that module in
the ``ready()`` of its app::

    register(
        NoticeKind(
            name="diagnosis.returned",
            label=_("A diagnosis came back for correction"),
            urgent=True,
            why=_("You get this because you work at the institution that wrote it."),
            subject=_("Please mend the diagnosis: %(problem)s"),
            text=_("The coordinator asks for a correction:\\n\\n%(reason)s"),
            button=_("Mend it"),
            placeholders={
                "problem": Place(_("title of the problem"), _("Lack of benches")),
                "reason": Place(_("what to mend"), _("Please name the source.")),
            },
        )
    )

Texts are plain: ``%(name)s`` is replaced, nothing else is ever interpreted, so that
a coordinator may edit them (security T16). Paragraphs are separated by empty lines; a
value that is somebody's own words goes through `wording.quote` and is set apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class UnknownKind(LookupError):
    """Code named a kind nobody registered."""


@dataclass(frozen=True)
class Place:
    """A placeholder: what stands there, in words, and an invented example."""

    meaning: Words
    example: Words


@dataclass(frozen=True)
class NoticeKind:
    """One kind of notice or letter; see the module's docstring.

    ``urgent`` goes out by mail at once, whatever the person chose; kept for what is
    returned to somebody and for deadlines. ``is_letter`` is mail only: an invitation,
    a password; it never appears on the desk and nobody can turn it off. ``role`` names
    the role in the whole city for which it is told: who loses that role loses it too.
    ``button`` are the words of the one link, shown where a path or address is given.
    """

    name: str
    label: Words
    why: Words
    subject: Words
    text: Words
    button: Words = _("Open it")
    urgent: bool = False
    is_letter: bool = False
    role: str = ""
    placeholders: dict[str, Place] = field(default_factory=dict)


_KINDS: dict[str, NoticeKind] = {}


def register(*kinds: NoticeKind) -> None:
    """Make kinds known. Registering the same name again replaces it."""
    for kind in kinds:
        _KINDS[kind.name] = kind


def get(name: str) -> NoticeKind:
    """Return a kind.

    :raises UnknownKind: nobody registered this name.
    """
    try:
        return _KINDS[name]
    except KeyError:
        raise UnknownKind(name) from None


def find(name: str) -> NoticeKind | None:
    """Return a kind, None where the name is not (or no longer) known."""
    return _KINDS.get(name)


def every() -> Iterator[NoticeKind]:
    """Return all kinds, ordered by name."""
    return iter(sorted(_KINDS.values(), key=lambda kind: kind.name))
