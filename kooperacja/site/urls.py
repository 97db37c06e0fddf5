"""Addresses of the pages that belong to no room."""

from django.http import HttpResponse

# Filled with the pages of the site.
pages = ([], "site")


def healthz(request):
    """Say that the process answers."""
    return HttpResponse("ok", content_type="text/plain")
