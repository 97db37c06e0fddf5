"""Keeping the shelf of problems true when an institution or an area changes."""

from django.db.models import Q

from kooperacja.areas.models import Area
from partners.models import Partner

from ..models import Problem
from .shelving import lock_problems, refresh_shelf


def refresh_shelf_of_partner(partner: Partner) -> None:
    """Renew the published problems an institution speaks in: its name or sector."""
    _refresh(Q(diagnoses__partner=partner))


def refresh_shelf_of_area(area: Area) -> None:
    """Renew what is shown in an area: its name, its outline, its floor (DC-2 to DC-4).

    A drawn place is looked up again, because a new outline may leave it outside; an
    area that fell below its floor makes its records climb.
    """
    drawn = Problem.objects.filter(area=area, place__isnull=False)
    entered = Problem.objects.filter(place__coveredby=area.boundary)
    for problem in (drawn | entered).select_related("area").order_by("pk"):
        found = Area.objects.containing(problem.place.point_on_surface).first()
        if found and found != problem.area:
            problem.area = found
            problem.save(update_fields=["area"])
    _refresh(
        Q(area=area)
        | Q(area__parent=area)
        | Q(area__parent__parent=area)
        | Q(public_area=area)
    )


def _refresh(which: Q) -> None:
    for problem in lock_problems(which & Q(public_id__isnull=False)):
        refresh_shelf(problem)
