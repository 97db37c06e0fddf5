"""Letters as they leave: the same words as plain text and as HTML."""

import re

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from .wording import blocks


def compose(
    *,
    subject: str,
    text: str,
    why: str,
    greeting: str = "",
    button: str = "",
    url: str = "",
    is_urgent: bool | None = None,
    items: list[dict] | None = None,
    more: int = 0,
) -> tuple[str, str]:
    """Return a letter in the active language as (plain text, HTML).

    ``text``: paragraphs as `wording.blocks` splits them. ``why``: why it came; below it
    the letter says how to change that, unless ``is_urgent`` is None: nobody can turn
    such a letter off. ``items`` of a digest: what `showing.item_of` returns; ``more``
    of them stand on the desk alone. Neither form asks for anything from outside; links
    are made from the settings.
    """
    context = {
        "subject": subject,
        "greeting": greeting,
        "blocks": blocks(text),
        "button": button,
        "url": url,
        "why": why,
        "can_choose": is_urgent is not None,
        "is_urgent": is_urgent,
        "items": items or [],
        "more": more,
        "profile_url": settings.BASE_URL + reverse("accounts:profile"),
        "host": settings.BASE_URL,
    }
    plain = render_to_string("emails/letter.txt", context)
    # Templates leave more empty lines than a letter needs.
    plain = re.sub(r"\n{3,}", "\n\n", plain).strip() + "\n"
    return plain, render_to_string("emails/letter.html", context)
