"""Single cells: words, lists, numbers, ages, days, yes and no.

Each function returns what can be stored; what cannot is left out with a warning, never
guessed in silence. `places` reads coordinates, `schedule` opening hours.
"""

import re
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext_lazy as _

from kooperacja.base.search import FOLD

from .records import Findings

#: How people write that there is nothing.
NOTHING: Final = frozenset(
    {"", "-", "--", "---", "–", "—", ".", "/", "?", "0", "x", "brak", "brak danych"}
    | {"b.d", "b.d.", "bd", "nie ma", "nie dotyczy", "nd.", "n/d", "n/a", "na", "none"}
    | {"null", "nan", "nie posiada"}
)
LONGEST_NUMBER: Final = 9
OLDEST: Final = 120
_YES: Final = frozenset({"tak", "t", "yes", "y", "true", "prawda", "1", "x", "+"})
_NO: Final = frozenset({"nie", "n", "no", "false", "falsz", "0", "-", ""})
_DAYS: Final = ("%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y")
_FORMULA: Final = tuple("=+-@＝＋－＠")
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>")


def folded(text: str) -> str:
    """Return words as they are compared: no case, marks, signs or double spaces."""
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold().translate(FOLD)).split())


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing."""
    return " ".join(text.lower().split()) in NOTHING


def words_of(text: str, field: str, findings: Findings, *, most: int) -> str:
    """Return a text of at most ``most`` characters; what is longer is cut, and told.

    What could be taken for a formula or a page is kept as text, and told.
    """
    text = text.replace("\x00", "").strip()
    if is_nothing(text):
        return ""
    if text.startswith(_FORMULA[:1]) or (len(text) > 1 and text[0] in _FORMULA[1:]):
        findings.note(field, text, _("it begins like a formula; it is kept as text"))
    if _TAG.search(text):
        findings.warning(field, text, _("it holds HTML tags; they are kept as text"))
    if len(text) > most:
        findings.warning(
            field,
            text,
            _("it is longer than %(limit)s characters; cut") % {"limit": most},
        )
        return text[: most - 1].rstrip() + "…"
    return text


def name_of(text: str, findings: Findings, *, most: int) -> str:
    """Return a name in one line; one that is missing or too long is an error."""
    name = " ".join(text.split())
    if is_nothing(name):
        findings.error("name", text, _("it has no name"))
        return ""
    if len(name) > most:
        findings.error(
            "name", text, _("it is longer than %(limit)s characters") % {"limit": most}
        )
        return name[:most]
    return words_of(name, "name", findings, most=most)


def tokens(text: str, field: str, findings: Findings) -> tuple[str, ...]:
    """Return the parts of a list in one cell, each once and in order."""
    parts = [part.strip() for part in re.split(r"[;|,\n]", text)]
    kept = tuple(dict.fromkeys(part for part in parts if part))
    if kept and len(parts) != len([part for part in parts if part]):
        findings.note(field, text, _("an empty part of the list was left out"))
    return kept


def whole_number(text: str, findings: Findings, field: str) -> int | None:
    """Return a whole number, its thousands parted by spaces or not."""
    if is_nothing(text) and text.strip() != "0":
        return None
    figure = re.sub(r"[\s\xa0\u202f]", "", text)
    figure = re.sub(r"(?:[.,]0+)$", "", figure)
    if not re.fullmatch(rf"\d{{1,{LONGEST_NUMBER}}}", figure, re.ASCII):
        findings.warning(field, text, _("this is no whole number; left out"))
        return None
    return int(figure)


def yes_or_no(text: str, findings: Findings, field: str) -> bool | None:
    """Return what "tak", "x" or "nie" mean; None where nothing stands."""
    word = text.strip().casefold().translate(FOLD)
    if not word:
        return None
    if word in _YES:
        return True
    if word not in _NO:
        findings.warning(field, text, _("neither yes nor no; left out"))
        return None
    return False


def day(text: str, findings: Findings, field: str) -> date | None:
    """Return a day: 2026-01-31, 31.01.2026, 31/01/2026."""
    if is_nothing(text):
        return None
    word = text.strip().removesuffix(" 00:00:00").removesuffix("r.").strip()
    for pattern in _DAYS:
        try:
            return datetime.strptime(word, pattern).date()  # noqa: DTZ007 - a day
        except ValueError:
            continue
    findings.warning(field, text, _("this is no day such as 2026-01-31; left out"))
    return None


_AGES: Final = (
    (
        re.compile(r"(?:od\s*)?(\d{1,3})\s*(?:lat\w*\s*)?(?:\+|i wiecej|i starsi\w*)"),
        1,
        0,
    ),
    (re.compile(r"(?:powyzej|od|from|over)\s*(\d{1,3})"), 1, 0),
    (re.compile(r"(?:do|ponizej|up to|under)\s*(\d{1,3})"), 0, 1),
    (
        re.compile(r"(?:od\s*)?(\d{1,3})\s*(?:r\.?\s*z\.?)?\s*(?:-|do|to)\s*(\d{1,3})"),
        1,
        2,
    ),
)
_YEARS: Final = re.compile(
    r"\s*(?:lat\w*|rok\w*|r\.?\s?z\.?|years?(?:\s+old)?|roku zycia)?\.?\s*"
)


def ages(text: str, findings: Findings) -> tuple[int | None, int | None]:
    """Return the lowest and the highest age in years of words such as "60+", "7–15"."""
    if is_nothing(text):
        return None, None
    words = text.casefold().translate(FOLD).replace("–", "-").replace("—", "-").strip()
    for pattern, low, high in _AGES:
        match = pattern.match(words)
        if match and _YEARS.fullmatch(words[match.end() :]):
            ages = [int(match[place]) if place else None for place in (low, high)]
            if all(age is None or age <= OLDEST for age in ages) and (
                None in ages or ages[0] <= ages[1]
            ):
                return ages[0], ages[1]
    findings.warning("minimum_age", text, _("these are no ages; left out"))
    return None, None
