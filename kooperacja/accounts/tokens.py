"""Personal keys of the API: making them, knowing them again, taking them back."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.audit import verbs
from kooperacja.audit.log import record
from kooperacja.base.errors import DomainError, InvalidInput, NotPermitted
from kooperacja.base.validation import require_valid
from kooperacja.notices.services import notify

from .keys import fingerprint, new_secret
from .models import ApiToken, User

#: What every key begins with, so that a scanner of leaked secrets knows it.
MARK = "kp_"
#: Letters of a key that are kept and shown: the mark and eight more.
SHOWN = len(MARK) + 8
#: Days a key may live; the longest is a year.
LIFETIMES = (30, 90, 365)
#: Keys one person may have at a time.
MOST_TOKENS = 10

verbs.register(
    {
        "token.created": _("%(actor)s made a key of the API: %(target)s."),
        "token.revoked": _("%(actor)s revoked a key of the API: %(target)s."),
    }
)


class TooManyTokens(DomainError):
    """More keys than anybody keeps an eye on."""

    message = _("You have ten working keys already. Revoke one you do not use.")
    code = "too_many_tokens"


@transaction.atomic
def create_token(*, actor: User, name: str, days: int) -> tuple[ApiToken, str]:
    """Make a key for the person's own programs; return it with its only copy.

    ``days`` is one of `LIFETIMES`. The person is told, so that a key made by somebody
    at an unlocked screen does not stay unnoticed.

    :raises InvalidInput: no name, or another lifetime.
    :raises TooManyTokens: `MOST_TOKENS` work already.
    """
    if not actor.has_perm("accounts.use_desk"):
        raise NotPermitted
    if days not in LIFETIMES:
        raise InvalidInput(_("Choose how long the key works."), field="days")
    # The person's row keeps two tabs from passing the limit together.
    person = User.objects.select_for_update().get(pk=actor.pk)
    if person.api_tokens.live().count() >= MOST_TOKENS:
        raise TooManyTokens
    secret, now = MARK + new_secret(), timezone.now()
    token = ApiToken(
        user=person,
        name=name.strip(),
        prefix=secret[:SHOWN],
        hash=fingerprint(secret),
        created_at=now,
        expires_at=now + timedelta(days=days),
    )
    require_valid(token)
    token.save()
    record(actor=actor, verb="token.created", target=token)
    notify(
        kind="account.token_created",
        recipients=[person],
        values={"name": token.name, "until": timezone.localdate(token.expires_at)},
        path=reverse("accounts:tokens"),
        key=token.ref,
    )
    return token, secret


@transaction.atomic
def revoke_token(*, actor: User, token: ApiToken) -> ApiToken:
    """Take back an own key; it stops working with the next request.

    Revoking twice is the same as once.
    """
    token = ApiToken.objects.select_for_update(of=("self",)).get(pk=token.pk)
    if token.user_id != actor.pk:
        raise NotPermitted
    if token.revoked_at is None:
        _revoke(actor, token)
    return token


@transaction.atomic
def revoke_all_tokens(*, actor: User | None, person: User) -> int:
    """Take back every working key of a person; return how many there were.

    Called wherever the person's access changes: a new password, a closed account, an
    institution left.
    """
    tokens = person.api_tokens.live().select_for_update().order_by("pk")
    for token in tokens:
        _revoke(actor, token)
    return len(tokens)


def find_token(secret: str) -> ApiToken | None:
    """Return the working key with this text whose owner may log in, else None."""
    return (
        ApiToken.objects.live()
        .select_related("user")
        .filter(hash=fingerprint(secret), user__is_active=True)
        .first()
    )


def note_use(token: ApiToken) -> None:
    """Remember the day on which a key was used: one write a day at most."""
    today = timezone.localdate()
    if token.last_used_date != today:
        ApiToken.objects.filter(pk=token.pk).update(last_used_date=today)


def _revoke(actor: User | None, token: ApiToken) -> None:
    token.revoked_at = timezone.now()
    token.save()
    record(actor=actor, verb="token.revoked", target=token)
