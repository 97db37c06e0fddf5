"""The desk's API of resources: the same services as the pages, in JSON."""

import json

import pytest

from kooperacja.audit.models import AuditEntry
from kooperacja.base.models import new_ref
from resources.models import (
    ConfidentialAddress,
    Provider,
    PublicResource,
    Resource,
    Site,
)
from resources.services import SiteContent, provider_of, submit_resource, take_step
from resources.workflow import WORKFLOW
from tests.factories.places import spot
from tests.problems.test_desk_api import Api

LIST = "/api/v1/desk/resources/"
SECRET = "ul. Ukryta 17"


def body(**changes) -> dict:
    """Return the JSON of a new resource; None takes out."""
    data = {
        "name": "Telefon dla rodziców",
        "kind": "helpline",
        "deliveries": ["phone"],
        "phone": "33 812 34 56",
        "categories": ["bezrobocie"],
        "week": [{"weekday": 0, "opens": "08:00", "closes": "16:00"}],
        "sites": [{"address": "ul. Północna 1", "area": "polnoc"}],
    } | changes
    return {name: value for name, value in data.items() if value is not None}


def url(resource, act: str = "") -> str:
    return f"{LIST}{resource.ref}/" + (f"{act}/" if act else "")


@pytest.fixture
def bartek(world):
    return Api(world.bartek)


@pytest.fixture
def ours(world, add):
    def call(name="Świetlica", **values):
        return add(
            name,
            **{
                "provider": provider_of(world.most),
                "deliveries": ["phone"],
                "phone": "33 812 34 56",
                "categories": [world.bezrobocie],
            }
            | values,
        )

    return call


@pytest.fixture
def shelter(world, ours):
    """A published resource with a confidential place that shows no estate."""
    return ours(
        "Dom",
        sites=[SiteContent(address=SECRET, place=spot(0.5, 1.5), is_confidential=True)],
    )


class TestReading:
    def test_the_list_is_what_visible_to_gives(self, world, ours):
        ours(), ours("Szkic", publish=False)

        counts = {
            name: Api(getattr(world, name)).get(LIST).json()["count"]
            for name in ("bartek", "celina", "ewa", "dorota", "bez_partnera")
        }
        assert counts == {
            "bartek": 2,
            "celina": 1,
            "ewa": 1,
            "dorota": 2,
            "bez_partnera": 1,
        }

    def test_nobody_is_asked_to_log_in(self, ours):
        resource = ours()

        assert Api().get(LIST).status_code == 401
        assert Api().post(LIST, body()).status_code == 401
        assert Api().patch(url(resource), {"version": 1}).status_code == 401

    def test_the_list_costs_the_same_however_long(
        self, world, ours, django_assert_max_num_queries
    ):
        api = Api(world.bartek)
        for number in range(6):
            ours(f"Świetlica {number}", sites=[SiteContent(area=world.polnoc)] * 2)

        with django_assert_max_num_queries(18):
            assert api.get(LIST).json()["count"] == 6

    @pytest.mark.parametrize("name", ["bartek", "dorota", "celina"])
    def test_a_confidential_place_is_never_handed_out(self, world, shelter, name):
        answer = Api(getattr(world, name)).get(url(shelter))

        (place,) = answer.json()["sites"]
        assert (place["address"], place["place"]) == ("", None)
        assert place["area"] == (None if name == "celina" else "polnoc")
        assert "Ukryta" not in answer.content.decode()

    def test_filters_and_an_unknown_one(self, bartek, ours):
        ours(), ours("Szkic", publish=False)

        assert bartek.get(LIST, state="draft").json()["count"] == 1
        assert bartek.get(LIST, q="wietlic").json()["count"] == 1
        assert bartek.get(LIST, state="x").status_code == 400
        assert bartek.get(LIST, nie="1").status_code == 400


