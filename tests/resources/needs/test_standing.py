"""What stands beside the numbers of a cell: links, closures, confirmations."""

from datetime import date

import pytest

from resources.needs import standing, telling
from resources.needs.explaining import explain
from resources.needs.matrix import Question, build_matrix
from resources.needs.wording import percent
from resources.public import PublicLink, PublicResource
from tests.factories import shelf

from .conftest import lay_problem, lay_site
from .test_pages import page

FRESH = {"assured_date": date(2026, 9, 1), "review_due": date(2027, 9, 1)}
#: The newest day of the directory in these tests.
DAY = date(2026, 10, 10)


def helper(name="Kuchnia", **values):
    return shelf.lay_resource(
        **{
            "name": name,
            "serves_whole_city": True,
            "changed_date": DAY,
            **FRESH,
            **values,
        }
    )


def link(problem, resource, kind="answers"):
    PublicLink.writer.create(
        problem_public_id=problem.public_id,
        resource_public_id=resource.public_id,
        kind=kind,
    )


def supply(category="poverty"):
    return build_matrix(Question()).cell("north", category).supply


class TestLinks:
    @pytest.fixture
    def linked(self, city):
        problem = lay_problem(city["north"], title="Pusta lodówka", severity=4)
        here = helper()
        link(problem, helper("Noclegownia", categories=["addiction"]), "refers")
        link(problem, here)
        # Of a problem that is not in this cell.
        link(lay_problem(city["east"], title="Obok"), here, "partly")
        return problem, here

    def test_they_stand_beside_both_sides(self, client, linked):
        html = page(client, "/en/potrzeby/north/poverty/")

        assert "Kuchnia</a> – answers\n" in html.replace("</li>", "\n")
        assert "Noclegownia</a> – refers to other help (not counted here" in html
        assert "answers: <a" in html and html.count("Pusta lodówka") == 2
        assert "Obok" not in html
        assert "change no number" in html

    def test_the_strongest_comes_first_in_the_document(self, client, linked):
        problem, here = linked
        cell = client.get("/api/v1/needs/north/poverty/").json()

        said = [
            (row["kind"], row["resource_name"], row["counts_here"])
            for row in cell["problem_rows"][0]["links"]
        ]
        assert said == [("answers", "Kuchnia", True), ("refers", "Noclegownia", False)]
        (resource,) = cell["resource_rows"]
        assert [row["problem"] for row in resource["links"]] == [problem.public_id]
        assert resource["id"] == here.public_id

    def test_they_change_no_number(self, linked):
        before = build_matrix().cells
        PublicLink.writer.all().delete()

        assert build_matrix().cells == before

    def test_a_link_whose_resource_is_gone_is_not_told(self, linked):
        PublicResource.writer.all().delete()

        assert not explain("north", "poverty").links

    def test_without_links_nothing_is_said_of_them(self, client, city):
        lay_problem(city["north"])
        helper()

        assert "change no number" not in page(client, "/en/potrzeby/north/poverty/")


class TestClosures:
    @pytest.mark.parametrize(
        ("closures", "closed"),
        [
            ([["2026-10-01", "2026-12-04", "Remont"]], 1),
            ([["2026-10-01", None, ""]], 1),
            ([["2026-12-23", "2027-01-06", "Święta"]], 1),
            ([["2026-10-01", "2026-10-10", "ostatni dzień"]], 1),
            ([["2026-10-01", "2026-10-09", "minęło"]], 0),
            ([], 0),
        ],
    )
    def test_a_notice_counts_until_it_is_over(self, city, closures, closed):
        helper(closures=closures)

        assert (supply().closed, supply().resources) == (closed, 1)

    def test_all_places_have_to_be_closed(self, city):
        resource = helper()
        shut = [["2026-10-01", None, ""]]
        _one, second = lay_site(resource, closures=shut), lay_site(resource)
        assert supply().closed == 0

        type(second).writer.filter(pk=second.pk).update(closures=shut)
        assert supply().closed == 1
        (line,) = explain("north", "poverty").resources
        assert len(line.place_closures) == 2 and not line.closures

    def test_the_row_says_when_and_why(self, client, city):
        helper(closures=[["2026-10-01", "2026-12-04", "Remont dachu"]])

        html = page(client, "/en/potrzeby/north/poverty/")
        assert "closed through December 4: Remont dachu" in html
        assert "1 of them has a notice that it is closed for some time." in html
        assert "judged by Oct. 10, 2026, the newest day in the directory" in html

    def test_a_place_says_that_it_is_one_of_several(self, city):
        lay_site(helper(), closures=[["2026-11-01", "2026-11-02", ""]])

        told = explain("north", "poverty")
        assert standing.notices(told.resources[0], told.day) == [
            "one of its places: closed from November 1 to November 2"
        ]


