"""Letters to people of institutions, sent after the commit."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from kooperacja.accounts.models import User
from kooperacja.accounts.services import password_link

from .models import Partner

log = logging.getLogger(__name__)


def invite(*, user: User, partner: Partner, actor: User) -> None:
    """Tell a person that they manage an institution here, and how to get in.

    A mail server that is down must not undo the access: it is logged, and the
    coordinator can send the letter again.
    """
    with translation.override(user.language):
        context = {
            "user": user,
            "partner": partner,
            "actor": actor,
            "is_new": not user.has_usable_password(),
            "minutes": settings.PASSWORD_RESET_TIMEOUT // 60,
            "url": _door(user),
            "reset_url": settings.BASE_URL + reverse("accounts:password_reset"),
        }
        subject = render_to_string("emails/partners/invitation_subject.txt", context)
        body = render_to_string("emails/partners/invitation_body.txt", context)
    # A name typed over two lines must not add a header of its own.
    letter = EmailMessage(" ".join(subject.split()), body, to=[user.email])
    try:
        letter.send()
    except OSError:
        log.exception("an invitation could not be sent")


def _door(user: User) -> str:
    """The page to set the first password for a new person, else the desk."""
    if user.has_usable_password():
        return settings.BASE_URL + reverse("desk:home")
    return password_link(user)
