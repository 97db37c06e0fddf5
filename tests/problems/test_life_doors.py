"""The pages and the private API over corrections, releases, mergers and closing."""

import pytest
from django.urls import reverse

from problems import services
from problems.models import Diagnosis, PublicProblem, Release
from problems.workflow import Status

from .life import accepted, now, problem_of, published, revised

pytestmark = pytest.mark.django_db
NEW = "Po sprawdzeniu w rejestrze: czeka się krócej, niż napisaliśmy wcześniej."


@pytest.fixture
def city(city_of_people):
    return city_of_people


@pytest.fixture
def as_(client):
    """Log somebody in and return the client."""

    def log_in(person):
        client.force_login(person)
        return client

    return log_in


def page(client, name, *args, **query):
    return client.get(reverse(name, args=args), query)


def send(client, name, *args, **data):
    return client.post(reverse(name, args=args), data)


def call(client, name, *args, **body):
    return client.post(
        reverse(f"api:{name}", args=args), body, content_type="application/json"
    )


class TestCorrecting:
    def test_a_button_makes_a_draft_and_the_second_press_opens_it(self, city, as_):
        old = published(city)
        desk = as_(city.bartek)
        assert reverse("diagnoses:revise", args=[old.ref]) in (
            page(desk, "diagnoses:detail", old.ref).content.decode()
        )

        first = send(desk, "diagnoses:revise", old.ref)
        revision = services.pending_revision(old)
        second = send(desk, "diagnoses:revise", old.ref)

        assert first.headers["Location"].startswith(
            reverse("diagnoses:edit", args=[revision.ref])
        )
        assert second.headers["Location"] == revision.get_absolute_url()
        said = page(desk, "diagnoses:detail", old.ref).content.decode()
        assert revision.get_absolute_url() in said
        assert reverse("diagnoses:revise", args=[old.ref]) not in said

    def test_others_are_not_told_of_the_draft(self, city, as_):
        old = published(city)
        revision = services.revise_diagnosis(actor=city.bartek, diagnosis=old)

        said = page(as_(city.ewa), "diagnoses:detail", old.ref).content.decode()

        assert revision.ref not in said

    def test_the_difference_is_shown_and_read_aloud(self, city, as_):
        old = published(city)
        revision = revised(city, old, NEW)

        answer = page(as_(city.bartek), "diagnoses:differences", revision.ref)

        said = answer.content.decode()
        assert "<ins>" in said
        assert "<del>" in said
        assert page(as_(city.ewa), "diagnoses:differences", revision.ref).status_code
        assert (
            page(as_(city.bartek), "diagnoses:differences", old.ref).status_code == 404
        )

    def test_the_api_does_the_same(self, city, as_):
        old = published(city)
        desk = as_(city.bartek)

        made = call(desk, "desk-diagnosis-revise", old.ref)
        again = call(desk, "desk-diagnosis-revise", old.ref)

        assert (made.status_code, made.json()["revises"]) == (201, old.ref)
        assert (again.status_code, again.json()["code"]) == (409, "revision_exists")
        Diagnosis.objects.filter(ref=made.json()["ref"]).update(severity=5)
        changed = page(desk, "api:desk-diagnosis-differences", made.json()["ref"])
        assert [row["name"] for row in changed.json()] == ["severity"]


class TestReleases:
    def test_are_listed_and_undone_after_a_question(self, city, as_):
        row = published(city)
        panel = as_(city.dorota)
        listed = page(panel, "review:releases").content.decode()
        assert row.problem.title in listed

        asked = page(panel, "review:undo_release", row.release.ref)
        bare = send(panel, "review:undo_release", row.release.ref, note=" ")
        done = send(panel, "review:undo_release", row.release.ref, note="Pomyłka.")
        again = send(panel, "review:undo_release", row.release.ref, note="Pomyłka.")

        assert (asked.status_code, bare.status_code) == (200, 400)
        assert (done.status_code, again.status_code) == (302, 409)
        assert now(row).status == Status.ACCEPTED
        assert "Pomyłka." in page(panel, "review:releases").content.decode()

    def test_by_the_api(self, city, as_):
        row = published(city)
        panel = as_(city.dorota)

        listed = page(panel, "api:desk-release-list").json()["results"]
        done = call(panel, "desk-release-undo", row.release.ref, note="Pomyłka.")

        assert listed[0]["diagnoses"] == [row.ref]
        assert done.json()["undo_note"] == "Pomyłka."
        assert not PublicProblem.objects.exists()

    def test_the_list_costs_the_same_for_many(
        self, city, as_, django_assert_max_num_queries
    ):
        panel = as_(city.dorota)
        for _number in range(5):
            published(city)

        with django_assert_max_num_queries(12):
            page(panel, "review:releases")
        assert Release.objects.count() == 5


