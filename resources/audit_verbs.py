"""How the log speaks of resources."""

from django.utils.translation import gettext_lazy as _

from kooperacja.audit import verbs

verbs.register(
    {
        "resource.added": _("%(actor)s added the resource %(target)s."),
        "resource.changed": _("%(actor)s changed the resource %(target)s."),
        "resource.published": _("%(actor)s published the resource %(target)s."),
        "resource.withdrawn": _(
            "%(actor)s took the resource %(target)s off the shelf."
        ),
        "resource.assured": _("%(actor)s made sure that %(target)s is true."),
    }
)
