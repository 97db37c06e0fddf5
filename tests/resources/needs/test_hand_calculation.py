"""Three cells of the demonstration city, counted with a pencil.

The rows below are what stood on the shelf of the demonstration city on 22 November
2026: the numbers of residents are invented, the places are real. Each test writes its
arithmetic out of these rows and uses nothing of ``resources.needs`` but the answer.
Who lives within 3 km of a site was measured with ``ST_DWithin`` on the globe.
"""

from decimal import Decimal

import pytest
from django.contrib.gis.geos import Point
from django.db import connections

from kooperacja.categories.public import PublicCategory
from resources.needs.matrix import build_matrix
from resources.public import PublicSite
from tests.factories import shelf

from .conftest import lay_problem, lay_site

CITY = ("bielsko-biala", 166_765, 19.03360, 49.81159)
#: Code, residents (None: not known), where the sign stands.
ESTATES = [
    ("aleksandrowice", 1990, 19.01335, 49.81121),
    ("biala-krakowska", 6370, 19.05124, 49.82368),
    ("biala-polnoc", 2790, 19.05673, 49.84104),
    ("biala-srodmiescie", 2330, 19.05273, 49.82208),
    ("biala-wschod", 3150, 19.05740, 49.83359),
    ("bielsko-poludnie", 5030, 19.03502, 49.80645),
    ("dolne-przedmiescie", 3830, 19.04124, 49.83262),
    ("gorne-przedmiescie", 6310, 19.02979, 49.82017),
    ("halcnow", 9700, 19.09190, 49.85000),
    ("kamienica", 7630, 19.01110, 49.79040),
    ("komorowice-krakowskie", 9010, 19.05072, 49.86772),
    ("komorowice-slaskie", 2700, 19.02662, 49.84938),
    ("leszczyny", 5860, 19.06251, 49.79872),
    ("lipnik", 6880, 19.07467, 49.82325),
    ("mikuszowice-krakowskie", None, 19.07604, 49.78930),
    ("mikuszowice-slaskie", 7740, 19.05287, 49.78115),
    ("osiedle-beskidzkie", 6880, 19.02306, 49.80808),
    ("osiedle-grunwaldzkie", 4280, 19.05562, 49.81567),
    ("osiedle-karpackie", 9020, 19.02947, 49.80280),
    ("osiedle-kopernika", 4470, 19.01387, 49.81756),
    ("osiedle-mieszka-i", 1550, 19.02719, 49.82673),
    ("osiedle-piastowskie", 1990, 19.02396, 49.82332),
    ("osiedle-polskich-skrzydel", 3020, 18.99925, 49.81214),
    ("osiedle-sloneczne", 5750, 19.02716, 49.81530),
    ("osiedle-wojska-polskiego", 4600, 19.00671, 49.81411),
    ("srodmiescie-bielsko", 4240, 19.04398, 49.81943),
    ("stare-bielsko", 7540, 19.00927, 49.82535),
    ("straconka", 3650, 19.09458, 49.79711),
    ("wapienica", 11500, 18.98480, 49.80790),
    ("zlote-lany", 14070, 19.06230, 49.80630),
]
#: Name, places, where it is: an estate and a point, or only "in the city".
CARE = [
    ("Dom Opieki „Samarytanin”", None, "bielsko-biala", None),
    ("DPS dla Osób Przewlekle Chorych", 48, "komorowice-slaskie", (19.0427, 49.853)),
    ("DPS dla Osób Starszych", 57, "biala-srodmiescie", (19.0562, 49.8206)),
    ("DPS „Dom Nauczyciela”", 92, "bielsko-biala", None),
    ("DPS „Hospicjum”", 25, "kamienica", (19.0234, 49.7803)),
    ("Ewangelicki Dom Opieki „Soar”", 28, "bielsko-biala", None),
    ("MOPS", None, "bielsko-biala", None),
    ("Przewozy od drzwi do drzwi", None, "", None),
    ("Szpital Wojewódzki", None, "osiedle-karpackie", (19.0385, 49.7947)),
    ("Telefon dla opiekunów", None, "", None),
]


