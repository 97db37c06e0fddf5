"""Rows of the public shelf, laid directly: tests of public code need nothing else."""

import itertools
from datetime import date

from django.contrib.gis.geos import MultiPolygon, Point, Polygon

from kooperacja.areas.public import PublicArea
from kooperacja.categories.public import PublicCategory, PublicTargetGroup
from problems.public import PublicDiagnosis, PublicProblem, PublicTombstone
from resources.public import PublicResource

WEST, SOUTH, SIDE = 19.0, 49.8, 0.02
_numbers = itertools.count(1)


def new_id() -> str:
    """Return a public id of 22 characters, larger than all before."""
    return f"P{next(_numbers):021d}"


def square(column: int, row: int, size: int = 1) -> MultiPolygon:
    """Return a square of the grid; neighbours share an edge."""
    west, south = WEST + column * SIDE, SOUTH + row * SIDE
    box = Polygon.from_bbox((west, south, west + size * SIDE, south + size * SIDE))
    return MultiPolygon(box, srid=4326)


def lay_area(code: str, boundary: MultiPolygon, **values) -> PublicArea:
    """Lay one area."""
    centre = boundary.centroid
    return PublicArea.writer.create(
        **{
            "code": code,
            "name": code.title(),
            "kind": "estate",
            "level": 1,
            "parent_code": "city",
            "boundary": boundary,
            "label_point": Point(centre.x, centre.y, srid=4326),
            "residents": 3000,
            "source": "drawn for tests",
            **values,
        }
    )


def lay_city() -> dict[str, PublicArea]:
    """Lay a city of three squares in a row: north and east touch, far does not."""
    city = lay_area(
        "city", square(0, 0, 6), kind="city", level=0, parent_code="", name="Miasto"
    )
    return {
        "city": city,
        "north": lay_area("north", square(0, 0), name="Północ"),
        "east": lay_area("east", square(1, 0), name="Łąki"),
        "far": lay_area("far", square(4, 4), name="Ściernie"),
    }


def lay_words() -> None:
    """Lay a few categories and target groups."""
    for position, (slug, parent, sensitivity) in enumerate(
        (
            ("poverty", "", 2),
            ("addiction", "", 2),
            ("alcohol", "addiction", 2),
            ("service_access", "", 0),
            ("domestic_violence", "", 3),
        )
    ):
        PublicCategory.writer.create(
            slug=slug,
            name_pl=f"{slug} po polsku",
            name_en=f"{slug} in English",
            parent_slug=parent,
            sensitivity=sensitivity,
            position=position,
        )
    for slug in ("children", "seniors"):
        PublicTargetGroup.writer.create(slug=slug, name_pl=slug, name_en=slug)


def lay_problem(area: PublicArea, **values) -> PublicProblem:
    """Lay one problem of class 2 in an area."""
    return PublicProblem.writer.create(
        **{
            "public_id": new_id(),
            "title": "Młodzi bez pracy",
            "summary": "Streszczenie uzgodnione przez instytucje.",
            "category": "poverty",
            "sensitivity": 2,
            "target_groups": ["children"],
            "state": "open",
            "area_code": area.code,
            "area_name": area.name,
            "precision": "estate" if area.level else "city",
            "place": area.boundary,
            "label_point": area.label_point,
            "published_date": date(2026, 10, 1),
            "confirmed_date": date(2026, 10, 1),
            "date_precision": "quarter",
            "severity": 3,
            "severity_low": 2,
            "severity_high": 4,
            "trend": "rising",
            "periods": ["2025", "2026"],
            "sectors": ["public"],
            "institutions_count": 1,
            **values,
        }
    )


def lay_voice(problem: PublicProblem, **values) -> PublicDiagnosis:
    """Lay one voice about a problem."""
    return PublicDiagnosis.writer.create(
        **{
            "public_id": new_id(),
            "problem_public_id": problem.public_id,
            "partner_name": "Instytucja Pokazowa",
            "partner_slug": "",
            "sector": "public",
            "period": "2026",
            "severity": 3,
            "trend": "rising",
            "text": "Tak to widzimy w naszej pracy.",
            "source_kinds": ["register"],
            "source_texts": ["karty"],
            "published_date": date(2026, 10, 1),
            **values,
        }
    )


def lay_resource(**values) -> PublicResource:
    """Lay one resource."""
    return PublicResource.writer.create(
        **{
            "public_id": new_id(),
            "name": "Świetlica",
            "kind": "children_day_care",
            "serves_whole_city": False,
            "categories": ["poverty"],
            **values,
        }
    )


def bury(public_id: str, reason: str) -> PublicTombstone:
    """Lay a tombstone."""
    return PublicTombstone.writer.create(public_id=public_id, reason=reason)


def lay_public_city() -> dict[str, dict]:
    """Lay areas, categories, and six problems that differ in every filter."""
    areas = lay_city()
    lay_words()
    lay = lay_problem
    problems = {
        "poor": lay(areas["north"], title="Zażółć gęślą jaźń", periods=["2025"]),
        "drunk": lay(
            areas["north"],
            category="alcohol",
            category_parent="addiction",
            sectors=["ngo", "public"],
        ),
        "addicted": lay(areas["east"], category="addiction", sectors=["science"]),
        "ramp": lay(
            areas["far"],
            category="service_access",
            sensitivity=0,
            precision="exact",
            place=areas["far"].label_point,
            target_groups=["seniors"],
            periods=["2026-Q3"],
        ),
        "everywhere": lay(areas["city"], target_groups=["children", "seniors"]),
        "closed": lay(areas["east"], state="closed"),
    }
    return {"areas": areas, "problems": problems}
