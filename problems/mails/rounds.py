"""What rounds and dates say to the people of institutions."""

from django.utils.translation import gettext_lazy as _

from kooperacja.notices.registry import NoticeKind, Place, register

from .naming import LAST_DAY, PERIOD

WHY = _("You get this because your institution is asked in a round of diagnosing.")
PLACES = {
    "round": Place(_("name of the round"), _("Diagnosis 2026")),
    "deadline": LAST_DAY,
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
    NoticeKind(
        name="diagnosis.confirm",
        label=_("A published diagnosis is to be confirmed"),
        why=_("You get this because your institution published this diagnosis."),
        subject=_("Is it still true? %(problem)s"),
        text=_(
            "Your institution’s diagnosis of “%(problem)s” for %(period)s should be "
            "confirmed by %(day)s; later residents see that it is out of date.\n\n"
            "If it still holds, one press of a button is enough. If not, prepare a "
            "corrected version on the desk."
        ),
        button=_("Look at it"),
        placeholders={
            "problem": Place(_("title of the problem"), _("Loneliness of the old")),
            "period": PERIOD,
            "day": LAST_DAY,
        },
    ),
)
