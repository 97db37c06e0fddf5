"""The coordinator's admin panel."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class Panel(AdminSite):
    """Django's admin in our clothes, open to coordinators."""

    site_header = _("Coordinator’s panel")
    site_title = _("Coordinator’s panel")

    def has_permission(self, request):
        return request.user.has_perm("accounts.use_panel")


panel = Panel(name="panel")
