"""One row of a table becomes what a person would have typed into the form."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from django.utils.translation import gettext as _

from kooperacja.areas.models import Area, PlaceKind
from kooperacja.base.errors import InvalidInput
from kooperacja.categories.choices import (
    EvidenceKind,
    Reliability,
    Severity,
    Trend,
)
from kooperacja.categories.models import Category

from ..models import Diagnosis
from ..services import DiagnosisContent, EvidenceContent, ProblemContent
from .columns import BY_NAME, NEEDED, folded

#: How people write that something concerns everybody.
CITY_WORDS = frozenset({"", "cale miasto", "miasto", "the whole city", "city"})
TEXTS = ("causes", "effects", "proposals", "text_public", "text_internal")


@dataclass(frozen=True)
class ReadRow:
    """A row that can be read: what problem it opens or joins, and what it says."""

    problem: ProblemContent
    diagnosis: DiagnosisContent


class RowReader:
    """Reads rows; the vocabularies are asked for once."""

    def read(self, cells: dict[str, str]) -> ReadRow:
        """Return a row as contents.

        :raises InvalidInput: what cannot be read, with the column in ``field``.
        """
        for name in NEEDED:
            if not cells.get(name):
                raise InvalidInput(
                    _("“%(column)s” is empty.") % {"column": BY_NAME[name].heading},
                    field=name,
                )
        return ReadRow(
            problem=ProblemContent(
                title=cells["title"],
                category=self._category(cells["category"]),
                **self._place(cells.get("area", "")),
            ),
            diagnosis=DiagnosisContent(
                period=cells["period"],
                severity=_choice("severity", cells, Severity, number=True),
                trend=_choice("trend", cells, Trend) or "",
                scale_count=_number("scale_count", cells),
                scale_unit=_choice("scale_unit", cells, Diagnosis.ScaleUnit) or "",
                evidence=[
                    _source(line)
                    for line in cells.get("evidence", "").split("\n")
                    if line.strip()
                ],
                **{name: cells.get(name, "") for name in TEXTS},
            ),
        )

    @cached_property
    def _categories(self) -> dict[str, Category]:
        return {
            folded(word): category
            for category in Category.objects.all()
            for word in (category.slug, category.name_pl, category.name_en)
        }

    @cached_property
    def _areas(self) -> dict[str, Area]:
        areas = Area.objects.districts().defer("boundary")
        return {
            folded(word): area
            for area in areas
            for word in (area.code, area.name, *area.aliases)
        }

    def _category(self, word: str) -> Category:
        found = self._categories.get(folded(word))
        if found is None:
            raise InvalidInput(
                _("There is no kind of problem “%(word)s”.%(hint)s")
                % {"word": word, "hint": _hint(word, self._categories)},
                field="category",
            )
        return found

    def _place(self, word: str) -> dict:
        if folded(word) in CITY_WORDS or folded(word) == self._city:
            return {"place_kind": PlaceKind.CITY}
        found = self._areas.get(folded(word))
        if found is None:
            raise InvalidInput(
                _("There is no estate “%(word)s”.%(hint)s")
                % {"word": word, "hint": _hint(word, self._areas)},
                field="area",
            )
        return {"place_kind": PlaceKind.AREA, "area": found}

    @cached_property
    def _city(self) -> str:
        city = Area.objects.city()
        return folded(city.name) if city else ""


def _hint(word: str, known: dict) -> str:
    """Return a sentence with the likest known name, or nothing."""
    near = get_close_matches(folded(word), list(known), n=1, cutoff=0.7)
    if not near:
        return ""
    thing = known[near[0]]
    return " " + _("Did you mean “%(name)s”?") % {"name": thing.name}


def _choice(name: str, cells: dict[str, str], choices, *, number: bool = False):
    """Return the code of a cell that holds a code or its words."""
    text = cells.get(name, "")
    if not text:
        return None
    known = {folded(str(item.value)): item.value for item in choices}
    known |= {folded(str(item.label)): item.value for item in choices}
    found = known.get(folded(text))
    if found is None:
        raise InvalidInput(
            _("“%(word)s” cannot be read in “%(column)s”. Use: %(words)s.")
            % {
                "word": text[:60],
                "column": BY_NAME[name].heading,
                "words": ", ".join(
                    str(item.value if number else item.label) for item in choices
                ),
            },
            field=name,
        )
    return found


def _number(name: str, cells: dict[str, str]) -> int | None:
    text = cells.get(name, "").replace("\xa0", "").replace(" ", "")
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or len(text) > 9:
        raise InvalidInput(
            _("“%(word)s” is not a whole number.") % {"word": text[:60]}, field=name
        )
    return int(text)


def _source(line: str) -> EvidenceContent:
    """Return a source of a line: kind | reliability | day | what it is | link | quote.

    A line without these divisions is what it is, as a document of medium reliability.
    """
    parts = [part.strip() for part in line.split("|")]
    if len(parts) == 1:
        return EvidenceContent(EvidenceKind.DOCUMENT, Reliability.D, parts[0])
    kind, reliability, day, description, link, quote = (parts + [""] * 6)[:6]
    cells = {"evidence": kind}
    if folded(reliability).upper() not in Reliability.values:
        raise InvalidInput(
            _("Write the reliability of a source as a letter from A to E."),
            field="evidence",
        )
    try:
        reference_date = date.fromisoformat(day) if day else None
    except ValueError as error:
        raise InvalidInput(
            _("Write the day of a source as 2026-11-20."), field="evidence"
        ) from error
    return EvidenceContent(
        kind=_choice("evidence", cells, EvidenceKind) or EvidenceKind.DOCUMENT,
        reliability=folded(reliability).upper(),
        description=description,
        reference_date=reference_date,
        link=link,
        quote=quote,
    )