class TestMerging:
    def test_choose_look_and_decide(self, city, as_):
        keep, drop = published(city), published(city, partner=city.inna)
        panel, ref = as_(city.dorota), problem_of(keep).ref
        other = problem_of(drop)

        offered = page(panel, "review:merge", ref).content.decode()
        found = page(panel, "review:merge", ref, q=other.title).content.decode()
        both = page(panel, "review:merge", ref, other=other.ref).content.decode()
        bare = send(panel, "review:merge", ref, other=other.ref, note="")
        done = send(panel, "review:merge", ref, other=other.ref, note="To samo.")

        assert all(other.ref in said for said in (offered, found, both))
        assert (bare.status_code, done.status_code) == (400, 302)
        assert now(other).merged_into == problem_of(keep)

    def test_the_page_of_the_one_that_went_leads_on(self, city, as_):
        keep, drop = published(city), published(city, partner=city.inna)
        gone, panel = problem_of(drop).ref, as_(city.dorota)
        send(
            panel,
            "review:merge",
            problem_of(keep).ref,
            other=gone,
            note="To samo.",
        )

        answer = panel.get(reverse("review:problem", args=[gone]))
        elsewhere = as_(city.bartek).get(reverse("review:problem", args=[gone]))

        assert answer.status_code == 302
        assert answer.url == reverse("review:problem", args=[problem_of(keep).ref])
        assert elsewhere.status_code == 403

    def test_asks_which_of_two_stays(self, city, as_):
        keep, drop = published(city), published(city)
        panel, ref = as_(city.dorota), problem_of(keep).ref
        other = problem_of(drop).ref
        name = f"stays-{keep.ref}"
        assert name in page(panel, "review:merge", ref, other=other).content.decode()

        bare = send(panel, "review:merge", ref, other=other, note="To samo.")
        done = send(
            panel, "review:merge", ref, other=other, note="To samo.", **{name: keep.ref}
        )

        assert (bare.status_code, done.status_code) == (400, 302)
        assert now(drop).status == Status.ARCHIVED

    @pytest.mark.parametrize(
        ("query", "status"),
        [
            ({"q": "\x00"}, 400),
            ({"q": "x" * 101}, 400),
            ({"other": "nobody"}, 404),
            ({"other": "x" * 99}, 404),
            ({"other": "\x00"}, 400),
        ],
    )
    def test_nonsense_is_refused(self, city, as_, query, status):
        ref = problem_of(published(city)).ref

        assert (
            page(as_(city.dorota), "review:merge", ref, **query).status_code == status
        )

    def test_not_with_itself_and_not_with_a_draft(self, city, as_):
        problem = problem_of(published(city))
        draft = accepted(city, partner=city.inna, status=Status.DRAFT).problem
        panel = as_(city.dorota)

        itself = page(panel, "review:merge", problem.ref, other=problem.ref)
        unknown = page(panel, "review:merge", problem.ref, other=draft.ref)

        assert (itself.status_code, unknown.status_code) == (400, 404)

    def test_by_the_api(self, city, as_):
        keep, drop = published(city), published(city)
        panel, ref = as_(city.dorota), problem_of(keep).ref
        body = {"other": problem_of(drop).ref, "note": "To samo."}

        asked = call(panel, "desk-problem-merge", ref, **body)
        done = call(panel, "desk-problem-merge", ref, **body, stays=[drop.ref])

        assert asked.status_code == 409
        assert asked.json()["collisions"] == [sorted([keep.ref, drop.ref])]
        assert done.status_code == 200
        assert now(keep).status == Status.ARCHIVED


class TestState:
    def test_close_and_reopen(self, city, as_):
        row = published(city)
        panel, ref = as_(city.dorota), problem_of(row).ref
        assert page(panel, "review:state", ref).status_code == 200

        bare = send(panel, "review:close", ref)
        done = send(
            panel,
            "review:close",
            ref,
            **{"close-reason": "faded", "close-note": "Tak."},
        )
        again = send(
            panel,
            "review:close",
            ref,
            **{"close-reason": "faded", "close-note": "Tak."},
        )
        assert (bare.status_code, done.status_code, again.status_code) == (
            400,
            302,
            409,
        )
        assert PublicProblem.objects.get().close_reason == "faded"
        assert page(panel, "review:state", ref).status_code == 200

        send(panel, "review:reopen", ref, **{"reopen-note": "Wróciło."})
        assert PublicProblem.objects.get().state == "open"

    def test_part_of(self, city, as_):
        part, whole = problem_of(published(city)), problem_of(published(city))
        panel = as_(city.dorota)

        done = send(panel, "review:whole", part.ref, **{"whole-whole": whole.ref})
        wrong = send(panel, "review:whole", whole.ref, **{"whole-whole": part.ref})

        assert (done.status_code, wrong.status_code) == (302, 400)
        assert now(part).parent == whole
        assert part.title in page(panel, "review:state", whole.ref).content.decode()

    def test_by_the_api(self, city, as_):
        part, whole = problem_of(published(city)), problem_of(published(city))
        panel = as_(city.dorota)

        closed = call(
            panel, "desk-problem-close", part.ref, reason="solved", note="Zrobione."
        )
        opened = call(panel, "desk-problem-reopen", part.ref, note="Wróciło.")
        under = call(panel, "desk-problem-part-of", part.ref, whole=whole.ref)
        nowhere = call(panel, "desk-problem-part-of", part.ref, whole="nobody")

        assert (closed.json()["state"], closed.json()["close_reason"]) == (
            "closed",
            "solved",
        )
        assert opened.json()["closed_date"] is None
        assert under.json()["parent"] == whole.public_id
        assert nowhere.status_code == 400