class TestWriting:
    def test_a_resource_is_created(self, bartek, world):
        answer = bartek.post(LIST, body())

        said = answer.json()
        assert answer.status_code == 201
        assert answer.headers["ETag"].startswith(f'"{said["ref"]}.1.')
        assert (said["partner"], said["status"]) == ("fundacja-most", "draft")
        assert said["week"] == [
            {"weekday": 0, "opens": "08:00", "closes": "16:00", "note": ""}
        ]
        assert [place["area"] for place in said["sites"]] == ["polnoc"]
        assert said["steps"] == ["submit"]

    def test_a_key_makes_one(self, bartek):
        headers = {"HTTP_IDEMPOTENCY_KEY": new_ref()}
        send = [
            bartek.client.post(LIST, body(), content_type="application/json", **headers)
            for _again in range(2)
        ]

        assert send[0].json()["ref"] == send[1].json()["ref"]
        assert Resource.objects.count() == 1

    def test_patch_keeps_what_was_not_sent(self, bartek, world, ours):
        resource = ours(
            sites=[SiteContent(address="ul. Długa 5", place=spot(0.5, 1.5))],
            target_groups=[world.mlodziez],
            review_months=3,
        )

        answer = bartek.patch(url(resource), {"version": 2, "fees": "5 zł"})

        said = answer.json()
        assert answer.status_code == 200
        assert (said["fees"], said["target_groups"]) == ("5 zł", ["mlodziez"])
        assert said["sites"][0]["address"] == "ul. Długa 5"
        assert said["review_months"] == 3
        assert PublicResource.objects.get().fees == "5 zł"

    @pytest.mark.parametrize("name", ["week", "exceptions", "closures"])
    def test_patch_takes_no_half_of_a_line(self, bartek, ours, name):
        resource = ours()

        answer = bartek.patch(url(resource), {"version": resource.version, name: [{}]})
        site = {"version": resource.version, "sites": [{name: [{}]}]}
        inside = bartek.patch(url(resource), site)

        assert (answer.status_code, inside.status_code) == (400, 400)
        assert name in answer.json()

    def test_put_empties_what_was_not_sent(self, bartek, world, ours):
        resource = ours(sites=[SiteContent(address="ul. Długa 5")], review_months=3)

        said = bartek.put(
            url(resource), {"version": 2, "name": "Klub", "kind": "senior_club"}
        ).json()

        assert (said["phone"], said["sites"], said["categories"]) == ("", [], [])
        assert (said["partner"], said["review_months"]) == ("fundacja-most", 3)

    def test_a_place_named_by_its_ref_keeps_what_was_not_sent(
        self, bartek, world, ours
    ):
        resource = ours(
            sites=[
                SiteContent(name="Sala", address="ul. Długa 5", place=spot(0.5, 1.5))
            ]
        )
        ref = Site.objects.get().ref

        said = bartek.patch(
            url(resource), {"version": 2, "sites": [{"ref": ref, "name": "Klub"}]}
        ).json()

        (place,) = said["sites"]
        assert (place["ref"], place["name"]) == (ref, "Klub")
        assert place["address"] == "ul. Długa 5"
        assert place["place"]["type"] == "Point"

    def test_if_match_and_the_version(self, bartek, ours):
        resource = ours()
        etag = bartek.get(url(resource)).headers["ETag"]
        bartek.patch(url(resource), {"version": 2, "fees": "5 zł"})

        stale = bartek.patch(url(resource), {"version": 2, "fees": "6 zł"})
        assert stale.status_code == 409
        assert stale.json()["current"]["fees"] == "5 zł"
        missed = bartek.client.generic(
            "PATCH",
            url(resource),
            json.dumps({"fees": "6 zł"}),
            "application/json",
            headers={"if-match": etag},
        )
        assert missed.status_code == 412
        assert bartek.patch(url(resource), {"fees": "x"}).status_code == 400

    @pytest.mark.parametrize(
        "changes",
        [
            {"status": "published"},
            {"name": ""},
            {"name": "a\x00"},
            {"kind": "bunkier"},
            {"deliveries": ["gołąb"]},
            {"categories": ["nie-ma"]},
            {"categories": "bezrobocie"},
            {"service_areas": ["polnoc", "nie-ma"]},
            {"week": [{"weekday": 7, "opens": "8:00", "closes": "9:00"}]},
            {"week": [{"weekday": 0, "opens": "8:00"}]},
            {"week": [{}] * 61},
            {
                "closures": [
                    {"first_day": "2026-02-30", "last_day": None, "notice": "x"}
                ]
            },
            {
                "closures": [
                    {"first_day": "2026-02-02", "last_day": "2026-01-01", "notice": "x"}
                ]
            },
            {"exceptions": [{"first_day": "2026-02-02", "last_day": "2026-02-02",
                             "opens": "08:00"}]},
            {"contacts": [{"title": "Dyżur"}]},
            {"sites": [{"ref": "nie-ma"}]},
            {"sites": [{"area": "nie-ma"}]},
            {"sites": [{"place": {"type": "Point", "coordinates": [0, 0]}}]},
            {"sites": [{}] * 51},
            {"capacity": -1},
            {"capacity": 10**40},
            {"occupancy": 3},
            {"partner": "inna-instytucja"},
            {"website": "javascript:alert(1)"},
            {"minimum_age": 18, "maximum_age": 6},
            {"description": "Pesel 44051401458"},
        ],
    )  # fmt: skip
    def test_bad_input_is_refused(self, bartek, changes):
        answer = bartek.post(LIST, body(**changes))

        assert answer.status_code == 400, answer.content
        assert not Resource.objects.exists()

    def test_only_a_coordinator_names_who_gives_it(self, bartek, world):
        named = body(provider="Parafia")

        assert bartek.post(LIST, named).status_code == 403
        assert not Provider.objects.exists()
        said = Api(world.dorota).post(LIST, named).json()
        assert (said["provider"], said["partner"]) == ("Parafia", None)

    def test_nobody_hands_a_resource_to_another_institution(self, bartek, world, ours):
        resource = ours()

        answer = bartek.patch(
            url(resource), {"version": 2, "provider": "Inna Instytucja"}
        )

        assert answer.status_code == 403
        resource.refresh_from_db()
        assert resource.provider.partner == world.most

    def test_a_confidential_address_goes_in_and_stays_in(self, bartek, world):
        place = {"address": SECRET, "is_confidential": True, "area": "polnoc"}

        answer = bartek.post(LIST, body(sites=[place]))
        said = answer.json()

        assert "Ukryta" not in answer.content.decode()
        assert ConfidentialAddress.objects.get().address == SECRET
        sites = [{"ref": said["sites"][0]["ref"], "name": "Dom"}]
        bartek.patch(f"{LIST}{said['ref']}/", {"version": 1, "sites": sites})
        assert ConfidentialAddress.objects.get().address == SECRET
        assert "Ukryta" not in str(list(AuditEntry.objects.values()))

    def test_opening_a_confidential_place_is_the_coordinator_s(
        self, bartek, world, shelter
    ):
        ref = Site.objects.get().ref
        opened = {
            "version": 2,
            "sites": [{"ref": ref, "is_confidential": False, "address": SECRET}],
        }

        refused = bartek.patch(url(shelter), opened)

        assert (refused.status_code, refused.json()["code"]) == (
            403,
            "needs_coordinator",
        )
        assert Api(world.dorota).patch(url(shelter), opened).status_code == 200

    @pytest.mark.parametrize("name", ["celina", "ewa", "bez_partnera"])
    def test_others_change_nothing(self, world, ours, name):
        resource, draft = ours(), ours("Szkic", publish=False)
        api = Api(getattr(world, name))

        assert api.patch(url(resource), {"version": 2, "fees": "x"}).status_code == 403
        assert api.send("DELETE", url(resource), "").status_code == 403
        assert api.post(url(resource, "occupancy"), {"occupancy": 1}).status_code == 403
        assert api.patch(url(draft), {"version": 1}).status_code == 404

    def test_a_draft_can_be_thrown_away_once(self, bartek, ours):
        draft, published = ours("Szkic", publish=False), ours()

        assert bartek.send("DELETE", url(draft), "").status_code == 204
        assert bartek.send("DELETE", url(draft), "").status_code == 404
        assert bartek.send("DELETE", url(published), "").status_code == 409


