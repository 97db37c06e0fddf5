"""Where a problem is: what is stored of it, what is refused, what the public sees."""

import json

import pytest

from kooperacja.areas.models import PlaceKind
from problems.models import Diagnosis, Problem
from problems.services import ProblemContent
from problems.services.placing import place_problem, set_areas
from problems.services.previewing import preview
from tests.factories import DiagnosisFactory, ProblemFactory
from tests.factories.places import AreaFactory, lay_address, spot, square
from tests.problems.desk import NEW, edit_url, filled, text_of, what

pytestmark = pytest.mark.django_db
DESK = "/api/v1/desk/diagnoses/"


def ring(west, south, east, north):
    """Return an outline between grid lines (see tests.factories.places)."""
    corners = [(west, south), (east, south), (east, north), (west, north)]
    return [list(spot(*corner).coords) for corner in [*corners, corners[0]]]


def outline(*corners) -> dict:
    return {"type": "Polygon", "coordinates": [list(corners)]}


BOX = outline(*ring(0.2, 1.2, 0.6, 1.6))  # inside Północ
ACROSS = outline(*ring(0.2, 1.2, 1.8, 1.6))  # Północ and beyond
BOW = outline([19.0, 50.0], [19.01, 50.01], [19.01, 50.0], [19.0, 50.01], [19.0, 50.0])
LINE = {"type": "LineString", "coordinates": [[19.002, 50.012], [19.006, 50.013]]}


@pytest.fixture
def world(city_of_people):
    return city_of_people


@pytest.fixture
def bartek(client, world):
    client.force_login(world.bartek)
    return client


def drawn(kind, shape, **changes) -> dict:
    """Return a form whose place is drawn."""
    text = shape if isinstance(shape, str) else json.dumps(shape)
    return filled(place_kind=kind, area="", drawing=text, **changes)


class TestDrawing:
    def test_an_outline_finds_its_area(self, bartek, world):
        bartek.post(NEW, drawn("polygon", BOX))

        problem = Problem.objects.get()
        assert (problem.place_kind, problem.area) == (PlaceKind.POLYGON, world.polnoc)
        assert problem.place.geom_type == "Polygon"
        assert problem.area_found is None

    def test_an_outline_across_estates_belongs_to_what_holds_both(self, bartek, world):
        bartek.post(NEW, drawn("polygon", ACROSS))

        assert Problem.objects.get().area == world.testowo

    def test_a_line(self, bartek, world):
        bartek.post(NEW, drawn("line", LINE))

        problem = Problem.objects.get()
        assert (problem.place_kind, problem.area) == (PlaceKind.LINE, world.polnoc)

    def test_a_stored_drawing_stays_when_the_rest_is_edited(self, bartek, world):
        bartek.post(NEW, drawn("polygon", BOX))
        diagnosis = Diagnosis.objects.get()
        page = text_of(bartek.get(edit_url(diagnosis, 1)))
        stored = Problem.objects.get().place

        assert "&quot;type&quot;:&quot;Polygon&quot;" in page
        data = what(diagnosis, **drawn("polygon", BOX, title="Inny tytuł"))
        data["version"] = str(diagnosis.version)
        bartek.post(edit_url(diagnosis), data)
        problem = Problem.objects.get()
        assert (problem.title, problem.place) == ("Inny tytuł", stored)

    @pytest.mark.parametrize(
        ("kind", "shape"),
        {
            "crosses itself": ("polygon", BOW),
            "outside": ("polygon", outline([1, 1], [1, 2], [2, 2], [1, 1])),
            "swapped": ("line", {**LINE, "coordinates": [[50.01, 19.0], [50.0, 19.0]]}),
            "tiny": (
                "polygon",
                outline(
                    [19.005, 50.01],
                    [19.00501, 50.01],
                    [19.00501, 50.01001],
                    [19.005, 50.01],
                ),
            ),
            "huge": ("polygon", outline(*ring(0.001, 0.001, 1.999, 1.999))),
            "short": (
                "line",
                {**LINE, "coordinates": [[19.005, 50.01], [19.00501, 50.01]]},
            ),
            "many corners": (
                "line",
                {**LINE, "coordinates": [[19.0 + n / 1e5, 50.01] for n in range(501)]},
            ),
            "the other kind": ("polygon", LINE),
            "a point": ("line", {"type": "Point", "coordinates": [19.005, 50.01]}),
            "open": ("polygon", outline([19.0, 50.0], [19.01, 50.01], [19.01, 50.0])),
            "no JSON": ("polygon", "{"),
            "deep": ("polygon", "[" * 20_000),
            "not finite": (
                "line",
                '{"type":"LineString","coordinates":[[NaN,1],[1,1]]}',
            ),
            "nothing": ("polygon", ""),
            "a number": ("polygon", "7"),
            "nests": ("polygon", '{"type":"Polygon","coordinates":[[[[1]]]]}'),
            "NUL": ("polygon", "\x00"),
            "text for numbers": (
                "line",
                '{"type":"LineString","coordinates":[["1","2"],["3","4"]]}',
            ),
        }.values(),
    )
    def test_what_cannot_be_meant_is_refused_at_the_field(self, bartek, kind, shape):
        response = bartek.post(NEW, drawn(kind, shape))

        assert response.status_code == 400
        assert "drawing" in response.context["form"].errors
        assert not Problem.objects.exists()


