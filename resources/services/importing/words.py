"""The vocabularies of this city by the words that files use for them."""

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from django.utils.translation import gettext as _

from kooperacja.areas.models import Area
from kooperacja.categories.models import Category, TargetGroup

from ...loading.values import folded
from ...models import Synonym

#: What people write before the name of an estate.
KINDS_OF_AREA = ("osiedle ", "os ", "dzielnica ", "rejon ")
#: How alike a word has to be to be asked about; it is never taken for the other.
ALIKE = 0.75


@dataclass(frozen=True)
class Meant:
    """What some words mean, and those that mean nothing here."""

    categories: tuple[Category, ...]
    target_groups: tuple[TargetGroup, ...]
    unknown: tuple[str, ...]


class Vocabulary:
    """Asked for once for a whole file."""

    def __init__(self) -> None:
        self._hints: dict[tuple[str, bool], str] = {}

    def meaning(self, words: tuple[str, ...]) -> Meant:
        """Return the kinds of problem and the groups that words name."""
        categories: dict[Category, None] = {}
        groups: dict[TargetGroup, None] = {}
        unknown = []
        for word in words:
            key = folded(word)
            found = False
            for known, into in (
                (self._categories, categories),
                (self._groups, groups),
            ):
                for row in known.get(key, ()):
                    into[row] = None
                    found = True
            if not found:
                unknown.append(word)
        return Meant(tuple(categories), tuple(groups), tuple(unknown))

    def area(self, word: str) -> Area | None:
        """Return the area of a name or code, None for none."""
        key = folded(word)
        for kind in KINDS_OF_AREA:
            key = key.removeprefix(kind)
        return self._areas.get(key)

    def hint(self, word: str, *, of_areas: bool = False) -> str:
        """Return the likest known word in a sentence, or ""."""
        if (word, of_areas) not in self._hints:
            self._hints[word, of_areas] = self._hint(word, of_areas)
        return self._hints[word, of_areas]

    def _hint(self, word: str, of_areas: bool) -> str:
        known = self._areas if of_areas else {**self._categories, **self._groups}
        near = get_close_matches(folded(word), list(known), n=1, cutoff=ALIKE)
        if not near:
            return ""
        row = known[near[0]] if of_areas else known[near[0]][0]
        return " " + _("Did you mean “%(name)s”?") % {"name": row.name}

    @property
    def city(self) -> Area | None:
        """The city, None while no boundary is loaded."""
        return next((area for area in self._areas.values() if area.level == 0), None)

    @cached_property
    def _areas(self) -> dict[str, Area]:
        found = {}
        for area in Area.objects.defer("boundary").order_by("-level", "pk"):
            for word in (area.name, *area.aliases, area.code):
                found[folded(word)] = area
        return found

    @cached_property
    def _categories(self) -> dict[str, tuple[Category, ...]]:
        found = _by_name(Category)
        return _with_synonyms(found, self._synonyms, "category")

    @cached_property
    def _groups(self) -> dict[str, tuple[TargetGroup, ...]]:
        found = _by_name(TargetGroup)
        return _with_synonyms(found, self._synonyms, "target_group")

    @cached_property
    def _synonyms(self) -> list[Synonym]:
        return list(Synonym.objects.select_related("category", "target_group"))


def _by_name(model) -> dict[str, tuple]:
    return {
        folded(word): (row,)
        for row in model.objects.all()
        for word in (row.slug, row.name_pl, row.name_en)
    }


def _with_synonyms(known: dict[str, tuple], synonyms, column: str) -> dict[str, tuple]:
    """Return names with what the coordinator says that people mean; names win."""
    more = {
        folded(row.phrase): (getattr(row, column),)
        for row in synonyms
        if getattr(row, column) is not None
    }
    return more | known
