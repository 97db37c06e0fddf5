"""Letters to people of institutions, queued in the transaction of what they tell."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from kooperacja.accounts.models import User
from kooperacja.accounts.services import LINK_AGE, password_link
from kooperacja.notices.services import queue_letter

from .models import Invitation, Partner


def invite(*, user: User, partner: Partner, actor: User) -> None:
    """Tell a person that they manage an institution here, and how to get in.

    Somebody new gets a link to set a password; it works once, within the hour.
    """
    is_new = not user.has_usable_password()
    queue_letter(
        kind="partner.manager_invited" if is_new else "partner.manager_added",
        to_user=user,
        values={"name": user.full_name, "partner": partner.name, "person": str(actor)},
        path="" if is_new else reverse("desk:home"),
        url=password_link(user) if is_new else "",
        about=[user, partner],
        is_secret=is_new,
        useless_after=LINK_AGE if is_new else None,
    )


def invite_by_link(
    *, invitation: Invitation, token: str, person: User | None, lifetime: timedelta
) -> None:
    """Queue the letter that holds the only copy of an invitation's link.

    ``person`` is whose account has the address, None where nobody's has: the letter
    is then in the language of the portal.
    """
    language = person.language if person else settings.LANGUAGE_CODE
    with translation.override(language):
        path = reverse("invitations:accept", args=[token])
        role = invitation.get_role_display()
    queue_letter(
        kind="partner.invitation",
        to_address=invitation.email,
        language=language,
        values={
            "person": str(invitation.invited_by),
            "partner": str(invitation.partner),
            "role": role,
            "until": timezone.localdate(invitation.expires_at),
        },
        url=settings.BASE_URL + path,
        about=[invitation, invitation.partner],
        is_secret=True,
        useless_after=lifetime,
    )
