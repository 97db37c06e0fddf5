"""How the log speaks of files; never by their names, which are words of a draft."""

from django.utils.translation import gettext_lazy as _

from kooperacja.audit import verbs

verbs.register(
    {
        "file.stored": _("%(actor)s uploaded a file."),
        "file.removed": _("%(actor)s removed a file for good."),
    }
)
