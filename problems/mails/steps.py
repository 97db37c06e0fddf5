"""What people are told of the steps a diagnosis takes.

Each kind is named after the outcome of a step of `problems.workflow`. A version that
was replaced is told of by the release of the one that took its place.
"""

from django.utils.translation import gettext_lazy as _

from kooperacja.notices.registry import Place, register
from partners.telling import PARTNER, for_coordinators

from .naming import PERIOD, PROBLEM, for_writers

REASON = Place(_("the reason given"), _("Please say where the number comes from."))
NOTE = Place(_("a note, if one was written"), _("Well described, thank you."))

WITH_NOTE = {"problem": PROBLEM, "note": NOTE}
WITH_REASON = {"problem": PROBLEM, "reason": REASON}
IN_FULL = WITH_NOTE | {"partner": PARTNER, "period": PERIOD}

register(
    for_coordinators(
        name="diagnosis.submitted",
        label=_("A diagnosis waits for a decision"),
        subject=_("Waits for a decision: %(problem)s"),
        text=_(
            "%(partner)s has submitted a diagnosis of “%(problem)s” for %(period)s. It "
            "waits for a coordinator’s decision.\n\n%(note)s"
        ),
        button=_("Read the diagnosis"),
        placeholders=IN_FULL,
    ),
    for_coordinators(
        name="diagnosis.withdrawn",
        label=_("A submitted diagnosis was taken back"),
        subject=_("Taken back: %(problem)s"),
        text=_(
            "%(partner)s has taken back its diagnosis of “%(problem)s” for %(period)s "
            "to mend it. There is nothing to decide for now.\n\n%(note)s"
        ),
        placeholders=IN_FULL,
    ),
    for_writers(
        name="diagnosis.returned",
        label=_("A diagnosis came back for correction"),
        urgent=True,
        subject=_("Please mend the diagnosis: %(problem)s"),
        text=_(
            "The coordinator has read your institution’s diagnosis of “%(problem)s” "
            "and asks for a correction. The reason given:\n\n%(reason)s\n\n"
            "Mend it and submit it again."
        ),
        button=_("Mend it"),
        placeholders=WITH_REASON,
    ),
    for_writers(
        name="diagnosis.accepted",
        label=_("A diagnosis was accepted"),
        subject=_("Accepted: %(problem)s"),
        text=_(
            "The coordinator has accepted your institution’s diagnosis of "
            "“%(problem)s”. It will appear on the public map at the next release."
            "\n\n%(note)s"
        ),
        placeholders=WITH_NOTE,
    ),
    for_writers(
        name="diagnosis.published",
        label=_("A diagnosis was published"),
        subject=_("Published: %(problem)s"),
        text=_(
            "Your institution’s diagnosis of “%(problem)s” has been published."
            "\n\n%(note)s"
        ),
        placeholders=WITH_NOTE,
    ),
    for_writers(
        name="diagnosis.archived",
        label=_("A diagnosis was taken off the map"),
        subject=_("Taken off the map: %(problem)s"),
        text=_(
            "The coordinator has taken your institution’s diagnosis of “%(problem)s” "
            "off the public map. The reason given:\n\n%(reason)s"
        ),
        placeholders=WITH_REASON,
    ),
    for_writers(
        name="diagnosis.restored",
        label=_("A diagnosis was brought back"),
        subject=_("Brought back: %(problem)s"),
        text=_(
            "The coordinator has brought back your institution’s diagnosis of "
            "“%(problem)s”. It waits for release.\n\n%(note)s"
        ),
        placeholders=WITH_NOTE,
    ),
    for_writers(
        name="diagnosis.recalled",
        label=_("A release was undone"),
        subject=_("No longer published: %(problem)s"),
        text=_(
            "The release that published your institution’s diagnosis of “%(problem)s” "
            "was undone; the diagnosis waits for release again. The reason given:"
            "\n\n%(reason)s"
        ),
        placeholders=WITH_REASON,
    ),
    for_writers(
        name="diagnosis.reinstated",
        label=_("An earlier version is published again"),
        subject=_("Published again: %(problem)s"),
        text=_(
            "The release that replaced your institution’s diagnosis of “%(problem)s” "
            "was undone, so the earlier version is public again. The reason given:"
            "\n\n%(reason)s"
        ),
        placeholders=WITH_REASON,
    ),
    for_writers(
        name="diagnosis.set_aside",
        label=_("A diagnosis was set aside by a merger"),
        subject=_("Set aside: %(problem)s"),
        text=_(
            "Two problems were merged, and of your institution’s two diagnoses in one "
            "period another one stayed; that of “%(problem)s” was set aside. The "
            "reason given:\n\n%(reason)s"
        ),
        placeholders=WITH_REASON,
    ),
)
