"""Letters that ask whether a resource is still true."""

from collections.abc import Callable, Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.notices.registry import Place, register
from kooperacja.notices.services import notify
from partners.telling import coordinators, for_coordinators
from problems.mails.naming import LAST_DAY

from ..models import Provider, Resource
from .naming import for_keepers

#: Names in a letter; the page behind its link has them all.
MOST_NAMES = 5
NAMES = Place(_("names of the resources"), _("Senior club, Legal advice"))

register(
    for_keepers(
        name="resource.confirm",
        label=_("Resources of your institution are to be confirmed"),
        subject=_("Is it still true? %(names)s"),
        text=_(
            "Please look whether what the portal says of this help is still true, by "
            "%(day)s:\n\n%(names)s\n\n"
            "If it is, one press of a button is enough. If not, correct it on the "
            "desk. Residents see when somebody last made sure."
        ),
        button=_("Look at it"),
        placeholders={
            "names": NAMES,
            "day": LAST_DAY,
        },
    ),
    for_coordinators(
        name="resource.nobody_to_ask",
        label=_("Resources nobody can be asked about are to be confirmed"),
        subject=_("To be confirmed by a call: %(names)s"),
        text=_(
            "Nobody at these providers works on the portal, so somebody has to call "
            "them and ask whether what it says is still true:\n\n%(names)s"
        ),
        button=_("See the list"),
        placeholders={"names": NAMES},
    ),
)


def tell_to_confirm(
    people: Iterable[User],
    *,
    resources: list[Resource],
    provider: Provider,
    day: date,
    token_for: Callable[[User], str],
) -> None:
    """Ask people of a provider to look through its resources by a day.

    ``token_for`` gives the signed part of each person's own link.
    """
    for person in people:
        notify(
            kind="resource.confirm",
            recipients=[person],
            values={"names": _names(resources), "day": day},
            path=reverse("care:confirm", args=[token_for(person)]),
            key=provider.ref,
            about=[provider, provider.partner, *resources],
        )


def tell_nobody_to_ask(resources: list[Resource]) -> None:
    """Tell the coordinators which resources only they can ask about."""
    notify(
        kind="resource.nobody_to_ask",
        recipients=coordinators(),
        values={"names": _names(resources)},
        path=reverse("care:stale"),
        key="stale",
        about=resources,
    )


def _names(resources: list[Resource]) -> str:
    names = ", ".join(row.name for row in resources[:MOST_NAMES])
    return f"{names} …" if len(resources) > MOST_NAMES else names
