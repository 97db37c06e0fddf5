"""Which area an area lies in."""

from dataclasses import dataclass

import shapely
from django.utils.translation import gettext as _

from kooperacja.areas.kinds import AreaKind
from kooperacja.areas.models import Area

from .checking import to_metres
from .errors import LoadRefused
from .plan import PlannedRow

# From coarse to fine; a part is always finer than what it is a part of.
RANK = {
    AreaKind.CITY: 0,
    AreaKind.DISTRICT: 1,
    AreaKind.ESTATE: 2,
    AreaKind.STREET_UNIT: 3,
    AreaKind.PLANNING_UNIT: 3,
}
INSIDE = 0.99
MOSTLY = 0.5
NOTHING = 0.0005


@dataclass(frozen=True)
class Candidate:
    """A possible parent with its outline in metres."""

    area: Area
    metric: shapely.Geometry


class Parents:
    """The areas that rows of one kind can lie in.

    :raises LoadRefused: the parent named does not exist or is not coarser.
    """

    def __init__(self, kind: AreaKind, code: str = ""):
        self.is_named = bool(code)
        coarser = [name for name, rank in RANK.items() if rank < RANK[kind]]
        areas = Area.objects.filter(kind__in=coarser)
        if code:
            areas = areas.filter(code=code)
            if not areas:
                raise LoadRefused(_no_parent(kind, code))
        ordered = sorted(areas, key=lambda area: (-RANK[area.kind], area.code))
        self.candidates = [
            Candidate(area, to_metres(shapely.from_wkb(bytes(area.boundary.wkb))))
            for area in ordered
        ]

    def place(self, row: PlannedRow) -> None:
        """Give the row its parent: the finest area that holds most of it."""
        best, best_share = None, 0.0
        for candidate in self.candidates:
            share = _share(row.metric, candidate.metric)
            finer = best and RANK[candidate.area.kind] < RANK[best.kind]
            if share > best_share and not (finer and best_share >= MOSTLY):
                best, best_share = candidate.area, share
        if best_share >= MOSTLY:
            row.parent = best
            if best_share < INSIDE:
                row.warnings.append(_in_part(best, best_share))
        elif self.candidates:
            top = self.candidates[-1].area
            row.refuse(_in_part(best or top, best_share))


def _share(metric, outer) -> float:
    return metric.intersection(outer).area / metric.area


def _in_part(area: Area, share: float) -> str:
    if share < NOTHING:
        return _("it lies outside %(name)s") % {"name": area.name}
    return _("only %(percent)s %% of it lies in %(name)s") % {
        "percent": f"{share * 100:.1f}",
        "name": area.name,
    }


def _no_parent(kind: AreaKind, code: str) -> str:
    known = Area.objects.filter(code=code).first()
    if known:
        return _("%(name)s (%(parent)s) cannot hold areas of the kind “%(kind)s”.") % {
            "name": known.name,
            "parent": known.get_kind_display(),
            "kind": kind.label,
        }
    codes = list(Area.objects.filter(level__lte=1).values_list("code", flat=True)[:12])
    return _("There is no area with the code %(code)s. There are: %(codes)s.") % {
        "code": code,
        "codes": ", ".join(codes) or "–",
    }
