"""The same request sent twice does its work once (`Idempotency-Key`).

A program that got no answer cannot know whether its request was done. It sends it again
with the same key (draft-ietf-httpapi-idempotency-key-header): what was done is not done
twice, and the answer is the first one's, read anew from what was made. No body is kept,
so there is nothing here that a redaction would have to reach; a row lives for a day.
"""

import json
from datetime import datetime, timedelta
from hashlib import blake2b, sha256

from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction
from django.http import QueryDict
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from kooperacja.base.errors import DomainError, InvalidInput

from .models import SentRequest, User

LONGEST_KEY = 255
KEPT = timedelta(hours=24)
SALT = "kooperacja.accounts.once"


class BadKey(InvalidInput):
    """The header holds no key."""

    message = _("The Idempotency-Key is 1 to 255 letters, digits and signs of ASCII.")
    code = "bad_idempotency_key"


class KeyInUse(DomainError):
    """The first request with this key is not done yet."""

    message = _("The same request is being done just now. Ask again in a second.")
    code = "in_progress"


class KeyOfAnother(DomainError):
    """The key came with another request before."""

    message = _("This Idempotency-Key belongs to another request. Choose a new one.")
    code = "key_reused"
    status_code = 422


def fingerprint(method: str, path: str, data) -> str:
    """Return what tells a request from another one; keyed, so nobody can guess a body.

    ``data`` is the parsed body: an object, or a form with files.
    """
    if isinstance(data, QueryDict):
        items = [[name, *map(_said, data.getlist(name))] for name in sorted(data)]
    else:
        items = data
    text = json.dumps([method, path, items], sort_keys=True)
    return _keyed(text)


def hold(person: User, key: str) -> None:
    """Let nobody else use a key of this person until the transaction is over.

    :raises BadKey: the header holds no key.
    :raises KeyInUse: another transaction holds it.
    """
    if not 1 <= len(key) <= LONGEST_KEY or not all("!" <= sign <= "~" for sign in key):
        raise BadKey
    name = f"{SALT}:{person.pk}:{key}".encode()
    number = int.from_bytes(blake2b(name, digest_size=8).digest(), signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number])
        if not cursor.fetchone()[0]:
            raise KeyInUse


def find_sent(
    person: User, key: str, request_hash: str, *, now: datetime
) -> SentRequest | None:
    """Return the request that was done with this key, None for a new key.

    :raises KeyOfAnother: it was another request.
    """
    sent = SentRequest.objects.filter(person=person, key_hash=_keyed(key)).first()
    if sent is not None and sent.created_at <= now - KEPT:
        sent.delete()
        return None
    if sent is not None and sent.request_hash != request_hash:
        raise KeyOfAnother
    return sent


@transaction.atomic
def remember(
    person: User, key: str, request_hash: str, *, status: int, made: list[str]
) -> SentRequest:
    """Keep that a request was done, and the refs of what it made or moved.

    In the transaction of the work: one is never there without the other.
    """
    return SentRequest.objects.create(
        person=person,
        key_hash=_keyed(key),
        request_hash=request_hash,
        status=status,
        made=made,
    )


def purge_sent(now: datetime) -> int:
    """Forget requests after a day; return how many."""
    return SentRequest.objects.filter(created_at__lte=now - KEPT).delete()[0]


def _keyed(text: str) -> str:
    return salted_hmac(SALT, text, algorithm="sha256").hexdigest()


def _said(value) -> str:
    if not isinstance(value, UploadedFile):
        return value
    digest = sha256()
    for chunk in value.chunks():
        digest.update(chunk)
    value.seek(0)
    return f"{value.name}:{digest.hexdigest()}"
