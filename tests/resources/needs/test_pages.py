"""What everybody sees of need against resource: pages, API, CSV."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.urls import reverse

from resources.public import PublicNeedRule
from tests.factories import shelf

from .conftest import lay_problem, lay_site

BUDGETS = Path(__file__).parents[2] / "query_counts.json"


@pytest.fixture
def told(city):
    """A city in which something is known, and something helps."""
    lay_problem(
        city["north"],
        title="Trudno dożyć pierwszego",
        severity=4,
        periods=["2025", "2026"],
    )
    lay_problem(city["north"], category="alcohol", category_parent="addiction")
    lay_problem(city["east"], severity=1)
    lay_problem(city["city"], category="service_access")
    lay_site(
        shelf.lay_resource(name="Kuchnia", serves_whole_city=True),
        city["north"].label_point.coords,
    )
    return city


def page(client, path="/en/potrzeby/", status=200):
    response = client.get(path)
    assert response.status_code == status, path
    # Spaces that hold words together read as spaces.
    return response.content.decode().replace("\u00a0", " ")


def test_the_matrix_says_every_cell_in_words(client, told):
    html = page(client)

    assert "large gap: large need, little help" in html
    assert "no need, little help" in html
    assert "described for the whole city only, no resource" in html
    assert "no data, no resource" in html
    assert "protected: told for the whole city only" in html
    assert "/en/potrzeby/north/poverty/" in html
    assert "2026, rule no. 1." in html.replace("2024–", "")


def test_it_is_the_same_for_everybody(client, told):
    response = client.get("/potrzeby/")

    assert response.headers["Cache-Control"] == "public, no-cache"
    assert (
        not response.cookies and "csrfmiddlewaretoken" not in response.content.decode()
    )


def test_without_anything_published_it_says_so(client, db):
    assert "Nothing has been published yet" in page(client)


def test_a_kind_opens_into_its_parts(client, told):
    assert "alcohol in English" not in page(client)
    assert "alcohol in English" in page(client, "/en/potrzeby/?parts=addiction")


@pytest.mark.parametrize(
    "query",
    [
        "parts=alcohol", "parts=nothing", "parts=addiction&parts=poverty", "parts=%00",
        "period=2024", "period=2027", "period=20", "period=abcd", "period=%00",
        "period=2026&period=2025", "target_group=nobody", "target_group=%00", "q=1",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(client, told, query):
    page(client, f"/en/potrzeby/?{query}", 400)


@pytest.mark.parametrize(
    "query", ["period=", "period=2026", "target_group=seniors", "parts=", "period=2025"]
)
def test_filters_are_read(client, told, query):
    page(client, f"/en/potrzeby/?{query}", 200)


def test_a_cell_explains_itself(client, told):
    html = page(client, "/en/potrzeby/north/poverty/")

    for words in (
        "Trudno dożyć pierwszego",
        "Kuchnia",
        "One problem counts: 4 points.",
        "From 3.5 points on it is: large need.",
        "1 resource answers this and reaches the area.",
        "That is below 2, so: little help.",
        "Within reach are 1.67 resources for each 10,000 residents",
        "The table of the rule says: large need, little help – large gap.",
        "no. 1, in words",
    ):
        assert words in html, words


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("east/poverty", "1 problem was described here, and it is no need."),
        ("far/poverty", "In these years nobody has published anything"),
        ("far/service_access", "These make no need here"),
        ("far/domestic_violence", "This kind of problem is protected"),
        ("far/domestic_violence", "112"),
        ("city/poverty", "One problem counts: 4 points."),
    ],
)
def test_every_kind_of_cell_has_its_words(client, told, path, words):
    assert words in page(client, f"/en/potrzeby/{path}/")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("north/nothing/", 404), ("nowhere/poverty/", 404), ("north/", 404),
        ("north/poverty/?period=1999", 400), ("north/poverty/?parts=addiction", 400),
        ("regula/?x=1", 400),
    ],
)  # fmt: skip
def test_what_does_not_exist(client, told, path, status):
    page(client, f"/en/potrzeby/{path}", status)


def test_all_rules_stand_in_words(client, told):
    rule = {
        "parameters": {**json.loads(json.dumps(_first())), "window_years": 5},
        "note": "Pięć lat to dłuższa pamięć.",
        "created_date": "2026-10-05",
    }
    PublicNeedRule.writer.create(number=2, **rule)

    html = page(client, "/en/potrzeby/regula/")

    assert "Rule no. 2, in force" in html and "Rule no. 1, from the beginning" in html
    assert "the last 5 years" in html and "the last 3 years" in html
    assert "Pięć lat to dłuższa pamięć." in html
    assert "rule no. 2." in page(client)


def _first():
    from resources.needs.rule import Rule

    return Rule().to_json()


def test_the_api_gives_every_cell(client, told):
    answer = client.get("/api/v1/needs/?page_size=200").json()

    assert answer["count"] == 4 * 5
    cell = next(
        row
        for row in answer["results"]
        if (row["area"], row["category"]) == ("north", "poverty")
    )
    assert cell == {
        "area": "north",
        "area_name": "Północ",
        "category": "poverty",
        "category_name": "poverty po polsku",
        "need": "high",
        "points": 4.0,
        "problems": 1,
        "supply": "little",
        "resources": 1,
        "near": 1,
        "capacity": None,
        "access_ratio": 1.5,
        "closed": 0,
        "unconfirmed": 1,
        "gap": "large",
        "first_year": 2024,
        "last_year": 2026,
        "rule": 1,
        "url": "/potrzeby/north/poverty/",
    }


def test_the_api_narrows(client, told):
    def count(query):
        return client.get(f"/api/v1/needs/?{query}").json()["count"]

    assert count("area=north") == 5
    assert count("area=north&area=east&category=poverty") == 2
    assert count("period=2025&target_group=children") == 20


@pytest.mark.parametrize(
    "query",
    ["area=x", "category=x", "q=1", "period=1", "page=0", "page=x", "page_size=999"],
)
def test_the_api_refuses(client, told, query):
    response = client.get(f"/api/v1/needs/?{query}")

    assert response.status_code == 400
    assert list(response.json()) == [query.partition("=")[0]]


def test_the_table_is_a_file_for_a_spreadsheet(client, told):
    response = client.get("/api/v1/needs/?format=csv")

    assert response.headers["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) == 20
    assert {row["rule"] for row in rows} == {"1"}
    assert {row["gap"] for row in rows} == {"unknown", "none", "large"}


def test_the_api_explains_a_cell(client, told):
    cell = client.get("/api/v1/needs/north/poverty/").json()

    assert [row["speaks"] for row in cell["problem_rows"]] == [True]
    assert cell["resource_rows"][0]["residents_sharing"] == 6000
    assert cell["about_gap"]
    assert client.get("/api/v1/needs/north/x/").status_code == 404
    assert client.get("/api/v1/needs/north/poverty/?area=x").status_code == 400


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("needs:matrix", reverse("needs:matrix")),
        ("needs:cell", reverse("needs:cell", args=["north", "poverty"])),
        ("needs:rules", reverse("needs:rules")),
        ("api:need-list", reverse("api:need-list")),
        ("api:need-detail", reverse("api:need-detail", args=["north", "poverty"])),
    ],
)
def test_queries_stay_in_their_budget(
    client, told, django_assert_max_num_queries, name, address
):
    client.get(address)
    with django_assert_max_num_queries(json.loads(BUDGETS.read_text())[name]):
        client.get(address)


def test_on_a_narrow_screen_every_cell_can_be_opened_too(client, told):
    lists = page(client).partition('class="n-lists"')[2].partition("n-legend")[0]

    for path in ("north/poverty", "far/poverty", "far/service_access", "city/poverty"):
        assert f"/en/potrzeby/{path}/" in lists, path
    assert "Of 3 kinds of problems nobody has described the need here." in lists
