"""Refusals of services as answers of the API."""

from django.utils.translation import gettext as _
from rest_framework.response import Response
from rest_framework.views import exception_handler as drf_handler

from ..errors import DomainError, StaleVersion


def exception_handler(exc, context):
    """Turn a DomainError into its 4xx answer; leave the rest to DRF.

    The body has ``detail`` (a sentence), ``code``, and under the field's name the
    sentence again where the refusal belongs to a field. A stale version brings
    ``current``: the stored row as the reader may see it.
    """
    if not isinstance(exc, DomainError):
        return drf_handler(exc, context)
    body = {"detail": str(exc), "code": exc.code}
    if exc.field:
        body[exc.field] = [str(exc)]
    if isinstance(exc, StaleVersion):
        body["current"] = context["view"].represent(exc.current)
    return Response(body, status=exc.status_code)


def unknown_parameters(names) -> dict:
    """Return the error body for query parameters nobody knows."""
    return {name: [_("There is no such filter.")] for name in sorted(names)}