class TestConfirmations:
    @pytest.mark.parametrize(
        ("values", "words", "unconfirmed"),
        [
            ({}, "checked: Sept. 1, 2026", 0),
            ({"review_due": DAY}, "checked: Sept. 1, 2026", 0),
            (
                {"review_due": date(2026, 10, 9)},
                "not confirmed since Sept. 1, 2026",
                1,
            ),
            ({"to_check": True}, "checked: 2026 – to be checked again", 1),
            (
                {"assured_date": None, "review_due": None},
                "nobody has checked it yet",
                1,
            ),
        ],
    )
    def test_a_row_says_how_sure_it_is(self, city, values, words, unconfirmed):
        helper(**values)

        told = explain("north", "poverty")
        assert standing.confirmation(told.resources[0]) == words
        assert told.cell.supply.unconfirmed == unconfirmed
        assert told.cell == build_matrix().cell("north", "poverty")

    def test_it_changes_neither_class_nor_gap(self, city):
        lay_problem(city["north"], severity=4)
        helper()
        sure = build_matrix().cell("north", "poverty")
        PublicResource.writer.update(to_check=True, closures=[["2026-10-01", None, ""]])

        unsure = build_matrix().cell("north", "poverty")
        assert (unsure.supply.cls, unsure.gap) == (sure.supply.cls, sure.gap)
        assert (unsure.supply.closed, unsure.supply.unconfirmed) == (1, 1)

    def test_the_matrix_says_it_of_the_whole_directory(self, client, city):
        lay_problem(city["north"])
        helper(categories=["poverty", "addiction"], to_check=True)
        helper("Inna", categories=[], closures=[["2026-10-01", None, ""]])

        words = "Of the resources in the directory (2), closed for some time: 1; not"
        assert words in page(client)
        assert "Not confirmed by anybody in time: 1 of them." in page(
            client, "/en/potrzeby/north/poverty/"
        )

    def test_where_all_is_well_nothing_is_said(self, client, city):
        lay_problem(city["north"])
        helper()

        assert "directory (" not in page(client)
        assert "all the same" not in page(client, "/en/potrzeby/north/poverty/")

    def test_today_changes_nothing(self, client, city, monkeypatch):
        lay_problem(city["north"])
        helper(closures=[["2026-10-01", "2026-12-04", ""]])
        pages = ("/potrzeby/", "/potrzeby/north/poverty/")
        before = [page(client, address) for address in pages]
        later = date(2031, 1, 1)
        monkeypatch.setattr("django.utils.timezone.localdate", lambda *_a: later)

        assert [page(client, address) for address in pages] == before


class TestSentences:
    """Each number of a sentence can be counted again with a pencil."""

    @pytest.mark.parametrize(
        ("count", "words"),
        [
            (1, "That is below 2, so: little help."),
            (2, "From 2 resources on it is: some help."),
            (4, "From 4 resources on it is: much help."),
        ],
    )
    def test_the_class_by_number_says_from_how_many(self, city, count, words):
        for _ in range(count):
            helper()

        assert words in telling.about_supply(explain("north", "poverty"))

    def test_the_mean_says_what_it_is_made_of(self, city):
        lay_site(helper(), city["north"].label_point.coords)
        lay_site(helper(), city["far"].label_point.coords)

        sentences = telling.about_supply(explain("north", "poverty"))
        # North and east share the first one, far has the second for itself.
        assert (
            "Within reach are 1.67 resources for each 10,000 residents; in the whole "
            "city it is 2.22 on average (2 for 9,000 residents of all its areas), so "
            "here it is 75% of that."
        ) in sentences

    @pytest.mark.parametrize(
        ("share", "words"),
        [(0.5, "50%"), (0.4996, "49.96%"), (0.496, "49.6%"), (0.42, "42%")],
    )
    def test_a_share_below_the_limit_does_not_look_like_it(self, share, words):
        assert percent(share, beside=0.5) == words
