"""The columns of a table of diagnoses, in their order, and how headings are found."""

from dataclasses import dataclass

from kooperacja.base.search import FOLD


@dataclass(frozen=True)
class Column:
    """A column: its name in code, its heading, and what else people call it."""

    name: str
    heading: str
    also: tuple[str, ...] = ()


# Headings are Polish in both languages, so that a file is always the same.
COLUMNS = (
    Column("ref", "identyfikator", ("id", "ref")),
    Column("title", "problem", ("tytuł", "nazwa problemu", "title")),
    Column("category", "rodzaj problemu", ("kategoria", "rodzaj", "category")),
    Column("area", "osiedle", ("obszar", "dzielnica", "miejsce", "area")),
    Column("period", "okres", ("rok", "period", "year")),
    Column("status", "stan", ("status",)),
    Column("severity", "nasilenie", ("waga", "severity")),
    Column("trend", "kierunek", ("tendencja", "trend")),
    Column("scale_count", "liczba", ("ile", "skala", "count")),
    Column("scale_unit", "jednostka", ("osoby/gospodarstwa", "unit")),
    Column("causes", "przyczyny", ("causes",)),
    Column("effects", "skutki", ("effects",)),
    Column("proposals", "propozycje", ("co zrobić", "działania", "proposals")),
    Column("text_public", "tekst dla mieszkańców", ("opis", "tekst", "text")),
    Column("text_internal", "tekst dla partnerów", ("uwagi", "internal")),
    Column("evidence", "źródła", ("źródło", "sources")),
)
BY_NAME = {column.name: column for column in COLUMNS}
#: What a row cannot do without.
NEEDED = ("title", "category", "period")


def folded(text: str) -> str:
    """Return a word as it is compared: small letters, no marks, single spaces."""
    return " ".join(text.lower().translate(FOLD).replace("_", " ").split())


def guess(headings: list[str]) -> dict[str, str]:
    """Return which heading of a file holds which column, as far as names tell.

    The exact heading wins over another name for it; no heading is used twice.
    """
    by_words = {folded(heading): heading for heading in reversed(headings)}
    found: dict[str, str] = {}
    for names in (lambda column: (column.heading,), lambda column: column.also):
        for column in COLUMNS:
            if column.name in found:
                continue
            for word in map(folded, names(column)):
                heading = by_words.get(word)
                if heading and heading not in found.values():
                    found[column.name] = heading
                    break
    return found
