"""What the institution said last time, beside the fields of the second step."""

from dataclasses import dataclass

from kooperacja.categories.choices import Severity

from ...forms import initial_of
from ...models import Diagnosis
from ...periods import period_label
from ...services import own_last
from .stale import in_words

#: Fields whose last value stands beside them even where it is the same.
SHORT = frozenset({"severity", "trend", "scale_count", "scale_unit"})


@dataclass(frozen=True)
class Before:
    """The last period's value of a field in words, and whether it is another now."""

    period: str
    words: str
    differs: bool
    is_short: bool


def said_before(form, diagnosis: Diagnosis) -> dict[str, Before]:
    """Return what was said last time by the name of the field.

    The last time is the diagnosis this one was started from, else the newest earlier
    one of the institution. A long text is named only where it is another now.
    """
    last = diagnosis.copied_from or own_last(diagnosis)
    if last is None:
        return {}
    stored, now = initial_of(last), initial_of(diagnosis)
    period = period_label(last.period)
    said = {}
    for name, field in form.fields.items():
        words = _words(name, field, stored.get(name))
        differs = _plain(stored.get(name)) != _plain(now.get(name))
        if words and name != "version" and (differs or name in SHORT):
            said[name] = Before(period, words, differs, name in SHORT)
    return said


def _words(name: str, field, value) -> str:
    if name == "severity":
        return f"{value} – {Severity(value).label}" if value else ""
    return in_words(field, value)


def _plain(value) -> str:
    return "" if value is None else str(value).replace("\r\n", "\n").strip()
