"""How the queue of the review is narrowed."""

from datetime import date, timedelta

import django_filters
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kooperacja.base.working_days import is_working_day
from kooperacja.categories.choices import Sector
from kooperacja.categories.models import Category

from .models import Diagnosis, Request, Round
from .workflow import SEEN_BY_COORDINATOR, Status

STATES = [(state.value, state.label) for state in SEEN_BY_COORDINATOR]
#: How long a diagnosis may wait before somebody asks: working days, in words.
WAITING = [
    ("3", _("3 working days or longer")),
    ("6", _("6 working days or longer")),
    ("10", _("10 working days or longer")),
]


def categories() -> list[tuple[str, str]]:
    """Return kinds of problems with their slugs, each broader one before its parts."""
    rows = list(Category.objects.order_by("position", "slug"))
    heads = [row for row in rows if row.parent_id is None]
    return [
        (row.slug, row.name if row.parent_id is None else f"– {row.name}")
        for head in heads
        for row in [head, *(part for part in rows if part.parent_id == head.pk)]
    ]


def rounds() -> list[tuple[str, str]]:
    """Return rounds with their refs, the newest first."""
    return [(row.ref, row.name) for row in Round.objects.all()]


class ReviewFilter(django_filters.FilterSet):
    """Narrows what a coordinator may read; without a state it is what waits."""

    state = django_filters.ChoiceFilter(
        field_name="status", choices=STATES, label=_("State")
    )
    category = django_filters.ChoiceFilter(
        choices=categories,
        method="in_category",
        label=_("Kind of problem"),
        empty_label=_("All kinds"),
    )
    sector = django_filters.ChoiceFilter(
        field_name="partner__sector",
        choices=Sector.choices,
        label=_("Sector"),
        empty_label=_("All sectors"),
    )
    round = django_filters.ChoiceFilter(
        choices=rounds,
        method="of_round",
        label=_("Round"),
        empty_label=_("Any round or none"),
    )
    waiting = django_filters.ChoiceFilter(
        choices=WAITING,
        method="waiting_for",
        label=_("Waits for"),
        empty_label=_("Any time"),
    )

    class Meta:
        model = Diagnosis
        fields = ("state", "category", "sector", "round", "waiting")

    @property
    def chosen_state(self) -> str:
        """The state that is shown."""
        return self.form.cleaned_data.get("state") or Status.SUBMITTED

    def in_category(self, rows, _name, slug):
        """Keep a kind of problem and its parts."""
        return rows.filter(
            Q(problem__category__slug=slug) | Q(problem__category__parent__slug=slug)
        )

    def of_round(self, rows, _name, ref):
        """Keep what answers a request of a round."""
        asked = Request.objects.filter(
            Q(category=OuterRef("problem__category"))
            | Q(category=OuterRef("problem__category__parent")),
            round__ref=ref,
            round__period=OuterRef("period"),
            partner=OuterRef("partner"),
        )
        return rows.filter(Exists(asked))

    def waiting_for(self, rows, _name, days):
        """Keep what has been in its state for so many working days."""
        last_day = working_days_ago(timezone.localdate(), int(days))
        return rows.filter(waiting_since__date__lte=last_day)


def working_days_ago(day: date, number: int) -> date:
    """Return the last day from which ``number`` working days have passed till now."""
    left = number
    while left:
        left -= is_working_day(day)
        day -= timedelta(days=1)
    return day
