"""The ground of the demo city: areas and vocabularies."""

from django.contrib.gis.geos import GEOSGeometry

from kooperacja.areas.models import Area, AreaKind
from kooperacja.areas.services import AreaContent, save_area
from kooperacja.categories.services import load_vocabulary
from kooperacja.categories.vocabulary import CATEGORIES, TARGET_GROUPS
from kooperacja.demo import geography


def load_city() -> None:
    """Lay the city, its thirty approximate osiedla and the vocabularies."""
    load_vocabulary(categories=CATEGORIES, target_groups=TARGET_GROUPS)
    city = _save(geography.city(), AreaKind.CITY, None, geography.OUTLINE_NOTE)
    for cell in geography.cells():
        _save(cell, AreaKind.ESTATE, city, geography.BOUNDARY_NOTE)


def _save(cell, kind: str, parent: Area | None, note: str) -> Area:
    area, _changed = save_area(
        actor=None,
        content=AreaContent(
            code=cell.code,
            name=cell.name,
            kind=kind,
            parent=parent,
            aliases=list(cell.aliases),
            boundary=GEOSGeometry(cell.boundary.wkb_hex, srid=4326),
            label_point=GEOSGeometry(cell.label_point.wkb_hex, srid=4326),
            residents=cell.residents,
            dwellings=cell.dwellings,
            source=f"{note}; {geography.POINTS_SOURCE}; {geography.FIGURES_NOTE}",
            is_official=False,
            is_synthetic=True,
        ),
    )
    return area