class TestCoordinates:
    @pytest.mark.parametrize(
        "text", ["50,012 19,005", "50.012,19.005", "50°00'43.2\"N 19°00'18\"E"]
    )
    def test_a_point_finds_its_area(self, bartek, world, text):
        # What was chosen in another field of the group does not count.
        bartek.post(NEW, filled(place_kind="point", coordinates=text, area="wschod"))

        problem = Problem.objects.get()
        assert problem.area == world.polnoc
        assert problem.place.coords == pytest.approx((19.005, 50.012))

    @pytest.mark.parametrize(
        "text",
        [
            *("", "tutaj", "50.01", "NaN, 19.005", "50.01 inf", "5000, 19"),
            *("52.2, 21.0", "19.005, 50.012", "50.01, 19.0\x00", "9" * 500),
        ],
    )
    def test_what_is_no_place_in_the_city_is_refused(self, bartek, text):
        response = bartek.post(NEW, filled(place_kind="point", coordinates=text))

        assert response.status_code == 400
        assert 'id="id_coordinates_error"' in text_of(response)
        assert "okolice dworca" in text_of(response)
        assert not Problem.objects.exists()


class TestSeveralEstates:
    def test_the_common_area_counts(self, bartek, world):
        bartek.post(NEW, filled(place_kind="areas", areas=["polnoc", "wschod"]))

        problem = Problem.objects.get()
        assert problem.place_kind == PlaceKind.AREAS
        assert {area.code for area in problem.areas.all()} == {"polnoc", "wschod"}
        assert problem.area == world.testowo

    def test_the_finest_common_area(self, world):
        halves = [
            AreaFactory(
                code=f"half-{row}",
                kind="planning_unit",
                parent=world.polnoc,
                boundary=square(0, 1 + row / 2, 0.5),
            )
            for row in range(2)
        ]
        problem = Problem(title="x", category=world.bezrobocie)

        content = ProblemContent(
            title="x", category=world.bezrobocie, place_kind="areas", areas=halves
        )
        place_problem(problem, content)

        assert problem.area == world.polnoc

    def test_a_search_in_one_of_them_finds_it(self, bartek, world):
        bartek.post(NEW, filled(place_kind="areas", areas=["polnoc", "wschod"]))

        problems = Problem.objects.all()
        assert problems.in_area(world.polnoc).count() == 1
        assert problems.in_area(world.testowo).count() == 1
        assert not problems.in_area(world.poludnie).exists()

    def test_one_estate_is_not_several(self, bartek):
        response = bartek.post(NEW, filled(place_kind="areas", areas=["polnoc"]))

        assert response.status_code == 400
        assert "areas" in response.context["form"].errors

    def test_another_kind_forgets_them(self, bartek):
        bartek.post(NEW, filled(place_kind="areas", areas=["polnoc", "wschod"]))
        diagnosis = Diagnosis.objects.get()
        bartek.post(edit_url(diagnosis), what(diagnosis, place_kind="area"))

        problem = Problem.objects.get()
        assert (problem.area.code, problem.areas.count()) == ("polnoc", 0)

    def test_the_form_opens_with_them(self, bartek):
        bartek.post(NEW, filled(place_kind="areas", areas=["polnoc", "wschod"]))
        page = text_of(bartek.get(edit_url(Diagnosis.objects.get(), 1)))

        for code in ("polnoc", "wschod"):
            boxes = [part for part in page.split("<input") if f'value="{code}"' in part]
            assert any('name="areas"' in box and "checked" in box for box in boxes)


class TestRatherElsewhere:
    POINT = {"place_kind": "point", "coordinates": "50.012, 19.005", "area": ""}

    def test_both_are_kept_and_the_common_one_counts(self, bartek, world):
        bartek.post(NEW, filled(**self.POINT, area_chosen="wschod"))

        problem = Problem.objects.get()
        assert (problem.area_found, problem.area_chosen) == (world.polnoc, world.wschod)
        assert problem.area == world.testowo

    def test_the_public_place_is_never_finer_for_it(self, bartek, world):
        bartek.post(NEW, filled(**self.POINT, area_chosen="wschod"))
        problem = Problem.objects.select_related("category", "area").get()

        assert preview(problem, problem.created_at.date()).area_name == "Testowo"

    def test_the_same_area_is_no_correction(self, bartek, world):
        bartek.post(NEW, filled(**self.POINT, area_chosen="polnoc"))

        problem = Problem.objects.get()
        assert (problem.area, problem.area_chosen) == (world.polnoc, None)

    def test_the_form_opens_with_it(self, bartek):
        bartek.post(NEW, filled(**self.POINT, area_chosen="wschod"))
        page = bartek.get(edit_url(Diagnosis.objects.get(), 1))

        assert page.context["form"]["area_chosen"].value() == "wschod"
        assert page.context["form"]["coordinates"].value() == "50.012000, 19.005000"


