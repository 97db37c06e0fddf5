"""What the worker does for what was typed and never saved."""

from datetime import datetime, time

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kooperacja.notices import jobs

from .services import purge_unsaved


def forget_unsaved(now: datetime) -> str:
    """Delete what was typed and never saved, a month after the last word."""
    return gettext("Forms deleted: %(count)s.") % {"count": purge_unsaved(now=now)}


jobs.register(
    jobs.Job(
        name="unsaved_forms",
        label=_("Forms never saved"),
        what=_(
            "Deletes what somebody typed into a form and has neither saved nor touched "
            "for thirty days."
        ),
        at=time(3, 40),
        run=forget_unsaved,
    ),
)
