"""What a person changes about themselves."""

from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from kooperacja.audit import verbs
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, InvalidInput

from .models import User

SALT = "kooperacja.accounts.email"
LINK_AGE = settings.PASSWORD_RESET_TIMEOUT

verbs.register(
    {
        "user.profile_changed": _("%(actor)s changed the own profile."),
        "user.email_changed": _("%(actor)s changed the own e-mail address."),
        "user.password_changed": _("%(actor)s changed the own password."),
    }
)


class LinkNotValid(DomainError):
    """The link of a letter is too old, was used, or was made up."""

    message = _("This link is no longer valid. Ask for a new one.")
    code = "link_not_valid"
    status_code = 400


@transaction.atomic
def change_profile(
    *, actor: User, full_name: str, job_title: str, phone: str, language: str
) -> User:
    """Store what colleagues see of a person, and the language of the letters."""
    person = User.objects.select_for_update().get(pk=actor.pk)
    person.full_name, person.job_title = full_name, job_title
    person.phone, person.language = phone, language
    person.full_clean(exclude=["password"])
    person.save()
    record(actor=actor, verb="user.profile_changed", target=person)
    return person


def request_email_change(*, actor: User, email: str) -> None:
    """Send a link to the new address; nothing changes until it is opened.

    An address that is taken gets no letter and no different answer: the form must
    not tell who has an account here.
    """
    email = User.objects.normalize_email(email).lower()
    if User.objects.filter(email__iexact=email).exists():
        return
    token = signing.dumps([actor.ref, actor.email, email], salt=SALT)
    with translation.override(actor.language):
        address = reverse("accounts:email_confirm", args=[token])
        body = render_to_string(
            "emails/accounts/email_change_body.txt",
            {"person": actor, "url": settings.BASE_URL + address},
        )
        subject = render_to_string("emails/accounts/email_change_subject.txt")
    send_mail(" ".join(subject.split()), body, None, [email], fail_silently=True)


def read_email_link(*, actor: User, token: str) -> str:
    """Return the new address of a link that is this person's and still fresh.

    :raises LinkNotValid: forged, older than an hour, used, or somebody else's.
    """
    try:
        ref, old, new = signing.loads(token, salt=SALT, max_age=LINK_AGE)
    except (signing.BadSignature, ValueError):
        raise LinkNotValid from None
    if ref != actor.ref or old != actor.email:
        raise LinkNotValid
    return new


@transaction.atomic
def confirm_email_change(*, actor: User, token: str) -> User:
    """Change the address the link was sent to; the link works once.

    :raises LinkNotValid: see `read_email_link`.
    :raises InvalidInput: somebody took the address in the meantime.
    """
    person = User.objects.select_for_update().get(pk=actor.pk)
    email = read_email_link(actor=person, token=token)
    if User.objects.filter(email__iexact=email).exists():
        raise InvalidInput(_("This e-mail address cannot be used."), field="email")
    before, person.email = person.email, email
    person.save()
    record(
        actor=person,
        verb="user.email_changed",
        target=person,
        changes={"email": [before, email]},
    )
    return person


def note_password_change(*, actor: User) -> None:
    """Write into the log that a person changed the own password."""
    record(actor=actor, verb="user.password_changed", target=actor)
