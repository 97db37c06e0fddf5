"""The desk's own map: what this person may read, published or not."""

from django.urls import reverse
from django.views.generic import ListView

from kooperacja.base.views import PermissionRequiredMixin

from ...models import Diagnosis


class DeskMapView(PermissionRequiredMixin, ListView):
    """The map, and under it what other institutions have opened to the partners."""

    permission_required = "accounts.use_desk"
    template_name = "problems/desk_map.html"
    context_object_name = "opened"
    paginate_by = 25
    http_method_names = ["get", "head", "options"]

    def get_queryset(self):
        return Diagnosis.objects.opened_by_others(self.request.user).for_lists()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            layer_url=reverse("api:desk-problem-map"),
            areas_url=f"{reverse('api:area-list')}?format=geojson",
            **kwargs,
        )
