"""Template tags of the interface: typography, numbers, form widgets, links.

Everything here is pure: no query, no session, no user.
"""

import re
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.formats import number_format
from django.utils.html import conditional_escape, format_html, json_script
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from kooperacja.base.js_strings import js_strings as js_sentences

register = template.Library()

NBSP = "\u00a0"
TAG = re.compile(r"(<[^>]*>)")
MONTHS = (
    "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września"
    "|października|listopada|grudnia"
)
UNITS = rf"zł|tys|mln|mld|proc|os|km|ha|min|godz|lat|lata|dni|{MONTHS}"
#: What must not be parted at the end of a line: a one-letter word and the next one,
#: the groups of a number, a number and its unit, an abbreviation and its number,
#: a word and the dash after it.
GLUE = (
    (re.compile(r"(?<!\w)([aiouwzAIOUWZ])[ \n]+(?=\S)"), rf"\1{NBSP}"),
    (re.compile(r"(?<=\d) (?=\d{3}(?!\d))"), NBSP),
    (re.compile(rf"(?<=\d)[ \n]+(?=(?:{UNITS})\b|%)"), NBSP),
    (
        re.compile(r"\b(ul|al|pl|nr|art|ust|pkt|poz|św|tel)(\.?)[ \n]+(?=\S)"),
        rf"\1\2{NBSP}",
    ),
    (re.compile(r"(?<=\S) (?=–)"), NBSP),
)

SEVERITY_WORDS = {
    1: _("marginal"),
    2: _("noticeable"),
    3: _("serious"),
    4: _("very serious"),
    5: _("critical"),
}
TREND_WORDS = {
    "falling": _("falling"),
    "stable": _("stable"),
    "rising": _("rising"),
    "fluctuating": _("fluctuating"),
    "unknown": _("not known yet"),
}


@register.filter(is_safe=True)
def pl(text: Any) -> SafeString:
    """Put non-breaking spaces where Polish typography wants them.

    Text is escaped first; markup that is already safe keeps its tags untouched.
    """
    pieces = TAG.split(str(conditional_escape(text)))
    for index in range(0, len(pieces), 2):  # odd pieces are tags
        pieces[index] = glued(pieces[index])
    return mark_safe("".join(pieces))  # noqa: S308 - escaped above


def glued(text: str) -> str:
    """Return a plain text with the same non-breaking spaces; nothing is escaped."""
    for pattern, replacement in GLUE:
        text = pattern.sub(replacement, text)
    return text


@register.filter
def bignumber(value: Any, decimals: int | None = None) -> str:
    """Write a number as the active language does: ``1 234,5``; an en dash for none."""
    if value is None or value == "":
        return "–"
    return number_format(value, decimals, use_l10n=True, force_grouping=True)


@register.filter
def severity_word(value: int | None) -> str:
    """Return the word of a severity from 1 to 5; "not assessed" for anything else."""
    return SEVERITY_WORDS.get(value, _("not assessed"))


@register.filter
def trend_word(value: str | None) -> str:
    """Return the word of a trend; "not known yet" for anything else."""
    return TREND_WORDS.get(value, TREND_WORDS["unknown"])


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """Tell whether a field is one tick box, whose label stands beside it."""
    return isinstance(field.field.widget, CheckboxInput)


def _described_by(field: BoundField, has_help: bool) -> str:
    ids = [f"{field.auto_id}_helptext"] if has_help else []
    if field.errors:
        ids.append(f"{field.auto_id}_error")
    return " ".join(ids)


@register.simple_tag
def widget(field: BoundField, help: Any = "") -> SafeString:  # noqa: A002
    """Render a field's widget, tied to its help and its error for screen readers."""
    described_by = _described_by(field, bool(help or field.help_text))
    if not described_by or field.use_fieldset:
        return field.as_widget()
    return field.as_widget(attrs={"aria-describedby": described_by})


@register.simple_tag
def group_description(field: BoundField, help: Any = "") -> SafeString:  # noqa: A002
    """Return the ``aria-describedby`` attribute of a fieldset, or nothing."""
    described_by = _described_by(field, bool(help or field.help_text))
    if not described_by:
        return SafeString("")
    return format_html(' aria-describedby="{}"', described_by)


@register.simple_tag(takes_context=True)
def current(context: template.Context, view_name: str, *parts: str) -> SafeString:
    """Return ``aria-current`` for a navigation link.

    "page" on the page itself, "true" elsewhere in the same part of the portal: the
    namespace of the view and further ones in ``parts``. The namespace ``site`` is a
    drawer of single pages, so there only the page counts.
    """
    match = getattr(context.get("request"), "resolver_match", None)
    if match is None:
        return SafeString("")
    if match.view_name == view_name:
        return SafeString(' aria-current="page"')
    namespace = view_name.partition(":")[0]
    if namespace != "site" and match.namespace in (namespace, *parts):
        return SafeString(' aria-current="true"')
    return SafeString("")


@register.simple_tag(takes_context=True)
def translated_url(context: template.Context, language: str, fallback: str = "") -> str:
    """Return the address of this page in another language, with its query string.

    Only the path is read, never the session. Where the page has no address of its own
    in that language (an error page), the address of the view named ``fallback``.
    """
    request = context.get("request")
    path = request.get_full_path() if request is not None else ""
    url = translate_url(path, language)
    if (url != path and url) or not fallback:
        return url
    try:
        with override(language):
            return reverse(fallback)
    except NoReverseMatch:
        return url


@register.simple_tag
def js_strings() -> SafeString:
    """Render the sentences of our scripts as JSON, for ``core/i18n.js``."""
    return json_script(js_sentences(), "koop-i18n")
