"""Where a problem is: place, kind of place and area, set together."""

from django.utils.translation import gettext_lazy as _

from kooperacja.areas.geo import BadPlace, check_place
from kooperacja.areas.locating import KIND_OF_GEOMETRY, area_of, common_area
from kooperacja.areas.models import Area, PlaceKind
from kooperacja.areas.wording import without_flat

from ..models import Problem
from .content import ProblemContent

#: What is missing from a drawn kind of place, by the kind.
MISSING = {
    PlaceKind.POINT: _("Point to the place on the map or write both coordinates."),
    PlaceKind.LINE: _("Draw the line on the map, or choose another kind of place."),
    PlaceKind.POLYGON: _(
        "Draw the outline on the map, or choose another kind of place."
    ),
}


def place_problem(problem: Problem, content: ProblemContent) -> None:
    """Set where a problem lies. The area of a drawn place is found, not believed.

    Where the partner names another area than the map, both are kept for the
    coordinator and the public place is made of what holds both. Of several estates it
    is made of what holds all of them. ``problem.areas`` is written by `set_areas`.

    :raises BadPlace: the place cannot be stored.
    """
    city = Area.objects.city()
    problem.place_kind = content.place_kind
    problem.place = problem.area_found = problem.area_chosen = None
    problem.address = without_flat(content.address)
    if content.place_kind == PlaceKind.CITY:
        problem.area = city
    elif content.place_kind == PlaceKind.AREA:
        if content.area is None:
            raise BadPlace(_("Choose an estate from the list."), field="area")
        problem.area = content.area
    elif content.place_kind == PlaceKind.AREAS:
        _place_in_several(problem, content, city)
    else:
        _place_drawn(problem, content, city)


def set_areas(problem: Problem, content: ProblemContent) -> None:
    """Write which estates a saved problem spans; none unless it is of several."""
    several = problem.place_kind == PlaceKind.AREAS
    problem.areas.set(content.areas if several else [])


def _place_in_several(problem: Problem, content: ProblemContent, city) -> None:
    areas = set(content.areas)
    if len(areas) < 2:
        raise BadPlace(_("Choose at least two estates from the list."), field="areas")
    problem.area = common_area(areas) or city


def _place_drawn(problem: Problem, content: ProblemContent, city) -> None:
    kind = content.place_kind
    if content.place is None or KIND_OF_GEOMETRY.get(content.place.geom_type) != kind:
        raise BadPlace(MISSING[kind], field="place")
    problem.place = check_place(content.place, city)
    problem.area = found = area_of(problem.place) or city
    named = content.area_chosen
    if named is not None and named != found:
        problem.area_found, problem.area_chosen = found, named
        problem.area = common_area([found, named] if found else [named]) or city
