"""What waits for the coordinator, asked in a fixed number of queries."""

from kooperacja.areas.models import Area
from kooperacja.categories.models import Category
from problems.models import Diagnosis, Problem
from problems.services import opinions_by_sector
from problems.workflow import Status
from resources.models import Resource

SHOWN = 5


def what_waits(user) -> dict:
    """Return the context of the panel's first page.

    ``submitted`` and ``returned`` are the longest waiting few with their opinions;
    ``counts`` how many there are of each; the rest are rows that need somebody's act.
    """
    readable = Diagnosis.objects.visible_to(user)
    counts = readable.count_by_state()
    return {
        "counts": {status: counts.get(status, 0) for status in Status.values},
        "submitted": _rows(readable.filter(status=Status.SUBMITTED)),
        "returned": _rows(readable.filter(status=Status.RETURNED)),
        "without_words": _without_words(user),
        "resources_waiting": Resource.objects.visible_to(user)
        .awaiting_review()
        .count(),
        "proposals": Category.objects.filter(proposed_sensitivity__isnull=False)
        .select_related("proposed_by")
        .order_by("position", "pk"),
        "areas_for_two": Area.objects.awaiting_second_person()
        .select_related("attested_by_first", "figures_proposed_by")
        .defer("boundary"),
        "without_figures": Area.objects.districts().without_figures().count(),
    }


def _rows(diagnoses) -> list[dict]:
    return [
        {
            "diagnosis": diagnosis,
            "opinions": opinions_by_sector(diagnosis.agreements.all()),
        }
        for diagnosis in diagnoses.for_review()[:SHOWN]
    ]


def _without_words(user):
    """Problems whose accepted diagnoses wait only for the agreed summary."""
    waiting = Diagnosis.objects.visible_to(user).awaiting_release()
    return (
        Problem.objects.filter(summary="", diagnoses__in=waiting)
        .distinct()
        .order_by("title", "pk")
        .only("ref", "title")
    )
