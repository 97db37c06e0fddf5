"""The one filter of public problems: what each parameter keeps, and what is refused."""

import pytest
from django.http import QueryDict

from problems.filters import PublicProblemFilter, public_problems
from tests.factories.shelf import SIDE, SOUTH, WEST


def kept(city, query):
    """Return the names of the problems a query keeps."""
    filterset = PublicProblemFilter(QueryDict(query), queryset=public_problems())
    assert filterset.is_valid(), filterset.errors
    ids = {problem.public_id for problem in filterset.qs}
    return {name for name, row in city["problems"].items() if row.public_id in ids}


EVERYTHING = {"poor", "drunk", "addicted", "ramp", "everywhere", "closed"}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", EVERYTHING),
        ("category=addiction", {"drunk", "addicted"}),
        ("category=alcohol", {"drunk"}),
        ("category=alcohol&category=service_access", {"drunk", "ramp"}),
        ("category=domestic_violence", set()),
        ("area=north", {"poor", "drunk"}),
        ("area=north&area=far", {"poor", "drunk", "ramp"}),
        ("area=city", EVERYTHING),
        ("sector=ngo", {"drunk"}),
        ("sector=science&sector=ngo", {"drunk", "addicted"}),
        ("target_group=seniors", {"ramp", "everywhere"}),
        ("period=2025", EVERYTHING - {"ramp"}),
        ("period=2026-Q3", {"ramp"}),
        ("period=2031", set()),
        ("state=closed", {"closed"}),
        ("q=gesla", {"poor"}),
        ("q=ZAŻÓŁĆ+jaźń", {"poor"}),
        ("q=jazn+nothing", set()),
        ("q=uzgodnione", EVERYTHING),
        ("q=100%25", set()),
        ("q=_", set()),
        ("area=&category=&q=", EVERYTHING),
        ("area=north&category=addiction", {"drunk"}),
        (
            f"bbox={WEST + 4.2 * SIDE},{SOUTH + 4.2 * SIDE},"
            f"{WEST + 4.8 * SIDE},{SOUTH + 4.8 * SIDE}",
            {"ramp", "everywhere"},
        ),
        ("bbox=1,1,2,2", set()),
    ],
)
def test_keeps(public_city, query, names):
    assert kept(public_city, query) == names


@pytest.mark.parametrize(
    "query",
    [
        "category=nonsense",
        "category=poverty&category=nonsense",
        "area=nonsense",
        "sector=nonsense",
        "target_group=nonsense",
        "period=1999",
        "period=2026-Q9",
        "period=2026%0A",
        "state=merged",
        "bbox=1,2,3",
        "bbox=nan,1,2,3",
        "bbox=19.2,49.7,18.9,49.9",
        "bbox=-180,-90,180,90",
        "bbox=a,b,c,d",
        "q=" + "x" * 101,
    ],
)
class TestRefuses:
    def test_in_the_filter(self, public_city, query):
        filterset = PublicProblemFilter(QueryDict(query), queryset=public_problems())

        assert not filterset.is_valid()

    @pytest.mark.parametrize(
        "path",
        [
            "/problemy/",
            "/mapa/",
            "/api/v1/problems/",
            "/api/v1/problems/?format=csv",
            "/api/v1/problems/?format=geojson",
            "/api/v1/problems/map/",
        ],
    )
    def test_with_400_at_every_door(self, client, public_city, query, path):
        joint = "&" if "?" in path else "?"

        response = client.get(f"{path}{joint}{query}")

        assert response.status_code == 400


@pytest.mark.parametrize(
    "path", ["/problemy/", "/mapa/", "/api/v1/problems/", "/api/v1/problems/map/"]
)
@pytest.mark.parametrize("query", ["status=draft", "place=1", "geometry=x", "ref=1"])
def test_an_unknown_filter_is_a_400(client, public_city, path, query):
    assert client.get(f"{path}?{query}").status_code == 400


class TestFacets:
    def facets(self, query):
        filterset = PublicProblemFilter(QueryDict(query), queryset=public_problems())
        assert filterset.is_valid()
        return filterset.facets

    def test_count_parts_for_their_whole(self, public_city):
        facets = self.facets("")

        assert facets["category"]["addiction"] == 2
        assert facets["category"]["alcohol"] == 1
        assert facets["area"]["city"] == 6
        assert facets["area"]["north"] == 2

    def test_count_under_the_other_filters_only(self, public_city):
        facets = self.facets("category=addiction&area=north")

        assert facets["category"] == {"poverty": 1, "alcohol": 1, "addiction": 1}
        assert facets["area"] == {"north": 1, "east": 1, "city": 2}

    def test_every_count_is_what_its_option_shows(self, public_city):
        for name, counts in self.facets("").items():
            for value, number in counts.items():
                assert len(kept(public_city, f"{name}={value}")) == number


def test_words_use_the_index(public_city, django_assert_num_queries):
    filterset = PublicProblemFilter(QueryDict("q=praca"), queryset=public_problems())
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")

    assert "shelf_problem_words" in filterset.qs.order_by().explain()
