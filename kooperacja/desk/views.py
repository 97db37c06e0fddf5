"""The start page: what waits for this person."""

from django.utils import timezone
from django.views.generic import TemplateView

from kooperacja.base.views import PermissionRequiredMixin

from .waiting import what_waits


class HomeView(PermissionRequiredMixin, TemplateView):
    """What waits, as sentences with one link each; then the own diagnoses and news."""

    permission_required = "accounts.use_desk"
    template_name = "desk/home.html"

    def get_context_data(self, **kwargs):
        waits = what_waits(self.request.user, timezone.localdate())
        return super().get_context_data(**waits, **kwargs)
