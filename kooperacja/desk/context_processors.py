"""Who works here, for pages behind the login."""

from django.utils.functional import SimpleLazyObject

from kooperacja.accounts.predicates import is_coordinator
from partners.models import Partner


def person(request):
    """Give private templates ``is_coordinator`` and ``institution``.

    Both are asked for only when a template uses them; no public template does.
    """
    return {
        "is_coordinator": SimpleLazyObject(lambda: is_coordinator(request.user)),
        "institution": SimpleLazyObject(lambda: _institution(request.user)),
    }


def _institution(user) -> str:
    if not user.is_authenticated:
        return ""
    partner = Partner.objects.active().of(user).order_by("name").first()
    return str(partner or "")