@pytest.fixture
def areas(db):
    """The areas of the demonstration city with their signs."""
    rows = {}
    for code, residents, x, y in [CITY, *ESTATES]:
        is_city = code == CITY[0]
        rows[code] = shelf.lay_area(
            code,
            shelf.square(0, 0),
            residents=residents,
            label_point=Point(x, y, srid=4326),
            parent_code="" if is_city else CITY[0],
            level=0 if is_city else 1,
            kind="city" if is_city else "estate",
        )
    for slug in ("poverty", "illness", "housing"):
        PublicCategory.writer.create(
            slug=slug, name_pl=slug, name_en=slug, sensitivity=2
        )
    return rows


def test_rent_arrears_in_zlote_lany(areas):
    """A very large need that some help does not meet.

    Need: severity 4, rising, three sectors (business, NGO, public):
    4 + 0.5 + 2 x 0.25 = 5 points; from 4.5 the need is very large.

    Help by number: two reach the estate, from two it is some. One of the two (50 %, at
    least half) says its places, so places count: six flats, whose place is protected,
    for all 163,880 residents; that is the city's mean itself, so nothing is far.

    Very large need, some help: a large gap.
    """
    lay_problem(
        areas["zlote-lany"],
        category="housing",
        severity=4,
        trend="rising",
        periods=["2024", "2025", "2026"],
        sectors=["business", "ngo", "public"],
    )

    flats = shelf.lay_resource(
        name="Mieszkanie na start",
        capacity=6,
        categories=["housing"],
        serves_whole_city=True,
    )
    lay_site(flats, is_confidential=True, area_code="bielsko-poludnie")
    advice = shelf.lay_resource(
        name="Porady obywatelskie",
        categories=["housing", "poverty"],
        covered_area_codes=["wapienica", "zlote-lany"],
    )
    lay_site(advice, (18.9861, 49.8087), area_code="wapienica")
    lay_site(advice, (19.0631, 49.8069), area_code="zlote-lany")

    cell = build_matrix().cell("zlote-lany", "housing")

    assert cell.need.points == 4 + Decimal("0.5") + 2 * Decimal("0.25")
    assert cell.supply.access == pytest.approx(6 / 163_880)
    assert cell.supply.ratio == pytest.approx(1)
    assert (cell.need.cls, cell.supply.cls, cell.gap.name) == (
        "very_high", "some", "LARGE",
    )  # fmt: skip


def test_illness_in_stare_bielsko(areas):
    """Help that is far: ten resources, and yet only some help.

    Need: severity 4, rising, two sectors: 4 + 0.5 + 0.25 = 4.75, very large.

    Help by number: ten serve the whole city; from four it is much.

    How near: five of ten say their places (50 %, at least half), so places count.
    Two of the five, of 28 and 92 places, have no known place: they are for all 163,880
    residents of the estates. The other three stand 3.4 km (57 places), 3.9 km (48) and
    5.1 km (25) away: beyond 3 km, they add nothing here.

        here: 28/163,880 + 92/163,880 = 120/163,880 = 0.73 places for 1,000 residents
        city: (28 + 92 + 57 + 48 + 25)/163,880 = 250/163,880 = 1.53
        120/250 = 48 % of the mean: below 50 %, so one class less: some help.

    Very large need, some help: a large gap.
    """
    lay_problem(
        areas["stare-bielsko"],
        category="illness",
        severity=4,
        trend="rising",
        periods=["2024", "2025"],
        sectors=["ngo", "public"],
    )
    lay_care()

    cell = build_matrix().cell("stare-bielsko", "illness")

    residents = sum(count for _code, count, *_ in ESTATES if count)
    assert residents == 163_880
    assert cell.need.points == Decimal("4.75")
    assert (cell.supply.resources, cell.supply.counted) == (10, "much")
    assert (cell.supply.with_capacity, cell.supply.capacity) == (5, 250)
    assert cell.supply.access == pytest.approx((28 + 92) / residents)
    assert cell.supply.ratio == pytest.approx(120 / 250)
    assert (cell.supply.cls, cell.gap.name) == ("some", "LARGE")


