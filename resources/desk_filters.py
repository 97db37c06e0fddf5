"""How the list of resources behind the login is narrowed."""

import django_filters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .models import Resource
from .workflow import Status

STALE, PAUSED = "stale", "paused"
#: States of the list in the order in which they ask for attention.
STATES = [
    (Status.RETURNED, Status.RETURNED.label),
    (Status.DRAFT, Status.DRAFT.label),
    (Status.SUBMITTED, Status.SUBMITTED.label),
    (STALE, _("to be confirmed")),
    (PAUSED, _("closed for some time")),
    (Status.PUBLISHED, Status.PUBLISHED.label),
    (Status.CLOSED, Status.CLOSED.label),
]


def in_state(queryset, state: str, day):
    """Return the resources of a state of the list on a day."""
    if state == STALE:
        return queryset.due_for_review(day)
    if state == PAUSED:
        return queryset.published().paused(day)
    return queryset.filter(status=state)


class DeskResourceFilter(django_filters.FilterSet):
    """By state, and by words of the name or the provider."""

    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=STATES,
        empty_label=_("all"),
        method="filter_state",
    )
    q = django_filters.CharFilter(
        label=_("Words of the name"), max_length=100, method="filter_words"
    )

    class Meta:
        model = Resource
        fields = ()

    def filter_state(self, queryset, _name, value: str):
        """Keep one state of the list."""
        return in_state(queryset, value, timezone.localdate())

    def filter_words(self, queryset, _name, value: str):
        """Keep those in whose name or provider every word stands."""
        for word in value.split():
            queryset = queryset.filter(
                Q(name__icontains=word) | Q(provider__name__icontains=word)
            )
        return queryset
