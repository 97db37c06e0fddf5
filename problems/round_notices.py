"""What rounds say to the people of institutions."""

from django.utils.translation import gettext_lazy as _

from kooperacja.notices.registry import NoticeKind, Place, register

WHY = _("You get this because your institution is asked in a round of diagnosing.")
PLACES = {
    "round": Place(_("name of the round"), _("Diagnosis 2026")),
    "deadline": Place(_("last day"), _("20 November 2026")),
    "kinds": Place(_("kinds of problems"), _("unemployment, loneliness")),
}

register(
    NoticeKind(
        name="round.asked",
        label=_("A round asks your institution"),
        why=WHY,
        subject=_("%(round)s: what we ask your institution for"),
        text=_(
            "We ask your institution for its diagnosis until %(deadline)s.\n\n"
            "Kinds of problems: %(kinds)s.\n\n"
            "If there is nothing to report, say so there in a sentence: that is an "
            "answer too."
        ),
        button=_("See what we ask for"),
        placeholders=PLACES,
    ),
    NoticeKind(
        name="round.reminder",
        label=_("A deadline of a round comes near"),
        urgent=True,
        why=WHY,
        subject=_("%(round)s: the deadline is %(deadline)s"),
        text=_(
            "We still wait for the answer of your institution.\n\n"
            "Kinds of problems: %(kinds)s.\n\n"
            "If there is nothing to report, say so there in a sentence: that is an "
            "answer too."
        ),
        button=_("Answer"),
        placeholders=PLACES,
    ),
)
