"""Telephones and addresses as people can use them."""

import re

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

#: Digits with what people put between them; an extension ("wew. 12") is too short.
NUMBER = re.compile(r"\+?\d(?:[ \-–()/]{0,2}\d){2,14}")
NBSP = "\u00a0"


@register.filter
def telephones(text: str) -> SafeString:
    """Return a text in which every telephone number can be called."""
    pieces, end = [], 0
    for match in NUMBER.finditer(text or ""):
        number = match.group()
        dialled = re.sub(r"[^\d+]", "", number)
        pieces.append(conditional_escape(text[end : match.start()]))
        shown = number.replace(" ", NBSP)
        pieces.append(format_html('<a href="tel:{}">{}</a>', dialled, shown))
        end = match.end()
    pieces.append(conditional_escape((text or "")[end:]))
    return mark_safe("".join(pieces))  # noqa: S308 - every piece is escaped above


@register.filter
def bare_address(url: str) -> str:
    """Return the address of a page without what every address begins with."""
    return re.sub(r"^https?://(www\.)?", "", url or "", flags=re.IGNORECASE).rstrip("/")
