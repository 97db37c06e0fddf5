"""``Idempotency-Key`` at the door: actions marked `once` do their work once."""

from functools import wraps

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from rest_framework.response import Response

from kooperacja.base.api.matching import MatchingMixin, etag_of

from . import once as services

IDEMPOTENCY_KEY = "Idempotency-Key"


class OnceMixin:
    """Shows again what the first request made; see `once`."""

    def show_again(self, made: list[str], **kwargs):
        """Return the body of the first answer anew, from the refs it named.

        :raises Http404: it is gone, or the person may no longer read it.
        """
        row = self.get_queryset().filter(ref=made[0]).first()
        if row is None:
            raise Http404
        return self.represent(row)


def once(again: str = "show_again"):
    """Mark an action that makes or moves something: with a key it happens once.

    ``again`` names the method of the viewset that reads the first answer anew: it gets
    the refs the answer named and the arguments of the address.
    """

    def mark(act):
        @wraps(act)
        def guarded(self, request, *args, **kwargs):
            key = request.headers.get(IDEMPOTENCY_KEY)
            if key is None:
                return act(self, request, *args, **kwargs)
            with transaction.atomic():
                return _once(self, request, key, act, again, args, kwargs)

        guarded.takes_idempotency_key = True
        return guarded

    return mark


def _once(view, request, key, act, again, args, kwargs) -> Response:
    services.hold(request.user, key)
    said = services.fingerprint(request.method, request.path, request.data)
    sent = services.find_sent(request.user, key, said, now=timezone.now())
    if sent is not None:
        body = getattr(view, again)(sent.made, **kwargs)
        headers = {"Idempotency-Replayed": "1"}
        if isinstance(view, MatchingMixin) and "version" in body:
            headers["ETag"] = etag_of(body)
        return Response(body, status=sent.status, headers=headers)
    response = act(view, request, *args, **kwargs)
    if response.status_code < 400:
        services.remember(
            request.user,
            key,
            said,
            status=response.status_code,
            made=_refs_in(response.data),
        )
    return response


def _refs_in(data) -> list[str]:
    rows = data if isinstance(data, list) else [data]
    return [row["ref"] for row in rows if "ref" in row]
