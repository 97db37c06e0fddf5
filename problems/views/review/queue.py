"""What waits for the coordinator, by state."""

from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _
from django.views.generic import ListView

from kooperacja.base.views import PermissionRequiredMixin

from ...models import Diagnosis
from ...services import opinions_by_sector
from ...workflow import SEEN_BY_COORDINATOR, Status


class QueueView(PermissionRequiredMixin, ListView):
    """Diagnoses in one state, the longest waiting first."""

    permission_required = "problems.review"
    template_name = "problems/review_queue.html"
    paginate_by = 25
    http_method_names = ["get", "head", "options"]

    def get_queryset(self):
        unknown = set(self.request.GET) - {"state", "page"}
        self.state = self.request.GET.get("state", Status.SUBMITTED)
        if unknown or self.state not in SEEN_BY_COORDINATOR:
            raise BadRequest(_("There is no such filter."))
        return (
            Diagnosis.objects.visible_to(self.request.user)
            .filter(status=self.state)
            .for_review()
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        counts = Diagnosis.objects.visible_to(self.request.user).count_by_state()
        context["states"] = [
            {
                "value": state,
                "label": Status(state).label,
                "count": counts.get(state, 0),
                "is_current": state == self.state,
            }
            for state in SEEN_BY_COORDINATOR
        ]
        context["rows"] = queue_rows(context["page_obj"])
        return context


def queue_rows(diagnoses) -> list[dict]:
    """Return what a queue shows: each diagnosis with its opinions counted by sector."""
    return [
        {
            "diagnosis": diagnosis,
            "opinions": opinions_by_sector(diagnosis.agreements.all()),
        }
        for diagnosis in diagnoses
    ]
