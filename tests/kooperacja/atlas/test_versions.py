"""What a problem's page says of its past: versions, closing, merging, going stale."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from kooperacja.atlas.views.versions import told
from kooperacja.atlas.voices import direction_in_words
from problems.models import PublicProblem, PublicProblemVersion, PublicTombstone
from tests.factories.shelf import lay_city, lay_problem, lay_voice


@pytest.fixture
def areas(db):
    return lay_city()


@pytest.fixture
def problem(areas):
    return lay_problem(areas["north"])


def page_of(client, problem):
    return client.get(reverse("problems:detail", args=[problem.public_id]))


def version(problem, number, summary):
    return PublicProblemVersion.writer.create(
        problem_public_id=problem.public_id,
        number=number,
        title=problem.title,
        summary=summary,
        published_date=problem.published_date,
        date_precision=problem.date_precision,
    )


class TestVersions:
    def test_are_told_with_what_changed(self, client, problem):
        version(problem, 1, "Brakuje ławek w parku.")
        version(problem, 2, "Brakuje dwóch ławek w parku.")
        url = reverse("problems:versions", args=[problem.public_id])

        page = client.get(url).content.decode()

        assert page.index("dwóch") > page.index("<ins>")
        assert url in page_of(client, problem).content.decode()

    def test_the_first_has_nothing_before_it(self, problem):
        (first,) = told([version(problem, 1, "Brakuje ławek.")])

        assert first["differences"] is None

    def test_one_version_is_no_history(self, client, problem):
        version(problem, 1, "Brakuje ławek.")

        url = reverse("problems:versions", args=[problem.public_id])

        assert url not in page_of(client, problem).content.decode()

    def test_without_any_the_page_is_missing(self, client, problem):
        url = reverse("problems:versions", args=[problem.public_id])

        assert client.get(url).status_code == 404
        assert client.get(f"{url}?a=1").status_code == 400


def test_a_merged_address_leads_on(client, problem):
    PublicTombstone.writer.create(
        public_id="a" * 22,
        reason=PublicTombstone.Reason.MERGED,
        moved_to=problem.public_id,
    )

    response = client.get(reverse("problems:detail", args=["a" * 22]))

    assert response.status_code == 301
    assert response["Location"].endswith(f"/{problem.public_id}/")


def test_what_nobody_confirmed_in_time_says_so(client, problem):
    today = timezone.localdate()
    assert "p-stale" not in page_of(client, problem).content.decode()

    PublicProblem.writer.update(stale_after=today - timedelta(days=1))

    assert "p-stale" in page_of(client, problem).content.decode()


def test_a_closed_problem_stays_with_date_and_reason(client, problem):
    PublicProblem.writer.update(
        state="closed", closed_date=problem.published_date, close_reason="solved"
    )

    page = page_of(client, problem).content.decode()

    assert "p-closed" in page
    assert "p-stale" not in page


def test_whole_and_part_lead_to_each_other(client, areas, problem):
    part = lay_problem(areas["east"], title="Część", parent_public_id=problem.public_id)

    assert part.title in page_of(client, problem).content.decode()
    assert problem.title in page_of(client, part).content.decode()


class TestDirection:
    class View:
        def __init__(self, median):
            self.median = median

    def say(self, trend, *medians):
        return direction_in_words(trend, [self.View(value) for value in medians])

    def test_joins_trend_and_severity(self):
        with translation.override("en"):
            assert self.say("rising", 4, 3) == "It is growing and getting worse."
            assert self.say("falling", 2, 3).startswith("It is easing and getting")
            assert self.say("stable", 3, 3) == "It stays as it was."

    def test_says_nothing_it_does_not_know(self):
        assert self.say("rising", 4) == ""
        assert self.say("unknown", 4, 3) == ""
        assert self.say("fluctuating", 4, 4) == ""


def test_a_confirmed_voice_says_when(client, problem):
    lay_voice(problem, confirmed_date=problem.published_date)

    assert "potwierdz" in page_of(client, problem).content.decode().lower()
