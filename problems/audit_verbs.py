"""How the log speaks of diagnoses and problems."""

from django.utils.translation import gettext_lazy as _

from kooperacja.audit import verbs

#: What institutions do before they submit. Nobody else may know of it (design, section
#: 4), so it is recorded without the words of the draft and its sentences name nothing.
OF_DRAFTS = frozenset(
    {
        "diagnosis.drafted",
        "diagnosis.taken_down",
        "diagnosis.edited",
        "diagnosis.discarded",
        "diagnosis.revised",
        "diagnosis.handed_over",
        "problem.opened",
        # That an institution has so many drafts, and writes at one just now.
        "import.done",
        "import.undone",
        "file.stored",
    }
)

verbs.register(
    {
        "diagnosis.drafted": _("%(actor)s started a diagnosis."),
        "diagnosis.taken_down": _("%(actor)s wrote down a diagnosis for a partner."),
        "diagnosis.edited": _("%(actor)s edited a draft."),
        "diagnosis.discarded": _("%(actor)s threw away a draft."),
        "diagnosis.revised": _("%(actor)s began to correct a published diagnosis."),
        "diagnosis.handed_over": _("%(actor)s handed over a diagnosis to a colleague."),
        "diagnosis.submitted": _("%(actor)s submitted the diagnosis %(target)s."),
        "diagnosis.overridden": _(
            "%(actor)s submitted the diagnosis %(target)s and said why it holds no "
            "personal data."
        ),
        "diagnosis.withdrawn": _("%(actor)s took back the diagnosis %(target)s."),
        "diagnosis.returned": _("%(actor)s returned the diagnosis %(target)s."),
        "diagnosis.accepted": _("%(actor)s accepted the diagnosis %(target)s."),
        "diagnosis.published": _("%(actor)s released the diagnosis %(target)s."),
        "diagnosis.archived": _("%(actor)s took the diagnosis %(target)s off the map."),
        "diagnosis.restored": _("%(actor)s brought back the diagnosis %(target)s."),
        "diagnosis.superseded": _(
            "%(actor)s put a corrected version in the place of %(target)s."
        ),
        "diagnosis.recalled": _(
            "%(actor)s took back the release of the diagnosis %(target)s."
        ),
        "diagnosis.reinstated": _("%(actor)s let %(target)s stand again."),
        "diagnosis.set_aside": _(
            "%(actor)s set the diagnosis %(target)s aside when merging two problems."
        ),
        "diagnosis.judged": _("%(actor)s gave an opinion on the diagnosis %(target)s."),
        "diagnosis.remarked": _("%(actor)s remarked on the diagnosis %(target)s."),
        "diagnosis.remark_answered": _(
            "%(actor)s answered a remark on the diagnosis %(target)s."
        ),
        "diagnosis.remark_withdrawn": _(
            "%(actor)s took back a remark on the diagnosis %(target)s."
        ),
        "diagnosis.noted": _("%(actor)s left a note at the diagnosis %(target)s."),
        "problem.noted": _("%(actor)s left a note at the problem %(target)s."),
        "problem.words_remarked": _(
            "%(actor)s remarked on the agreed words of %(target)s."
        ),
        "problem.words_answered": _(
            "%(actor)s answered a remark on the agreed words of %(target)s."
        ),
        "reply_text.saved": _("%(actor)s wrote the ready text %(target)s."),
        "import.done": _("%(actor)s imported diagnoses from a file."),
        "import.undone": _("%(actor)s undid an import of diagnoses."),
        "problem.redacted": _("%(actor)s took personal data out of a problem."),
        "diagnosis.confirmed": _("%(actor)s confirmed the diagnosis %(target)s."),
        "diagnosis.opened": _("%(actor)s opened a diagnosis to the partners."),
        "diagnosis.kept": _("%(actor)s keeps a diagnosis from the partners again."),
        "diagnosis.preview_made": _("%(actor)s made a preview link to a diagnosis."),
        "diagnosis.preview_revoked": _("%(actor)s switched off a preview link."),
        "round.opened": _("%(actor)s opened the round %(target)s."),
        "round.changed": _("%(actor)s changed the round %(target)s."),
        "round.asked": _("%(actor)s asked institutions in the round %(target)s."),
        "round.closed": _("%(actor)s closed the round %(target)s."),
        "round.request_withdrawn": _("%(actor)s no longer asks: %(target)s."),
        "round.request_assigned": _("%(actor)s said who answers: %(target)s."),
        "round.nothing_reported": _("%(actor)s has nothing to report: %(target)s."),
        "round.nothing_withdrawn": _(
            "%(actor)s took back “nothing to report”: %(target)s."
        ),
        "problem.opened": _("%(actor)s opened a problem."),
        "problem.described": _("%(actor)s wrote the agreed words of %(target)s."),
        "problem.merged": _("%(actor)s merged another problem into %(target)s."),
        "problem.absorbed": _("%(actor)s merged %(target)s into another problem."),
        "problem.closed": _("%(actor)s closed the problem %(target)s."),
        "problem.reopened": _("%(actor)s reopened the problem %(target)s."),
        "problem.placed": _("%(actor)s said what %(target)s is a part of."),
        "release.made": _("%(actor)s released what waited (%(target)s)."),
        "release.undone": _("%(actor)s undid the release of %(target)s."),
        "problem.class_raised": _("%(actor)s raised the sensitivity of %(target)s."),
        "problem.place_confirmed": _(
            "%(actor)s confirmed that the place of %(target)s is not a dwelling."
        ),
    }
)
