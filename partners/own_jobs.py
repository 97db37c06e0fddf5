"""What the worker does for this room."""

from datetime import datetime, time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacja.notices import jobs

from .services import forget_old_invitations


def tidy_invitations(now: datetime) -> str:
    """Forget addresses that were invited and never answered."""
    return _("Forgotten: %(count)s.") % {"count": forget_old_invitations()}


jobs.register(
    jobs.Job(
        name="partners.tidy_invitations",
        label=gettext_lazy("Forgetting old invitations"),
        what=gettext_lazy(
            "Deletes invitations that nobody accepted within a month after they ended."
        ),
        at=time(3, 20),
        run=tidy_invitations,
    )
)
