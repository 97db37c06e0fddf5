"""Reading the columns: names, codes, numbers of people."""

import math
import re
import unicodedata
from collections.abc import Iterable

from django.utils.text import slugify
from django.utils.translation import gettext as _

from .errors import LoadRefused, RowRefused
from .source import Source

NAME_MAX = 120
CODE_MAX = 80
MAX_PEOPLE = 10_000_000

# In this order; what the files of Polish cities use for the name of an area.
_NAMES = (
    "nazwa", "name", "name_pl", "name:pl", "osiedle", "nazwa_osiedla", "dzielnica",
    "dzielnicy", "nazwa_dzie", "nazwa_jednostki", "jpt_nazwa_", "jednostka", "gmina",
    "miasto", "community", "label", "etykieta", "tytul", "title",
)  # fmt: skip
_NAME_BEGINNINGS = ("nazwa", "name", "naz_", "osied", "dziel")
_PEOPLE = re.compile(r"ludno|l_miesz|mieszka[nń]|popul|resident|l_ludn", re.IGNORECASE)
_PREFIX = re.compile(r"^(?:osiedle|os|dzielnica|gmina|miasto|powiat)\b\.?\s+(?=\w)")


def choose_name_field(source: Source, wanted: str) -> tuple[str, str]:
    """Return the column of the names and, when it was guessed, a note that says so.

    :raises LoadRefused: no such column; or none that looks like one.
    """
    if wanted:
        require_field(source, wanted)
        return wanted, ""
    by_key = {_key(name): name for name in source.fields}
    candidates = [by_key[key] for key in _NAMES if key in by_key]
    candidates += [
        name
        for key, name in by_key.items()
        if key.startswith(_NAME_BEGINNINGS) and name not in candidates
    ]
    worded = [
        name
        for name in candidates
        if any(_is_word(row.properties.get(name)) for row in source.rows)
    ]
    if candidates:
        name = (worded or candidates)[0]
        note = _('The names were taken from the column "%(name)s" (a guess).')
        return name, note % {"name": name}
    raise LoadRefused(
        _("Say with --name-field which column holds the names: %(fields)s.")
        % {"fields": ", ".join(source.fields) or _("the file has no columns")}
    )


def require_field(source: Source, name: str) -> None:
    """Refuse a column that the file does not have.

    :raises LoadRefused: with the columns there are.
    """
    if name not in source.fields:
        raise LoadRefused(
            _("The file has no column %(name)s. It has: %(fields)s.")
            % {"name": name, "fields": ", ".join(source.fields) or "–"}
        )


def people_fields(source: Source) -> list[str]:
    """Return the columns that seem to hold numbers of residents."""
    return [name for name in source.fields if _PEOPLE.search(name)]


def clean_name(value) -> str:
    """Return a name fit to be stored.

    :raises RowRefused: none, not a text, too long, or with control characters.
    """
    name = " ".join(unicodedata.normalize("NFC", str(value or "")).split())
    if not name or not any(character.isalnum() for character in name):
        raise RowRefused(_("it has no name"))
    if len(name) > NAME_MAX:
        raise RowRefused(
            _("its name is longer than %(limit)s characters") % {"limit": NAME_MAX}
        )
    if any(unicodedata.category(character) == "Cc" for character in name):
        raise RowRefused(_("its name holds control characters"))
    return name


def clean_code(value) -> str:
    """Return a code of the file as it is stored: ``BB-01`` becomes ``bb-01``.

    :raises RowRefused: empty or unusable.
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    code = slugify(_ascii(str(value if value is not None else "")))
    if not code or len(code) > CODE_MAX:
        raise RowRefused(_("it has no usable code"))
    return code


def code_of(name: str) -> str:
    """Make a code of a name: ``Złote Łany`` becomes ``zlote-lany``."""
    return slugify(_ascii(name))[:CODE_MAX].strip("-")


def same_name(name: str) -> str:
    """Return what two spellings of one name share: ``Os. Złote  Łany``."""
    text = re.sub(r"[\W_]+", " ", _ascii(name).casefold().replace("os.", "os "))
    return _PREFIX.sub("", text.strip()) or text.strip()


def clean_count(value, warnings: list[str], what: str) -> int | None:
    """Return a number of people or dwellings; what is doubtful is unknown, and told.

    Zero is doubtful: files write it where nobody counted.
    """
    if value is None or isinstance(value, float) and math.isnan(value):
        return None
    text = re.sub(r"\s", "", str(value)).replace(",", ".")
    try:
        number = float(text) if text else math.nan
    except ValueError:
        number = math.nan
    if number.is_integer() and 0 < number <= MAX_PEOPLE:
        return int(number)
    warnings.append(
        _("%(what)s: “%(value)s” was not taken, so the number stays unknown")
        % {"what": what, "value": str(value)[:40]}
    )
    return None


def matches_any(name: str, code: str, wanted: Iterable[str]) -> bool:
    """Say whether a row is one of those the person asked for."""
    return any(
        same_name(text) == same_name(name) or clean_text(text) == clean_text(code)
        for text in wanted
    )


def clean_text(value) -> str:
    """Return a value as it is compared: trimmed, without case."""
    return str(value if value is not None else "").strip().casefold()


def _key(name: str) -> str:
    return _ascii(name).casefold().strip()


def _is_word(value) -> bool:
    return isinstance(value, str) and any(map(str.isalpha, value))


def _ascii(text: str) -> str:
    plain = text.translate(str.maketrans("łŁøØđĐ", "lLoOdD"))
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in decomposed if not unicodedata.combining(c))
