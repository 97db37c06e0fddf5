"""What notices name of a resource, and to whom they go."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from kooperacja.notices.registry import NoticeKind, Place

RESOURCE = Place(_("name of the resource"), _("Senior club"))

#: A kind of notice that goes to the people of the institution that gives the help.
for_keepers = partial(
    NoticeKind, why=_("You get this because your institution gives this help.")
)