class TestWithoutAScript:
    def test_an_address_is_found_and_chosen(self, bartek, world):
        house = lay_address("ul. Długa", "13", spot(0.5, 1.5), former="Krzywa")
        asked = filled(act="check", place_kind="point", area="", find="krzywa 13/4")
        page = text_of(bartek.post(NEW, asked))

        assert f'name="found_address" value="{house.pk}"' in page
        assert "Krzywa" in page
        asked |= {"act": "next", "found_address": str(house.pk), "address": ""}
        bartek.post(NEW, asked)
        problem = Problem.objects.get()
        assert problem.place == house.point
        assert (problem.address, problem.area) == ("ul. Długa 13", world.polnoc)

    def test_the_found_area_is_said_at_once(self, bartek):
        data = filled(act="check", place_kind="point", coordinates="50.012 19.005")
        page = bartek.post(NEW, data)

        assert page.context["page"].found_area.code == "polnoc"
        assert page.context["page"].public.area_name == "Polnoc"

    def test_an_empty_register_says_so(self, bartek):
        page = bartek.post(NEW, filled(act="check", place_kind="point", find="Długa 1"))

        assert not page.context["page"].addresses.is_loaded

    @pytest.mark.parametrize("ref", ["0", "-1", "x", str(10**30), "99999999"])
    def test_an_address_that_is_not_there(self, bartek, ref):
        data = filled(place_kind="point", area="", found_address=ref)

        assert bartek.post(NEW, data).status_code == 400

    def test_the_question_is_kept_nowhere(self, bartek):
        bartek.post(NEW, filled(find="Sempołowskiej 13/4"))

        page = text_of(bartek.get(edit_url(Diagnosis.objects.get(), 1)))
        assert "Sempołowskiej" not in page

    def test_a_flat_is_left_out_of_the_address(self, bartek):
        bartek.post(NEW, filled(address="ul. Długa 13/4, za szkołą"))

        assert Problem.objects.get().address == "ul. Długa 13, za szkołą"


class TestApi:
    def send(self, client, **opens):
        body = {
            "period": "2026",
            "opens": {"title": "Młodzi", "category": "bezrobocie", **opens},
        }
        return client.post(DESK, json.dumps(body), "application/json")

    def test_several_estates(self, bartek):
        answer = self.send(bartek, areas=["polnoc", "wschod"]).json()["problem"]

        assert answer["place_kind"] == "areas"
        assert answer["areas"] == ["polnoc", "wschod"]
        assert answer["area"] == "testowo"

    def test_an_area_named_instead(self, bartek):
        answer = self.send(bartek, place=BOX, area_chosen="wschod").json()["problem"]

        assert (answer["area"], answer["area_chosen"]) == ("testowo", "wschod")

    @pytest.mark.parametrize(
        "opens",
        [
            {"areas": ["polnoc"]},
            {"areas": ["polnoc", "nie-ma"]},
            {"areas": "polnoc"},
            {"areas": [None]},
            {"place": BOW},
            {"place": BOX, "area_chosen": "nie-ma"},
        ],
    )
    def test_refuses_with_a_sentence(self, bartek, opens):
        answer = self.send(bartek, **opens)

        assert answer.status_code == 400
        assert not Problem.objects.exists()

    def test_who_merely_joined_reads_none_of_it(self, client, world):
        problem = ProblemFactory(
            category=world.bezrobocie, place_kind="areas", opened_by=world.most
        )
        set_areas(
            problem,
            ProblemContent(
                title="x",
                category=world.bezrobocie,
                areas=[world.polnoc, world.wschod],
            ),
        )
        diagnosis = DiagnosisFactory(partner=world.inna, problem=problem)
        client.force_login(world.celina)
        answer = client.get(f"{DESK}{diagnosis.ref}/").json()["problem"]

        assert (answer["areas"], answer["area_chosen"]) == (None, None)


class TestInWords:
    def test_a_correction_says_both(self, bartek, world):
        bartek.post(NEW, filled(**TestRatherElsewhere.POINT, area_chosen="wschod"))

        words = Problem.objects.get().place_in_words()
        assert "Polnoc" in words and "Wschod" in words

    def test_several_estates_are_named(self, bartek):
        bartek.post(NEW, filled(place_kind="areas", areas=["polnoc", "wschod"]))

        assert Problem.objects.get().place_in_words().endswith(": Polnoc, Wschod")

    def test_the_page_of_the_diagnosis_says_it(self, bartek):
        bartek.post(NEW, filled(place_kind="areas", areas=["polnoc", "wschod"]))
        page = bartek.get(Diagnosis.objects.get().get_absolute_url())

        assert "Polnoc, Wschod" in text_of(page)
