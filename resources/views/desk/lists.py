"""The list of resources on the desk."""

from datetime import date

from django.db.models import Count, Q
from django.utils import timezone

from kooperacja.accounts.predicates import is_coordinator
from kooperacja.base.views import FilteredListView, PermissionRequiredMixin

from ...desk_filters import PAUSED, STALE, STATES, DeskResourceFilter
from ...models import Resource
from ...workflow import Status


class ResourceListView(PermissionRequiredMixin, FilteredListView):
    """What the own institution gives, and, for a coordinator, what everybody does."""

    permission_required = "accounts.use_desk"
    template_name = "resources/desk_list.html"
    context_object_name = "resources"
    filterset_class = DeskResourceFilter

    def get_queryset(self):
        self.queryset = (
            Resource.objects.kept_by(self.request.user)
            .exclude(status=Status.MERGED)
            .with_review_due()
            .select_related("provider")
            .prefetch_related("closure_rows")
            .order_by("name", "pk")
        )
        return super().get_queryset()

    def get_context_data(self, **kwargs):
        user, day = self.request.user, timezone.localdate()
        context = super().get_context_data(**kwargs)
        context["rows"] = [Row(resource, day) for resource in context["resources"]]
        return context | {
            "states": counted_states(user, day),
            "chosen": self.filterset.form.cleaned_data.get("state", ""),
            "can_add": user.has_perm("resources.add_resource"),
            "with_provider": is_coordinator(user),
        }


class Row:
    """A line of the list: a resource as it stands on a day."""

    def __init__(self, resource: Resource, day: date):
        self.resource = resource
        self.is_published = resource.status == Status.PUBLISHED
        self.is_late = self.is_published and (
            resource.review_due is None or resource.review_due <= day
        )
        self.notice = next(
            (
                row.notice
                for row in resource.closure_rows.all()
                if row.first_day <= day
                and (row.last_day is None or row.last_day >= day)
            ),
            "",
        )

    @property
    def counts_places(self) -> bool:
        """Whether it has places that can be taken."""
        return self.resource.capacity is not None or (
            self.resource.occupancy is not None
        )


def counted_states(user, day: date) -> list[dict]:
    """Return the states of the list with how many resources each has."""
    kept = Resource.objects.kept_by(user).exclude(status=Status.MERGED)
    by_status = {
        state: Count("pk", filter=Q(status=state), distinct=True)
        for state, _label in STATES
        if state in Status.values
    }
    counts = kept.order_by().aggregate(**by_status)
    counts[STALE] = kept.due_for_review(day).count()
    counts[PAUSED] = kept.published().paused(day).count()
    return [
        {"value": state, "label": label, "count": counts[state]}
        for state, label in STATES
        if counts[state]
    ]
