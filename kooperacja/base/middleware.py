"""What happens to every request, whatever page it asks for."""

import logging

from django.conf import settings
from django.db import OperationalError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_path, get_language_from_request
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)

NUL = "\x00"
#: Seconds after which a page that met a busy database is worth asking for again.
RETRY_AFTER = 5


class PathLanguageMiddleware:
    """The address alone says the language of a page: /en/… is English, the rest Polish.

    No cookie and no header take part, so that a public page is the same bytes for
    everybody. Only /api/ listens to Accept-Language, for its error sentences.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        is_api = request.path_info.startswith("/api/")
        if is_api:
            language = get_language_from_request(request)
        else:
            language = get_language_from_path(request.path_info)
        language = language or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        if is_api:
            patch_vary_headers(response, ["Accept-Language"])
        return response


class CacheRuleMiddleware:
    """Nothing is stored anywhere unless its view says that it is public."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response


class BadInputMiddleware:
    """Refuse what PostgreSQL cannot hold with a 400.

    A NUL character is valid in a URL and in a form, but in no text column. Forms and
    the parser of the API refuse it at its field; this is for what reaches a query
    without a form.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if NUL in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return self._refuse(request)
        return self.get_response(request)

    def process_exception(self, request, exception):
        """Answer 400 where the database driver refused a NUL."""
        if isinstance(exception, ValueError) and "NUL (0x00)" in str(exception):
            return self._refuse(request)
        return None

    def _refuse(self, request):
        if request.path_info.startswith("/api/"):
            detail = _("A NUL character cannot be stored.")
            return JsonResponse({"detail": detail, "code": "invalid"}, status=400)
        return render(request, "400.html", status=400)


class BusyDatabaseMiddleware:
    """Say "in a moment" where the database gave up: too slow, in a deadlock, away.

    Nothing was stored, because whatever a service does is one transaction. The page
    reads no database, so it cannot fail the same way.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        """Answer 503 to an `OperationalError`; leave everything else to Django."""
        if not isinstance(exception, OperationalError):
            return None
        log.error("the database gave up", exc_info=exception)
        response = HttpResponse(render_to_string("503.html"), status=503)
        response.headers["Retry-After"] = str(RETRY_AFTER)
        return response
