"""The map of the desk: problems a person may read, as exactly as the person may."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from kooperacja.areas.models import Area
from kooperacja.disclosure.places import Level
from partners.predicates import roles_of

from .known import knows_place
from .models import Diagnosis, Problem
from .public import Precision
from .services.shelving import PRECISION_OF, preview_place

#: Decimals of a coordinate behind the login: 5 are about a metre.
DECIMALS = 5


@dataclass
class Sign:
    """What stands at one place of the map."""

    area: str
    area_name: str
    point: tuple[float, float]
    precision: str
    problems: list[dict] = field(default_factory=list)

    def as_feature(self) -> dict:
        """Return the sign as GeoJSON, in the form the public layer has too."""
        return {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": self.point},
            "properties": {
                "area": self.area,
                "area_name": self.area_name,
                "precision": self.precision,
                "count": len(self.problems),
                "severity_max": max(row["severity"] or 0 for row in self.problems),
                "problems": self.problems,
            },
        }


def desk_layer(user) -> dict:
    """Return the problems a person may read as a GeoJSON FeatureCollection (WGS 84).

    Whoever may know the exact place sees it; for others a problem stands in the area
    residents would see it in. Each is named by its newest readable diagnosis. A fixed
    number of queries.
    """
    readable = (
        Diagnosis.objects.visible_to(user)
        .select_related(
            "problem__category",
            "problem__area__parent__parent",
            "problem__public_area__parent__parent",
        )
        .order_by("problem_id", "-period", "-pk")
        .distinct("problem_id")
    )
    areas = {
        row.code: row
        for row in Area.objects.only("code", "name", "label_point", "level")
    }
    own = set(roles_of(user))
    signs: dict[tuple, Sign] = {}
    for diagnosis in readable:
        sign = _sign(user, diagnosis.problem, areas)
        if sign is None:
            continue
        found = signs.setdefault((sign.area, sign.point), sign)
        found.problems.append(_entry(diagnosis, is_own=diagnosis.partner_id in own))
    return {
        "type": "FeatureCollection",
        "features": [sign.as_feature() for sign in signs.values()],
    }


def _sign(user, problem: Problem, areas: dict[str, Area]) -> Sign | None:
    """Return where a problem stands for this person; None without a city."""
    area = problem.area
    if knows_place(user, problem) and area is not None:
        if problem.place is not None:
            middle = problem.place.point_on_surface
            return Sign(area.code, area.name, _rounded(middle), Precision.EXACT)
        return _at_area(areas[area.code])
    shown = areas.get(preview_place(problem).area_code) or Area.objects.city()
    if shown is None:
        return None
    return _at_area(shown)


def _at_area(area: Area) -> Sign:
    precision = PRECISION_OF[Level(area.level)]
    return Sign(area.code, area.name, _rounded(area.label_point), precision)


def _rounded(point) -> tuple[float, float]:
    return (round(point.x, DECIMALS), round(point.y, DECIMALS))


def _entry(diagnosis: Diagnosis, *, is_own: bool) -> dict:
    kind = diagnosis.problem.category.name
    if diagnosis.is_open_to_partners and not is_own:
        kind = _("%(kind)s – for partners only") % {"kind": kind}
    return {
        "id": diagnosis.ref,
        "title": diagnosis.problem.title,
        "category_name": kind,
        "severity": diagnosis.severity,
        "trend": diagnosis.trend,
        "url": diagnosis.get_absolute_url(),
    }
