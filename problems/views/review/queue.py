"""What waits for the coordinator, by state."""

from urllib.parse import urlencode

from django.utils import timezone

from kooperacja.base.views import FilteredListView, PermissionRequiredMixin
from kooperacja.base.working_days import working_days_until

from ...models import Diagnosis
from ...review_filter import STATES, ReviewFilter
from ...services import opinions_by_sector


class QueueView(PermissionRequiredMixin, FilteredListView):
    """Diagnoses in one state, the longest waiting first."""

    permission_required = "problems.review"
    template_name = "problems/review_queue.html"
    filterset_class = ReviewFilter
    http_method_names = ["get", "head", "options"]

    def get_queryset(self):
        self.queryset = Diagnosis.objects.visible_to(self.request.user).for_review()
        narrowed = super().get_queryset()
        return narrowed.filter(status=self.filterset.chosen_state)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        chosen = {
            name: value
            for name, value in self.filterset.form.cleaned_data.items()
            if value and name != "state"
        }
        narrowed = ReviewFilter(chosen, queryset=self.queryset).qs.order_by()
        # Counted apart: the rows carry an aggregate of their own.
        counts = Diagnosis.objects.filter(pk__in=narrowed.values("pk")).count_by_state()
        context["states"] = [
            {
                "value": state,
                "label": label,
                "count": counts.get(state, 0),
                "is_current": state == self.filterset.chosen_state,
                "query": urlencode({"state": state, **chosen}),
            }
            for state, label in STATES
        ]
        context["state"] = self.filterset.chosen_state
        context["is_narrowed"] = bool(chosen)
        context["rows"] = queue_rows(context["page_obj"])
        return context


def queue_rows(diagnoses) -> list[dict]:
    """Return what a queue shows: each diagnosis, its opinions counted by sector, and
    for how many working days it has been in its state."""
    today = timezone.localdate()
    return [
        {
            "diagnosis": diagnosis,
            "opinions": opinions_by_sector(diagnosis.agreements.all()),
            "working_days": _working_days_since(diagnosis.waiting_since, today),
        }
        for diagnosis in diagnoses
    ]


def _working_days_since(moment, today) -> int | None:
    if moment is None:
        return None
    return working_days_until(today, today=timezone.localtime(moment).date())
