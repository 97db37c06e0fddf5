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
        "membership.left": _("%(actor)s left an institution: %(target)s."),
        "membership.role_changed": _("%(actor)s changed a role: %(target)s."),
        "invitation.sent": _("%(actor)s invited somebody: %(target)s."),
        "invitation.revoked": _("%(actor)s took back an invitation: %(target)s."),
        "invitation.accepted": _("%(actor)s accepted an invitation: %(target)s."),
    }
)
