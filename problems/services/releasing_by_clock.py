"""The weekly release, as the worker calls it."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from .release import release_scheduled


def release_by_clock(now: datetime) -> str:
    """Release what waits on the day of ``now``; return the result in words."""
    done = release_scheduled(day=timezone.localdate(now))
    said = _("Released: %(released)s. Left waiting: %(skipped)s.") % {
        "released": len(done.released),
        "skipped": len(done.skipped),
    }
    return " ".join([said, *(f"{row}: {why}" for row, why in done.skipped)])