def test_near_a_home_its_places_are_shared_by_its_neighbours(areas):
    """The same ten in Kamienica, where the hospice stands (25 places).

    Within 3 km of it live Kamienica 7,630, Mikuszowice Śląskie 7,740 and Osiedle
    Karpackie 9,020: 24,390 people.

        here: 120/163,880 + 25/24,390 = 0.73 + 1.03 = 1.76 places for 1,000 residents
        1.76/1.53 = 115 % of the mean: much help stays much.
    """
    lay_problem(areas["kamienica"], category="illness")
    lay_care()

    supply = build_matrix().cell("kamienica", "illness").supply

    assert supply.access == pytest.approx(120 / 163_880 + 25 / (7630 + 7740 + 9020))
    assert supply.ratio == pytest.approx(supply.access / (250 / 163_880))
    assert supply.cls == "much"


def test_poverty_in_the_row_of_the_city(areas):
    """The middle of three estates speaks for the city.

        Biała Śródmieście: 4, rising, two sectors: 4 + 0.5 + 0.25 = 4.75
        Biała Krakowska: 3, falling, two sectors: 3 - 0.5 + 0.25 = 2.75
        Leszczyny: 2, stable, one sector: 2

    The middle of 2, 2.75 and 4.75 is 2.75: a moderate need. Six resources: much help,
    and the city is its own mean. Moderate need, much help: no gap in the row of the
    city, though in Biała Śródmieście there is a large one.
    """
    for code, severity, trend, sectors in (
        ("biala-srodmiescie", 4, "rising", ["ngo", "public"]),
        ("biala-krakowska", 3, "falling", ["ngo", "science"]),
        ("leszczyny", 2, "stable", ["public"]),
    ):
        lay_problem(areas[code], severity=severity, trend=trend, sectors=sectors)
    for _kitchen_laundry_and_centre in range(3):
        shelf.lay_resource(serves_whole_city=True)
    for _dinners_advice_and_club in range(3):
        shelf.lay_resource(covered_area_codes=["leszczyny", "zlote-lany"])

    cell = build_matrix().cell("bielsko-biala", "poverty")

    assert (cell.need.problems, cell.need.points) == (3, Decimal("2.75"))
    assert (cell.need.cls, cell.supply.cls, cell.gap.name) == (
        "moderate", "much", "NONE",
    )  # fmt: skip


def lay_care() -> None:
    """Lay the ten resources that answer illness; all serve the whole city."""
    for name, places, area, point in CARE:
        resource = shelf.lay_resource(
            name=name, capacity=places, categories=["illness"], serves_whole_city=True
        )
        if area:
            lay_site(resource, point, area_code=area)


def test_who_lives_near_is_what_the_globe_says(areas):
    """The plane of the code and the globe of PostGIS find the same neighbours."""
    lay_care()
    with connections["public"].cursor() as cursor:
        cursor.execute(
            "SELECT s.area_code, sum(a.residents) FROM shelf_site s, shelf_area a "
            "WHERE a.level = 1 AND (a.code = s.area_code OR ST_DWithin("
            "a.label_point::geography, s.place::geography, 3000)) GROUP BY 1"
        )
        near = dict(cursor.fetchall())

    assert near == {
        "kamienica": 24_390,
        "biala-srodmiescie": 90_330,
        "komorowice-slaskie": 21_480,
        "osiedle-karpackie": 78_800,
    }
    assert PublicSite.writer.count() == 8  # two have no site
