"""Pages every visitor expects, and what is said when something goes wrong."""

from django.shortcuts import render


def bad_request(request, exception=None):
    """400: the address cannot be read."""
    return render(request, "400.html", status=400)


def forbidden(request, exception=None):
    """403: not for this person."""
    return render(request, "403.html", status=403)


def not_found(request, exception=None):
    """404: nothing stands here, or nothing this person may know of."""
    return render(request, "404.html", status=404)


def csrf_failure(request, reason=""):
    """403 for a form whose proof of origin is missing or old."""
    return render(request, "403.html", {"is_csrf": True}, status=403)
