"""A notice as people read it, on the desk and in the digest."""

from django.utils.translation import gettext as _

from . import registry
from .addresses import address_in
from .models import Notice
from .wording import Overrides, blocks, fill, one_line, speak, templates_of


def item_of(notice: Notice, language: str, own: Overrides) -> dict | None:
    """Return a notice as the list and the digest show it, in the active language.

    None where its kind is no longer known: a room that was taken out.
    """
    kind = registry.find(notice.kind)
    if kind is None:
        return None
    subject, text = templates_of(kind, language, own)
    spoken = speak(notice.values)
    if notice.is_redacted:
        subject, text = (
            _("Taken out"),
            _("What this notice was about has been taken out of the portal."),
        )
    return {
        "subject": one_line(fill(subject, spoken)),
        "text": fill(text, spoken),
        "blocks": blocks(fill(text, spoken)),
        "why": str(kind.why),
        "button": str(kind.button),
        "url": address_in(language, notice.path),
    }