class TestSteps:
    def test_every_step_has_its_action(self, bartek, world, ours):
        resource = ours(publish=False)
        for step in WORKFLOW.taken_by_people():
            answer = Api(world.celina).post(
                url(resource, step.name.replace("_", "-")), {}
            )
            assert answer.status_code == 404, step.name

    def test_the_way_of_a_resource(self, bartek, world, ours):
        resource, dorota = ours(publish=False), Api(world.dorota)

        assert bartek.post(url(resource, "submit")).json()["status"] == "submitted"
        assert dorota.post(url(resource, "return")).status_code == 400
        returned = dorota.post(url(resource, "return"), {"note": "Dla kogo?"})
        assert returned.json()["status"] == "returned"
        assert bartek.get(url(resource)).json()["status_note"] == "Dla kogo?"
        assert bartek.post(url(resource, "publish")).status_code == 403
        bartek.post(url(resource, "submit"))
        assert dorota.post(url(resource, "publish")).json()["status"] == "published"
        seen = Api(world.celina).get(url(resource)).json()
        assert (seen["status_note"], seen["steps"]) == ("", [])
        closed = bartek.post(url(resource, "close"), {"note": "Koniec"})
        assert closed.json()["status"] == "closed"
        assert bartek.post(url(resource, "close"), {"note": "x"}).status_code == 409

    def test_what_is_missing_is_named(self, bartek, world, ours):
        resource = ours(publish=False, categories=[], phone="")

        answer = bartek.post(url(resource, "submit"))

        assert answer.status_code == 400
        assert set(answer.json()) == {"detail", "code", "categories", "phone"}

    def test_occupancy(self, bartek, ours):
        resource = ours(capacity=20)

        said = bartek.post(url(resource, "occupancy"), {"occupancy": 18}).json()

        assert said["occupancy"] == 18
        assert PublicResource.objects.get().occupancy == 18
        for value in (-1, "x", 10**30):
            answer = bartek.post(url(resource, "occupancy"), {"occupancy": value})
            assert answer.status_code == 400

    def test_what_waits_is_not_changed_by_its_people(self, bartek, world, ours):
        resource = ours(publish=False)
        submit_resource(actor=world.bartek, resource=resource)

        refused = bartek.patch(url(resource), {"version": 2, "fees": "x"})

        assert refused.status_code == 403
        take_step("take_back", actor=world.bartek, resource=resource)
        assert (
            bartek.patch(url(resource), {"version": 3, "fees": "x"}).status_code == 200
        )
