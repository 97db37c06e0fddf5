"""Letters about the own account: by mail alone, and nobody can turn them off."""

from django.utils.translation import gettext_lazy as _

from kooperacja.notices.registry import NoticeKind, Place, register

NAME = {"person": Place(_("who is written to"), _("Anna Kowalska"))}

register(
    NoticeKind(
        name="account.invitation",
        label=_("Invitation to set a password"),
        is_letter=True,
        why=_("You get this because the coordinator has made an account for you."),
        subject=_("Your account at Kooperacja"),
        text=_(
            "Hello, %(person)s,\n\n"
            "the coordinator has made an account for you. Set your password by the "
            "button below.\n\n"
            "The link works once, for one hour. When it has expired, choose “I do not "
            "remember my password” on the log-in page."
        ),
        button=_("Set your password"),
        placeholders=NAME,
    ),
    NoticeKind(
        name="account.password_reset",
        label=_("A new password"),
        is_letter=True,
        why=_("You get this because somebody asked for it on the log-in page."),
        subject=_("A new password to Kooperacja"),
        text=_(
            "Hello, %(person)s,\n\n"
            "somebody – probably you – asked for a new password to Kooperacja. Set it "
            "by the button below.\n\n"
            "The link works once, for an hour. If it was not you, you need not do "
            "anything: the old password stays."
        ),
        button=_("Set a new password"),
        placeholders=NAME,
    ),
    NoticeKind(
        name="account.email_change",
        label=_("Confirmation of a new e-mail address"),
        is_letter=True,
        why=_("You get this because this address was typed in an account."),
        subject=_("Confirm your new e-mail address"),
        text=_(
            "Hello, %(person)s,\n\n"
            "somebody – probably you – asked to log in to Kooperacja with this "
            "address. To confirm it, log in, open the page below and press the button "
            "there.\n\n"
            "The link works once, for an hour. If it was not you, you need not do "
            "anything."
        ),
        button=_("Confirm the address"),
        placeholders=NAME,
    ),
)
