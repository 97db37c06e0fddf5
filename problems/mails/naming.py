"""What notices name of a problem and its diagnoses, and to whom they go."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from kooperacja.notices.registry import NoticeKind, Place

PROBLEM = Place(_("title of the problem"), _("Not enough benches by the river"))
PERIOD = Place(_("period of the diagnosis"), "2026")
LAST_DAY = Place(_("last day"), _("20 November 2026"))

#: A kind of notice that goes to the people of the institution that wrote.
for_writers = partial(
    NoticeKind,
    why=_("You get this because you work at the institution that wrote the diagnosis."),
    button=_("Read the diagnosis"),
)
