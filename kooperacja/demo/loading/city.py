"""The ground of the demo city: areas, addresses and vocabularies."""

from collections.abc import Iterator

from django.contrib.gis.geos import GEOSGeometry

from kooperacja.areas.models import Area, AreaKind
from kooperacja.areas.registers.rows import Row
from kooperacja.areas.registers.storing import synchronise
from kooperacja.areas.services import AreaContent, save_area
from kooperacja.areas.wording import fold_street, number_value
from kooperacja.categories.services import load_vocabulary
from kooperacja.categories.vocabulary import CATEGORIES, QUESTIONS, TARGET_GROUPS
from kooperacja.demo import addresses, geography


def load_city() -> None:
    """Lay the city, its thirty approximate osiedla and the vocabularies."""
    load_vocabulary(
        categories=CATEGORIES, target_groups=TARGET_GROUPS, questions=QUESTIONS
    )
    city = _save(geography.city(), AreaKind.CITY, None, geography.OUTLINE_NOTE)
    for cell in geography.cells():
        _save(cell, AreaKind.ESTATE, city, geography.BOUNDARY_NOTE)
    synchronise(
        list(demo_addresses()),
        city=city,
        source=addresses.SOURCE,
        commit=True,
        is_synthetic=True,
    )


def demo_addresses() -> Iterator[Row]:
    """Yield the invented addresses as rows of a register."""
    for item in addresses.houses():
        yield Row(
            line=0,
            street=item.street,
            folded=fold_street(item.street),
            number=item.number,
            value=number_value(item.number),
            former=(item.former,) if item.former else (),
            x=item.lon,
            y=item.lat,
        )


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
