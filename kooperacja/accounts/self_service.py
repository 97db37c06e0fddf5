"""What a person changes about themselves."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import password_validation
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from kooperacja.audit import verbs
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, InvalidInput
from kooperacja.base.validation import first_of
from kooperacja.notices.services import queue_letter

from .models import User
from .services import find_person
from .tokens import revoke_all_tokens

SALT = "kooperacja.accounts.email"
LINK_AGE = settings.PASSWORD_RESET_TIMEOUT

verbs.register(
    {
        "user.joined": _("%(actor)s made an account by an invitation."),
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


class AccountExists(DomainError):
    """The address has an account, so nobody makes a second one with it."""

    message = _("An account with this address is here already. Log in with it first.")
    code = "account_exists"
    field = "email"


@transaction.atomic
def join(
    *, email: str, full_name: str, job_title: str = "", password: str, language: str
) -> User:
    """Make the own account of somebody who was sent a secret link to this address.

    The caller has checked the link: that it was opened is the proof of the address.

    :raises AccountExists: the address is in use, by a closed account too.
    :raises InvalidInput: a name or a password that cannot be used.
    """
    if find_person(email):
        raise AccountExists
    person = User(
        email=User.objects.normalize_email(email).lower(),
        full_name=full_name.strip(),
        job_title=job_title.strip(),
        language=language,
    )
    try:
        password_validation.validate_password(password, person)
    except ValidationError as error:
        raise InvalidInput(" ".join(error.messages), field="password") from error
    person.set_password(password)
    try:
        # Of the address the constraint decides below: another invitation may be
        # accepted at any moment, and a taken address is always the same refusal.
        person.full_clean(
            exclude=["password"], validate_unique=False, validate_constraints=False
        )
        with transaction.atomic():
            person.save()
    except ValidationError as error:
        raise first_of(error) from error
    except IntegrityError as error:
        raise AccountExists from error
    record(actor=person, verb="user.joined", target=person)
    return person


@transaction.atomic
def change_profile(
    *,
    actor: User,
    full_name: str,
    job_title: str,
    phone: str,
    language: str,
    mail_choice: str | None = None,
) -> User:
    """Store what colleagues see of a person, the language and pace of the letters.

    ``mail_choice`` None leaves the pace as it is.
    """
    person = User.objects.select_for_update().get(pk=actor.pk)
    person.full_name, person.job_title = full_name, job_title
    person.phone, person.language = phone, language
    if mail_choice is not None:
        person.mail_choice = mail_choice
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
        path = reverse("accounts:email_confirm", args=[token])
    queue_letter(
        kind="account.email_change",
        to_address=email,
        language=actor.language,
        values={"person": actor.full_name},
        url=settings.BASE_URL + path,
        about=[actor],
        is_secret=True,
        useless_after=timedelta(seconds=LINK_AGE),
    )


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


@transaction.atomic
def note_password_change(*, actor: User) -> None:
    """Write into the log that a person changed the own password; end their keys.

    Who changes a password because somebody else knew it must not leave that person
    a key.
    """
    record(actor=actor, verb="user.password_changed", target=actor)
    revoke_all_tokens(actor=actor, person=actor)
