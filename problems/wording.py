"""Words that speak of "kinds of people", with words that speak of a situation.

A hint for authors and reviewers, never a block: a word may stand in the name of a
document or in a quotation. Pure: no database.

The words to prefer are those of the portal's glossary: the person first, then the
situation. "Osoba z niepełnosprawnością" is in the spirit of the Convention on the
Rights of Persons with Disabilities (Dz.U. 2012 poz. 1169); on "Murzyn" the Council for
the Polish Language advises against public use (opinion of M. Łaziński, 2020).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

#: Behind "osób", "dzieci" and the like an adjective is what it should be.
PERSON_FIRST = r"(?<!osób )(?<!osoby )(?<!osobom )(?<!osobami )(?<!dzieci )"
#: Stems as Polish inflects them, and what to write instead.
BETTER = (
    (r"patologi\w*(?! ciąży)", gettext_lazy("a family in a hard situation")),
    (r"patol\w?", gettext_lazy("say what happens and where")),
    (r"margines\w* społeczn\w*", gettext_lazy("people pushed out of social life")),
    (r"element\w* (?:społeczn|przestępcz)\w*", gettext_lazy("say what happens")),
    (r"wykolejen\w*", gettext_lazy("young people in a crisis")),
    (r"menel\w*|żul\w*|lump(?:y|ów|em|a)?", gettext_lazy("a person in homelessness")),
    (
        PERSON_FIRST + r"bezdomn(?:y|ych|ymi|i|ego|emu|ym)(?! (?:pies|ps|kot|zwierz))",
        gettext_lazy("a person in homelessness"),
    ),
    (r"melin\w*", gettext_lazy("say what happens in the flat or house")),
    (r"pij(?:ak|aczk|us)\w*", gettext_lazy("a person with an alcohol problem")),
    (
        r"alkoholi(?:k|cy|ków|kiem|kami|czk)\w*",
        gettext_lazy("a person addicted to alcohol"),
    ),
    (
        r"ćpun\w*|narkoman(?:a|i|ów|em|ami|k\w*)?",
        gettext_lazy("a person who uses drugs"),
    ),
    (r"upośledz\w*", gettext_lazy("a person with an intellectual disability")),
    (
        r"niedorozwini\w*|debil\w*",
        gettext_lazy("a person with an intellectual disability"),
    ),
    (
        r"kalek\w*|inwalid(?:a|ą|ę|y|zi|ów|om|ami)",
        gettext_lazy("a person with a disability"),
    ),
    (
        PERSON_FIRST + r"niepełnosprawn(?:i|ych|ymi|ym)(?! os[oó]b)",
        gettext_lazy("people with disabilities"),
    ),
    (
        r"(?:psychicznie|umysłowo) chor\w*|wariat\w*",
        gettext_lazy("a person in a mental crisis"),
    ),
    (r"podopieczn\w*", gettext_lazy("people who use the help")),
    (r"roszczeniow\w*", gettext_lazy("say what these people ask for")),
    (r"nierob\w*|darmozjad\w*", gettext_lazy("people without work")),
    (r"cygan(?:ie|ów|ami|ka|ki|em|a)?|cygańsk\w*", gettext_lazy("Roma, a Roma family")),
    (r"murzyn\w*", gettext_lazy("a Black person, or leave it out")),
    (r"nielegaln\w* (?:imigrant|migrant)\w*", gettext_lazy("migrants without papers")),
    (r"samobójc(?:a|y|ów|om)", gettext_lazy("a person in a suicidal crisis")),
    (r"trudn\w* młodzież\w*", gettext_lazy("young people who need support")),
    (r"prostytut\w*", gettext_lazy("a person in prostitution")),
    (r"ofiar\w* losu", gettext_lazy("say what happened to the person")),
    (r"staruch\w*|starc(?:y|ów|ami)", gettext_lazy("older people")),
)
_STEMS = "|".join(f"(?P<w{n}>{stem})" for n, (stem, _better) in enumerate(BETTER))
_HURTFUL = re.compile(rf"(?<!\w)(?:{_STEMS})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Hint:
    """A word that may hurt: where it stands (half-open offsets), and a better one."""

    start: int
    end: int
    word: str
    better: str

    @property
    def message(self) -> str:
        """The hint as a sentence."""
        return _("“%(word)s” may hurt. Better: %(better)s.") % {
            "word": self.word,
            "better": self.better,
        }


def hints(text: str) -> list[Hint]:
    """Return the words of a text that speak of a kind of people, in their order."""
    return list(_found(text))


def hints_in(texts: dict[str, str]) -> dict[str, list[Hint]]:
    """Return hints by the name of the text; only where there are any."""
    found = {name: hints(text) for name, text in texts.items()}
    return {name: rows for name, rows in found.items() if rows}


def _found(text: str) -> Iterator[Hint]:
    for match in _HURTFUL.finditer(text):
        number = int(match.lastgroup[1:])
        yield Hint(match.start(), match.end(), match[0], str(BETTER[number][1]))
