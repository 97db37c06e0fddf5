"""What people are told of their own account."""

from django.utils.translation import gettext_lazy as _

from kooperacja.notices.registry import NoticeKind, Place, register

register(
    NoticeKind(
        name="account.token_created",
        label=_("A new key of the API was made in your name"),
        why=_("You get this because the key works in your name."),
        urgent=True,
        subject=_("A new key of the API: %(name)s"),
        text=_(
            "A key of the API called “%(name)s” was made in your account. It works "
            "until %(until)s.\n\n"
            "If it was not you, revoke the key at once and change your password."
        ),
        button=_("Your keys"),
        placeholders={
            "name": Place(_("name of the key"), _("Monthly report")),
            "until": Place(_("last day on which it works"), _("1 March 2027")),
        },
    ),
)
