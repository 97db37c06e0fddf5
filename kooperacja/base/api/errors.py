"""Refusals of services as answers of the API."""

import logging

from django.db import OperationalError
from django.utils.translation import gettext as _
from rest_framework.response import Response
from rest_framework.views import exception_handler as drf_handler

from ..errors import DomainError, StaleVersion
from ..middleware import RETRY_AFTER

log = logging.getLogger(__name__)


def exception_handler(exc, context):
    """Turn a DomainError into its 4xx answer; leave the rest to DRF.

    A database that gave up (too slow, in a deadlock, away) is a 503 that says when
    to ask again.

    The body has ``detail`` (a sentence), ``code``, and under the field's name the
    sentence again where the refusal belongs to a field. A stale version brings
    ``current``: the stored row as the reader may see it.
    """
    if isinstance(exc, OperationalError):
        return _busy(exc)
    if not isinstance(exc, DomainError):
        return drf_handler(exc, context)
    body = {"detail": str(exc), "code": exc.code}
    if exc.field:
        body[exc.field] = [str(exc)]
    if isinstance(exc, StaleVersion):
        body["current"] = context["view"].represent(exc.current)
    return Response(body, status=exc.status_code)


def _busy(exc) -> Response:
    log.error("the database gave up", exc_info=exc)
    body = {
        "detail": _("The portal is busy just now. Try again in a few seconds."),
        "code": "busy",
    }
    return Response(body, status=503, headers={"Retry-After": str(RETRY_AFTER)})


def unknown_parameters(names) -> dict:
    """Return the error body for query parameters nobody knows."""
    return {name: [_("There is no such filter.")] for name in sorted(names)}
