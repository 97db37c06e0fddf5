"""How the log speaks of texts and letters."""

from django.utils.translation import gettext_lazy as _

from kooperacja.audit import verbs

verbs.register(
    {
        "notice_text.changed": _("%(actor)s changed the text of a letter: %(target)s."),
        "notice_text.restored": _(
            "%(actor)s brought back our own text of a letter: %(target)s."
        ),
        "letter.retried": _("%(actor)s had a letter tried again: %(target)s."),
    }
)
