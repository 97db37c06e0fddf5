"""What people are told of institutions and of their work there."""

from django.utils.translation import gettext_lazy as _

from kooperacja.notices.registry import NoticeKind, Place, register

from .telling import PARTNER

PERSON = Place(_("first name and surname"), _("Anna Kowalska"))
ROLE = Place(_("role"), _("editor"))

register(
    NoticeKind(
        name="partner.invitation",
        label=_("Invitation to an institution"),
        is_letter=True,
        why=_("You get this because somebody gave this address to invite you."),
        subject=_("%(partner)s invites you to Kooperacja"),
        text=_(
            "Hello,\n\n"
            "%(person)s invites you to work for %(partner)s in Kooperacja, the shared "
            "map of the city’s social problems and of what helps. Your role: "
            "%(role)s.\n\n"
            "The link below works once, until %(until)s. Opening it changes nothing: "
            "you decide on the page.\n\n"
            "If you did not expect this letter, do nothing."
        ),
        button=_("See the invitation"),
        placeholders={
            "person": PERSON,
            "partner": PARTNER,
            "role": ROLE,
            "until": Place(_("last day of the invitation"), _("27 November 2026")),
        },
    ),
    NoticeKind(
        name="partner.manager_invited",
        label=_("Invitation of a new manager"),
        is_letter=True,
        why=_("You get this because the coordinator named you to manage it."),
        subject=_("You manage %(partner)s in Kooperacja"),
        text=_(
            "Hello, %(name)s,\n\n"
            "%(person)s has given you access to Kooperacja, the shared map of the "
            "city’s social problems and resources. You manage the profile of "
            "%(partner)s there.\n\n"
            "Set your password by the button below. The link works once, for one hour. "
            "If it has expired, choose “I do not remember my password” on the log-in "
            "page, or ask the coordinator to send it again.\n\n"
            "If you did not expect this letter, do nothing and tell the coordinator."
        ),
        button=_("Set your password"),
        placeholders={
            "name": Place(_("who is written to"), _("Jan Nowak")),
            "person": PERSON,
            "partner": PARTNER,
        },
    ),
    NoticeKind(
        name="partner.manager_added",
        label=_("Somebody with an account manages an institution"),
        is_letter=True,
        why=_("You get this because the coordinator named you to manage it."),
        subject=_("You manage %(partner)s in Kooperacja"),
        text=_(
            "Hello, %(name)s,\n\n"
            "%(person)s has given you access to %(partner)s in Kooperacja. You manage "
            "its profile there. Log in as you always do; if you do not remember your "
            "password, choose “I do not remember my password” on the log-in page.\n\n"
            "If you did not expect this letter, do nothing and tell the coordinator."
        ),
        button=_("To the desk"),
        placeholders={
            "name": Place(_("who is written to"), _("Jan Nowak")),
            "person": PERSON,
            "partner": PARTNER,
        },
    ),
    NoticeKind(
        name="partner.person_joined",
        label=_("Somebody joined your institution"),
        why=_("You get this because you manage this institution."),
        subject=_("%(person)s joined %(partner)s"),
        text=_(
            "%(person)s accepted the invitation and works for %(partner)s now. "
            "Role: %(role)s."
        ),
        button=_("People of the institution"),
        placeholders={"person": PERSON, "partner": PARTNER, "role": ROLE},
    ),
    NoticeKind(
        name="partner.role_changed",
        label=_("Your role was changed"),
        why=_("You get this because it concerns your access."),
        subject=_("Your role at %(partner)s: %(role)s"),
        text=_("%(person)s changed your role at %(partner)s. It is now: %(role)s."),
        placeholders={"person": PERSON, "partner": PARTNER, "role": ROLE},
    ),
    NoticeKind(
        name="partner.access_ended",
        label=_("Your access to an institution ended"),
        why=_("You get this because it concerns your access."),
        subject=_("You no longer work for %(partner)s in Kooperacja"),
        text=_(
            "%(person)s ended your access to %(partner)s. What you wrote stays there "
            "and is carried on by your colleagues. Your account stays yours; if this "
            "is a mistake, ask the manager of the institution or the coordinator."
        ),
        placeholders={"person": PERSON, "partner": PARTNER},
    ),
    NoticeKind(
        name="partner.work_handed_over",
        label=_("Somebody’s work was handed over to you"),
        why=_("You get this because you were named to carry it on."),
        subject=_("%(leaver)s’s work at %(partner)s is yours now"),
        text=_(
            "%(person)s handed over to you what %(leaver)s had begun at %(partner)s. "
            "It waits among the diagnoses on your desk. Number of diagnoses: %(count)s."
        ),
        button=_("See the diagnoses"),
        placeholders={
            "person": PERSON,
            "leaver": Place(_("who has left"), _("Jan Nowak")),
            "partner": PARTNER,
            "count": Place(_("how many diagnoses"), "3"),
        },
    ),
)
