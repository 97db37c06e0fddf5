"""What an agenda is: plain data, whoever writes it down."""

from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext_lazy as _

#: One cell: words, a number, or a day.
Cell = str | int | date

#: What the meeting itself writes down of every list.
OUTCOME = (_("Decision"), _("Who"), _("By when"))


@dataclass(frozen=True)
class AgendaList:
    """One list of an agenda.

    ``question`` is what the meeting is asked about it, a whole sentence; ``rows`` have
    a cell for each of ``columns``. ``total`` is how many rows there are in truth where
    ``rows`` are only the first of them, None where they are all. ``note`` is how the
    list was made, ``empty`` what it means that nothing stands in it. ``links`` are the
    pages of what the rows are about, "" where there is none; paper leaves them out.
    """

    title: str
    question: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    empty: str = ""
    total: int | None = None
    links: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many rows there are in truth."""
        return len(self.rows) if self.total is None else self.total

    @property
    def is_cut(self) -> bool:
        """Whether some rows are left out."""
        return self.count > len(self.rows)

    def first(self, most: int) -> "AgendaList":
        """Return the list with no more than ``most`` rows; it knows what it lacks."""
        return replace(
            self, rows=self.rows[:most], links=self.links[:most], total=self.count
        )


@dataclass(frozen=True)
class Agenda:
    """Everything that is handed out.

    ``scope`` says what of the city it is about ("the whole city"), ``facts`` are lines
    of what it rests on (label, words): the rule, the sources, whose eyes it was made
    for. ``place`` is whose portal it comes from.
    """

    title: str
    day: date
    scope: str
    introduction: str = ""
    place: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    lists: tuple[AgendaList, ...] = field(default_factory=tuple)
