"""Who works here, for pages behind the login."""

from django.utils.functional import SimpleLazyObject

from kooperacja.accounts.predicates import is_coordinator
from kooperacja.notices.models import Notice
from partners.models import Partner


def person(request):
    """Give private templates ``is_coordinator``, ``institution``, ``unread_notices``.

    Each is asked for only when a template uses it; no public template does.
    """
    return {
        "is_coordinator": SimpleLazyObject(lambda: is_coordinator(request.user)),
        "institution": SimpleLazyObject(lambda: _institution(request.user)),
        "unread_notices": SimpleLazyObject(lambda: _unread(request.user)),
    }


def _institution(user) -> str:
    if not user.is_authenticated:
        return ""
    partners = Partner.objects.active().of(user).order_by("name")
    return " · ".join(partners.values_list("name", flat=True))


def _unread(user) -> int:
    if not user.is_authenticated:
        return 0
    return Notice.objects.filter(recipient=user).unread().count()
