"""How the log speaks of diagnoses and problems."""

from django.utils.translation import gettext_lazy as _

from kooperacja.audit import verbs

#: What institutions do before they submit. Nobody else may know of it (design, section
#: 4), so it is recorded without the words of the draft and its sentences name nothing.
OF_DRAFTS = frozenset(
    {"diagnosis.drafted", "diagnosis.edited", "diagnosis.discarded", "problem.opened"}
)

verbs.register(
    {
        "diagnosis.drafted": _("%(actor)s started a diagnosis."),
        "diagnosis.edited": _("%(actor)s edited a draft."),
        "diagnosis.discarded": _("%(actor)s threw away a draft."),
        "diagnosis.submitted": _("%(actor)s submitted the diagnosis %(target)s."),
        "diagnosis.withdrawn": _("%(actor)s took back the diagnosis %(target)s."),
        "diagnosis.returned": _("%(actor)s returned the diagnosis %(target)s."),
        "diagnosis.accepted": _("%(actor)s accepted the diagnosis %(target)s."),
        "diagnosis.published": _("%(actor)s released the diagnosis %(target)s."),
        "diagnosis.archived": _("%(actor)s took the diagnosis %(target)s off the map."),
        "diagnosis.restored": _("%(actor)s brought back the diagnosis %(target)s."),
        "diagnosis.judged": _("%(actor)s gave an opinion on the diagnosis %(target)s."),
        "problem.opened": _("%(actor)s opened a problem."),
        "problem.described": _("%(actor)s wrote the agreed words of %(target)s."),
        "problem.class_raised": _("%(actor)s raised the sensitivity of %(target)s."),
        "problem.place_confirmed": _(
            "%(actor)s confirmed that the place of %(target)s is not a dwelling."
        ),
    }
)
