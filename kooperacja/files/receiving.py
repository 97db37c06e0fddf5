"""How much is read of what a browser sends."""

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language_from_path
from django.utils.translation import gettext as _

from .cleaning.limits import MEGA

#: Where no files are sent: the longest form, a few times over.
MOST_ELSEWHERE = 4 * MEGA


class BodySizeMiddleware:
    """Answer 413 with a sentence before anything is read.

    Django limits the fields of a form and not its files; without this a stranger could
    fill the disk with one request.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if _length(request) > self._most(request):
            return self._refuse(request)
        return self.get_response(request)

    def _most(self, request) -> int:
        language = get_language_from_path(request.path_info)
        path = request.path_info.removeprefix(f"/{language}")
        if path.startswith(settings.FILES_TAKEN_UNDER):
            return settings.FILES_MOST_REQUEST_BYTES
        return MOST_ELSEWHERE

    def _refuse(self, request):
        if request.path_info.startswith("/api/"):
            detail = _("This request is too large.")
            return JsonResponse({"detail": detail, "code": "too_large"}, status=413)
        limit = {"limit": settings.FILES_MOST_BYTES // MEGA}
        return render(request, "413.html", limit, status=413)


class SizedUploadHandler(TemporaryFileUploadHandler):
    """Keeps a file on disk while it is read, and stops keeping it when it is too large.

    The rest of the form is read to its end, so that nothing typed is lost: the file
    arrives with its true size and no more bytes than the limit, and `store_file`
    refuses it at its own field.
    """

    def receive_data_chunk(self, raw_data, start):
        if start + len(raw_data) <= settings.FILES_MOST_BYTES:
            super().receive_data_chunk(raw_data, start)


def _length(request) -> int:
    stated = request.META.get("CONTENT_LENGTH") or "0"
    return int(stated) if stated.isascii() and stated.isdigit() else 0
