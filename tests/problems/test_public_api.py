"""The public API of problems: every channel says the same, and only what is public."""

import csv
import io
import json
import re

import pytest

from tests.factories.shelf import lay_problem, lay_voice, new_id

API = "/api/v1/problems/"
QUERIES = ["", "category=addiction", "area=north", "q=gesla", "state=closed"]


def ids_of(client, channel, query):
    """Return the ids of the problems one channel hands out."""
    joint = "&" if "?" in channel else "?"
    response = client.get(f"{channel}{joint}{query}")
    assert response.status_code == 200, response.content
    text = response.content.decode()
    if "text/html" in response["Content-Type"]:
        return set(re.findall(r"/problemy/([\w-]{22})/", text))
    if "text/csv" in response["Content-Type"]:
        return {row["id"] for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff")))}
    data = json.loads(text)
    if channel.endswith("map/"):
        return {
            problem["id"]
            for feature in data["features"]
            for problem in feature["properties"]["problems"]
        }
    if "features" in data:
        return {feature["id"] for feature in data["features"]}
    return {row["id"] for row in data["results"]}


@pytest.mark.parametrize("query", QUERIES)
def test_all_channels_hand_out_the_same_problems(client, public_city, query):
    channels = [
        "/problemy/",
        "/mapa/",
        "/mapa/?view=table",
        API,
        f"{API}?format=geojson",
        f"{API}?format=csv",
        f"{API}map/",
    ]

    answers = [ids_of(client, channel, query) for channel in channels]

    assert answers[0]
    assert all(answer == answers[0] for answer in answers)


def test_formats_have_the_same_properties(client, public_city):
    row = client.get(API).json()["results"][0]
    feature = client.get(f"{API}?format=geojson").json()["features"][0]
    text = client.get(f"{API}?format=csv").content.decode()

    assert text.startswith("\ufeff")
    header = next(csv.reader(io.StringIO(text.lstrip("\ufeff"))))
    assert list(row) == list(feature["properties"]) == header
    assert row == feature["properties"]


def test_geojson_draws_the_public_place(client, public_city):
    features = client.get(f"{API}?format=geojson").json()["features"]

    kinds = {
        item["properties"]["precision"]: item["geometry"]["type"] for item in features
    }
    assert kinds == {"exact": "Point", "estate": "MultiPolygon", "city": "MultiPolygon"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@A1", "\tx", "＝1", "＠x"])
def test_csv_makes_formulas_text(client, public_city, text):
    row = lay_problem(public_city["areas"]["north"], title=text, summary=text)

    table = client.get(f"{API}?format=csv").content.decode().lstrip("\ufeff")

    found = {item["id"]: item for item in csv.DictReader(io.StringIO(table))}
    assert found[row.public_id]["title"] == f"'{text}"
    assert found[row.public_id]["severity"] == "3"


class TestLayer:
    def features(self, client, query=""):
        data = client.get(f"{API}map/?{query}").json()
        assert data["type"] == "FeatureCollection"
        return data["features"]

    def test_has_one_feature_a_public_place(self, client, public_city):
        features = self.features(client)

        places = {
            (item["properties"]["area"], item["properties"]["precision"]): item[
                "properties"
            ]["count"]
            for item in features
        }
        assert places == {
            ("city", "city"): 1,
            ("east", "estate"): 2,
            ("far", "exact"): 1,
            ("north", "estate"): 2,
        }
        assert all(item["geometry"]["type"] == "Point" for item in features)

    def test_counts_truly_beyond_the_listed(self, client, public_city):
        area = public_city["areas"]["north"]
        for _ in range(30):
            lay_problem(area, severity=5)

        north = next(
            item["properties"]
            for item in self.features(client, "area=north")
            if item["properties"]["area"] == "north"
        )

        assert north["count"] == 32
        assert len(north["problems"]) == 20
        assert north["severity_max"] == 5

    def test_speaks_the_asked_language(self, client, public_city):
        answers = {
            language: client.get(
                f"{API}map/?category=alcohol", headers={"Accept-Language": language}
            ).json()["features"][0]["properties"]["problems"][0]
            for language in ("pl", "en")
        }

        assert answers["pl"]["category_name"] == "alcohol po polsku"
        assert answers["en"]["category_name"] == "alcohol in English"
        assert answers["en"]["url"].startswith("/en/")

    def test_of_an_empty_city_is_an_empty_collection(self, client, db):
        assert self.features(client) == []

    def test_of_one_problem_holds_that_one(self, client, public_city):
        ramp = public_city["problems"]["ramp"]

        features = client.get(f"{API}{ramp.public_id}/map/").json()["features"]

        assert [item["properties"]["count"] for item in features] == [1]


class TestDetail:
    def test_has_the_voices(self, client, public_city):
        problem = public_city["problems"]["poor"]
        lay_voice(problem, partner_name="Fundacja Most")

        body = client.get(f"{API}{problem.public_id}/").json()

        assert body["voices"][0]["institution"] == "Fundacja Most"
        assert body["url"] == f"/problemy/{problem.public_id}/"

    def test_unknown_is_a_404_in_json(self, client, public_city):
        response = client.get(f"{API}{new_id()}/")

        assert response.status_code == 404
        assert response["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("page=0", 400),
        ("page=x", 400),
        ("page=-1", 400),
        ("page=99999999999999999999", 400),
        ("page=500", 404),
        ("page_size=201", 400),
        ("page_size=200", 200),
        ("format=xml", 404),
        ("format=csv&page=x", 400),
        ("format=geojson&bbox=1", 400),
    ],
)
def test_refusals_are_json(client, public_city, query, status):
    response = client.get(f"{API}?{query}")

    assert response.status_code == status
    assert response["Content-Type"] == "application/json"
    if status != 200:
        assert response.json()


@pytest.mark.parametrize(
    "path",
    [API, f"{API}map/", "/api/v1/areas/", "/api/v1/categories/", "/api/schema/"],
)
def test_answers_are_cacheable_and_set_no_cookie(client, public_city, path):
    response = client.get(path)

    assert response["Cache-Control"] == "public, no-cache"
    assert response["ETag"]
    assert not response.cookies


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_nothing_can_be_written(client, public_city, method):
    response = client.generic(
        method.upper(), f"{API}?format=csv", b"{}", content_type="application/json"
    )

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", [API, f"{API}map/"])
def test_options_are_answered_in_json(client, public_city, path):
    response = client.options(path)

    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"


@pytest.mark.parametrize("path", ["/api/v1/areas/%C2%84/", "/api/v1/nothing/"])
def test_an_unknown_address_is_a_404_in_json(client, db, path):
    response = client.get(path)

    assert response.status_code == 404
    assert response["Content-Type"] == "application/json"
