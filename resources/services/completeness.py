"""What a resource needs before a coordinator is asked to show it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kooperacja.base.errors import DomainError

from ..choices import Delivery
from ..models import Resource


class ResourceIncomplete(DomainError):
    """Something a person in need would miss; ``missing`` says what, by field."""

    message = gettext_lazy("Before you submit, fill in what is missing.")
    code = "incomplete"
    status_code = 400

    def __init__(self, missing: dict[str, str]):
        super().__init__(missing=missing, field=next(iter(missing)))
        self.missing = missing


def require_complete(resource: Resource) -> None:
    """Refuse a resource nobody could use.

    :raises ResourceIncomplete: names what is missing.
    """
    missing = missing_from(resource)
    if missing:
        raise ResourceIncomplete(missing)


def missing_from(resource: Resource) -> dict[str, str]:
    """Return what must be said before a resource can be submitted, by field.

    People have to learn what it is for, how they get it, and where to turn.
    """
    missing = {}
    if not resource.categories.exists():
        missing["categories"] = _("Choose at least one kind of problem.")
    if not resource.deliveries:
        missing["deliveries"] = _("Say how people get it.")
    if Delivery.SITE in resource.deliveries and not resource.sites.exists():
        missing["sites"] = _("Say where it is, or that it is not given on the spot.")
    if Delivery.PHONE in resource.deliveries and not _telephones(resource):
        missing["phone"] = _("Give the telephone it is to be had by.")
    if not missing and not _ways_to_turn(resource):
        missing["phone"] = _("Give a telephone, an e-mail address or a website.")
    return missing


def _telephones(resource: Resource) -> bool:
    return bool(resource.phone) or resource.contact_rows.exclude(phone="").exists()


def _ways_to_turn(resource: Resource) -> bool:
    """Whether anybody can be reached, or a door found, without asking around."""
    return (
        bool(resource.phone or resource.email or resource.website)
        or resource.contact_rows.exists()
        or resource.sites.exclude(address="").exists()
    )
