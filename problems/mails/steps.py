"""What people are told of the steps a diagnosis takes.

Each kind is named after the outcome of a step of `problems.workflow`. A version that
was replaced is told of by the release of the one that took its place.
"""

from django.utils.translation import gettext_lazy as _

from kooperacja.accounts import groups
from kooperacja.notices.registry import NoticeKind, Place, register

PROBLEM = Place(_("title of the problem"), _("Not enough benches by the river"))
PARTNER = Place(_("name of the institution"), _("Bridge Foundation"))
PERIOD = Place(_("period of the diagnosis"), "2026")
REASON = Place(_("the reason given"), _("Please say where the number comes from."))
NOTE = Place(_("a note, if one was written"), _("Well described, thank you."))

OF_COORDINATOR = _("You get this because you coordinate the partnership.")
OF_INSTITUTION = _(
    "You get this because you work at the institution that wrote the diagnosis."
)
READ = _("Read the diagnosis")

register(
    NoticeKind(
        name="diagnosis.submitted",
        role=groups.COORDINATORS,
        label=_("A diagnosis waits for a decision"),
        why=OF_COORDINATOR,
        subject=_("Waits for a decision: %(problem)s"),
        text=_(
            "%(partner)s has submitted a diagnosis of “%(problem)s” for %(period)s. It "
            "waits for a coordinator’s decision.\n\n%(note)s"
        ),
        button=READ,
        placeholders={
            "problem": PROBLEM,
            "partner": PARTNER,
            "period": PERIOD,
            "note": NOTE,
        },
    ),
    NoticeKind(
        name="diagnosis.withdrawn",
        role=groups.COORDINATORS,
        label=_("A submitted diagnosis was taken back"),
        why=OF_COORDINATOR,
        subject=_("Taken back: %(problem)s"),
        text=_(
            "%(partner)s has taken back its diagnosis of “%(problem)s” for %(period)s "
            "to mend it. There is nothing to decide for now.\n\n%(note)s"
        ),
        placeholders={
            "problem": PROBLEM,
            "partner": PARTNER,
            "period": PERIOD,
            "note": NOTE,
        },
    ),
    NoticeKind(
        name="diagnosis.returned",
        label=_("A diagnosis came back for correction"),
        urgent=True,
        why=OF_INSTITUTION,
        subject=_("Please mend the diagnosis: %(problem)s"),
        text=_(
            "The coordinator has read your institution’s diagnosis of “%(problem)s” "
            "and asks for a correction. The reason given:\n\n%(reason)s\n\n"
            "Mend it and submit it again."
        ),
        button=_("Mend it"),
        placeholders={"problem": PROBLEM, "reason": REASON},
    ),
    NoticeKind(
        name="diagnosis.accepted",
        label=_("A diagnosis was accepted"),
        why=OF_INSTITUTION,
        subject=_("Accepted: %(problem)s"),
        text=_(
            "The coordinator has accepted your institution’s diagnosis of "
            "“%(problem)s”. It will appear on the public map at the next release."
            "\n\n%(note)s"
        ),
        button=READ,
        placeholders={"problem": PROBLEM, "note": NOTE},
    ),
    NoticeKind(
        name="diagnosis.published",
        label=_("A diagnosis was published"),
        why=OF_INSTITUTION,
        subject=_("Published: %(problem)s"),
        text=_(
            "Your institution’s diagnosis of “%(problem)s” has been published."
            "\n\n%(note)s"
        ),
        button=READ,
        placeholders={"problem": PROBLEM, "note": NOTE},
    ),
    NoticeKind(
        name="diagnosis.archived",
        label=_("A diagnosis was taken off the map"),
        why=OF_INSTITUTION,
        subject=_("Taken off the map: %(problem)s"),
        text=_(
            "The coordinator has taken your institution’s diagnosis of “%(problem)s” "
            "off the public map. The reason given:\n\n%(reason)s"
        ),
        button=READ,
        placeholders={"problem": PROBLEM, "reason": REASON},
    ),
    NoticeKind(
        name="diagnosis.restored",
        label=_("A diagnosis was brought back"),
        why=OF_INSTITUTION,
        subject=_("Brought back: %(problem)s"),
        text=_(
            "The coordinator has brought back your institution’s diagnosis of "
            "“%(problem)s”. It waits for release.\n\n%(note)s"
        ),
        button=READ,
        placeholders={"problem": PROBLEM, "note": NOTE},
    ),
    NoticeKind(
        name="diagnosis.recalled",
        label=_("A release was undone"),
        why=OF_INSTITUTION,
        subject=_("No longer published: %(problem)s"),
        text=_(
            "The release that published your institution’s diagnosis of “%(problem)s” "
            "was undone; the diagnosis waits for release again. The reason given:"
            "\n\n%(reason)s"
        ),
        button=READ,
        placeholders={"problem": PROBLEM, "reason": REASON},
    ),
    NoticeKind(
        name="diagnosis.reinstated",
        label=_("An earlier version is published again"),
        why=OF_INSTITUTION,
        subject=_("Published again: %(problem)s"),
        text=_(
            "The release that replaced your institution’s diagnosis of “%(problem)s” "
            "was undone, so the earlier version is public again. The reason given:"
            "\n\n%(reason)s"
        ),
        button=READ,
        placeholders={"problem": PROBLEM, "reason": REASON},
    ),
    NoticeKind(
        name="diagnosis.set_aside",
        label=_("A diagnosis was set aside by a merger"),
        why=OF_INSTITUTION,
        subject=_("Set aside: %(problem)s"),
        text=_(
            "Two problems were merged, and of your institution’s two diagnoses in one "
            "period another one stayed; that of “%(problem)s” was set aside. The "
            "reason given:\n\n%(reason)s"
        ),
        button=READ,
        placeholders={"problem": PROBLEM, "reason": REASON},
    ),
)
