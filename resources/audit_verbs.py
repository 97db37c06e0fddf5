"""How the log speaks of resources."""

from django.utils.translation import gettext_lazy as _

from kooperacja.audit import verbs

verbs.register(
    {
        "resource.added": _("%(actor)s added the resource %(target)s."),
        "resource.changed": _("%(actor)s changed the resource %(target)s."),
        "resource.discarded": _("%(actor)s threw away the resource %(target)s."),
        "resource.submitted": _("%(actor)s submitted the resource %(target)s."),
        "resource.taken_back": _("%(actor)s took back the resource %(target)s."),
        "resource.returned": _("%(actor)s returned the resource %(target)s."),
        "resource.occupancy": _(
            "%(actor)s said how many places of %(target)s are taken."
        ),
        "resource.address_read": _(
            "%(actor)s read the confidential address of %(target)s."
        ),
        "provider.changed": _("%(actor)s changed the provider %(target)s."),
        "resource.published": _("%(actor)s published the resource %(target)s."),
        "resource.withdrawn": _(
            "%(actor)s took the resource %(target)s off the shelf."
        ),
        "resource.assured": _("%(actor)s made sure that %(target)s is true."),
        "resource.imported": _("%(actor)s imported the resource %(target)s."),
        "resources.imported": _("%(actor)s imported resources from %(target)s."),
        "resource.merged": _("%(actor)s merged another resource into %(target)s."),
        "resource.absorbed": _("%(actor)s merged %(target)s into another resource."),
        "provider.imported": _("%(actor)s imported the provider %(target)s."),
        "provider.merged": _("%(actor)s merged another provider into %(target)s."),
        "provider.absorbed": _("%(actor)s merged %(target)s into another provider."),
        "synonym.saved": _("%(actor)s wrote down what “%(target)s” means."),
        "synonym.removed": _("%(actor)s removed the synonym “%(target)s”."),
        "resource.reported": _("A visitor says that something is wrong: %(target)s."),
        "resource.report_done": _(
            "%(actor)s mended what a visitor said is wrong with %(target)s."
        ),
        "resource.report_dismissed": _(
            "%(actor)s found nothing to mend in what a visitor said of %(target)s."
        ),
        "resource_link.proposed": _("%(actor)s said what answers what: %(target)s."),
        "resource_link.confirmed": _("%(actor)s confirmed the link %(target)s."),
        "resource_link.refused": _("%(actor)s refused the link %(target)s."),
        "resource_link.asked_again": _(
            "The provider changed, so the link %(target)s has to be confirmed again."
        ),
        "need_rule.adopted": _(
            "%(actor)s adopted rule no. %(target)s of need against resource."
        ),
        "city_need.published": _(
            "%(actor)s showed the city’s yearly figure on %(target)s."
        ),
        "city_need.withdrawn": _(
            "%(actor)s took off the city’s yearly figure on %(target)s."
        ),
        "resource_link.removed": _("%(actor)s took back the link %(target)s."),
    }
)
