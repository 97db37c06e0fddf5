"""What happens to every request, whatever page it asks for."""

from django.conf import settings
from django.http import HttpResponseBadRequest
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_path, get_language_from_request


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
    """Refuse what PostgreSQL cannot store before any view meets it.

    A NUL character is valid in a URL and in a form, but in no text column.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            if request.path_info.startswith("/api/"):
                return HttpResponseBadRequest(
                    '{"detail": "NUL"}', content_type="application/json"
                )
            return render(request, "400.html", status=400)
        return self.get_response(request)
