"""Who finishes a draft: a person of its own institution."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.base.errors import InvalidInput
from partners.models import Partner


class NotAColleague(InvalidInput):
    """The person does not work at the institution now."""

    message = _("Choose somebody of your institution.")
    code = "not_a_colleague"


def colleagues_at(partner: Partner) -> QuerySet[User]:
    """Return those who work at an institution now and may log in, by their names."""
    return User.objects.filter(
        is_active=True,
        memberships__partner=partner,
        memberships__ended_at__isnull=True,
    ).order_by("full_name", "pk")


def require_colleague(person: User | None, partner: Partner) -> None:
    """Refuse to give a draft to somebody who cannot open it.

    :raises NotAColleague: the person does not work at the institution now.
    """
    if person and not colleagues_at(partner).filter(pk=person.pk).exists():
        raise NotAColleague(field="assigned_to")
