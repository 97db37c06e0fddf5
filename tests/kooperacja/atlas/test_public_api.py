"""Areas and vocabularies in the public API, and the reader of its description."""

import pytest


def test_areas_have_outlines_and_words_of_level(client, public_city):
    features = client.get("/api/v1/areas/?format=geojson").json()["features"]

    levels = {item["id"]: item["properties"]["level"] for item in features}
    assert levels == {
        "city": "city",
        "north": "estate",
        "east": "estate",
        "far": "estate",
    }
    assert {item["geometry"]["type"] for item in features} == {"MultiPolygon"}
    assert features[0]["properties"]["url"] == "/obszary/city/"


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("kind=city", ["city"]),
        ("q=laki", ["east"]),
        ("bbox=19.0,49.8,19.001,49.801", ["city", "north"]),
    ],
)
def test_areas_can_be_narrowed(client, public_city, query, codes):
    rows = client.get(f"/api/v1/areas/?{query}").json()["results"]

    assert [row["code"] for row in rows] == codes


@pytest.mark.parametrize("query", ["kind=x", "bbox=1", "parent=city", "page=x"])
def test_areas_refuse_what_they_do_not_know(client, public_city, query):
    assert client.get(f"/api/v1/areas/?{query}").status_code == 400


def test_one_area_and_one_category_have_addresses(client, public_city):
    assert client.get("/api/v1/areas/north/").json()["parent"] == "city"
    assert client.get("/api/v1/categories/alcohol/").json()["parent"] == "addiction"
    assert client.get("/api/v1/areas/nowhere/").status_code == 404


@pytest.mark.parametrize("name", ["categories", "target-groups"])
def test_vocabularies_have_json_and_csv_but_no_geojson(client, public_city, name):
    assert client.get(f"/api/v1/{name}/").status_code == 200
    assert client.get(f"/api/v1/{name}/?format=csv").status_code == 200
    assert client.get(f"/api/v1/{name}/?format=geojson").status_code == 404
    assert client.get(f"/api/v1/{name}/?slug=x").status_code == 400


def test_the_reader_brings_no_inline_script(client, db):
    html = client.get("/api/docs/").content.decode()

    assert "<script>" not in html
    assert "style=" not in html
    assert 'data-schema="/api/schema/"' in html
