"""What the worker does for accounts by the clock."""

from datetime import datetime, time

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kooperacja.notices import jobs

from .once import purge_sent


def forget_sent(now: datetime) -> str:
    """Forget which requests of programs were done, a day after."""
    return gettext("Requests forgotten: %(count)s.") % {"count": purge_sent(now)}


jobs.register(
    jobs.Job(
        name="sent_requests",
        label=_("Requests of programs"),
        what=_(
            "Forgets after a day which requests programs have sent with an "
            "Idempotency-Key."
        ),
        at=time(3, 50),
        run=forget_sent,
    )
)
