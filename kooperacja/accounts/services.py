"""Adding people, changing what they may do, and closing their access."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext_lazy as _

from kooperacja.audit import verbs
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted
from kooperacja.base.validation import first_of
from kooperacja.notices.services import forget_letters, forget_role, queue_letter

from . import groups
from .models import User
from .tokens import revoke_all_tokens

verbs.register(
    {
        "user.added": _("%(actor)s added the person %(target)s."),
        "user.changed": _("%(actor)s changed the details of %(target)s."),
        "user.deactivated": _("%(actor)s closed the access of %(target)s."),
        "user.reactivated": _("%(actor)s opened the access of %(target)s again."),
        "user.roles_changed": _("%(actor)s changed the roles of %(target)s."),
        "user.invited": _("%(actor)s sent a link to set a password to %(target)s."),
    }
)

#: How long a link to set a password works.
LINK_AGE = timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
PROFILE = ("full_name", "job_title", "phone", "language")


class LastCoordinator(DomainError):
    """A portal without a coordinator could not be run."""

    message = _("This is the last coordinator. Name another one first.")
    code = "last_coordinator"
    field = "roles"


def find_person(email: str) -> User | None:
    """Return the person with this e-mail address, whatever the case of its letters."""
    return User.objects.filter(email__iexact=email.strip()).first()


@transaction.atomic
def create_person(
    *,
    actor: User | None,
    email: str,
    full_name: str,
    job_title: str = "",
    phone: str = "",
    language: str = "pl",
    roles: tuple[str, ...] = (),
    password: str | None = None,
    invite: bool = True,
) -> User:
    """Add a person; without a password they are mailed a link to set their own.

    ``actor`` None is a command run by the administrator. ``roles`` are names of the
    groups in `accounts.groups`.

    :raises InvalidInput: the address is taken or not an address; an unknown role.
    """
    _require(actor, "accounts.add_user")
    if find_person(email):
        raise InvalidInput(_("This e-mail address is already in use."), field="email")
    try:
        person = User.objects.create_user(
            email.strip(),
            password,
            full_name=full_name.strip(),
            job_title=job_title.strip(),
            phone=phone.strip(),
            language=language,
        )
    except ValidationError as error:
        raise first_of(error) from error
    record(actor=actor, verb="user.added", target=person)
    if roles:
        change_roles(actor=actor, person=person, roles=roles)
    if invite and password is None:
        send_invitation(person=person)
    return person


@transaction.atomic
def change_person(*, actor: User, person: User, **values: str) -> User:
    """Correct the name, position, telephone or language of e-mails of a person.

    The address is changed by its owner, because it is the key to the account.

    :raises InvalidInput: another column, or a value that cannot be stored.
    """
    if actor.pk != person.pk:
        _require(actor, "accounts.change_user")
    person = User.objects.select_for_update().get(pk=person.pk)
    changes = {}
    for name, value in values.items():
        if name not in PROFILE:
            raise InvalidInput(field=name)
        if getattr(person, name) != value:
            changes[name] = [getattr(person, name), value]
            setattr(person, name, value)
    if not changes:
        return person
    try:
        person.full_clean(exclude=["password"])
    except ValidationError as error:
        raise first_of(error) from error
    person.save()
    # A telephone is personal: the log says that it changed, not from what to what.
    record(
        actor=actor,
        verb="user.changed",
        target=person,
        changes={name: ["…", "…"] for name in changes},
    )
    return person


@transaction.atomic
def deactivate_person(*, actor: User | None, person: User, note: str = "") -> User:
    """Close the access of a person; what they wrote stays, and so does their name.

    Their sessions die at once, because the log-in is asked again on every request;
    their keys of the API are revoked for good.

    :raises LastCoordinator: nobody would be left to run the portal.
    :raises InvalidInput: nobody closes their own access.
    """
    _require(actor, "accounts.change_user")
    person = User.objects.select_for_update().get(pk=person.pk)
    _protect_superuser(actor, person)
    if actor is not None and actor.pk == person.pk:
        raise InvalidInput(_("You cannot close your own access."), field="is_active")
    if not person.is_active:
        return person
    if groups.COORDINATORS in person.role_names:
        _require_another_coordinator(person)
    person.is_active = False
    person.save()
    record(actor=actor, verb="user.deactivated", target=person, note=note)
    revoke_all_tokens(actor=actor, person=person)
    forget_letters(person)
    return person


@transaction.atomic
def reactivate_person(*, actor: User, person: User, note: str = "") -> User:
    """Open the access of a person again."""
    _require(actor, "accounts.change_user")
    person = User.objects.select_for_update().get(pk=person.pk)
    _protect_superuser(actor, person)
    if not person.is_active:
        person.is_active = True
        person.save()
        record(actor=actor, verb="user.reactivated", target=person, note=note)
    return person


@transaction.atomic
def change_roles(
    *, actor: User | None, person: User, roles: tuple[str, ...] | list[str]
) -> User:
    """Put a person into exactly these groups of the city.

    :raises InvalidInput: there is no such role.
    :raises LastCoordinator: nobody would be left to run the portal.
    """
    _require(actor, "accounts.change_user")
    wanted = set(roles)
    if not wanted <= set(groups.ALL):
        raise InvalidInput(_("There is no such role."), field="roles")
    person = User.objects.select_for_update().get(pk=person.pk)
    _protect_superuser(actor, person)
    held = set(person.role_names)
    if held == wanted:
        return person
    if groups.COORDINATORS in held - wanted:
        _require_another_coordinator(person)
    person.groups.set(Group.objects.filter(name__in=wanted))
    for role in held - wanted:
        forget_role(person, role)
    record(
        actor=actor,
        verb="user.roles_changed",
        target=person,
        changes={"roles": [sorted(held), sorted(wanted)]},
    )
    return User.objects.get(pk=person.pk)


def password_link(person: User) -> str:
    """Return the address to set a password at: it works once, within the hour."""
    uid = urlsafe_base64_encode(force_bytes(person.pk))
    token = default_token_generator.make_token(person)
    with translation.override(person.language):
        path = reverse("accounts:password_reset_confirm", args=[uid, token])
    return settings.BASE_URL + path


@transaction.atomic
def invite_person(*, actor: User, person: User) -> None:
    """Mail the person a fresh link to set a password.

    :raises NotPermitted: not a coordinator, or the access of the person is closed.
    """
    _require(actor, "accounts.change_user")
    _protect_superuser(actor, person)
    if not person.is_active:
        raise NotPermitted
    record(actor=actor, verb="user.invited", target=person)
    send_invitation(person=person)


def send_invitation(*, person: User) -> None:
    """Queue the letter with the link; nobody else ever sees or sets the password."""
    _queue_password_link("account.invitation", person)


def send_password_link(*, person: User) -> None:
    """Queue the letter to somebody who asked for a new password."""
    _queue_password_link("account.password_reset", person)


def _queue_password_link(kind: str, person: User) -> None:
    queue_letter(
        kind=kind,
        to_user=person,
        values={"person": person.full_name},
        url=password_link(person),
        about=[person],
        is_secret=True,
        useless_after=LINK_AGE,
    )


def _require(actor: User | None, permission: str) -> None:
    if actor is not None and not actor.has_perm(permission):
        raise NotPermitted


def _protect_superuser(actor: User | None, person: User) -> None:
    """A coordinator does not decide about the administrator of the installation."""
    if person.is_superuser and actor is not None and not actor.is_superuser:
        raise NotPermitted


def _require_another_coordinator(person: User) -> None:
    # The rows are locked, so that two coordinators cannot remove each other at once.
    others = (
        User.objects.select_for_update(of=("self",))
        .filter(is_active=True, groups__name=groups.COORDINATORS)
        .exclude(pk=person.pk)
        .order_by("pk")
    )
    if not list(others):
        raise LastCoordinator(field="roles")
