"""What differs between the form as typed and another version of it."""

from django.utils.translation import gettext as _

from problems.views.desk.stale import compared, in_words

from ...forms.site import SECRET, SiteForm
from ...forms.week import WeekForm
from ...services import ResourceContent
from .page import ResourcePage
from .parts import PARTS, ROWS

#: Fields of a place that say nothing to a reader.
UNSAID = frozenset({"ref", "remove", "found_address"})


def differences(typed: ResourcePage, stored: ResourcePage) -> list[dict]:
    """Return the parts that differ: name, label, mine and current in words.

    A field has the values a browser would send for the current one too. Of a
    confidential place nothing is said: the form never holds what is stored of it, and
    what is typed of it is nowhere kept.
    """
    rows = _fields(typed.main, stored.main)
    if typed.asks_numbers:
        rows += _fields(typed.numbers, stored.numbers)
    pairs = [("week", _week(typed.week), _week(stored.week))]
    for name in ROWS:
        pairs.append((name, _rows(typed, name), _rows(stored, name)))
    pairs.append(("sites", _sites(typed), _sites(stored)))
    for name, mine, current in pairs:
        if mine != current:
            rows.append(
                {
                    "name": name,
                    "label": str(PARTS[name]),
                    "mine": "\n".join(mine),
                    "current": "\n".join(current) or _("(empty)"),
                    # Lines are not taken over at a press: how many there are differs.
                    "values": [],
                }
            )
    return rows


def says_the_same(typed: ResourcePage, stored: ResourceContent, sites: int) -> bool:
    """Whether a form that was sent again says what has been stored of it already.

    ``sites`` is how many places are stored; a double click must not be asked which of
    two equal versions is right.
    """
    if not typed.is_valid() or len(typed.said_sites()) != sites:
        return False
    said, asked = typed.said(), typed.main.said()
    return all(
        _unordered(getattr(said, name)) == _unordered(getattr(stored, name))
        for name in (*asked, "round_the_clock", "open_on_holidays", "week", *ROWS)
    )


def _unordered(value):
    return sorted(map(repr, value)) if isinstance(value, list) else value


def _fields(typed, stored) -> list[dict]:
    theirs = {name: stored[name].value() for name in typed.fields}
    return compared(typed, theirs, None, [])


def _week(form: WeekForm) -> list[str]:
    ticked = [
        str(form.fields[name].label)
        for name in ("round_the_clock", "open_on_holidays")
        if form[name].value()
    ]
    lines = [
        f"{line.label or _said(line.day)}: {_said(line.opens)}–{_said(line.closes)}"
        f" {_said(line.note)}".strip()
        for line in (*form.lines(), *form.more_lines())
        if not line.is_empty
    ]
    return ticked + lines


def _said(field) -> str:
    """Return the value of a field as a reader would say it, "" for none."""
    value = field.value()
    if value in (None, "", [], False):
        return ""
    if value is True:
        return str(field.label)
    if hasattr(value, "hour"):
        return f"{value:%H:%M}"
    if isinstance(value, list | tuple):
        # A browser sends boxes in the order of the page; that alone is no difference.
        value = sorted(value, key=str)
    return in_words(field.field, value)


def _rows(page: ResourcePage, name: str) -> list[str]:
    lines = [
        ", ".join(filter(None, map(_said, form))) for form in getattr(page, name).forms
    ]
    return [line for line in lines if line]


def _sites(page: ResourcePage) -> list[str]:
    return [
        _site(form)
        for form in page.sites.forms
        if not (form.is_empty or form["remove"].value())
    ]


def _site(form: SiteForm) -> str:
    is_secret = form.keeps_address or form["is_confidential"].value()
    unsaid = UNSAID.union(SECRET if is_secret else {"shows", "confidential_note"})
    words = [_said(field) for field in form if field.name not in unsaid]
    lines = [_said(field) for row in form.rows.forms for field in row]
    return ", ".join(filter(None, [*words, *_week(form.week), *lines]))
