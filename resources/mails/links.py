"""What people are told of links between problems and resources."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kooperacja.accounts.models import User
from kooperacja.notices.registry import NoticeKind, Place, register
from kooperacja.notices.services import forget, notify
from partners.querysets import people_at
from partners.telling import PARTNER, coordinators
from problems.mails.announcing import title_in_letters
from problems.mails.naming import PROBLEM

from ..models import ResourceLink
from .naming import RESOURCE

PLACES = {
    "problem": PROBLEM,
    "resource": RESOURCE,
    "partner": PARTNER,
    "kind": Place(_("what the resource does about it"), _("partly answers")),
}

register(
    NoticeKind(
        name="resource_link.proposed",
        label=_("Somebody says that your resource answers a problem"),
        why=_("You get this because you can say whether it is so."),
        subject=_("Does it help? %(resource)s – %(problem)s"),
        text=_(
            "%(partner)s says of “%(resource)s” and the problem “%(problem)s”: "
            "%(kind)s.\n\n"
            "Please say whether it is so. Residents see the link when you confirm it."
        ),
        button=_("See and decide"),
        placeholders=PLACES,
    ),
    NoticeKind(
        name="resource_link.confirmed",
        label=_("A link you set is confirmed"),
        why=_("You get this because your institution set the link."),
        subject=_("Confirmed: %(resource)s – %(problem)s"),
        text=_(
            "The provider of “%(resource)s” confirms what you said of the problem "
            "“%(problem)s”: %(kind)s."
        ),
        placeholders=PLACES,
    ),
    NoticeKind(
        name="resource_link.refused",
        label=_("A link you set is refused"),
        why=_("You get this because your institution set the link."),
        subject=_("Not so, says the provider: %(resource)s – %(problem)s"),
        text=_(
            "The provider of “%(resource)s” says that this is not so of the problem "
            "“%(problem)s”: %(kind)s. Talk to each other if you see it differently."
        ),
        placeholders=PLACES,
    ),
)


def tell_proposed(link: ResourceLink, *, actor: User) -> None:
    """Ask whoever can confirm a link."""
    _tell("resource_link.proposed", link, deciders(link), actor=actor)


def forget_proposed(link: ResourceLink) -> None:
    """Take the question back: it is answered, or others are asked."""
    forget(link, kind="resource_link.proposed")


def tell_decided(link: ResourceLink, *, actor: User) -> None:
    """Tell whoever set a link what the provider says of it."""
    people = people_at(link.set_for) if link.set_for else [link.set_by]
    _tell(f"resource_link.{link.state}", link, people, actor=actor)


def deciders(link: ResourceLink):
    """Return who confirms: the provider's people, else the coordinators."""
    provider = link.resource.provider
    partner = provider and provider.partner
    people = people_at(partner) if partner else []
    return list(people) or coordinators()


def _tell(kind: str, link: ResourceLink, people, *, actor: User) -> None:
    about = [link, link.problem, link.resource]
    if link.set_for:
        about.append(link.set_for)
    notify(
        kind=kind,
        recipients=people,
        values={
            "problem": title_in_letters(link.problem),
            "resource": link.resource.name,
            "partner": str(link.set_for or _("The coordinator")),
            "kind": str(link.get_kind_display()),
        },
        path=reverse("links:list"),
        key=link.ref,
        about=about,
        actor=actor,
    )
