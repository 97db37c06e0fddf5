"""Who finishes a draft: a person of its own institution."""

from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.base.errors import InvalidInput
from partners.models import Partner
from partners.querysets import people_at


class NotAColleague(InvalidInput):
    """The person does not work at the institution now."""

    message = _("Choose somebody of your institution.")
    code = "not_a_colleague"


def require_colleague(person: User | None, partner: Partner) -> None:
    """Refuse to give a draft to somebody who cannot open it.

    :raises NotAColleague: the person does not work at the institution now.
    """
    if person and not people_at(partner).filter(pk=person.pk).exists():
        raise NotAColleague(field="assigned_to")
