"""How the log speaks of partners."""

from django.utils.translation import gettext_lazy as _

from kooperacja.audit import verbs

verbs.register(
    {
        "partner.added": _("%(actor)s added the partner %(target)s."),
        "partner.changed": _("%(actor)s changed the partner %(target)s."),
        "partner.suspended": _("%(actor)s suspended the partner %(target)s."),
        "partner.resumed": _("%(actor)s resumed work with the partner %(target)s."),
        "membership.granted": _("%(actor)s gave access: %(target)s."),
        "membership.revoked": _("%(actor)s took access away: %(target)s."),
    }
)
