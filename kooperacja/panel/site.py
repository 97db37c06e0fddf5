"""The coordinator's admin panel."""

from functools import update_wrapper

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _

from kooperacja.base.mirror import mirror_context

from .manners import with_manners
from .queue import what_waits


class Panel(AdminSite):
    """Django's admin in our clothes, open to coordinators.

    People log in, log out and change their password on the pages of the portal, so
    none of Django's own pages for that is served; nor is its autocomplete.
    """

    site_header = _("Coordinator’s panel")
    site_title = _("Coordinator’s panel")
    index_template = "panel/index.html"

    def has_permission(self, request):
        """Ask the rule, by name."""
        return request.user.has_perm("accounts.use_panel")

    def register(self, model_or_iterable, admin_class=None, **options):
        """Register with the manners of the panel."""
        super().register(model_or_iterable, with_manners(admin_class), **options)

    def admin_view(self, view, cacheable=False):
        """Send strangers to the log-in page, refuse people without the rule."""
        guarded = super().admin_view(view, cacheable)

        def inner(request, *args, **kwargs):
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not self.has_permission(request):
                raise PermissionDenied
            return guarded(request, *args, **kwargs)

        return update_wrapper(inner, view)

    def get_urls(self):
        """The queue, the pattern sheet and the models; nothing else of Django's."""
        return [
            path("", self.admin_view(self.index), name="index"),
            path("login/", self.login, name="login"),
            path("wzornik/", self.admin_view(self.mirror), name="mirror"),
            *(
                path(
                    f"{model._meta.app_label}/{model._meta.model_name}/",
                    include(model_admin.urls),
                )
                for model, model_admin in self._registry.items()
            ),
        ]

    def get_app_list(self, request, app_label=None):
        """No list of applications: the words of the panel stand in its header."""
        return []

    def login(self, request, extra_context=None):
        """Lead to the one log-in page of the portal, and back."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next") or reverse("panel:index"))

    def index(self, request, extra_context=None):
        """Show what waits for the coordinator."""
        context = {**self.each_context(request), **what_waits(request.user)}
        request.current_app = self.name
        return TemplateResponse(request, self.index_template, context)

    def mirror(self, request):
        """Show every piece of the interface in every state."""
        context = {
            **mirror_context(),
            "areas_url": reverse("api:area-list") + "?format=geojson",
            "layer_url": reverse("api:problem-map"),
            "resources_url": reverse("api:resource-map"),
        }
        return TemplateResponse(request, "panel/mirror.html", context)


panel = Panel(name="panel")
panel.disable_action("delete_selected")
