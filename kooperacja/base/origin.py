"""Whether a request comes from a page of ours, for forms without a cookie.

A form that everybody may send and that changes nothing of anybody's account needs no
token against forgery; but another site must not make its visitors send it unawares.
"""

from django.conf import settings


def is_from_here(request) -> bool:
    """Tell whether the browser says that one of our own pages sent this.

    ``Sec-Fetch-Site`` cannot be set by a page; browsers without it send ``Origin``
    with every POST. Whatever says neither is no browser that shows our form.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site != "same-origin":
        return False
    origin = request.headers.get("Origin")
    if origin is None:
        return site is not None
    own = f"{request.scheme}://{request.get_host()}"
    return origin == own or origin in settings.CSRF_TRUSTED_ORIGINS
